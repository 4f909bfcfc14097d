import { type Batch, cellText } from '../model/batch.ts';
import type { Field } from '../model/pipeline.ts';
import type { RowCheck, RowTest } from '../model/row-check.ts';
import { compareDecimals } from '../text/compare-decimals.ts';
import { isNumber, positionsOf, quoted } from './positions.ts';

/** A field must not lie before the one to its left in the list: a start and its end. */
export const inOrder: RowCheck = {
  name: 'order',
  problem: {
    name: 'out-of-order',
    level: 'error',
    says: {
      zh: '讀到「{found}」，應不早於（不小於）「{field}」的 {expected}。',
      en: 'Found “{found}”, expected it not before (or below) {expected} in “{field}”.',
    },
    why: {
      zh: '結束比開始早，期間就算不出來，兩個日期一定有一個是錯的。',
      en: 'No time can be counted where the end lies before the start: one of the two is wrong.',
    },
    mend: {
      zh: '請核對這一列的兩個值，看是打錯還是放錯欄。',
      en: 'Compare the two values of the row: one is mistyped, or they have changed places.',
    },
    example: { before: '開工 2023-05-01｜完工 2022-12-31', after: '開工 2023-05-01｜完工 2023-12-31' },
  },
  examples: [
    [{ order: [['start', 'end']] }, { start: '2023-05-01', end: '2023-05-01' }, true],
    [{ order: [['start', 'end']] }, { start: '2023-05-01', end: '2022-12-31' }, false],
    [{ order: [['start', 'end']] }, { start: '2023-05-01', end: '' }, true],
    [{ order: [['start', 'end']] }, { start: '2023-05', end: '2023' }, true],
    [{ order: [['nLow', 'nHigh']] }, { nLow: '9', nHigh: '10' }, true],
    [{ order: [['nLow', 'nHigh']] }, { nLow: '-9', nHigh: '-10.5' }, false],
    [{ order: [['a', 'b', 'c']] }, { a: '2020', b: '', c: '2019' }, false],
  ],
  start: (declared, fields) =>
    (declared.order ?? []).flatMap((names) => {
      const at = positionsOf(names, fields);
      return at.slice(1).map((_, index) => orderTest(at.slice(0, index + 2), fields));
    }),
};

/** The last of the columns against the nearest one before it that has a value. */
function orderTest(looks: readonly number[], fields: readonly Field[]): RowTest {
  const at = looks.at(-1)!;
  const compare = isNumber(fields[at]!) ? compareDecimals : compareTexts;
  const before = (batch: Batch, row: number): number => {
    for (let i = looks.length - 2; i >= 0; i--) {
      const column = batch.columns[looks[i]!]!;
      if (column.starts[row] !== column.ends[row]) return looks[i]!;
    }
    return -1;
  };
  return {
    at,
    looks,
    holds(batch, row) {
      const last = batch.columns[at]!;
      const first = batch.columns[before(batch, row)];
      if (!first || last.starts[row] === last.ends[row]) return true;
      const { bytes } = batch;
      return !(compare(bytes, last.starts[row]!, last.ends[row]!, bytes, first.starts[row]!, first.ends[row]!) < 0);
    },
    facts(batch, row) {
      const from = before(batch, row);
      return {
        found: cellText(batch, batch.columns[at]!, row),
        expected: quoted(fields[from]!, cellText(batch, batch.columns[from]!, row)),
        field: fields[from]!.title,
      };
    },
  };
}

/** Canonical days and periods stand in the order of their bytes; 2023 and 2023-05 lie in each other, so neither is first. */
function compareTexts(a: Uint8Array, aFrom: number, aTo: number, b: Uint8Array, bFrom: number, bTo: number): number {
  const length = Math.min(aTo - aFrom, bTo - bFrom);
  for (let i = 0; i < length; i++) {
    const step = a[aFrom + i]! - b[bFrom + i]!;
    if (step !== 0) return step;
  }
  return 0;
}
