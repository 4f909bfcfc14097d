import type { Across, FillRecipe, Reshape } from '../model/reshape.ts';
import type { Sketch, Table } from '../model/table.ts';
import type { Text } from '../model/text.ts';
import { bodyOfTable } from './body.ts';
import { narrow, squeeze } from './cell-look.ts';
import { groupLabels } from './group-labels.ts';
import { headingKey } from './match.ts';
import { blocksOf } from './reshape-blocks.ts';
import { fewOfEach, kindOf } from './reshape-kinds.ts';
import { periodsOf } from './reshape-label.ts';
import { pageWidth } from './reshape-pages.ts';
import { proposeAcross } from './reshape-propose-across.ts';

/** A sheet as it was looked at, and the tables found on it. */
export interface Seen {
  readonly sketch: Sketch;
  readonly tables: readonly Table[];
}

/** A recipe that would turn the table into records, and why. */
export interface Proposal {
  readonly reshape: Reshape;
  readonly why: readonly Text[];
}

/** What could be done to a table laid out for print; undefined: nothing. Nothing is done unless a pipeline says so. */
export function propose(sheets: readonly Seen[], table: Table): Proposal | undefined {
  const own = sheets.find((one) => one.tables.includes(table));
  if (!own || table.header.length === 0) return undefined;
  const why: Text[] = [];
  const width = pageWidth(table.columns);
  const page = width === undefined ? table : { ...table, columns: table.columns.slice(0, width) };
  const across = proposeAcross(page, own.sketch);
  const series = proposeSheets(sheets, table);
  const blocks = proposeBlocks(own, table);
  const period = series?.dated || across?.dated ? undefined : proposePeriod(own.sketch, table);
  const marks = marksIn(own.sketch, table, across?.recipe);
  if (series) why.push(series.why);
  if (width !== undefined) why.push(pagesWords(table.columns.length / width));
  if (blocks) why.push(blocks.why);
  const fill = proposeFill(own, page);
  if (fill) why.push(fill.why);
  if (across) why.push(across.why);
  if (period) why.push(period.why);
  if (marks.length > 0) why.push(flagWords(marks));
  if (why.length === 0) return undefined;
  const value = across?.recipe.value;
  const reshape: Reshape = {
    ...(series && { sheets: series.recipe }),
    ...(width !== undefined && { pages: true }),
    ...(blocks && { blocks: { as: '分組' } }),
    ...(fill && { fill: fill.recipe }),
    ...(across && { across: across.recipe }),
    ...(period && { period: { as: period.as } }),
    ...(marks.length > 0 && value !== undefined && { flags: [{ column: value, as: '註記', marks }] }),
  };
  return { reshape, why };
}

interface Series {
  readonly recipe: NonNullable<Reshape['sheets']>;
  readonly why: Text;
  /** The sheets' names say the year. */
  readonly dated: boolean;
}

/** Sheets with the same headings, called by months, years or counties. */
function proposeSheets(sheets: readonly Seen[], table: Table): Series | undefined {
  const keys = keysOf(table);
  const shown = sheets.filter((one) => !one.sketch.hidden);
  const same = shown.filter((one) => one.tables.some((other) => keysOf(other) === keys));
  const few = fewOfEach(same.map((one) => one.sketch.sheet));
  const byKind = same.filter((one) => isOfSeries(one.sketch.sheet, few));
  const kind = kindOf(byKind.map((one) => one.sketch.sheet));
  if (!kind || kind.name === '性別' || byKind.length < 2) return undefined;
  const names = byKind.map((one) => one.sketch.sheet);
  const like = [...new Set(names.map((name) => `*${squeeze(name).at(-1)}`))];
  const except = shown
    .map((one) => one.sketch.sheet)
    .filter((name) => !names.includes(name) && like.some((pattern) => squeeze(name).endsWith(pattern.slice(1))));
  return {
    recipe: { like, ...(except.length > 0 && { except }), as: kind.name },
    dated: kind.name === '統計期',
    why: {
      zh: `${names.length} 張工作表的欄位相同，以${kind.says.zh}命名（${some(names)}）：可以上下接起來`,
      en: `${names.length} sheets have the same columns and are named after ${kind.says.en} (${some(names)}): they can be stacked`,
    },
  };
}

/** Whether a sheet's name is of the kind that most of the sheets are named after. */
function isOfSeries(name: string, names: readonly string[]): boolean {
  return names.some((one) => names.some((two) => new Set([name, one, two]).size === 3 && kindOf([name, one, two])));
}

function keysOf(table: Table): string {
  return table.columns.map((column) => headingKey(column.title)).join('\0');
}

function proposeBlocks({ sketch, tables }: Seen, table: Table): { why: Text } | undefined {
  const blocks = blocksOf(sketch, tables, table);
  const labels = blocks
    ? blocks.labels.map((label) => label.text)
    : table.cut.filter((one) => one.reason === 'label' && one.bottom < (table.last ?? table.first)).map(() => '');
  if (labels.length < 2) return undefined;
  const named = labels.filter((label) => label !== '');
  const list = named.length > 0 ? `（${some(named)}）` : '';
  return {
    why: {
      zh: `上下有 ${labels.length} 個分組${list}：分組的名稱可以成為一欄`,
      en: `there are ${labels.length} blocks${named.length > 0 ? ` (${some(named)})` : ''}: their labels can become a column`,
    },
  };
}

/** Labels that stand once a group, where the file itself proves which rows are theirs: by merged cells, or as 計, 男, 女. */
function proposeFill(own: Seen, table: Table): { recipe: FillRecipe; why: Text } | undefined {
  const labels = groupLabels(own, table);
  const sexes = labels.filter((one) => one.how === 'sexes');
  const some = sexes.length > 0 ? sexes : labels.filter((one) => one.how === 'merged');
  const columns = [...new Set(some.map((one) => one.column.title))].filter((title) => title !== '');
  if (columns.length === 0) return undefined;
  const names = columns.join('、');
  const { sexes: by } = bodyOfTable(table);
  return {
    recipe: { columns, ...(sexes.length > 0 && by !== undefined && { groups: table.columns[by]!.title }) },
    why: {
      zh: `「${names}」一組只寫一次：可以補到同一組的每一列`,
      en: `${columns.join(', ')} stands once a group of rows: it can be put on every row of the group`,
    },
  };
}

const DATED = /日期|年月|月份|年度|年份|期間|統計期|^[年月]別?$|^年$|^月$|時間|statistic_y|date/i;

/** The title's period, where no column says when. */
function proposePeriod(sketch: Sketch, table: Table): { as: string; why: Text } | undefined {
  if (table.columns.some((column) => DATED.test(squeeze(column.title)))) return undefined;
  const [period, ...others] = periodsOf(sketch, table);
  // A span such as 76年1月至101年6月 is no period that a field could hold.
  if (!period || others.length > 0 || /[至~～〜\-－—]/.test(period.text)) return undefined;
  return {
    as: /年度?$/.test(period.text) ? '年度' : '統計期',
    why: {
      zh: `期間只寫在標題（${period.text}），各列沒有：可以成為一欄`,
      en: `only the title says the period (${period.text}), the rows do not: it can become a column`,
    },
  };
}

const FLAGGED = /^[-−]?[\d,]*\.?\d+\s*([^\d\s.,%％‰)）年月日時分元人a-wyzA-WYZ])$/;

/** Marks glued to the numbers of the columns that become rows. */
function marksIn(sketch: Sketch, table: Table, across: Across | undefined): string[] {
  if (!across) return [];
  const marks = new Set<string>();
  for (const row of sketch.rows) {
    if (row.at < table.first || (table.last !== undefined && row.at > table.last)) continue;
    for (const { at } of table.columns) {
      const mark = FLAGGED.exec(narrow(row.cells[at] ?? ''))?.[1];
      if (mark !== undefined) marks.add(mark);
    }
  }
  return [...marks].slice(0, 8);
}

function pagesWords(pages: number): Text {
  return {
    zh: `標題左右重複 ${pages} 次：是並排的頁，可以上下接起來`,
    en: `the headings repeat ${pages} times from left to right: pages side by side, which can be put below each other`,
  };
}

function flagWords(marks: readonly string[]): Text {
  return {
    zh: `數字後面黏著註記 ${marks.join(' ')}：可以分成一欄`,
    en: `marks are glued to numbers (${marks.join(' ')}): they can become a column`,
  };
}

function some(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join('、')}…${names.at(-1)}` : names.join('、');
}
