import type { Rule } from '../model/score.ts';
import { baseSubject } from './base-subject.ts';

export const versionedAndChecksummed: Rule = {
  problem: {
    name: 'versioned-and-checksummed',
    level: 'note',
    says: {
      zh: '資料沒有固定的版次網址或檢查碼；每一版都應該有不會變的網址，並附檢查碼。',
      en: 'Found no lasting address of this version, or no checksum; expected both for every version.',
    },
    why: {
      zh: '直接覆蓋舊檔，使用者就無法重現去年的分析，也不知道哪些數字被改過；沒有檢查碼，下載不完整也看不出來。',
      en: 'Where files are overwritten, last year’s analysis cannot be repeated and nobody sees what was changed; without a checksum a broken download goes unnoticed.',
    },
    mend: {
      zh: '用 goldbadge 發布：每一版有自己的網址，latest 永遠指向最新版，並附 SHA-256。',
      en: 'Publish with goldbadge: each version has its address, latest always serves the newest, with SHA-256.',
    },
    example: {
      before: 'https://…/公園清冊.csv（每月覆蓋）',
      after: 'https://…/releases/<version>/park.csv\nhttps://…/latest/park.csv',
    },
  },
  title: { zh: '有固定版次網址與檢查碼', en: 'Versioned and checksummed' },
  points: 3,
  source: 'W3C Data on the Web Best Practices, BP 7 (version indicator), BP 11 (URIs to versions)',
  fixtures: { good: {}, bad: { metadata: { ...baseSubject.metadata!, versioned: false, checksummed: false } } },
  judge: ({ metadata }) => metadata && (metadata.versioned ? 2 / 3 : 0) + (metadata.checksummed ? 1 / 3 : 0),
};
