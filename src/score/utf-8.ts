import type { Rule } from '../model/score.ts';

const books: readonly string[] = ['xlsx', 'ods', 'fods', 'xls'];

export const utf8: Rule = {
  problem: {
    name: 'utf-8',
    level: 'warning',
    says: {
      zh: '文字檔用的是 UTF-8 以外的編碼；應該存成 UTF-8。',
      en: 'Found a text file in another encoding; expected UTF-8.',
    },
    why: {
      zh: 'Big5 沒有收「堃」「喆」等許多人名、地名用字，各機關的造字彼此也不相通，換一台電腦就變成亂碼。國際上的工具都預設檔案是 UTF-8。',
      en: 'Big5 lacks many characters of names and places, and user-defined ones differ from agency to agency. Tools everywhere take UTF-8 for granted.',
    },
    mend: {
      zh: '在 Excel 另存新檔時選「CSV UTF-8（逗號分隔）」，並把詮釋資料的編碼格式改成 UTF-8。',
      en: 'Save as "CSV UTF-8 (Comma delimited)" in Excel, and set 編碼格式 in the metadata to UTF-8.',
    },
    example: { before: 'BIG5', after: 'UTF-8' },
  },
  title: { zh: '文字檔用 UTF-8', en: 'Text is UTF-8' },
  points: 4,
  source: '資料集詮釋資料標準規範：編碼格式 (Unicode / UTF-8 preferred); RFC 8259 §8.1; csvlint: encoding',
  fixtures: {
    good: { file: { format: 'csv', extension: 'csv', encoding: 'utf-8-bom' } },
    bad: { file: { format: 'csv', extension: 'csv', encoding: 'cp950' } },
  },
  // Workbooks hold Unicode by their own standards. A BOM harms nobody and helps Excel.
  judge: ({ file }) => {
    if (books.includes(file.format) || file.encoding === undefined) return undefined;
    return file.encoding === 'utf-8' || file.encoding === 'utf-8-bom' ? 1 : 0;
  },
};
