import { type Detector, INSTITUTION, Mark, personal } from './detector.ts';

const why = {
  zh: '個人的電話公開後，當事人可能受到騷擾或詐騙，也能用來找出是哪一個人。',
  en: 'A person’s number in public brings nuisance and fraud, and tells who the person is.',
};
const heading = /電話|手機|行動|聯絡|聯繫|傳真|\btel|phone|mobile|\bfax/iu;
/** Words that say, right before a number, that it is one to call. */
const before = /(?:電話|手機|行動|聯絡|聯繫|傳真|洽|\btel|phone|mobile|fax)[^\d\p{Script=Han}]{0,4}$/iu;
/** Words that say, right before a number, that it is one of a case or a thing. */
const numbered = /(?:案號|文號|字號|編號|單號|序號|代碼|代號)[^\d\p{Script=Han}]{0,3}$/iu;
// Not inside a longer number, an amount or a date.
const START = '(?<![\\dA-Z]|\\d[-.,/])';
const END = '(?![-\\s]?\\d|[.,/]\\d|[A-Z])';

/** 09 and eight digits; without separators in a column of ten-digit codes it proves nothing. */
export const mobile: Detector = {
  ...personal('personal-mobile', '手機號碼', 'a mobile phone number', why, INSTITUTION, {
    before: '姓名|電話\n王○明|0912-***-***',
    after: '姓名\n王○明',
  }),
  mask: 'phone',
  heading,
  institution: true,
  weak: false,
  chance: 0,
  needs: Mark.nineDigits,
  pattern: new RegExp(`${START}(?:\\+?886[-\\s]?\\(?0?|\\(?0)9\\d{2}\\)?(?:[-\\s.]?\\d){6}${END}|^\\d{9,10}$`, 'giu'),
  judge(match, around) {
    const digits = match.replace(/\D/g, '').replace(/^8860?/, '0');
    if (!/^09\d{8}$/.test(digits)) {
      // A spreadsheet that took the number for a number has lost its zero.
      if (around.headed && /^9\d{8}$/.test(digits)) return 'hit';
      return digits.length === 10 ? 'alike' : undefined;
    }
    if (numbered.test(around.before)) return undefined;
    return around.coded && around.whole ? 'alike' : 'hit';
  },
};

/** Digits of a number after its area code; the longest area code that fits need not be the one meant, so all are tried. */
const areas: readonly (readonly [area: string, digits: readonly number[]])[] = [
  ['02', [8]],
  ['03', [7]],
  ['037', [6]],
  ['04', [7, 8]],
  ['049', [7]],
  ['05', [7]],
  ['06', [7]],
  ['07', [7]],
  ['08', [7]],
  ['089', [6]],
  ['082', [6]],
  ['0826', [5]],
  ['0836', [5]],
];

/** Whether digits are an area code and a number of its length; no number begins with 0 or 1. */
export function isLandline(digits: string): boolean {
  return areas.some(
    ([area, lengths]) =>
      digits.startsWith(area) && lengths.includes(digits.length - area.length) && digits[area.length]! > '1',
  );
}

/** Numbers with an area code; without separators many codes look alike, so a heading or a word must name them. */
export const landline: Detector = {
  ...personal('personal-phone', '電話號碼', 'a telephone number', why, INSTITUTION, {
    before: '姓名|住家電話\n王○明|02-23**-****',
    after: '姓名\n王○明',
  }),
  mask: 'phone',
  heading,
  institution: true,
  fixed: true,
  weak: false,
  chance: 0,
  needs: Mark.nineDigits,
  pattern: new RegExp(
    `${START}(?:\\+?886[-\\s]?\\(?0?|\\(0|0)[2-8]\\d{0,3}\\)?[-\\s]{0,3}\\d{2,4}[-\\s]?\\d{3,4}${END}|^[\\d()\\s-]{7,16}$`,
    'giu',
  ),
  judge(match, around) {
    const digits = match.replace(/\D/g, '').replace(/^8860?/, '0');
    if (isLandline(digits)) {
      if (numbered.test(around.before)) return undefined;
      // 112-0000123 and 04-7222151 are alike: case numbers are written so.
      if (around.coded && around.whole) return 'alike';
      const parted = /\D/.test(match) && /\d[-)\s]+\d{2,4}[-\s]?\d{3,4}$/.test(match);
      return parted || around.headed || before.test(around.before) ? 'hit' : undefined;
    }
    if (around.headed && around.whole && (isLandline(`0${digits}`) || /^[2-8]\d{6,7}$/.test(digits))) return 'hit';
    return digits.length >= 9 && /[-()]/.test(match) ? 'alike' : undefined;
  },
};
