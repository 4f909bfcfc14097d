import type { Detector } from './detector.ts';

/** What a column has shown of one kind; all are cells. */
export interface Shown {
  readonly hits: number;
  readonly alike: number;
  readonly filled: number;
  readonly headed: boolean;
}

const HALF = 0.5;
/** Without a check digit, nearly all whole cells of the form must fit. */
const MOST = 0.8;
/** Cells under a heading that must fit where the form alone proves nothing. */
const WEAK_SHARE = 0.3;
const SIGMAS = 4;

/**
 * Whether a column holds personal data of a kind. Serial numbers that fit by chance are none: of the cells that have the form most must
 * fit, or, where a check digit says how many chance allows, many more than those.
 */
export function isSure({ weak, chance }: Detector, shown: Shown, whole: number): boolean {
  const { hits, alike, filled, headed } = shown;
  if (hits === 0) return false;
  // A word before a number inside a text is proof enough; whole cells of a weak form must fill the column.
  if (weak) return hits > whole || whole >= filled * WEAK_SHARE;
  if (headed) return true;
  const all = hits + alike;
  if (chance === 0) return hits > whole || whole >= (whole + alike) * MOST;
  if (hits >= all * HALF) return true;
  return hits - all * chance > SIGMAS * Math.sqrt(all * chance * (1 - chance));
}

/** The grounds of a finding, for its sentence; `checked`: its check digit was. */
export function grounds(checked: boolean, shown: Omit<Shown, 'alike'>, heading: string): Record<string, string> {
  const zh: string[] = [];
  const en: string[] = [];
  if (checked) {
    zh.push('檢查碼相符');
    en.push('the check digit is right');
  }
  if (shown.headed) {
    zh.push(`欄名「${heading}」`);
    en.push(`heading “${heading}”`);
  }
  zh.push(`有資料的 ${shown.filled} 格中有 ${shown.hits} 格符合`);
  en.push(`${shown.hits} of ${shown.filled} filled cells fit`);
  return { evidence: zh.join('、'), evidenceEn: en.join(', ') };
}
