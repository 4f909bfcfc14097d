import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { sheetOf } from './sheet-of.ts';

const HEADER = ['項目', '預算數', '決算數'];
const records = [...'甲乙丙丁戊己'].map((name, i) => [`項目${name}`, `${1000 + i}`, `${900 + i}`]);
const coded = Array.from({ length: 7 }, (_, i) => [`7-${i + 1}`, `${1000 + i}`, `${900 + i}`]);

async function recordsIn(rows: readonly (readonly string[])[]) {
  const [table] = detect(await sketch(sheetOf(rows)), {});
  return table?.records;
}

describe('a page number with what it is a page of', () => {
  it.each([
    ['02007 - 32', 0],
    ['7-1', 0],
    ['8-3-2', 1],
    ['7－1', 2],
    ['附-3', 0],
  ])('%s at the foot is no record', async (text, at) => {
    expect(await recordsIn([HEADER, ...records, ['', '', ''].with(at, text)])).toBe(6);
    expect(await recordsIn([HEADER, ...records, [], ['', '', ''].with(at, text)])).toBe(6);
  });
  it('is none at the head and foot of pages within the table', async () => {
    const page = (number: number) => [`02007 - ${number}`, '', ''];
    expect(
      await recordsIn([
        HEADER,
        page(31),
        ...records,
        page(32),
        ...coded.map((row) => [`乙${row[0]}`, ...row.slice(1)]),
        page(33),
      ]),
    ).toBe(13);
  });
  it('is a record where the column holds such values, and where it stands alone among records', async () => {
    expect(await recordsIn([HEADER, ...coded, ['7-8', '', '']])).toBe(8);
    expect(await recordsIn([HEADER, ...records.slice(0, 3), ['7-8', '', ''], ...records.slice(3)])).toBe(7);
    expect(await recordsIn([HEADER, ...records, ['112-05-01', '', '']])).toBe(7);
  });
});
