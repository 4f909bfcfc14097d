import { type Batch, cellText } from '../model/batch.ts';
import type { Field, PartsSum } from '../model/pipeline.ts';
import type { RowCheck, RowTest } from '../model/row-check.ts';
import { decimalSum, type Exact, exact } from '../text/decimal-sum.ts';
import { positionsOf } from './positions.ts';

/** A field must be the sum of others, counted without rounding. */
export const partsSum: RowCheck = {
  name: 'sums',
  problem: {
    name: 'sum-mismatch',
    level: 'error',
    says: {
      zh: '讀到「{found}」，應等於{fields}相加的 {expected}。',
      en: 'Found “{found}”, expected {expected}, the sum of {fields}.',
    },
    why: {
      zh: '總數與各項相加對不起來，表示其中一個數字打錯；讀者不知道該相信哪一個。',
      en: 'Where a total and its parts disagree a figure is mistyped, and readers cannot tell which to believe.',
    },
    mend: {
      zh: '請核對這一列的總數與各項。差異若來自四捨五入，請在發布流程 checks 的這一項寫 within（容許的差）。',
      en: 'Compare the total of the row with its parts. Where rounding explains it, say how much under `within` of this check.',
    },
    example: { before: '男 120｜女 130｜計 205', after: '男 120｜女 130｜計 250' },
  },
  examples: [
    [sums({}), { nMale: '120', nFemale: '130', nAll: '250' }, true],
    [sums({}), { nMale: '120', nFemale: '130', nAll: '205' }, false],
    [sums({}), { nMale: '0.1', nFemale: '0.2', nAll: '0.3' }, true],
    [sums({}), { nMale: '9007199254740993', nFemale: '0.5', nAll: '9007199254740993.50' }, true],
    [sums({}), { nMale: '9007199254740993', nFemale: '1', nAll: '9007199254740993' }, false],
    [sums({}), { nMale: '-5', nFemale: '5', nAll: '0' }, true],
    [sums({}), { nMale: '120', nFemale: '', nAll: '250' }, true],
    [sums({ missing: 'zero' }), { nMale: '120', nFemale: '', nAll: '250' }, false],
    [sums({ missing: 'zero' }), { nMale: '', nFemale: '', nAll: '250' }, true],
    [sums({}), { nMale: '120', nFemale: '130', nAll: '' }, true],
    [sums({ within: 0.1 }), { nMale: '33.3', nFemale: '66.6', nAll: '100.0' }, true],
    [sums({ within: 0.1 }), { nMale: '33.3', nFemale: '66.5', nAll: '100.0' }, false],
  ],
  start: (declared, fields) => (declared.sums ?? []).flatMap((one) => sumTest(one, fields)),
};

function sums(more: Pick<PartsSum, 'within' | 'missing'>): { sums: PartsSum[] } {
  return { sums: [{ total: 'nAll', parts: ['nMale', 'nFemale'], ...more }] };
}

function sumTest(declared: PartsSum, fields: readonly Field[]): RowTest[] {
  const [at] = positionsOf([declared.total], fields);
  const parts = positionsOf(declared.parts, fields);
  if (at === undefined || parts.length === 0) return [];
  const sum = decimalSum();
  const limit: Exact = exact((declared.within ?? 0).toFixed(9).replace(/\.?0+$/, ''));
  const zero = declared.missing === 'zero';
  /** Adds the parts up; false: they cannot be, or one that counts is missing. */
  const addUp = (batch: Batch, row: number): boolean => {
    sum.reset();
    let filled = 0;
    for (let i = 0; i < parts.length; i++) {
      const { starts, ends } = batch.columns[parts[i]!]!;
      if (starts[row] === ends[row]) {
        if (!zero) return false;
        continue;
      }
      filled++;
      if (!sum.add(batch.bytes, starts[row]!, ends[row]!, 1)) return false;
    }
    return filled > 0;
  };
  return [
    {
      at,
      looks: [at, ...parts],
      holds(batch, row) {
        const { starts, ends } = batch.columns[at]!;
        if (starts[row] === ends[row] || !addUp(batch, row)) return true;
        return !sum.add(batch.bytes, starts[row]!, ends[row]!, -1) || sum.within(limit);
      },
      facts(batch, row) {
        addUp(batch, row);
        return {
          found: cellText(batch, batch.columns[at]!, row),
          expected: sum.text(),
          fields: parts.map((part) => `「${fields[part]!.title}」`).join(''),
        };
      },
    },
  ];
}
