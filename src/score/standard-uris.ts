import type { Rule } from '../model/score.ts';
import { baseSubject } from './base-subject.ts';

export const standardUris: Rule = {
  problem: {
    name: 'standard-uris',
    level: 'note',
    says: {
      zh: '有的欄位沒有對應到領域資料標準的欄位；每一欄都應該寫出它在政府資料標準平臺的網址。',
      en: 'Found fields that point to no column of a data standard; expected the address at schema.gov.tw for every field.',
    },
    why: {
      zh: '同樣的「行政區代碼」各機關寫法不同就無法合併。對應到資料標準，別的機關與程式才知道是同一個東西，也是白金標章的條件。',
      en: 'Tables of two agencies can only be joined when their columns are known to be the same thing. It is also what the platinum medal asks.',
    },
    mend: {
      zh: '到政府資料標準平臺（schema.gov.tw）查出對應的欄位，把網址寫在發布流程檔的 uri。',
      en: 'Find the column at schema.gov.tw and put its address into the uri of the field in the pipeline.',
    },
    example: {
      before: '行政區代碼',
      after: '行政區代碼 | https://schema.gov.tw/…/行政區域代碼',
    },
  },
  title: { zh: '欄位對應領域資料標準', en: 'Fields name their standard' },
  points: 2,
  source: '領域資料標準 (schema.gov.tw); data.gov.tw v2 resourceField.uri; 白金標章',
  fixtures: { good: {}, bad: { metadata: { ...baseSubject.metadata!, standardUris: 0 } } },
  judge: ({ metadata, columns }) =>
    metadata && (columns.length > 0 ? Math.min(1, metadata.standardUris / columns.length) : 0),
};
