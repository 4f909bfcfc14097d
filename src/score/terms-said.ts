import type { Rule } from '../model/score.ts';
import { baseSubject } from './base-subject.ts';

export const termsSaid: Rule = {
  problem: {
    name: 'terms-said',
    level: 'warning',
    says: {
      zh: '沒有寫明授權方式、更新頻率或聯絡人；三者都應該填寫。',
      en: 'Found no licence, no update frequency or no contact; expected all three.',
    },
    why: {
      zh: '沒有授權，企業與研究者不敢用；不知道多久更新一次，就不敢拿來做服務；發現錯誤時也找不到人通報。',
      en: 'Without a licence nobody dares to use the data, without a frequency nobody builds on it, and without a contact errors stay unreported.',
    },
    mend: {
      zh: '授權選「政府資料開放授權條款-第1版」，更新頻率依實際情形填寫，聯絡人寫單位、電話與電子郵件。',
      en: 'Choose OGDL 1.0 as the licence, say the true update frequency, and name unit, phone and e-mail of the contact.',
    },
    example: {
      before: '授權方式 | 更新頻率 | 聯絡人\n | | ',
      after: '授權方式 | 更新頻率 | 聯絡人\n政府資料開放授權條款-第1版 | 每1月 | 公園處 02-0000-0000',
    },
  },
  title: { zh: '寫明授權、更新頻率與聯絡人', en: 'Licence, frequency and contact are said' },
  points: 4,
  source:
    '資料集詮釋資料標準規範：授權方式、更新頻率、提供機關聯絡人（必須填寫）; udata quality: license, update_frequency',
  fixtures: { good: {}, bad: { metadata: { ...baseSubject.metadata!, licensed: false, contact: false } } },
  judge: ({ metadata }) =>
    metadata && (metadata.licensed ? 0.5 : 0) + (metadata.frequency ? 0.25 : 0) + (metadata.contact ? 0.25 : 0),
};
