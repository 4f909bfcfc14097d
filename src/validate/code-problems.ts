import type { Problem } from '../model/finding.ts';

export const notInCodeList: Problem = {
  name: 'not-in-code-list',
  level: 'error',
  says: {
    zh: '讀到「{found}」，代碼表 {expected} 沒有這個代碼{hint}。',
    en: 'Found “{found}”, which the code list {expected} does not have{hintEn}.',
  },
  why: {
    zh: '不在代碼表裡的代碼，使用者查不到意義，也無法與其他資料對照；常見原因是前導零遺失、用了舊的代碼，或代碼寫錯。',
    en: 'Nobody can look up a code that is not on the list; often a leading zero is lost, or it is of an older system.',
  },
  mend: {
    zh: '請查代碼表改正；如果代碼是新增的，請更新代碼表。',
    en: 'Correct it by the code list; if the code is new, update the list.',
  },
  example: { before: '9007', after: '09007' },
};

export const codeNotInForce: Problem = {
  name: 'code-not-in-force',
  level: 'error',
  says: {
    zh: '讀到「{found}」（{title}），{when}這個代碼{state}{hint}。',
    en: 'Found “{found}” ({title}), which {whenEn} {stateEn}{hintEn}.',
  },
  why: {
    zh: '代碼有啟用與廢止的日子。用了當時不存在的代碼，資料就無法與同一天的其他資料對照。',
    en: 'Codes begin and end. A code that did not exist on the day cannot be joined with other data of that day.',
  },
  mend: {
    zh: '請改用當時的代碼。資料若說的是過去的日子，請在發布流程的 codesOn 寫出這一列的日期欄位，就依當時的代碼表判斷。',
    en: 'Use the code of that time. If rows speak of earlier days, name their date field in codesOn: each is then judged by its own date.',
  },
  example: { before: '2026-06　10001010', after: '2026-06　65000010' },
};

export const codeUnlisted: Problem = {
  name: 'code-unlisted',
  level: 'warning',
  says: {
    zh: '讀到「{found}」，代碼表 {expected}（{asOf}）沒有這個代碼；這份代碼表可能不是最新的。',
    en: 'Found “{found}”, which the code list {expected} of {asOf} does not have; newer codes may be missing from it.',
  },
  why: {
    zh: '代碼表比資料舊，新設的機關查不到，所以只提醒、不擋發布。',
    en: 'The list is older than the data and does not know what was founded since, so this is only a warning.',
  },
  mend: {
    zh: '請確認代碼沒有寫錯；若是新的代碼，可以不理會這個提醒。',
    en: 'Check that the code is not mistyped; if it is new, let the warning be.',
  },
  example: { before: '2.16.886.101.20003.2002', after: '2.16.886.101.20003.20002' },
};
