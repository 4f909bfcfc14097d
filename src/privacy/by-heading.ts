import { type Detector, DROP_OR_MASK, INSTITUTION, Mark, personal } from './detector.ts';

/** Words and signs between the name of a number and the number, in a text. */
const JOIN = '(?:號碼|帳號|號|\\s?no\\.?|\\s?number)?[^\\S\\n]{0,3}(?:為|是|[:：#])?[^\\S\\n]{0,3}';

interface Form extends Pick<Detector, 'problem' | 'kind' | 'mask' | 'institution'> {
  readonly heading: string;
  /** Words that name it inside a text. */
  readonly named: string;
  readonly form: string;
}

/** A kind whose form proves nothing by itself: a heading names the whole cell, or a word stands right before it. */
function byHeading({ heading, named, form, ...rest }: Form): Detector {
  const whole = new RegExp(`^(?:${form})$`, 'iu');
  return {
    ...rest,
    heading: new RegExp(heading, 'iu'),
    weak: true,
    chance: 0,
    needs: Mark.mixed | Mark.inText,
    pattern: new RegExp(`^(?:${form})$|(?<=(?:${named})${JOIN})(?:${form})(?![A-Z0-9])`, 'giu'),
    judge: (match, around) => (around.whole && whole.test(match) && !around.headed ? undefined : 'hit'),
  };
}

export const passport = byHeading({
  ...personal(
    'personal-passport',
    '護照號碼',
    'a passport number',
    {
      zh: '護照號碼能用來冒名訂票、開戶，公開後收不回來。',
      en: 'A passport number serves to pose as its holder, and cannot be called back.',
    },
    DROP_OR_MASK,
    { before: '護照號碼|國籍\n3*******8|日本', after: '國籍\n日本' },
  ),
  mask: 'id',
  institution: false,
  heading: '護照|passport',
  named: '護照|passport',
  form: '\\d{9}|[A-Z]\\d{8}|[A-Z]{2}\\d{7}',
});

export const healthCard = byHeading({
  ...personal(
    'personal-health-card',
    '健保卡號',
    'a health insurance card number',
    {
      zh: '健保卡號直接對應到一個人的就醫紀錄。',
      en: 'The number of a health insurance card leads to one person’s medical record.',
    },
    DROP_OR_MASK,
    { before: '健保卡號|科別\n0000********|內科', after: '科別\n內科' },
  ),
  mask: 'id',
  institution: false,
  heading: '健保卡|健保證|保險卡|health.?card|nhi.?card',
  named: '健保卡|健保證',
  form: '\\d{4}[-\\s]?\\d{4}[-\\s]?\\d{4}',
});

export const bankAccount = byHeading({
  ...personal(
    'personal-bank-account',
    '銀行或郵局帳號',
    'a bank account number',
    {
      zh: '個人帳號公開後可能被用來詐騙或冒名扣款。',
      en: 'A person’s account number in public serves fraud.',
    },
    INSTITUTION,
    { before: '匯款帳號|補助金額\n0081******|3000', after: '補助金額\n3000' },
  ),
  mask: 'id',
  institution: true,
  heading: '帳號|帳戶|匯款|存摺|局號|bank.?account|account.?n',
  named: '帳號|帳戶|存摺',
  form: '(?:\\(\\d{3}\\)\\s?)?\\d(?:[-\\s]?\\d){9,16}',
});

export const licencePlate = byHeading({
  ...personal(
    'personal-licence-plate',
    '車牌號碼',
    'a licence plate',
    {
      zh: '車牌能查到車主，與時間地點放在一起就成了行蹤。',
      en: 'A plate leads to the owner of the car; with time and place it becomes a trace of the person.',
    },
    INSTITUTION,
    { before: '車號|違規地點\nABC-****|中山路', after: '違規地點\n中山路' },
  ),
  mask: 'plate',
  institution: true,
  heading: '車號|車牌|牌照|plate',
  named: '車號|車牌|牌照',
  form: '[A-Z]{2,3}[-\\s]?\\d{3,4}|\\d{3,4}[-\\s]?[A-Z]{2,3}|[A-Z]\\d[-\\s]\\d{4}|\\d[A-Z][-\\s]\\d{4}|\\d{4}[-\\s](?:[A-Z]\\d|\\d[A-Z])',
});
