import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { parsers, problems } from '../../src/parse/index.ts';
import { readFile } from './read-sheets.ts';
import { ods, odsOf, xlsx, zip } from './workbook.ts';
import { compound, xls } from './workbook-xls.ts';

const book = {
  sheets: [
    {
      name: '一',
      rows: [
        ['編號', '名稱'],
        ['1', '中正區'],
      ],
    },
  ],
};
const made = { xlsx: await xlsx(book), ods: await ods(book), xls: xls(book), csv: '編號,名稱\n1,中正區\n' };

const html = '\ufeff\n<!DOCTYPE html><html><head><title>系統維護中</title></head><body></body></html>';
const cases: readonly (readonly [string, string | Uint8Array, string, RegExp])[] = [
  ['空.csv', '', 'file-not-a-table', /empty/],
  ['空.csv', '\ufeff \r\n', 'file-not-a-table', /empty/],
  ['資料.csv', html, 'file-mislabelled', /web page \(HTML\).*“系統維護中”/],
  ['資料.html', html, 'file-not-a-table', /web page/],
  ['資料.xls', '<table border="1"><tr><td>1</td></tr></table>', 'file-mislabelled', /web page/],
  ['資料.csv', '{"RetCode":"0400","RetMessage":"錯誤"}', 'file-mislabelled', /RetCode/],
  ['資料.csv', '<?xml version="1.0"?><rows><row/></rows>', 'file-not-a-table', /XML/],
  ['資料.mht', 'MIME-Version: 1.0\n\n<table>', 'format-unknown', /MHTML/],
  ['資料.ods', '%PDF-1.4 ...', 'file-mislabelled', /PDF/],
  ['資料.pdf', '%PDF-1.4 ...', 'format-unknown', /PDF/],
  ['資料.csv.gz', Uint8Array.of(0x1f, 0x8b, 8, 0), 'file-damaged', /inflated/],
  ['資料.tar', `x${'\0'.repeat(256)}ustar`, 'format-unknown', /tar/],
  ['資料.xlsx', await zip({ '一.pdf': 'a', '二.doc': 'c' }), 'format-unknown', /2 files: 一\.pdf、二\.doc/],
  ['資料.xlsx', await zip({ 'word/document.xml': '<w/>' }), 'file-mislabelled', /Word/],
  ['資料.xlsb', await zip({ 'xl/workbook.bin': 'x' }), 'format-unknown', /XLSB/],
  [
    '資料.ods',
    await zip({ mimetype: 'application/vnd.oasis.opendocument.text' }),
    'file-mislabelled',
    /no spreadsheet/,
  ],
  ['資料.xlsx', compound('EncryptedPackage', new Uint8Array(5000)), 'file-encrypted', /password/],
  ['資料.xls', compound('WordDocument', new Uint8Array(5000)), 'file-mislabelled', /Word 97/],
  ['資料.xls', compound('Something', new Uint8Array(5000)), 'file-mislabelled', /without a workbook/],
  [
    '資料.ods',
    await odsOf('', { 'META-INF/manifest.xml': '<m:file><m:encryption-data/></m:file>' }),
    'file-encrypted',
    /password/,
  ],
  ['資料.ods', await odsOf(''), 'file-not-a-table', /no worksheet/],
  ['資料.xlsx', await xlsx({ sheets: [] }), 'file-not-a-table', /no worksheet/],
  ['資料.xlsx', await zip({ 'xl/workbook.xml': '<workbook><sheets>' }), 'file-damaged', /breaks off/],
];
describe('opening a file', () => {
  it.each(['xlsx', 'ods', 'xls', 'csv'] as const)('goes by what it holds: %s', async (format) => {
    for (const extension of ['xlsx', 'ods', 'xls', 'csv']) {
      const file = await readFile(`統計.${extension}`, made[format]);
      expect(file.facts).toMatchObject({ format, extension });
      expect(file.findings).toEqual(extension === format ? [] : ['mislabelled-file']);
      expect(file.sheets[0]!.rows ?? []).toEqual([
        ['編號', '名稱'],
        ['1', '中正區'],
      ]);
    }
    expect((await readFile('統計', made[format])).findings).toEqual([]);
  });

  it.each([
    ['資料.csv', '[{"a":1},{"a":2}]', 'json', ['mislabelled-file']],
    ['資料.json', '{"a":1}\n{"a":2}', 'jsonl', []],
    ['資料.csv', '<?xml version="1.0"?><r><p>1</p><p>2</p></r>', 'xml', ['mislabelled-file']],
    ['資料.xml', '<清冊><列>1</列><列>2</列></清冊>', 'xml', []],
    ['資料.xls', '<!-- 匯出 --><table><tr><td>1<td>2</table>', 'html', ['mislabelled-file']],
    ['資料.csv', 'a\tb\n1\t2\n3\t4\n', 'csv', ['mislabelled-file']],
    ['資料.tsv', 'a\tb\n1\t2\n3\t4\n', 'csv', []],
    ['資料.txt', 'a\tb\n1\t2\n3\t4\n', 'csv', []],
  ])('takes %s %j for %s', async (name, text, format, findings) => {
    const file = await readFile(name, text);
    expect([file.facts.format, file.findings]).toEqual([format, findings]);
  });

  it.each(cases)('refuses %s %#: %s', async (name, bytes, code, says) => {
    const fault = await readFile(name, bytes).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({
      code,
      en: expect.stringMatching(says),
      zh: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  });

  it.each(['<100,3\n', '[註],3\n', '{a},3\n', '["a",3\n', 'PK,3\n', '<a>,3\n'])(
    'takes %j for the text that it is',
    async (text) => {
      expect((await readFile('資料.csv', text)).facts.format).toBe('csv');
    },
  );

  it.each(['xlsx', 'ods', 'xls'] as const)(
    'ends in a fault or a table wherever a file of %s is cut',
    async (format) => {
      const rows = Array.from({ length: 500 }, (_, i) => [i, `第${i}列`, Math.sin(i)]);
      const spec = {
        sheets: [
          { name: '一', rows },
          { name: '二', rows },
        ],
      };
      const whole = format === 'xls' ? xls(spec) : await { xlsx, ods }[format](spec);
      for (let part = 1; part < 20; part++) {
        const cut = whole.slice(0, Math.floor((whole.length * part) / 20));
        const end = await readFile(`表.${format}`, cut).catch((error: unknown) => error);
        if (end instanceof Error) expect(end).toMatchObject({ code: 'file-damaged' });
        else expect(end).toEqual(await readFile(`表.${format}`, whole));
      }
    },
  );

  it.each(['xlsx', 'ods', 'xls'] as const)(
    'ends in a fault or a table whatever byte of a file of %s is wrong',
    async (format) => {
      const whole = made[format];
      // Each XLS starts a thread.
      const times = format === 'xls' ? 12 : 60;
      for (let i = 0; i < times; i++) {
        const wrong = whole.slice();
        const at = Math.floor((whole.length * i) / times);
        wrong[at]! ^= 1 << (i % 8);
        const end = await readFile(`表.${format}`, wrong).catch((error: unknown) => error);
        if (end instanceof Error) expect(end).toBeInstanceOf(Fault);
      }
    },
  );
});

describe('zip bombs', () => {
  it('are known by what they declare', async () => {
    const bytes = await xlsx(book, { 'xl/worksheets/sheet1.xml': new Uint8Array(150 * 2 ** 20) });
    expect(bytes.length).toBeLessThan(300_000);
    await expect(readFile('表.xlsx', bytes)).rejects.toMatchObject({ code: 'file-bomb' });
  });

  it('are known by what comes out where they declare less', async () => {
    const sheet = `<worksheet>${'<a/>'.repeat(1_000_000)}</worksheet>`;
    const bytes = await xlsx(book, { 'xl/worksheets/sheet1.xml': sheet });
    lie(bytes, 24, sheet.length, 1000);
    const says = expect.stringContaining('larger than it declares');
    await expect(readFile('表.xlsx', bytes)).rejects.toMatchObject({ code: 'file-bomb', en: says });
  });

  it('are known by the number of their members', async () => {
    // PKWARE APPNOTE §4.3.16: the record at the end of the file says how many there are.
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(10, 10_001, true);
    await expect(readFile('表.xlsx', new Uint8Array(end.buffer))).rejects.toMatchObject({ code: 'file-bomb' });
  });

  it('do not come as one endless text', async () => {
    const text = Array.from({ length: 2 ** 20 }, (_, i) => (i * 7919).toString(36)).join('');
    const bytes = await xlsx({ sheets: [{ name: '一', rows: [[text]] }], inline: true });
    await expect(readFile('表.xlsx', bytes)).rejects.toMatchObject({ code: 'file-bomb' });
  });
});

describe('a zip', () => {
  it('is damaged where a member does not match its checksum', async () => {
    const sheet = '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>';
    const bytes = await xlsx(book, { 'xl/worksheets/sheet1.xml': sheet });
    expect((await readFile('表.xlsx', bytes)).sheets[0]!.rows).toEqual([['1']]);
    lie(bytes, 16, sheet.length, 12_345);
    const says = expect.stringContaining('checksum');
    await expect(readFile('表.xlsx', bytes)).rejects.toMatchObject({ code: 'file-damaged', en: says });
  });
});

describe('the registry of parsers', () => {
  it('has each format once, and problems with both languages', () => {
    expect(parsers.map((parser) => parser.format)).toEqual([
      'csv',
      'fods',
      'html',
      'json',
      'kml',
      'ods',
      'xls',
      'xlsx',
      'xml',
      'xml-spreadsheet',
    ]);
    expect(new Set(problems.map((problem) => problem.name)).size).toBe(problems.length);
    for (const { says, why, mend } of problems) {
      for (const text of [says, why, mend]) expect([text.zh, text.en]).not.toContain('');
    }
    expect(problems.map((problem) => problem.name)).toEqual(expect.arrayContaining(['mislabelled-file', 'link-cache']));
  });
});

/** Writes another number over the inflated size (24) or checksum (16) of the member of this size in the directory of a zip. */
function lie(bytes: Uint8Array, at: 16 | 24, size: number, to: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = 0; from + 46 <= bytes.length; from++) {
    if (view.getUint32(from, true) === 0x02014b50 && view.getUint32(from + 24, true) === size) {
      view.setUint32(from + at, to, true);
      return;
    }
  }
  throw new Error('no such member');
}
