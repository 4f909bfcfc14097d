import type { Rule } from '../model/score.ts';
import { baseSubject } from './base-subject.ts';

export const metadataDescribed: Rule = {
  problem: {
    name: 'metadata-described',
    level: 'warning',
    says: {
      zh: '資料集缺少名稱或描述；兩者都應該填寫。',
      en: 'Found a dataset without a title or a description; expected both.',
    },
    why: {
      zh: '使用者靠名稱與描述找到資料、判斷能不能用；只寫「人數統計」，沒有人知道是哪裡、哪一年、什麼人。',
      en: 'People find and judge data by its title and description; 人數統計 does not say where, when and of whom.',
    },
    mend: {
      zh: '名稱寫出地點、時間與主題；描述寫出用途、蒐集方式與限制，不要只重複名稱。',
      en: 'Say place, time and subject in the title; purpose, how it was gathered and limits in the description.',
    },
    example: { before: '人數統計', after: '臺北市各里人口數（每月）' },
  },
  title: { zh: '資料集有名稱與描述', en: 'Dataset has title and description' },
  points: 2,
  source: '資料集詮釋資料標準規範：資料集名稱、資料集描述（必須填寫）',
  fixtures: { good: {}, bad: { metadata: { ...baseSubject.metadata!, described: false } } },
  judge: ({ metadata }) => metadata && (metadata.titled ? 0.5 : 0) + (metadata.described ? 0.5 : 0),
};
