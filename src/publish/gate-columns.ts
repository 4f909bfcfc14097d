import type { Field } from '../model/pipeline.ts';
import type { Gate, GateSubject } from './gate.ts';

/** A column that was published under one name would now be published under another. */
export const columnRenamed: Gate = {
  problem: {
    name: 'column-renamed',
    level: 'error',
    says: {
      zh: '上一版的欄位「{expected}」這次叫「{found}」。',
      en: 'Found the column "{found}", expected its name of the last release, "{expected}".',
    },
    why: {
      zh: '使用資料的程式以欄位名稱取值，改名後就讀不到。',
      en: 'Programs find a column by its name and no longer find it under a new one.',
    },
    mend: {
      zh: '請把發布流程中欄位的 name 改回原名，機關檔案的新標題寫在 aliases。若確定要改名，在 accept 加上這一項，寫明原因和期限。',
      en: 'Give the field its old name in the pipeline and put the heading of the agency file under aliases. If the new name is meant, add an entry under accept with a reason and an end date.',
    },
    example: { before: '行政區 → 鄉鎮市區', after: '行政區 → 行政區' },
  },
  judge(subject) {
    return lost(subject).flatMap(({ old, now }) => (now ? [{ field: old, found: now, expected: old }] : []));
  },
};

/** A column that was published would be published no more. */
export const columnGone: Gate = {
  problem: {
    name: 'column-gone',
    level: 'error',
    says: {
      zh: '上一版有欄位「{expected}」，這次沒有了。',
      en: 'Found no column "{expected}", which the last release has.',
    },
    why: {
      zh: '少一個欄位，用到它的程式就會出錯。',
      en: 'Programs that use the column would fail.',
    },
    mend: {
      zh: '請確認機關檔案是否漏了這一欄，或發布流程的 fields 是否誤刪。若確定不再提供，在 accept 加上這一項，寫明原因和期限。',
      en: 'See whether the agency file lacks the column or whether it was taken out of fields in the pipeline. If it is no longer offered, add an entry under accept with a reason and an end date.',
    },
    example: { before: '編號,名稱,面積 → 編號,名稱', after: '編號,名稱,面積 → 編號,名稱,面積' },
  },
  judge(subject) {
    return lost(subject).flatMap(({ old, now }) => (now ? [] : [{ field: old, expected: old }]));
  },
};

/** A column without a single value that had values before or, where nothing tells of before, must have some. */
export const columnEmptied: Gate = {
  problem: {
    name: 'column-emptied',
    level: 'error',
    says: {
      zh: '欄位「{field}」這次 {found} 筆全部空白，應有資料。',
      en: 'Found the column "{field}" empty in all {found} rows, expected values.',
    },
    why: {
      zh: '整欄突然空白，多半是標題換了、欄位錯位或匯出有誤。',
      en: 'A column that is empty all at once usually has a new heading, has moved, or was exported wrongly.',
    },
    mend: {
      zh: '請打開機關檔案看這一欄是否有值、標題是否改變。若確實沒有資料，在 accept 加上這一項，寫明原因和期限。',
      en: 'Open the agency file and see whether the column has values and the same heading. If there is really no data, add an entry under accept with a reason and an end date.',
    },
    example: { before: '面積：12345, 8021 → （空白）', after: '面積：12345, 8021 → 12345, 8100' },
  },
  judge({ rows, columns, fields, findings, last }) {
    if (rows === 0) return [];
    return columns.flatMap((column) => {
      if (column.filled > 0) return [];
      // A file of another year may lack the column altogether, and the pipeline has said so.
      if (column.column === 0 && fields.find((field) => field.name === column.name)?.optional) return [];
      // Nor is it emptied where `change` lets files without the column be published.
      const removed = findings.find((one) => one.problem === 'drift-column-removed' && one.field === column.name);
      if (column.column === 0 && removed && removed.level !== 'error') return [];
      const before = last?.columns?.find((old) => old.name === column.name);
      const required = fields.find((field) => field.name === column.name)?.checks?.required ?? false;
      return (before ? before.filled > 0 : required) ? [{ field: column.name, found: rows }] : [];
    });
  },
};

/** A column of the last release would have another type. */
export const typeChanged: Gate = {
  problem: {
    name: 'type-changed',
    level: 'error',
    says: {
      zh: '欄位「{field}」的型別這次是 {found}，上一版是 {expected}。',
      en: 'Found the type {found} for the column "{field}", expected {expected} as in the last release.',
    },
    why: {
      zh: '型別一變，使用者的資料庫和程式就會拒收，或把代碼開頭的零去掉。',
      en: 'Databases and programs would refuse the column, or strip the leading zeros of codes.',
    },
    mend: {
      zh: '請把發布流程中這個欄位的 type 改回來。若確定要改，在 accept 加上這一項，寫明原因和期限。',
      en: 'Set the type of the field back in the pipeline. If the new type is meant, add an entry under accept with a reason and an end date.',
    },
    example: { before: '代碼：code → integer', after: '代碼：code → code' },
  },
  judge({ fields, last }) {
    return (last?.release.fields ?? []).flatMap((old) => {
      const now = fields.find((field) => field.name === old.name);
      return now && now.type !== old.type ? [{ field: old.name, found: now.type, expected: old.type }] : [];
    });
  },
};

/** Names of the last release that are no more, with the name they seem to have now. */
function lost({ fields, last }: GateSubject): { old: string; now: string | undefined }[] {
  const before = last?.release.fields ?? [];
  const gone = before.filter((old) => !fields.some((field) => field.name === old.name));
  const added = fields.filter((field) => !before.some((old) => old.name === field.name));
  return gone.map((old) => {
    const alike = added.find((field) => answersTo(field, old.name) || field.title === old.title);
    // One out and one in at the same place, of the same type: a new name rather than a new column.
    const only = gone.length === 1 && added.length === 1 ? added[0] : undefined;
    const instead = only && only.type === old.type && fields.indexOf(only) === before.indexOf(old) ? only : undefined;
    return { old: old.name, now: (alike ?? instead)?.name };
  });
}

function answersTo(field: Field, name: string): boolean {
  return field.title === name || (field.aliases?.includes(name) ?? false);
}
