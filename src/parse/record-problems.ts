import { Fault } from '../model/fault.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { RecordList } from './record-lists.ts';
import type { RecordTable } from './record-table.ts';

/** Tells which of a file's lists were read, and what stands beside them. */
export const recordsFound: Problem = {
  name: 'records-found',
  level: 'note',
  says: {
    zh: '資料列取自 {found}；檔案裡還有 {beside}，沒有放進這張表。',
    en: 'The records are those of {found}; the file also holds {beside}, which is not in this table.',
  },
  why: {
    zh: 'JSON 與 XML 檔除了資料，常有查詢結果的說明；要發布的是其中的清單。',
    en: 'JSON and XML files often say things about the answer beside the data; what is published is the list in it.',
  },
  mend: {
    zh: '取錯清單時，在發布流程的 source.records 寫出正確清單的路徑，例如 result.records。',
    en: 'If it is the wrong list, write the path of the right one in the pipeline’s source.records, such as result.records.',
  },
  example: { before: '{"success": true, "total": 2, "records": [{…}, {…}]}', after: 'records: [{…}, {…}]' },
};

export const listInCell: Problem = {
  name: 'list-in-cell',
  level: 'note',
  says: {
    zh: '這一欄每一筆可以有好幾個值（{found} 筆有），以 JSON 文字放在一格裡。',
    en: 'This column may hold several values in a record (it does in {found}); they stand in one cell as JSON.',
  },
  why: {
    zh: '一格裡有好幾個值，無法直接計算或篩選。',
    en: 'Values that share a cell cannot be counted or filtered.',
  },
  mend: {
    zh: '若這個清單才是要發布的資料，在發布流程的 source.records 寫清單的路徑，例如 result.stations.readings；每一列會帶著外層的欄位。',
    en: 'If that list is the data, write its path in the pipeline’s source.records, such as result.stations.readings; each row then carries the outer columns.',
  },
  example: { before: '{"站名": "A", "公車": ["1", "2"]}', after: '站名,公車\nA,"[""1"",""2""]"' },
};

export const nameTwice: Problem = {
  name: 'name-twice',
  level: 'warning',
  says: {
    zh: '同一筆資料裡「{found}」出現兩次以上；每一個都保留為一欄。',
    en: 'Found the name “{found}” more than once in one record; each is kept as a column.',
  },
  why: {
    zh: '多數程式只留下最後一個，其他的值會消失。',
    en: 'Most programs keep only the last one, and the other values are lost.',
  },
  mend: { zh: '請機關把其中一個改名。', en: 'Ask the agency to rename one of them.' },
  example: { before: '{"名稱": "甲", "名稱": "乙"}', after: '{"名稱": "甲", "別名": "乙"}' },
};

export const outerEmpty: Problem = {
  name: 'outer-without-rows',
  level: 'warning',
  says: {
    zh: '有 {found} 個外層項目的「{path}」是空的，所以表裡沒有它們的列。',
    en: 'Found {found} outer entries whose “{path}” is empty, so that no row tells of them.',
  },
  why: {
    zh: '表格一列是內層的一筆；內層沒有資料的外層項目不會出現。',
    en: 'A row is an entry of the inner list; an outer entry without any has no row.',
  },
  mend: {
    zh: '若外層項目才是要發布的資料，在發布流程的 source.records 寫外層清單的路徑。',
    en: 'If the outer entries are the data, write the path of the outer list in source.records.',
  },
  example: { before: '[{"站": "A", "值": [1]}, {"站": "B", "值": []}]', after: '站,值\nA,1' },
};

export const recordProblems: readonly Problem[] = [recordsFound, listInCell, nameTwice, outerEmpty];

/** Tells what a list's own table does not show. */
export function reportTable(table: RecordTable, sheet: string, findings: Findings): void {
  for (const { column, title, path, count } of table.gathered) {
    const place: Place = { ...(sheet && { sheet }), top: 0, left: column, bottom: 0, right: column };
    findings.file(listInCell, { found: count, path }, place, title);
  }
  const { shape, above } = table.list;
  const chain = [shape, ...above];
  const missing = above.reduce((sum, outer, i) => sum + outer.count - chain[i]!.holders, 0);
  if (missing > 0) findings.file(outerEmpty, { found: missing, path: table.list.path });
}

/** The lists a pipeline asks for, or all that are worth a sheet. */
export function pick(
  lists: readonly RecordList[],
  chosen: readonly RecordList[],
  wanted: string | undefined,
  name: string,
): readonly RecordList[] {
  if (wanted === undefined) return chosen;
  const found = lists.find((one) => one.path === wanted) ?? lists.find((one) => one.path.endsWith(`.${wanted}`));
  if (found) return [chosen.find((one) => one.shape === found.shape) ?? found];
  const there = lists.map((one) => `${one.path || '（最外層）'} (${one.count})`).join('、') || '—';
  throw new Fault('table-not-found', {
    zh: `檔案「${name}」裡沒有清單「${wanted}」；有的是：${there}。請改發布流程的 source.records。`,
    en: `The file ${name} has no list “${wanted}”; it has: ${there}. Change source.records in the pipeline.`,
  });
}
