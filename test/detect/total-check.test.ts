import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, startTally } from '../../src/detect/cut.ts';
import { detect } from '../../src/detect/detect.ts';
import { exactOf, exactSum, exactText } from '../../src/detect/exact-sum.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { sheetOf } from './sheet-of.ts';

async function told(picture: string): Promise<string[]> {
  const sheet = sheetOf(
    picture.split('\n').map((line) => line.split('|')),
    { batch: 2 },
  );
  const [table] = detect(await sketch(sheet), {});
  const list: string[] = [];
  const tally = startTally(undefined, (row, column, found, sum) =>
    list.push(`${row + 1},${column + 1}: ${found} ≠ ${sum}`),
  );
  for await (const batch of cut(sheet, table!, tally)) expect(batch.length).toBeGreaterThan(0);
  return list;
}

describe('totals', () => {
  it.each([
    ['below the records', '區|男|女|計\n甲|1|2|3\n乙|3|4|7\n丙|5|6|11\n合計|9|12|22', ['5,4: 22 ≠ 21']],
    ['above the records', '區|男|女|計\n總計|9|12|22\n甲|1|2|3\n乙|3|4|7\n丙|5|6|11', ['2,4: 22 ≠ 21']],
    [
      'of groups, each below its own',
      '區|男|女|計\n甲|1|2|3\n乙|3|4|7\n丙|5|6|11\n小計|9|12|21\n丁|1|1|2\n戊|1|1|2\n己|1|1|2\n小計|3|3|9\n總計|12|15|27',
      ['9,4: 9 ≠ 6'],
    ],
    [
      'of groups, each above its own, under one of all',
      '區|男|女|計\n總計|12|15|27\n北部小計|9|12|21\n甲|1|2|3\n乙|3|4|7\n丙|5|6|11\n南部小計|3|3|6\n丁|1|1|2\n戊|1|1|2\n己|1|1|3',
      ['2,4: 27 ≠ 28', '7,4: 6 ≠ 7'],
    ],
    [
      'with decimals and thousands separators',
      '區|面積|金額|數量\n甲|0.1|1,000|1\n乙|0.2|2,000|2\n丙|0.3|3,000|3\n合計|0.6|6,001|6',
      ['5,3: 6001 ≠ 6000'],
    ],
    ['within rounding', '區|面積|金額|數量\n甲|0.15|1000|1\n乙|0.15|2000|2\n丙|0.15|3000|3\n合計|0.5|6000|6', []],
    ['an average', '區|男|女|計\n甲|1|2|3\n乙|3|4|7\n丙|5|6|11\n總計|3|4|7', []],
    ['of other things', '區|人口|面積|密度\n甲|10|2|5\n乙|30|4|7.5\n丙|50|5|10\n合計|90|11|8.2', []],
    ['where a cell is no number', '區|男|女|計\n甲|1|2|3\n乙|3|4|不詳\n丙|5|6|11\n合計|9|12|21', []],
  ])('%s', async (_, picture, expected) => {
    expect(await told(picture)).toEqual(expected);
  });
});

describe('exactSum', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    [['0.1', '0.2'], '0.3'],
    [['1,234', '-34', '(200)'], '1000'],
    [['999999999999999', '999999999999999', '0.5'], '1999999999999998.5'],
    [['', '－', ' - ', '12.50'], '12.50'],
    [['3', 'x'], undefined],
    [['12%'], undefined],
  ])('%j', (cells, sum) => {
    const one = exactSum();
    const read = cells.every((cell) => one.add(bytes(cell), 0, bytes(cell).length));
    expect(read ? exactText(one.total()) : undefined).toBe(sum);
  });
  it('adds as BigInt does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.nat(6))), (numbers) => {
        const one = exactSum();
        let units = 0n;
        for (const [value, scale] of numbers) {
          const text = exactText({ units: BigInt(value), scale });
          expect(one.add(bytes(text), 0, text.length)).toBe(true);
          expect(exactText(exactOf(bytes(text), 0, text.length)!)).toBe(text);
          units += BigInt(value) * 10n ** BigInt(6 - scale);
        }
        const sum = one.total();
        expect(sum.units * 10n ** BigInt(6 - sum.scale)).toBe(units);
      }),
    );
  });
});
