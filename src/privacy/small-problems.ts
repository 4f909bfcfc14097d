import type { Problem } from '../model/finding.ts';

/** Fewer persons than declared share the same values in the columns that, together, tell who somebody is. */
export const smallGroup: Problem = {
  name: 'small-group',
  level: 'error',
  says: {
    zh: '依「{quasi}」分組後，有 {groups} 組不到 {expected} 列（共 {rows} 列，最小的一組 {found} 列），預期每組至少 {expected} 列。',
    en: 'Grouped by {quasi}, {groups} groups have fewer than {expected} rows ({rows} rows in all, the smallest group {found}); expected at least {expected} rows in each.',
  },
  why: {
    zh: '沒有姓名也能認出人：同一個鄉鎮、年齡、性別只有一兩列時，熟人一看就知道是誰。',
    en: 'A person can be known without a name: where a town, an age and a sex have one or two rows, neighbours know who it is.',
  },
  mend: {
    zh: '在發布流程的 privacy 用 coarsen 把年齡改成級距、地區改成縣市；或寫 small: suppress，把這些列的分組欄位留空。',
    en: 'Under privacy in the pipeline coarsen ages to bands and towns to counties (coarsen), or leave those cells of the small groups empty (small: suppress).',
  },
  example: { before: '鄉鎮|年齡|性別\n烏坵鄉|87|女', after: '縣市|年齡級距\n金門縣|80' },
};

export const smallGroupsSuppressed: Problem = {
  name: 'small-groups-suppressed',
  level: 'note',
  says: {
    zh: '依「{quasi}」分組後不到 {expected} 列的有 {groups} 組，這 {rows} 列的分組欄位已留空，其他欄位照樣發布。',
    en: 'Grouped by {quasi}, {groups} groups had fewer than {expected} rows: in these {rows} rows those columns were left empty, as the pipeline says; the others are published.',
  },
  why: {
    zh: '留空是為了不讓人被認出來；使用者要知道有多少列受影響，才不會把空白當成沒有資料。',
    en: 'They are empty so that nobody can be recognised; users must know how many rows, or they take them for missing data.',
  },
  mend: {
    zh: '不需要改。若留空的列太多，改用 coarsen 把級距放寬。',
    en: 'Nothing to mend. If too many rows are empty, make the bands wider with coarsen.',
  },
  example: { before: '鄉鎮|年齡|補助金額\n烏坵鄉|87|3000', after: '鄉鎮|年齡|補助金額\n||3000' },
};
