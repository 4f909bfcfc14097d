import type { Across } from '../model/reshape.ts';
import type { Sketch, Table, TableColumn } from '../model/table.ts';
import type { Text } from '../model/text.ts';
import { Look, lookOf, narrow, squeeze } from './cell-look.ts';
import { spreadOf } from './reshape-across.ts';
import { kindOf, type LabelKind, labelKinds } from './reshape-kinds.ts';
import { isTotal } from './totals.ts';

/** Columns that could become rows. */
export interface AcrossProposal {
  readonly recipe: Across;
  readonly why: Text;
  /** Their headings say the year. */
  readonly dated: boolean;
}

/** A run of neighbouring columns with headings of one kind at one level. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly kind: LabelKind;
}

/** The longest run of neighbours that are headed by months, hours, counties and their like over numbers. */
export function proposeAcross(table: Table, sketch: Sketch): AcrossProposal | undefined {
  const numeric = numericColumns(table, sketch);
  return byPattern(table, numeric) ?? bySingleAges(table, numeric) ?? byLevels(table, numeric);
}

function byLevels({ columns }: Table, numeric: readonly boolean[]): AcrossProposal | undefined {
  let best: Run | undefined;
  const depth = Math.max(...columns.map((column) => column.levels.length));
  for (let level = 0; level < depth; level++) {
    for (const kind of labelKinds) {
      const run = longest(columns, numeric, level, kind);
      if (run && (!best || run.to - run.from > best.to - best.from)) best = run;
    }
  }
  // A few counties among many other figures are no cross-table.
  const figures = numeric.filter((one) => one).length;
  if (!best || (best.to - best.from + 1) * 2 < figures) return undefined;
  const recipe = recipeOf(columns, best);
  return recipe && { recipe, why: whyOf(columns, best), dated: best.kind.name === '統計期' };
}

/** Totals may stand among them. */
function longest(
  columns: readonly TableColumn[],
  numeric: readonly boolean[],
  level: number,
  kind: LabelKind,
): Run | undefined {
  const fits = (at: number): boolean => {
    const label = columns[at]?.levels[level];
    return label !== undefined && numeric[at]! && kind.is(narrow(squeeze(label)));
  };
  let best: Run | undefined;
  for (let from = 0; from < columns.length; from++) {
    if (!fits(from)) continue;
    let to = from;
    for (let at = from + 1; at < columns.length && (fits(at) || hasTotal(columns[at]!)); at++) if (fits(at)) to = at;
    const earlier = columns[from - 1]?.levels[level];
    const start = earlier !== undefined && numeric[from - 1]! && kind.before?.test(narrow(squeeze(earlier))) ? 1 : 0;
    const labels = columns
      .slice(from, to + 1)
      .filter((_, i) => fits(from + i))
      .map((column) => column.levels[level]!);
    const sure = kind.name !== '性別' && kindOf(labels) === kind;
    if (sure && (!best || to - from + start > best.to - best.from)) best = { from: from - start, to, level, kind };
    from = to;
  }
  return best;
}

function hasTotal(column: TableColumn): boolean {
  return column.levels.some((level) => isTotal(level));
}

function recipeOf(columns: readonly TableColumn[], run: Run): Across | undefined {
  const inside = columns.slice(run.from, run.to + 1);
  const totals = inside.filter(hasTotal).map((column) => column.title);
  const wanted = inside.filter((column) => !hasTotal(column));
  const depth = wanted[0]!.levels.length;
  if (wanted.some((column) => column.levels.length !== depth)) return undefined;
  const levels = Array.from({ length: depth }, (_, level) => wanted.map((column) => column.levels[level]!));
  const varying = levels.filter((labels) => new Set(labels).size > 1);
  const same = levels.filter((labels) => new Set(labels).size === 1).map((labels) => labels[0]!);
  const kinds = varying.map((labels) => (labels === levels[run.level] ? run.kind : kindOf(labels)));
  const unknown = kinds.filter((kind) => !kind).length;
  if (unknown > 1) return undefined;
  const names = kinds.map((kind) => kind?.name ?? '*');
  if (new Set(names).size < names.length) return undefined;
  const recipe: Across = {
    from: inside[0]!.title,
    to: inside.at(-1)!.title,
    ...(totals.length > 0 && { except: totals }),
    names,
    ...(unknown === 0 && { value: same.join('_') || '數值' }),
  };
  // A proposal that would not work is none.
  return spreadOf(columns, recipe).trouble.length === 0 ? recipe : undefined;
}

/** Ages, something and sexes joined in one row of headings: 15~19歲未婚_男. */
const JOINED = '^((?:未滿)?[0-9０-９]+(?:[-~～至－][0-9０-９]+)?歲(?:以上|以下|未滿)?)[_-]?(.*?)[_-]?(男|女)$';

function byPattern({ columns }: Table, numeric: readonly boolean[]): AcrossProposal | undefined {
  const form = new RegExp(JOINED, 'u');
  const heads = columns.map((column, at) =>
    numeric[at] && column.levels.length === 1 ? form.exec(column.title) : null,
  );
  const found = heads.filter((head) => head !== null);
  if (found.length < 6) return undefined;
  const plain = found.every((head) => head[2] === '');
  const pattern = plain ? JOINED.replace('(.*?)[_-]?', '') : JOINED;
  const names = plain ? ['年齡', '性別'] : ['年齡', '類別', '性別'];
  const recipe: Across = { like: ['*歲*男', '*歲*女'], names, pattern, value: '數值' };
  if (spreadOf(columns, recipe).trouble.length > 0) return undefined;
  return {
    recipe,
    dated: false,
    why: {
      zh: `有 ${found.length} 欄的標題是年齡與性別（${found[0]![0]}…${found.at(-1)![0]}）：可以改成一列一個值`,
      en: `${found.length} columns are headed by ages and sexes (${found[0]![0]} … ${found.at(-1)![0]}): each value can be a row`,
    },
  };
}

/** So many ages that count up one by one are single ages, whatever group of ages and subtotal stands over or among them. */
const SINGLE_AGES = 20;
const SINGLE = '(?:^|[^0-9０-９])([0-9０-９]{1,3}(?:歲|歲以上|[+＋])?)$';

function bySingleAges({ columns }: Table, numeric: readonly boolean[]): AcrossProposal | undefined {
  const form = new RegExp(SINGLE, 'u');
  const ages = columns.flatMap(({ title }, at) => {
    const found = numeric[at] ? form.exec(title)?.[1] : undefined;
    return found === undefined ? [] : [{ at, age: Number.parseInt(narrow(found), 10) }];
  });
  if (ages.length < SINGLE_AGES || ages[0]!.age > 1) return undefined;
  if (ages.some(({ age }, i) => i > 0 && age !== ages[i - 1]!.age + 1)) return undefined;
  const [from, to] = [columns[ages[0]!.at]!.title, columns[ages.at(-1)!.at]!.title];
  const inside = columns.slice(ages[0]!.at, ages.at(-1)!.at + 1);
  if (!inside.some(({ title }) => /[歲齡]/.test(title))) return undefined;
  const ends = new Set(inside.filter(hasTotal).map((column) => `*${column.levels.at(-1)}`));
  const except = ends.size > 0 ? { except: [...ends] } : {};
  const recipe: Across = { from, to, ...except, names: ['年齡'], pattern: SINGLE, value: '數值' };
  if (spreadOf(columns, recipe).trouble.length > 0) return undefined;
  return {
    recipe,
    dated: false,
    why: {
      zh: `從「${from}」到「${to}」有 ${ages.length} 個年齡：可以改成一列一個值`,
      en: `there are ${ages.length} single ages from “${from}” to “${to}”: each value can be a row`,
    },
  };
}

/** Columns whose cells are numbers, or marks in their place. */
function numericColumns(table: Table, sketch: Sketch): boolean[] {
  const rows = sketch.rows.filter((row) => row.at >= table.first && row.at <= (table.last ?? row.at)).slice(0, 500);
  return table.columns.map(({ at }) => {
    let numbers = 0;
    let texts = 0;
    for (const row of rows) {
      const look = lookOf(withoutMark(row.cells[at] ?? ''), row.kinds?.[at]);
      if (look === Look.number) numbers++;
      else if (look === Look.text || look === Look.date) texts++;
    }
    return numbers > 0 && texts * 10 <= numbers;
  });
}

/** A number with a mark glued to it is a number. */
function withoutMark(cell: string): string {
  return cell.replace(/(?<=\d)\s*[^\d\s.,]$/u, '');
}

function whyOf(columns: readonly TableColumn[], { from, to, kind }: Run): Text {
  const [first, last] = [columns[from]!.title, columns[to]!.title];
  return {
    zh: `從「${first}」到「${last}」的 ${to - from + 1} 欄是同一件事的${kind.says.zh}：可以改成一列一個值`,
    en: `the ${to - from + 1} columns from “${first}” to “${last}” are ${kind.says.en} of one thing: each value can be a row`,
  };
}
