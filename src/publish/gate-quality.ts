import type { Gate } from './gate.ts';

const SCORE = 60;

/** The release would score less than the pipeline asks for. */
export const scoreTooLow: Gate = {
  problem: {
    name: 'score-too-low',
    level: 'error',
    says: {
      zh: '發布檔的整備度是 {found} 分，應至少 {expected} 分。',
      en: 'Found a readiness score of {found}, expected at least {expected}.',
    },
    why: {
      zh: '分數太低表示程式難以直接使用這張表。',
      en: 'A low score means that programs can hardly use the table as it is.',
    },
    mend: {
      zh: '請看報告中失分最多的規則，依說明改善；或調整發布流程 gates 的 minimumScore。',
      en: 'Look in the report for the rules that lost most points and mend those; or change minimumScore under gates in the pipeline.',
    },
    example: { before: '48 分', after: '86 分' },
  },
  judge({ score, settings }) {
    const expected = settings.minimumScore ?? SCORE;
    return score < expected ? [{ found: score, expected }] : [];
  },
};

/** Findings at level error that nobody has accepted. */
export const findingsHoldBack: Gate = {
  problem: {
    name: 'findings-hold-back',
    level: 'error',
    says: {
      zh: '有 {found} 項錯誤尚未處理，共 {cells} 格，應為 0 項。',
      en: 'Found {found} errors in {cells} cells, expected none.',
    },
    why: {
      zh: '讀不出來或不合規定的值若照樣發布，使用者會得到錯的結果。',
      en: 'Values that cannot be read or break the rules would give users wrong results.',
    },
    mend: {
      zh: '請依報告所列的儲存格修正機關檔案。若可以接受，在 accept 逐項寫明原因和期限。',
      en: 'Mend the cells that the report names in the agency file. What can be accepted goes under accept, one by one, with a reason and an end date.',
    },
    example: { before: '啟用日期 112/13/5', after: '啟用日期 112/12/5' },
  },
  judge({ findings }) {
    // What stands in rows that were set aside is not published.
    const errors = findings.filter(
      (finding) => finding.level === 'error' && (finding.quarantined ?? 0) < Math.max(finding.cells, 1),
    );
    if (errors.length === 0) return [];
    return [{ found: errors.length, cells: errors.reduce((sum, finding) => sum + finding.cells, 0) }];
  },
};
