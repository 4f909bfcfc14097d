import type { Check } from '../model/check.ts';
import type { Field } from '../model/pipeline.ts';
import { compareDecimals } from '../text/compare-decimals.ts';
import { nextNumber, nextPeriod } from '../text/next-of.ts';
import { isNumber } from './positions.ts';

/** From row to row values rise, fall, or go on without a gap; missing cells are passed over. */
export const sequence: Check = {
  name: 'sequence',
  problem: {
    name: 'sequence-broken',
    level: 'warning',
    says: {
      zh: '讀到「{found}」，與前一列接不起來；宣告的順序是 {expected}。',
      en: 'Found “{found}”, which does not follow the row before; the declared sequence is {expected}.',
    },
    why: {
      zh: '序號或月份中斷、倒退，常是漏了一列、列的順序亂了，或打錯字。',
      en: 'Where numbers or months jump or go back, a row was lost, moved or mistyped.',
    },
    mend: {
      zh: '請看這一列與前一列之間是不是漏了資料；如果本來就不連續，請在發布流程拿掉 sequence。',
      en: 'See whether rows are missing before this one; if the values need not follow, remove `sequence` from the pipeline.',
    },
    example: { before: '2023-01\n2023-02\n2023-04', after: '2023-01\n2023-02\n2023-03\n2023-04' },
  },
  examples: [
    ['rising', '2023-01', true],
    ['falling', '5', true],
    ['gapless', '無', true],
  ],
  start(value, field) {
    const follows = value === 'gapless' ? following(field) : comparing(value === 'falling' ? -1 : 1, field);
    let before = new Uint8Array(64);
    let length = 0;
    return (bytes, from, to) => {
      const holds = length === 0 || same(before, length, bytes, from, to) || follows(before, length, bytes, from, to);
      length = to - from;
      if (length > before.length) before = new Uint8Array(length * 2);
      for (let i = 0; i < length; i++) before[i] = bytes[from + i]!;
      return holds;
    };
  },
};

type Follows = (before: Uint8Array, length: number, bytes: Uint8Array, from: number, to: number) => boolean;

function comparing(sign: 1 | -1, field: Field | undefined): Follows {
  const compare = field && isNumber(field) ? compareDecimals : compareTexts;
  return (before, length, bytes, from, to) => !(compare(bytes, from, to, before, 0, length) * sign < 0);
}

function compareTexts(a: Uint8Array, aFrom: number, aTo: number, b: Uint8Array, bFrom: number, bTo: number): number {
  const length = Math.min(aTo - aFrom, bTo - bFrom);
  for (let i = 0; i < length; i++) {
    const step = a[aFrom + i]! - b[bFrom + i]!;
    if (step !== 0) return step;
  }
  return aTo - aFrom - (bTo - bFrom);
}

const decoder = new TextDecoder();

/** Only asked where a value differs from the one before; what has no next one (a name) breaks no sequence. */
function following(field: Field | undefined): Follows {
  const dated = field?.type === 'date' || field?.type === 'period';
  // Days in a standard's own form (1120501) are no numbers to count on.
  if (dated && field.form !== undefined && field.form !== 'interval') return () => true;
  const nextOf = dated ? nextPeriod : nextNumber;
  return (before, length, bytes, from, to) => {
    const next = nextOf(decoder.decode(before.subarray(0, length)));
    return next === undefined || next === decoder.decode(bytes.subarray(from, to));
  };
}

function same(before: Uint8Array, length: number, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== length) return false;
  for (let i = 0; i < length; i++) if (before[i] !== bytes[from + i]) return false;
  return true;
}
