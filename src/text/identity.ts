/** Weights of a 統一編號 (財政部, 營利事業統一編號檢查碼邏輯). */
const WEIGHTS = [1, 2, 1, 2, 1, 2, 4, 1];
/** The two digits that a letter stands for; A is 10. I, O, W and Z came later and stand out of their order. */
const LETTERS: Readonly<Record<string, number>> = Object.fromEntries(
  [...'ABCDEFGHJKLMNPQRSTUVXYWZIO'].map((letter, at) => [letter, at + 10]),
);

/** The sum of the digits of each product of a 統一編號 in eight digits. */
function businessSum(number: string): number {
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    const product = Number(number[at]) * WEIGHTS[at]!;
    sum += ((product / 10) | 0) + (product % 10);
  }
  return sum;
}

/**
 * Whether eight digits are a 統一編號: since 2023-04-01 the sum is divisible by 5, before by 10, which `before2023` asks for. Where
 * the seventh digit is 7, one more may be added. Eight zeros would pass and are none.
 */
export function isBusinessNumber(number: string, before2023 = false): boolean {
  if (!/^\d{8}$/.test(number) || number === '00000000') return false;
  const divisor = before2023 ? 10 : 5;
  const sum = businessSum(number);
  return sum % divisor === 0 || (number[6] === '7' && (sum + 1) % divisor === 0);
}

/**
 * Whether a text is the number of a person's identity card (國民身分證統一編號), or of a resident's, new (`A8…`, from 2021-01-02) or old
 * (`AB…`). To find personal data with, so no field's type: such numbers are not published.
 */
export function isPersonalNumber(text: string): boolean {
  if (!/^[A-Z](?:[1289]|[A-D])\d{8}$/.test(text)) return false;
  const first = LETTERS[text[0]!]!;
  const second = LETTERS[text[1]!];
  let sum = ((first / 10) | 0) + (first % 10) * 9 + (second === undefined ? Number(text[1]) : second % 10) * 8;
  for (let at = 2; at < 9; at++) sum += Number(text[at]) * (9 - at);
  return (sum + Number(text[9])) % 10 === 0;
}
