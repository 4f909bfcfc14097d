import type { Gate } from './gate.ts';

const MINIMUM = 1;
const DROP = 0.3;

/** No record at all. A pipeline that sets `minimumRows: 0` has said that its table may be empty. */
export const noRows: Gate = {
  problem: {
    name: 'no-rows',
    level: 'error',
    says: {
      zh: '這次一筆資料也沒有，應至少有 {expected} 筆。',
      en: 'Found no rows, expected at least {expected}.',
    },
    why: {
      zh: '空的檔案會蓋掉原本好的資料，使用資料的程式也不會察覺。',
      en: 'An empty file would replace good data, and programs that use it would not notice.',
    },
    mend: {
      zh: '請打開機關檔案，確認資料還在、沒有換到別的工作表。確定就是沒有資料時，在發布流程的 gates 設定 minimumRows: 0。',
      en: 'Open the agency file and see whether the rows are still there, perhaps in another sheet. If the table may be empty, set minimumRows: 0 under gates in the pipeline.',
    },
    example: { before: '編號,名稱', after: '編號,名稱\n1,中山公園' },
  },
  judge({ rows, settings }) {
    if (rows > 0 || settings.minimumRows === 0) return [];
    return [{ found: 0, expected: settings.minimumRows ?? MINIMUM }];
  },
};

/** Fewer records than the pipeline says there must be. */
export const tooFewRows: Gate = {
  problem: {
    name: 'too-few-rows',
    level: 'error',
    says: {
      zh: '這次只有 {found} 筆，應至少有 {expected} 筆。',
      en: 'Found {found} rows, expected at least {expected}.',
    },
    why: {
      zh: '筆數少於這份資料應有的數量，檔案可能不完整。',
      en: 'The table holds fewer rows than this dataset must have; the file may be incomplete.',
    },
    mend: {
      zh: '請向提供檔案的同仁確認是否漏給資料。若筆數確實變少，調低發布流程 gates 的 minimumRows。',
      en: 'Ask whoever made the file whether rows are missing. If there are really fewer, lower minimumRows under gates in the pipeline.',
    },
    example: { before: '3 筆', after: '22 筆' },
  },
  judge({ rows, settings }) {
    const expected = settings.minimumRows ?? MINIMUM;
    return rows > 0 && rows < expected ? [{ found: rows, expected }] : [];
  },
};

/** Far fewer records than in the release served now. */
export const rowsDropped: Gate = {
  problem: {
    name: 'rows-dropped',
    level: 'error',
    says: {
      zh: '這次有 {found} 筆，上一版有 {before} 筆，少了 {drop}%，最多只能少 {expected}%。',
      en: 'Found {found} rows against {before} in the last release: {drop}% fewer, at most {expected}% expected.',
    },
    why: {
      zh: '資料突然大量減少，多半是匯出時漏了一部分，而不是真的少了。',
      en: 'When many rows are gone at once, the export has usually left some out.',
    },
    mend: {
      zh: '請和上一版比對少了哪些資料。若確實減少，在發布流程的 accept 加上這一項，寫明原因和期限。',
      en: 'Compare with the last release to see which rows are gone. If that is right, add an entry under accept in the pipeline with a reason and an end date.',
    },
    example: { before: '7,748 筆 → 3,102 筆', after: '7,748 筆 → 7,751 筆' },
  },
  judge({ rows, settings, last }) {
    const before = last?.release.rows ?? 0;
    const allowed = settings.maximumDrop ?? DROP;
    // An empty table is told once, by no-rows.
    if (before === 0 || (rows === 0 && settings.minimumRows !== 0)) return [];
    const drop = (before - rows) / before;
    return drop > allowed ? [{ found: rows, before, drop: percent(drop), expected: percent(allowed) }] : [];
  },
};

/** More rows with errors than the pipeline lets be set aside. */
export const tooManySetAside: Gate = {
  problem: {
    name: 'too-many-set-aside',
    level: 'error',
    says: {
      zh: '有錯誤的列是 {found} 列（{share}%），最多只能隔離 {expected}%。',
      en: 'Found errors in {found} rows ({share}%); at most {expected}% may be set aside.',
    },
    why: {
      zh: '隔離是為了少數壞掉的列。壞得太多時，剩下的資料已經不能代表原來的檔案。',
      en: 'Setting aside is for a few bad rows. When too many are bad, those that are left no longer stand for the file.',
    },
    mend: {
      zh: '請依報告所列的儲存格修正機關檔案；或調高發布流程 quarantine 的 share。',
      en: 'Mend the cells that the report names in the agency file, or raise `share` under quarantine in the pipeline.',
    },
    example: { before: '1,000 列中隔離 130 列', after: '1,000 列中隔離 3 列' },
  },
  judge({ rows, quarantine }) {
    if (!quarantine || quarantine.rows === 0) return [];
    const found = quarantine.rows;
    const share = found / (rows + found);
    return share > quarantine.share ? [{ found, share: percent(share), expected: percent(quarantine.share) }] : [];
  },
};

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
