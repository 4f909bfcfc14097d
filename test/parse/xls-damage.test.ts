import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { book, cell, label, labelSst, number, record, sharedStrings, text, u16, u32, xf } from './biff-book.ts';
import { lockBasic } from './biff-cipher.ts';
import { oleFile } from './ole-file.ts';
import { readFile } from './read-sheets.ts';

/** How many broken files each test reads; more with GOLDBADGE_FUZZ=100000, for hours rather than seconds. */
const TIMES = Number(process.env['GOLDBADGE_FUZZ'] ?? 250);

const texts = Array.from({ length: 60 }, (_, i) => `第${i}筆 ${'資料'.repeat(i % 9)}`);
const rows = texts.flatMap((_, i) => [
  labelSst(i, 0, i),
  number(i, 1, i * 1.5, i % 3),
  record(0x27e, cell(i, 2), u32(i * 4 + 2)),
  record(0x06, cell(i, 3), [0, 0, 0, 0, 0, 0, 0xff, 0xff], u16(0), u32(0), u16(0)),
  record(0x207, text(`共${i}`)),
]);
const sheets = [
  { name: '一', records: [record(0xe5, u16(1), [0, 0, 0, 0, 0, 0, 1, 0]), ...rows] },
  { name: 'Two', hidden: 1, records: [label(5, 0, 'b'), label(0, 0, 'a')] },
];
const before = [xf(0), xf(10), xf(14), record(0x41e, u16(164), text('0.0%'))];
const stream = book({ before, after: [sharedStrings(texts, 500)], sheets });
const older = book({
  version: 0x500,
  before: [record(0x42, u16(950))],
  sheets: [{ name: 'a', records: [number(0, 0, 1), record(0x204, cell(1, 0), u16(2), 0xa4, 0xa4)] }],
});
const streams = { Workbook: stream, 小: new Uint8Array(200) };
const files: [string, Uint8Array][] = [
  ['in its container', oleFile({ streams })],
  ['in a container of scattered sectors', oleFile({ streams, place: (sector, count) => (sector * 5) % count })],
  ['bare', stream],
  ['enciphered', lockBasic(stream, 'VelvetSweatshop')],
  ['of Excel 5', oleFile({ streams: { Book: older } })],
];

/** The same numbers at every run: a file that breaks something can be made again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A table or a reason, nothing else. */
async function outcome(file: Uint8Array): Promise<string> {
  try {
    const { sheets } = await readFile('表.xls', file);
    return JSON.stringify(sheets.map((sheet) => sheet.rows));
  } catch (error) {
    if (error instanceof Fault && error.code !== 'internal') return error.code;
    throw error;
  }
}

describe.each(files)('a broken XLS, %s', (_, file) => {
  it('is whole before it is broken', async () => expect(await outcome(file)).toMatch(/^\[\[\[/));

  it('that is cut is refused, or nothing was lost', async () => {
    const whole = await outcome(file);
    const seen = new Set<string>();
    for (let length = 0; length < file.length; length += file.length > 10_000 ? 512 : 61)
      seen.add(await outcome(file.slice(0, length)));
    seen.delete(whole);
    expect([...seen].filter((one) => one.startsWith('['))).toEqual([]);
  });

  it('with wrong bytes is a table or a refusal', async () => {
    const random = randomFrom(7);
    const codes = new Set<string>();
    for (let i = 0; i < TIMES; i++) {
      const spoilt = file.slice();
      for (let flips = 1 + random(4); flips > 0; flips--) spoilt[random(spoilt.length)] = random(2) ? 255 : random(256);
      const seen = await outcome(spoilt);
      codes.add(seen.startsWith('[') ? 'table' : seen);
    }
    expect([...codes].sort()).toContain('table');
  });
});
