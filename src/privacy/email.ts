import { type Detector, INSTITUTION, Mark, personal } from './detector.ts';

/** An address of electronic mail (RFC 5322 §3.4.1, its plain form). */
export const email: Detector = {
  ...personal(
    'personal-email',
    '電子郵件地址',
    'an e-mail address',
    {
      zh: '個人的電子郵件地址公開後會收到垃圾與詐騙信件，也能用來找出是哪一個人。',
      en: 'A person’s address in public brings junk and fraud, and tells who the person is.',
    },
    INSTITUTION,
    { before: '承辦人|電子郵件\n王○明|w***@example.com', after: '承辦人\n王○明' },
  ),
  mask: 'email',
  heading: /電子郵件|電郵|信箱|e-?mail/iu,
  institution: true,
  weak: false,
  chance: 0,
  needs: Mark.at,
  pattern: /(?<![A-Z0-9._%+-])[A-Z0-9][A-Z0-9._%+-]*@[A-Z0-9-]+(?:\.[A-Z0-9-]+)*\.[A-Z]{2,}(?![A-Z0-9])/giu,
  judge: () => 'hit',
};
