import type { Text } from '../model/text.ts';
import { narrow, squeeze } from './cell-look.ts';

/** Labels that are values of one thing: 1月, 2月 are months. */
export interface LabelKind {
  /** The heading of the column they become. */
  readonly name: string;
  readonly says: Text;
  is(label: string): boolean;
  /** Labels that are of the kind right before the others only: 0 before 1～4 is an age. */
  readonly before?: RegExp;
}

const COUNTIES = new Set(
  `臺北市 新北市 桃園市 臺中市 臺南市 高雄市 基隆市 新竹市 嘉義市 新竹縣 苗栗縣 彰化縣 南投縣 雲林縣 嘉義縣 屏東縣 宜蘭縣 花蓮縣 臺東縣 澎湖縣 金門縣 連江縣
臺北縣 桃園縣 臺中縣 臺南縣 高雄縣`.split(/\s/),
);
const CHINESE = '[一二三四五六七八九十]';

const matches =
  (form: RegExp) =>
  (label: string): boolean =>
    form.test(label);

/** In the order in which they are tried. */
export const labelKinds: readonly LabelKind[] = [
  {
    name: '月份',
    says: { zh: '月份', en: 'months' },
    is: matches(new RegExp(`^(?:0?[1-9]|1[0-2]|${CHINESE}{1,2})月份?(?:[A-Za-z.]*)$`)),
  },
  {
    name: '統計期',
    says: { zh: '期間', en: 'periods' },
    is: matches(
      /^(?:中華民國|民國)?(?:\d{2,3}|(?:19|20)\d\d)年(?:度|底)?(?:第?[1-4一二三四]季|\d{1,2}月底?|[上下]半年)?$|^(?:19|20)\d\d$/,
    ),
  },
  { name: '季別', says: { zh: '季別', en: 'quarters' }, is: matches(/^第?[1-4一二三四]季$|^Q[1-4]$/i) },
  {
    name: '時',
    says: { zh: '小時', en: 'hours' },
    is: matches(/^(?:[01]?\d|2[0-4])(?:[時点點]|:00)?$/),
  },
  {
    name: '縣市',
    says: { zh: '縣市', en: 'counties' },
    is: (label) => COUNTIES.has(label.replaceAll('台', '臺').replace(/(?<=[縣市])[A-Za-z].*$/, '')),
  },
  {
    name: '年齡',
    before: /^\d{1,2}$/,
    says: { zh: '年齡', en: 'ages' },
    is: matches(
      /^(?:未滿)?\d{1,3}(?:[-~～至－]\d{1,3})?歲(?:以上|以下|未滿)?$|^\d{1,3}[-~～至－]\d{1,3}$|^\d{1,3}(?:歲)?(?:以上|以下|\+|＋)$|^不滿?\d歲?$/,
    ),
  },
  {
    name: '婚姻狀況',
    says: { zh: '婚姻狀況', en: 'marital statuses' },
    is: matches(/^(?:未婚|有偶|離婚|喪偶|離婚或終止結婚)$/),
  },
  { name: '性別', says: { zh: '性別', en: 'sexes' }, is: matches(/^[男女][性生]?$/) },
  {
    name: '星期',
    says: { zh: '星期', en: 'days of the week' },
    is: matches(/^(?:星期|週|周|禮拜)[一二三四五六日天]$/),
  },
];

/** At most three labels of each sort: whether three labels are of one kind depends on nothing but the kinds that each of them is of. */
export function fewOfEach(labels: readonly string[]): string[] {
  const seen = new Map<string, Set<string>>();
  return labels.filter((label) => {
    const text = narrow(squeeze(label));
    const sort = labelKinds.map((one) => (one.is(text) ? 1 : one.before?.test(text) ? 2 : 0)).join('');
    const known = seen.get(sort) ?? new Set();
    seen.set(sort, known);
    return known.size < 3 && !known.has(text) && known.add(text);
  });
}

/** The kind of a set of labels: all of them are of it, and there are enough to be sure. Undefined: of none. */
export function kindOf(labels: readonly string[]): LabelKind | undefined {
  const all = [...new Set(labels.map((label) => narrow(squeeze(label))))];
  const kind = labelKinds.find((one) =>
    all.every((label, at) => one.is(label) || (at === 0 && one.before?.test(label))),
  );
  if (!kind) return undefined;
  if (kind.name === '性別') return all.length >= 2 ? kind : undefined;
  if (kind.name === '時') return all.length >= 12 && isRising(all) ? kind : undefined;
  return all.length >= 3 ? kind : undefined;
}

/** Bare numbers are hours only if they count up one by one. */
function isRising(labels: readonly string[]): boolean {
  return labels.every(
    (label, at) => at === 0 || Number.parseInt(label, 10) === Number.parseInt(labels[at - 1]!, 10) + 1,
  );
}
