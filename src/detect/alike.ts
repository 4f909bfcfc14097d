import { headingKey } from './match.ts';
import { unitInTitle } from './titles.ts';

/** Characters of which one in place of another makes another heading: 出生數-男 is no misspelt 出生數-女. */
const CONTRASTS = [
  '男女計',
  '本上下去前後',
  '生死',
  '增減',
  '收支',
  '入出',
  '東西南北中',
  '一二三四五六七八九十',
  '甲乙丙丁戊',
  '大中小',
  '結離',
  '有無',
  '內外',
  '新舊',
  '左右',
  '同異',
  '預決',
  '公私',
  '起迄訖止始終開',
  '高低最',
  '經緯',
  '月季年日',
];

/** Endings that say nothing new: 村里 and 村里名稱 are one, 區域別 and 區域別代碼 are not. */
const NEUTRAL = /(?:名稱|名|別|數|之|的|資料|情形)$/;
/** A unit written behind a heading without brackets: 長度 and 長度公尺. */
const UNIT_WORD =
  /^(?:平方|立方)?公尺$|^公[里頃斤噸升]$|^[百千萬億]*元$|^[人戶件次筆棟輛家座度坪歲對](?:數)?$|^[%％‰]$/;
const NEAR = 0.75;

/** A heading's key without the unit in brackets at its end. Other words in brackets count: 金額(上月) is not 金額(本月). */
export function bareKey(title: string): string {
  const plain = title.normalize('NFKC');
  return headingKey(unitInTitle(plain) === undefined ? plain : plain.replace(/[([〔【][^)\]〕】]*[)\]〕】]\s*$/u, ''));
}

/** Whether two headings are so alike that one is likely the other, rewritten: a slip of the pen, an ending more or less. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [bareKey(one), bareKey(other)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  if (zeroless(a) === zeroless(b)) return true;
  if (digits(a) !== digits(b)) return false;
  if (a.replace(NEUTRAL, '') === b.replace(NEUTRAL, '')) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short) && UNIT_WORD.test(long.slice(short.length))) return true;
  if (contrast(a, b)) return false;
  const distance = edits(a, b);
  return distance <= 2 && 1 - distance / Math.max(a.length, b.length) >= NEAR;
}

/** Whether two headings differ in their numbers alone: 112年人數 and 113年人數 follow each other and are not the same. */
export function numbersDiffer(one: string, other: string): boolean {
  const [a, b] = [bareKey(one), bareKey(other)];
  return a !== b && /\d/.test(a) && a.replace(/\d+/g, '#') === b.replace(/\d+/g, '#');
}

/** 01 and 1 are the same hour. */
function zeroless(text: string): string {
  return text.replace(/0+(?=\d)/g, (zeros, at: number) => (/\d/.test(text[at - 1] ?? '') ? zeros : ''));
}

function digits(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}

/** Whether something stands in one that only its opposite stands for in the other. */
function contrast(a: string, b: string): boolean {
  const [left, right] = [without(a, b), without(b, a)];
  return CONTRASTS.some((group) => left.some((one) => group.includes(one)) && right.some((one) => group.includes(one)));
}

/** The characters of `a` that `b` has not, each as often as it is missing. */
function without(a: string, b: string): string[] {
  const rest = [...b];
  return [...a].filter((letter) => {
    const at = rest.indexOf(letter);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** Levenshtein distance, in characters. */
function edits(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  let row = right.map((_, i) => i + 1);
  left.forEach((letter, i) => {
    let before = i + 1;
    let diagonal = i;
    row = row.map((above, j) => {
      const value = Math.min(above + 1, before + 1, diagonal + (right[j] === letter ? 0 : 1));
      diagonal = above;
      before = value;
      return value;
    });
  });
  return row.at(-1) ?? left.length;
}
