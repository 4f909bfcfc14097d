import type { Finding } from '../model/finding.ts';
import { type ChangeKind, changeWords } from '../model/mend.ts';
import type { Text } from '../model/text.ts';

/**
 * Which changes a run makes are safe to make in the agency's own file: those after which the file says what it said, in the cell and
 * to whoever reads it. `proven`: only in a column whose cells are all of one form.
 */
const judged: Readonly<Record<ChangeKind, 'safe' | 'proven' | Text>> = {
  blanks: 'safe',
  'inner-blanks': 'safe',
  'full-width': 'safe',
  thousands: 'safe',
  sign: 'safe',
  'chinese-numerals': 'safe',
  'official-name': 'safe',
  'roc-year': 'proven',
  'date-form': 'proven',
  midnight: 'proven',
  zeros: {
    zh: '前面的 0 可能是代碼的一部分',
    en: 'zeros in front may be part of a code',
  },
  unit: { zh: '單位要先寫到標題或另一欄', en: 'the unit must be said in the heading or a column first' },
  exponent: { zh: '後面的數字可能在存檔時就遺失了', en: 'the last digits may have been lost when it was saved' },
  scale: { zh: '整欄的倍數要連標題一起改', en: 'the heading must change with the scale' },
  word: { zh: '是、否等字的意思要由您宣告', en: 'what the words mean is for you to declare' },
  degrees: { zh: '換算會四捨五入', en: 'the conversion rounds' },
  'phone-form': { zh: '人看的電話寫法不必改', en: 'people read a phone number as it is written' },
  'letter-case': { zh: '大小寫可能有意義', en: 'the case of letters may matter' },
  'time-zone': { zh: '原來的格子沒有寫時區', en: 'the cell did not say a time zone' },
  'day-of-period': {
    zh: '試算表的日期要先確認代表的是期間',
    en: 'that the day stands for a period must be confirmed first',
  },
  interval: { zh: '起訖日期是發布用的寫法', en: 'an interval is for what is published' },
  'missing-mark': { zh: '「－」「…」「無」的意思可能不同', en: 'marks such as －, … and 無 may mean different things' },
  flag: { zh: '註記拿掉前要另外記下來', en: 'a flag must be kept elsewhere before it is taken off' },
};

const notProven: Text = {
  zh: '這一欄還有讀不出來或寫法不同的格子，先改好再一起改',
  en: 'the column has cells that cannot be read or are of another form; mend them first',
};

/** Why a change is not made; undefined: all its kinds are safe. `unproven` are the fields whose form is not proven. */
export function notSafe(kinds: readonly ChangeKind[], field: string, unproven: ReadonlySet<string>): Text | undefined {
  for (const kind of kinds) {
    const judgement = judged[kind];
    if (judgement === 'proven' && unproven.has(field)) return notProven;
    if (typeof judgement !== 'string') return judgement;
  }
  return kinds.length === 0 ? notProven : undefined;
}

/** Not errors, but what the cells mean is not known. */
const DOUBTFUL: ReadonlySet<string> = new Set(['mixed-forms', 'date-serial']);

/** Fields with an error, or in several forms: what their cells mean is not certain enough to rewrite them. */
export function unprovenFields(findings: readonly Finding[]): ReadonlySet<string> {
  const odd = findings.filter((one) => one.places.length > 0 && (one.level === 'error' || DOUBTFUL.has(one.problem)));
  return new Set(odd.flatMap((one) => (one.field === undefined ? [] : [one.field])));
}

/** The kinds of a change in words. */
export function changesSaid(kinds: readonly ChangeKind[]): Text {
  return {
    zh: kinds.map((kind) => changeWords[kind].zh).join('；'),
    en: kinds.map((kind) => changeWords[kind].en).join('; '),
  };
}
