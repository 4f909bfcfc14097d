import type { Finding, Problem } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import type { ReportColumn } from '../model/release.ts';

/** Numbers of a column have moved far from the last release. */
export const figuresMoved: Problem = {
  name: 'figures-moved',
  level: 'warning',
  says: {
    zh: '這一欄的{what}是 {found}，上一版是 {before}；超過宣告的 {expected} 倍。',
    en: 'The {whatEn} of the column is {found}, {before} in the last release: by more than the declared factor {expected}.',
  },
  why: {
    zh: '數字整體大幅改變，常是單位換了、小數點錯位，或漏了一部分資料。',
    en: 'When all figures move at once, the unit has changed, a decimal point slipped, or part of the data is gone.',
  },
  mend: {
    zh: '請核對單位與幾個數字。確實如此就不用改；常常如此，請把發布流程 history 的倍數調大。',
    en: 'Check the unit and a few figures. If it is right, nothing need be done; if it is usual, raise the factor under history.',
  },
  example: { before: '平均 12345 → 平均 12.3', after: '平均 12345 → 平均 12410' },
};

/** Far more cells of a column are missing than in the last release. */
export const missingRose: Problem = {
  name: 'missing-rose',
  level: 'warning',
  says: {
    zh: '這一欄有 {found}% 沒有值，上一版是 {before}%；最多只能增加 {expected}%。',
    en: 'Found {found}% of the column missing, {before}% in the last release: more than the declared {expected}% above it.',
  },
  why: {
    zh: '缺值突然變多，多半是匯出時漏了，或機關換了代表沒有資料的記號。',
    en: 'When many values are gone at once, the export left them out or the mark for no value has changed.',
  },
  mend: {
    zh: '請打開機關檔案看這一欄；真的沒有資料就不用改。',
    en: 'Look at the column in the agency file; if there is really no data, nothing need be done.',
  },
  example: { before: '缺值 2% → 41%', after: '缺值 2% → 3%' },
};

export const historyProblems: readonly Problem[] = [figuresMoved, missingRose];

const words = {
  mean: { zh: '平均', en: 'mean' },
  sum: { zh: '總和', en: 'sum' },
  largest: { zh: '最大值（不論正負）', en: 'largest number, whatever its sign' },
} as const;

/** What columns that declare `history` look like beside the last release; a column that was not counted then is let be. */
export function tellHistory(
  fields: readonly Field[],
  now: readonly ReportColumn[],
  before: readonly ReportColumn[],
): Finding[] {
  return fields.flatMap((field) => {
    const limits = field.checks?.history;
    const column = now.find((one) => one.name === field.name);
    const old = before.find((one) => one.name === field.name);
    if (!limits || !column || !old) return [];
    const found: Finding[] = [];
    const tell = (problem: Problem, facts: Finding['facts']) =>
      found.push({ problem: problem.name, level: problem.level, field: field.name, facts, places: [], cells: 0 });
    for (const what of ['mean', 'sum', 'largest'] as const) {
      const factor = limits[what];
      const is = figure(column, what);
      const was = figure(old, what);
      if (factor === undefined || is === undefined || was === undefined || !moved(is, was, factor)) continue;
      const { zh, en } = words[what];
      tell(figuresMoved, { what: zh, whatEn: en, found: round(is), before: round(was), expected: factor });
    }
    const gone = share(column);
    const wasGone = share(old);
    if (
      limits.missing !== undefined &&
      gone !== undefined &&
      wasGone !== undefined &&
      gone - wasGone > limits.missing
    ) {
      const percent = (part: number) => Math.round(part * 1000) / 10;
      tell(missingRose, { found: percent(gone), before: percent(wasGone), expected: percent(limits.missing) });
    }
    return found;
  });
}

/** A warning by rule of thumb: doubles are exact enough here. */
function figure({ numbers }: ReportColumn, what: keyof typeof words): number | undefined {
  if (!numbers || numbers.count === 0) return undefined;
  if (what === 'largest') return Math.max(Math.abs(Number(numbers.minimum)), Math.abs(Number(numbers.maximum)));
  return what === 'sum' ? Number(numbers.sum) : Number(numbers.sum) / numbers.count;
}

/** From 10 to 21, from 10 to 4 and from 10 to -10 are all more than twice; from 0 there is no factor. */
function moved(is: number, was: number, factor: number): boolean {
  if (was === 0 || is === was) return false;
  if (is === 0 || Math.sign(is) !== Math.sign(was)) return true;
  const by = is / was;
  return by > factor || by < 1 / factor;
}

function share({ filled, missing }: ReportColumn): number | undefined {
  return filled + missing === 0 ? undefined : missing / (filled + missing);
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
