import type { Problem } from '../model/finding.ts';

/** Personal data that no release shows, but the agency's own file does. */
export const personalUnpublished: Problem = {
  name: 'personal-unpublished',
  level: 'warning',
  says: {
    zh: '在{where}找到疑似個人資料，預期原始檔不含不發布的個人資料；原始檔不存進 raw/。',
    en: 'Found what looks like personal data in {whereEn}; expected none in the file beside what is published. The agency’s file is not kept in raw/.',
  },
  why: {
    zh: '這些內容不在發布的資料裡，但原始檔裡有；原始檔如果一併公開，個人資料就外流了。',
    en: 'No release shows it, but the agency’s own file does: whoever is given that file is given the data.',
  },
  mend: {
    zh: '請業務單位以後交付時先刪掉；做不到也可以照常發布，原始檔不會保存。',
    en: 'Ask for files without it. If that cannot be had, publish as it is: the file is not kept.',
  },
  example: { before: '欄位：編號、名稱、身分證字號（不發布）', after: '欄位：編號、名稱' },
};
