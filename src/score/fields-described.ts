import type { Rule } from '../model/score.ts';
import { baseSubject } from './base-subject.ts';

export const fieldsDescribed: Rule = {
  problem: {
    name: 'fields-described',
    level: 'warning',
    says: {
      zh: '有的欄位沒有說明；每一欄都應該說明意義與填法。',
      en: 'Found fields without a description; expected one for every field.',
    },
    why: {
      zh: '「面積」是土地還是樓地板？「件數」含不含撤案？沒有說明，使用者只能打電話問，或者猜錯。',
      en: 'Is 面積 of the land or the floors? Does 件數 count cases withdrawn? Without a description people must ring up, or guess wrong.',
    },
    mend: {
      zh: '在發布流程檔的 fields 替每一欄寫 description；發布時會產生「主要欄位說明」，與檔案一致。',
      en: 'Write a description for each of the fields in the pipeline; 主要欄位說明 is made from it and agrees with the file.',
    },
    example: { before: '面積', after: '面積：公園土地登記面積，單位平方公尺' },
  },
  title: { zh: '每一欄都有說明', en: 'Fields are described' },
  points: 4,
  source: '資料集詮釋資料標準規範：主要欄位說明（必須填寫）; data.gov.tw 品質檢測 desc_match',
  fixtures: { good: {}, bad: { metadata: { ...baseSubject.metadata!, fieldsDescribed: 1 } } },
  judge: ({ metadata, columns }) =>
    metadata && (columns.length > 0 ? Math.min(1, metadata.fieldsDescribed / columns.length) : 0),
};
