import type { Problem } from '../model/finding.ts';

/** A number with an exponent, as a spreadsheet shows it in a narrow column: digits may be gone. */
export const roundedNumber: Problem = {
  name: 'rounded-number',
  level: 'warning',
  says: {
    zh: '「{found}」是科學記號，發布為「{published}」；後面的位數可能已經不見。',
    en: '“{found}” has an exponent; published as “{published}”, whose last digits may be lost.',
  },
  why: {
    zh: '試算表欄寬不夠時會把長數字顯示成科學記號；另存文字檔之後，看不見的位數就沒有了，編號更會整個毀損。',
    en: 'A spreadsheet shows long numbers so in narrow columns; saved as text, the digits it hid are gone, and a code is spoilt.',
  },
  mend: {
    zh: '請拉寬欄位或把格式改成「數值」後重新匯出；如果這一欄是編號，請先改成文字格式，型別用 code。',
    en: 'Widen the column or format it as a number and export again; for a code, format it as text and make the type `code`.',
  },
  example: { before: '1.2E+05', after: '123456' },
  fix: { to: 'published', safe: false },
};
