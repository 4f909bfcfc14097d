import type { Problem } from '../model/finding.ts';

/** Cells that lead to an address which their text does not say. */
export const linkLost: Problem = {
  name: 'link-lost',
  level: 'warning',
  says: {
    zh: '有 {links} 格是超連結，格子裡只寫「{found}」，看不到網址；預期網址寫在格子裡。',
    en: 'Found {links} cells with a link whose text is “{found}”, so that the address is not seen; expected the address in the cell.',
  },
  why: {
    zh: '超連結的網址存在格子的設定裡，不是格子的內容。存成 CSV 或 JSON 就沒有了，使用者只看到一樣的文字。',
    en: 'The address of a link is kept beside the cell, not in it. In CSV and JSON it is gone, and readers see the text only.',
  },
  mend: {
    zh: '請把網址直接寫在格子裡：加一欄「網址」，每一列填完整的網址（https:// 開頭）。',
    en: 'Write the address itself into a cell: add a column for it, with the whole address (from https:// on) in every row.',
  },
  example: { before: '機關|預算書\n主計總處|Enter', after: '機關|預算書網址\n主計總處|https://example.gov.tw/a.pdf' },
};
