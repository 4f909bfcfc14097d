import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import { open } from '../../src/parse/open.ts';
import { book, bytes, label, record, text, u16, u32 } from './biff-book.ts';
import { delivery } from './bytes.ts';
import { oleFile } from './ole-file.ts';

const wide = (value: string) => Buffer.from(value, 'utf16le');
/** A comment of BIFF8: an object, its box, the text cut in two records, and the note that names the object. */
const comment = (id: number, row: number, column: number, first: string, second: string, author: string) => [
  record(0x5d, u16(0x15), u16(18), u16(0x19), u16(id), new Array<number>(14).fill(0)),
  record(0x1b6, new Array<number>(10).fill(0), u16(first.length + second.length), u16(16), u32(0)),
  record(0x3c, 1, wide(first)),
  record(0x3c, 0, Buffer.from(second, 'latin1')),
  record(0x3c, new Array<number>(16).fill(0)),
  record(0x1c, u16(row), u16(column), u16(0), u16(id), text(author), 0),
];

/** A property set (MS-OLEPS §2.21) of texts in a code page, and of one wide text. */
function properties(codePage: number, texts: Readonly<Record<number, Uint8Array>>): Uint8Array {
  const values = Object.entries(texts).map(([id, value]) => {
    const padded = Buffer.concat([value, Buffer.alloc(4 - (value.length % 4))]);
    return [Number(id), bytes(u32(0x1e), u32(padded.length), padded)] as const;
  });
  const all = [[1, bytes(u32(2), u16(codePage), u16(0))] as const, ...values];
  let at = 8 + all.length * 8;
  const head = all.map(([id, value]) => bytes(u32(id), u32((at += value.length) - value.length)));
  const set = bytes(u32(at), u32(all.length), ...head, ...all.map(([, value]) => value));
  return bytes(
    u16(0xfffe),
    u16(0),
    u32(0),
    new Array<number>(16).fill(0),
    u32(1),
    new Array<number>(16).fill(0),
    u32(48),
    set,
  );
}

async function cornersOf(streams: Readonly<Record<string, Uint8Array>>) {
  const opened = await open(delivery('公園.xls', oleFile({ streams })), new Findings(), {});
  return (await opened.corners?.()) ?? [];
}

const cells = [label(0, 0, '編號'), label(1, 0, '1')];

describe('corners of an XLS file', () => {
  it('are comments at their cells, with who wrote them', async () => {
    const records = [
      ...cells,
      ...comment(1, 1, 0, '請洽', '0912-345-678', '張丙'),
      ...comment(7, 0, 27, '已確認', '', ''),
    ];
    expect(await cornersOf({ Workbook: book({ sheets: [{ name: '公園', records }] }) })).toEqual([
      { kind: 'comment', place: '公園!A2', text: '請洽0912-345-678' },
      { kind: 'author', place: 'commentAuthor', text: '張丙' },
      { kind: 'comment', place: '公園!AB1', text: '已確認' },
    ]);
  });

  it('in BIFF5 are texts of a code page, which may go on', async () => {
    const big5 = Uint8Array.of(0xa4, 0xa4); // 中
    const note = (row: number, content: Uint8Array) => record(0x1c, u16(row), u16(2), u16(content.length), content);
    const records = [
      record(0x204, u16(0), u16(0), u16(0), u16(1), 65),
      note(4, big5),
      note(0xffff, Buffer.from(' 0912')),
    ];
    const before = [record(0x42, u16(950))];
    const corners = await cornersOf({ Book: book({ version: 0x500, before, sheets: [{ name: 'a', records }] }) });
    expect(corners).toEqual([{ kind: 'comment', place: 'a!C5', text: '中 0912' }]);
  });

  it('are the properties, in the code page that they name', async () => {
    const corners = await cornersOf({
      Workbook: book({ sheets: [{ name: '公園', records: cells }] }),
      '\u0005SummaryInformation': properties(950, {
        2: Buffer.from('Parks'),
        4: Uint8Array.of(0xa4, 0xfd, 0xa5, 0xd2, 0), // 王甲
        8: Buffer.from('openpyxl\0'),
        18: Buffer.from('Microsoft Excel'),
      }),
      '\u0005DocumentSummaryInformation': properties(65001, { 15: Buffer.from('內政部') }),
    });
    expect(corners).toEqual([
      { kind: 'property', place: 'title', text: 'Parks' },
      { kind: 'author', place: 'creator', text: '王甲' },
      { kind: 'author', place: 'lastModifiedBy', text: 'openpyxl' },
      { kind: 'property', place: 'company', text: '內政部' },
    ]);
  });

  it('cut off anywhere, properties say nothing or the truth', async () => {
    const whole = properties(950, { 4: Buffer.from('Wang'), 8: Buffer.from('Chen') });
    for (let length = 0; length < whole.length; length += 3) {
      const corners = await cornersOf({
        Workbook: book({ sheets: [{ name: '公園', records: cells }] }),
        '\u0005SummaryInformation': whole.slice(0, length),
      });
      for (const { text: said } of corners) expect(['Wang', 'Chen']).toContain(said);
    }
  });
});
