import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import type { Corner } from '../../src/model/sheet.ts';
import { open } from '../../src/parse/open.ts';
import { tellCorners } from '../../src/privacy/corners.ts';
import { delivery } from '../parse/bytes.ts';
import { type BookSpec, ods, xlsx, zip } from '../parse/workbook.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CP = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const book: BookSpec = {
  sheets: [
    {
      name: '公園',
      rows: [
        ['編號', '面積'],
        ['1', 12],
      ],
    },
    {
      name: '舊名冊',
      hidden: true,
      rows: [
        ['姓名', '身分證'],
        ['王甲', 'A123456789'],
        ['李乙', 'A123456780'],
      ],
    },
  ],
};

/** What a spreadsheet program writes beside the sheets: comments of both kinds, properties, cached cells of another file. */
const corners = {
  'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>`,
  'xl/comments1.xml': `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>張丙</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>請洽</t></r><r><t>0912-345-678 &amp; 同仁</t></r></text></comment></commentList></comments>`,
  'xl/threadedComments/threadedComment1.xml': `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2" personId="{1}"><text>已確認</text></threadedComment></ThreadedComments>`,
  'xl/persons/person.xml': `<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="Lin Mei-Hua" id="{1}"/></personList>`,
  'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>someone@example.com</v></cell><cell r="B1"><v>12</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
  'docProps/core.xml': `<cp:coreProperties xmlns:cp="${CP}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>陳丁</dc:creator><cp:lastModifiedBy>openpyxl</cp:lastModifiedBy><dc:description>電話：02-2380-0791</dc:description></cp:coreProperties>`,
  'docProps/app.xml': `<Properties><Application>Microsoft Excel</Application><Manager>王戊</Manager><Company>內政部</Company></Properties>`,
  'docProps/custom.xml': `<Properties xmlns:vt="urn:x"><property name="承辦人信箱"><vt:lpwstr>someone@example.com</vt:lpwstr></property></Properties>`,
};

async function found(name: string, bytes: Uint8Array) {
  const findings = new Findings();
  const opened = await open(delivery(name, bytes), findings, {});
  const list: readonly Corner[] = (await opened.corners?.()) ?? [];
  const heard = new Findings();
  await tellCorners(opened, opened.sheets[0]!, heard);
  return { list, told: heard.list() };
}

describe('corners of an Excel workbook', () => {
  it('are all handed over', async () => {
    const { list } = await found('公園.xlsx', await xlsx(book, corners));
    const shown = list.map(({ kind, place, text }) => `${kind} ${place} ${text}`);
    expect(shown.sort()).toEqual(
      [
        'author commentAuthor 張丙',
        'comment 公園!B2 請洽0912-345-678 & 同仁',
        'comment 公園!A2 已確認',
        'author commentAuthor Lin Mei-Hua',
        'property externalLink someone@example.com',
        'author creator 陳丁',
        'author lastModifiedBy openpyxl',
        'property description 電話：02-2380-0791',
        'author manager 王戊',
        'property company 內政部',
        'property 承辦人信箱 someone@example.com',
      ].sort(),
    );
  });

  it('are findings where they hold personal data', async () => {
    const { told } = await found('公園.xlsx', await xlsx(book, corners));
    const errors = told.filter((finding) => finding.problem === 'personal-in-corner');
    expect(
      errors.map((finding) => `${finding.facts['where']} ${finding.facts['kind']} ${finding.facts['found']}`).sort(),
    ).toEqual(
      [
        '公園!B2 的註解 手機號碼 0912-***-***',
        '外部連結的快取 電子郵件地址 s***@example.com',
        '摘要資訊的註解 電話號碼 02-23**-****',
        '摘要資訊「承辦人信箱」 電子郵件地址 s***@example.com',
        '隱藏工作表「舊名冊」 身分證或居留證號碼 A1********',
      ].sort(),
    );
    const hidden = errors.find((finding) => String(finding.facts['where']).startsWith('隱藏'));
    expect(hidden).toMatchObject({ level: 'error', cells: 1, places: [{ sheet: '舊名冊', top: 1, left: 1 }] });
    const authors = told.filter((finding) => finding.problem === 'author-in-properties');
    expect(authors.map((finding) => finding.facts['found']).sort()).toEqual(
      ['Li* ***-***', '張○', '王○', '陳○'].sort(),
    );
    expect(new Set(authors.map((finding) => finding.level))).toEqual(new Set(['warning']));
  });

  it('of a clean workbook tell nothing', async () => {
    const { told } = await found('公園.xlsx', await xlsx({ sheets: [book.sheets[0]!] }));
    expect(told).toEqual([]);
  });

  it('come along out of an archive', async () => {
    const { list } = await found('公園.zip', await zip({ '公園.xlsx': await xlsx(book, corners) }));
    expect(list.length).toBeGreaterThan(5);
  });
});

const OFFICE_NS =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"';

describe('corners of an OpenDocument spreadsheet', () => {
  it('are its properties, and the comments at their cells', async () => {
    const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${OFFICE_NS}><office:body><office:spreadsheet><table:table table:name="公園"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>編號</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><office:annotation><dc:creator>張丙</dc:creator><dc:date>2024-01-01T00:00:00</dc:date><text:p>請洽0912-345-678</text:p></office:annotation><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const meta = `<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${OFFICE_NS}><office:meta><meta:initial-creator>陳丁</meta:initial-creator><dc:title>公園</dc:title><meta:user-defined meta:name="信箱">someone@example.com</meta:user-defined></office:meta></office:document-meta>`;
    const bytes = await zip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': content,
      'meta.xml': meta,
    });
    const { list, told } = await found('公園.ods', bytes);
    expect(list).toEqual([
      { kind: 'author', place: 'creator', text: '陳丁' },
      { kind: 'property', place: 'title', text: '公園' },
      { kind: 'property', place: '信箱', text: 'someone@example.com' },
      { kind: 'author', place: 'commentAuthor', text: '張丙' },
      { kind: 'comment', place: '公園!C3', text: '請洽0912-345-678' },
    ]);
    expect(told.map((finding) => finding.problem).sort()).toEqual([
      'author-in-properties',
      'author-in-properties',
      'personal-in-corner',
      'personal-in-corner',
    ]);
  });

  it('of a clean one are none', async () => {
    expect((await found('公園.ods', await ods({ sheets: [book.sheets[0]!] }))).told).toEqual([]);
  });
});

it('corners that cannot be read are a warning, and the rest of the file goes on', async () => {
  const damaged = { ...corners, 'docProps/core.xml': '<cp:coreProperties><dc:creator>' };
  const findings = new Findings();
  const opened = await open(delivery('公園.xlsx', await xlsx(book, damaged)), new Findings(), {});
  await tellCorners(opened, opened.sheets[0]!, findings);
  expect(findings.list().map(({ problem, level }) => [problem, level])).toEqual([
    ['personal-in-corner', 'error'],
    ['corner-unread', 'warning'],
  ]);
});
