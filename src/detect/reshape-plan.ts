import type { Findings, Problem } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { letters } from '../model/place.ts';
import type { Reshape } from '../model/reshape.ts';
import type { Table, TableColumn } from '../model/table.ts';
import { columnUnknown, headingKey } from './match.ts';
import { type Spread, spreadOf, type Trouble } from './reshape-across.ts';
import type { FoldPlan, Shown } from './reshape-fold.ts';
import { headingLabel, type Label, periodsOf } from './reshape-label.ts';
import { headerPlace, type Part, tellDiffers } from './reshape-parts.ts';
import {
  reshapeColumnMissing,
  reshapeLevels,
  reshapeNameTaken,
  reshapePeriodMissing,
  reshapeSameLabels,
} from './reshape-problems.ts';

/** A part, and how its records become rows. */
export interface Planned {
  readonly part: Part;
  /** The part's table without the columns that nobody can name; cells there are told one by one. */
  readonly table: Table;
  readonly fold: FoldPlan;
}

/** What a recipe makes of its parts: the columns are the same for all. */
export interface Plan {
  readonly columns: readonly TableColumn[];
  readonly parts: readonly Planned[];
  /** Position of the column that shows block labels. */
  readonly block?: number;
}

/** Columns that stay as they are, by heading, and those that a cross-table becomes. */
interface Shape {
  readonly fixed: readonly TableColumn[];
  /** The levels of headings that become columns; none where there is no column to spread. */
  readonly names: readonly string[];
  readonly values: readonly string[];
}

const NOWHERE = -1;

/** Plans all parts after the first one; what does not fit is a finding. */
export function planOf(parts: readonly Part[], recipe: Reshape, fields: readonly Field[], findings: Findings): Plan {
  const shapes = parts.map((part) => {
    const table = named(part.table, recipe, fields);
    const spread = spreadIn(table, recipe);
    tellTrouble(table, spread, recipe, findings);
    return { part, table, spread };
  });
  const lead = shapes[0]!;
  const spreads = lead.spread.groups.length > 0;
  const shape: Shape = {
    fixed: lead.spread.fixed.map((at) => lead.table.columns[at]!),
    names: spreads ? (recipe.across?.names.filter((name) => name !== '*') ?? []) : [],
    values: spreads ? [...new Set(shapes.flatMap(({ spread }) => spread.values))] : [],
  };
  const made = madeBefore(recipe);
  const columns = [
    ...made.map((title) => madeColumn(title)),
    ...shape.fixed,
    ...shape.names.map((title) => madeColumn(title)),
    ...shape.values.map((title) => valueColumn(title, lead.table, lead.spread)),
  ];
  tellTaken(columns, lead.table, findings);
  const block = recipe.blocks ? made.indexOf(recipe.blocks.as) : -1;
  return {
    columns,
    parts: shapes.map(({ part, table, spread }) => {
      const shown = shownIn(part, table, spread, shape, recipe, findings);
      const drop = spreads && recipe.across?.empty === 'drop';
      return { part, table, fold: { shown, across: Math.max(1, spread.groups.length), drop, sheet: part.sheet.name } };
    }),
    ...(block >= 0 && { block }),
  };
}

/** The columns made for all rows, before those of the file. */
function madeBefore({ sheets, period, blocks }: Reshape): string[] {
  return [sheets, period, blocks].flatMap((one) => (one ? [one.as] : []));
}

function madeColumn(title: string): TableColumn {
  return { at: NOWHERE, title, levels: [title] };
}

function valueColumn(title: string, table: Table, { groups, values }: Spread): TableColumn {
  const value = values.indexOf(title);
  const ats = groups.flatMap((group) => (group.columns[value]! >= 0 ? [table.columns[group.columns[value]!]!] : []));
  const units = new Set(ats.map((column) => column.unit));
  const [unit] = units;
  return { at: ats[0]?.at ?? NOWHERE, title, levels: [title], ...(units.size === 1 && unit !== undefined && { unit }) };
}

/** The table without columns that have no heading and that no field claims by its letters. */
function named(table: Table, { across }: Reshape, fields: readonly Field[]): Table {
  const lettered = new Set(fields.map((field) => field.column));
  const columns = table.columns.filter((column) => column.title !== '' || lettered.has(letters(column.at)));
  return across || columns.length < table.columns.length ? { ...table, columns } : table;
}

function spreadIn(table: Table, { across }: Reshape): Spread {
  if (across) return spreadOf(table.columns, across);
  return { fixed: table.columns.map((_, at) => at), groups: [], values: [], trouble: [] };
}

function shownIn(
  part: Part,
  table: Table,
  spread: Spread,
  shape: Shape,
  recipe: Reshape,
  findings: Findings,
): readonly Shown[] {
  const fixed = fixedIn(part, table, spread, shape, findings);
  const { groups, values } = spread;
  const label = (at: number, text: string): Label => headingLabel(part.sketch, table, table.columns[at]!.at, text);
  const lacks = shape.values.filter((title) => !values.includes(title));
  if (recipe.across && lacks.length > 0) tellDiffers(part.name, lacks, table, findings);
  return [
    ...before(part, recipe, findings),
    ...fixed,
    ...shape.names.map((_, level): Shown => {
      const labels = groups.map(({ columns, parts }) => label(columns.find((at) => at >= 0)!, parts[level]!));
      return labels.length > 0 ? { kind: 'labels', labels } : { kind: 'cells', columns: [NOWHERE] };
    }),
    ...shape.values.map((title): Shown => {
      const value = values.indexOf(title);
      const columns = groups.map((group) => group.columns[value] ?? NOWHERE);
      return { kind: 'cells', columns: columns.length > 0 ? columns : [NOWHERE] };
    }),
  ];
}

function before(part: Part, recipe: Reshape, findings: Findings): Shown[] {
  const shown: Shown[] = [];
  const one = (label: Label) => shown.push({ kind: 'labels', labels: [label] });
  if (recipe.sheets) one({ text: part.sheet.name.trim(), row: 0, column: 0 });
  if (recipe.period) one(periodOf(part, findings));
  if (recipe.blocks) shown.push({ kind: 'block' });
  return shown;
}

function periodOf({ sketch, whole, name }: Part, findings: Findings): Label {
  const found = periodsOf(sketch, whole);
  const [period] = found;
  if (period && found.length === 1) return period;
  const texts = found.map((one) => one.text).join('、') || '—';
  findings.file(reshapePeriodMissing, { found: texts }, headerPlace(whole), name || undefined);
  return { text: '', row: 0, column: 0 };
}

/** Where the columns that stay are in this part; two of one heading are taken in their order. */
function fixedIn(part: Part, table: Table, spread: Spread, shape: Shape, findings: Findings): Shown[] {
  const free = new Set(spread.fixed);
  const shown = shape.fixed.map((wanted): Shown => {
    const key = headingKey(wanted.title);
    const column = [...free].find((at) => {
      const { title, at: place } = table.columns[at]!;
      return key === '' ? place === wanted.at : headingKey(title) === key;
    });
    if (column === undefined) return { kind: 'cells', columns: Array(Math.max(1, spread.groups.length)).fill(NOWHERE) };
    free.delete(column);
    return { kind: 'cell', column };
  });
  if (shown.some((one) => one.kind === 'cells')) {
    const titles = shape.fixed.map((column) => column.title);
    tellDiffers(part.name, titles, table, findings);
  }
  for (const at of free) {
    const { title, at: column } = table.columns[at]!;
    const place = { ...headerPlace(table), left: column, right: column };
    findings.file(columnUnknown, { found: title }, place, title);
  }
  return shown;
}

const TROUBLE: Readonly<Record<Trouble['kind'], Problem>> = {
  missing: reshapeColumnMissing,
  levels: reshapeLevels,
  same: reshapeSameLabels,
};

function tellTrouble(table: Table, spread: Spread, recipe: Reshape, findings: Findings): void {
  const names = recipe.across?.names ?? [];
  for (const { kind, text, column } of spread.trouble) {
    const all = headerPlace(table);
    const at = column === undefined ? undefined : table.columns[column]!.at;
    const place = at === undefined ? all : { ...all, left: at, right: at };
    const facts =
      kind === 'missing'
        ? { expected: text, found: table.columns.map((one) => one.title).join('、') }
        : { found: text, expected: names.length, names: names.join('、') };
    findings.file(TROUBLE[kind], facts, place, text);
  }
}

/** A made column must not have the heading of one that is there. */
function tellTaken(columns: readonly TableColumn[], table: Table, findings: Findings): void {
  const seen = new Map<string, number>();
  for (const column of columns) {
    const key = headingKey(column.title);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, column.at);
    else if (key !== '' && (other === NOWHERE || column.at === NOWHERE)) {
      const at = Math.max(other, column.at, 0);
      findings.file(
        reshapeNameTaken,
        { found: column.title },
        { ...headerPlace(table), left: at, right: at },
        column.title,
      );
    }
  }
}
