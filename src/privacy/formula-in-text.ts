import type { Problem } from '../model/finding.ts';

/** A text that a spreadsheet program would take for a formula when it opens the CSV file. */
export const formulaInText: Problem = {
  name: 'formula-in-text',
  level: 'warning',
  says: {
    zh: '找到文字「{found}」以 = + - @ 開頭，預期文字不會被試算表當成公式。',
    en: 'Found the text {found}, which begins with = + - or @; expected text that no spreadsheet program takes for a formula.',
  },
  why: {
    zh: '使用者用試算表開啟 CSV 時，這樣的文字會被當成公式計算：內容變成別的值或錯誤，惡意的內容還可能執行指令。發布的 CSV 保持原樣，不會偷偷加上引號或空格。',
    en: 'Whoever opens the CSV in a spreadsheet program gets a computed value or an error instead of the text; a hostile text may even run commands. The published CSV stays faithful: nothing is put before the text in silence.',
  },
  mend: {
    zh: '在機關檔案把開頭的符號拿掉或改用全形（例如「－」），電話寫成 0 開頭；若原文就是如此，可以不改。',
    en: 'Take the sign away in the agency’s file, or write phone numbers with their leading 0. If the text is meant to be so, leave it.',
  },
  example: { before: "=cmd|' /C calc'!A0", after: '（空白）' },
  picture: { before: { rows: [['=HYPERLINK("http://x.example")']] }, after: { rows: [['']] } },
};

const NUMBER = /^[+-]\s?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?\s?%?$/;
/** Dashes and signs alone are marks for a missing value. */
const MARKS = /^[-+=@\s]+$/;

/** For a text that begins with one of = + - @. */
export function looksLikeFormula(text: string): boolean {
  return !NUMBER.test(text) && !MARKS.test(text);
}
