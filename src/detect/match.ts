import type { Problem } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { letters } from '../model/place.ts';
import type { TableColumn } from '../model/table.ts';
import { headingKey } from '../text/heading-key.ts';

export { headingKey };

export const columnMissing: Problem = {
  name: 'column-missing',
  level: 'error',
  says: {
    zh: '檔案裡找不到欄位「{expected}」；找到的欄位是：{found}。',
    en: 'The column “{expected}” is not in the file; the columns found are: {found}.',
  },
  why: {
    zh: '少了一欄，使用資料的人的程式就會停擺，所以先不發布。',
    en: 'A column less breaks the programs of those who use the data, so nothing is published.',
  },
  mend: {
    zh: '請確認標題列的文字；若只是改名，把新名稱加進發布流程這個欄位的 aliases。',
    en: 'Check the heading; if it was only renamed, add the new name to the field’s aliases in the pipeline.',
  },
  example: { before: '標題列：縣市別、產量', after: '標題列：縣市、產量' },
};

export const columnUnknown: Problem = {
  name: 'column-not-in-pipeline',
  level: 'warning',
  says: {
    zh: '檔案多了發布流程沒有的欄位「{found}」，這一欄沒有發布。',
    en: 'The file has a column “{found}” that the pipeline does not know; it is not published.',
  },
  why: {
    zh: '沒有宣告型別與說明的欄位，不能確定內容是什麼。',
    en: 'A column without a declared type and description cannot be vouched for.',
  },
  mend: {
    zh: '在發布流程的 fields 加上這一欄；若不要發布，請機關從檔案刪除。',
    en: 'Add it to the pipeline’s fields, or have it removed from the file.',
  },
  example: { before: '縣市、產量、備註2', after: '縣市、產量' },
};

/** Which column of the table each field is, and what fits nothing. */
export interface Match {
  /** For each field the number of its column among the table's columns; -1: it is not there. */
  readonly columns: readonly number[];
  /** Columns of the table that are no field. */
  readonly unknown: readonly TableColumn[];
}

/** Finds each field's column by its letters where they are given, else by its title, name or aliases; of two equal headings the first not yet taken. */
export function match(columns: readonly TableColumn[], fields: readonly Field[]): Match {
  const taken = new Set<number>();
  const whole = new Map<string, number[]>();
  const parts = new Map<string, number[]>();
  for (const [i, column] of [...columns.entries()].reverse()) {
    const names = namesOf(column);
    note(whole, names[0]!, i);
    for (const name of names) note(parts, name, i);
  }
  const find = (wanted: readonly string[], exact: boolean): number => {
    for (const name of wanted) {
      const known = (exact ? whole : parts).get(name) ?? [];
      // What is taken stays so: the next search begins behind it.
      while (known.length > 0 && taken.has(known.at(-1)!)) known.pop();
      if (known.length > 0) return known.at(-1)!;
    }
    return -1;
  };
  const found = new Array<number>(fields.length).fill(-1);
  fields.forEach((field, i) => {
    if (field.column === undefined) return;
    found[i] = columns.findIndex((column) => letters(column.at) === field.column);
    if (found[i]! >= 0) taken.add(found[i]!);
  });
  // Whole headings first, so that `計` under 人口數 does not take the column of another `計`.
  for (const exact of [true, false]) {
    fields.forEach((field, i) => {
      if (found[i]! >= 0 || field.column !== undefined) return;
      const at = find(fieldKeys(field), exact);
      if (at >= 0) {
        found[i] = at;
        taken.add(at);
      }
    });
  }
  return { columns: found, unknown: columns.filter((column, i) => !taken.has(i) && column.title !== '') };
}

/** Notes a column under a name, the first one last. */
function note(known: Map<string, number[]>, name: string, column: number): void {
  const others = known.get(name);
  if (others) others.push(column);
  else known.set(name, [column]);
}

/** All that a field may be called in the file, as keys; a derived one has no heading there. */
export function fieldKeys(field: Field): string[] {
  if (field.from) return [];
  return [field.title, field.name, ...(field.aliases ?? [])].map(headingKey);
}

/** The whole heading, then each of its levels where a field may be called by one language of two. */
function namesOf(column: TableColumn): string[] {
  return [...new Set([column.title, ...column.levels].map(headingKey))];
}
