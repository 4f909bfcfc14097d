import { type Detector, DROP_OR_MASK, Mark, personal } from './detector.ts';

// 內政部 gave each county's letter its number; 身分證 and 居留證 are checked with it in the same way.
const letters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** The number of a letter, 10..35. */
function numberOf(letter: string): number {
  return letters.indexOf(letter) + 10;
}

/**
 * Whether ten signs (upper case) are a 國民身分證統一編號, or a 外來人口統一證號 of the form since 2021 (second sign 8 or 9) or
 * before (second letter A to D, which stands for the last digit of its number): the weighted sum ends in 0.
 */
export function isNationalId(id: string): boolean {
  if (!/^[A-Z][1289A-D]\d{8}$/.test(id)) return false;
  const first = numberOf(id[0]!);
  const second = id[1]! >= 'A' ? numberOf(id[1]!) % 10 : Number(id[1]);
  let sum = Math.floor(first / 10) + (first % 10) * 9 + second * 8;
  for (let i = 2; i < 9; i++) sum += Number(id[i]) * (9 - i);
  return (sum + Number(id[9])) % 10 === 0;
}

/** 身分證 and 居留證 numbers; a column of serial numbers of the same form passes the checksum one time in ten. */
export const nationalId: Detector = {
  ...personal(
    'personal-national-id',
    '身分證或居留證號碼',
    'a national or resident identifier',
    {
      zh: '身分證統一編號和居留證號碼一旦公開就收不回來，會被冒名使用，也能把其他資料串到同一個人身上。',
      en: 'Once public, an identifier cannot be called back: it serves to pose as the person, and joins all other data about them.',
    },
    DROP_OR_MASK,
    { before: '身分證字號|核定金額\nA1*******9|12000', after: '核定金額\n12000' },
  ),
  mask: 'id',
  heading: /身[分份]證|居留證|統一證號|身[分份]統一編號|國民.{0,2}統一編號|national.?id|\bid.?card/iu,
  institution: false,
  weak: false,
  chance: 0.1,
  needs: Mark.letterDigits,
  pattern: /(?<![A-Z0-9])[A-Z][-\s]?[A-Z0-9](?:[-\s]?\d){8}(?![A-Z0-9]|[-.,]\d)/giu,
  judge(match, { headed }) {
    const id = match.replace(/[-\s]/g, '').toUpperCase();
    if (isNationalId(id)) return 'hit';
    // A mistyped number is as personal where the heading says what it is.
    return headed && /^[A-Z][1289A-D]/.test(id) ? 'hit' : 'alike';
  },
};
