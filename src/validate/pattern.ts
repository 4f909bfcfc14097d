import type { Check } from '../model/check.ts';
import { Fault } from '../model/fault.ts';
import { byteMemo } from '../text/byte-memo.ts';

/** The whole cell must match a regular expression, as XML Schema and Table Schema read `pattern`. */
export const pattern: Check = {
  name: 'pattern',
  problem: {
    name: 'pattern-mismatch',
    level: 'error',
    says: { zh: '讀到「{found}」，格式應符合 {expected}。', en: 'Found “{found}”, expected the form {expected}.' },
    why: {
      zh: '格式不合的編號或代碼，無法與其他資料對照。',
      en: 'An identifier or code of another form cannot be joined with other data.',
    },
    mend: {
      zh: '請改成正確的格式，留意少掉的前導零與多出的符號；如果格式本身已經改變，請更新發布流程的 pattern。',
      en: 'Write it in the right form, minding lost leading zeros and added signs; if the form has changed, update `pattern` in the pipeline.',
    },
    example: { before: '401180014', after: '0401180014' },
  },
  examples: [
    ['\\d{10}', '0401180014', true],
    ['\\d{10}', '401180014', false],
    ['\\d{3}', '1234', false],
    ['甲|乙', '甲', true],
    ['甲|乙', '甲乙', false],
    ['.', '𡍼', true],
  ],
  start(value) {
    const expression = compile(String(value));
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const memo = byteMemo();
    const nothing = new Uint8Array(0);
    return (bytes, from, to) => {
      const slot = memo.find(bytes, from, to);
      if (slot >= 0) return memo.length(slot) === 0;
      const passes = expression.test(decoder.decode(bytes.subarray(from, to)));
      memo.keep(bytes, from, to, nothing, passes ? 0 : -1);
      return passes;
    };
  },
};

function compile(source: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch (cause) {
    throw new Fault(
      'pipeline-invalid',
      {
        zh: `發布流程的 pattern「${source}」不是正確的正規表示式，請修正。`,
        en: `The pattern “${source}” in the pipeline is no regular expression; correct it.`,
      },
      cause,
    );
  }
}
