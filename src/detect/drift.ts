import type { Finding, Findings } from '../model/finding.ts';
import type { Change, DriftKind, Field, RecordedFile, TableRecipe } from '../model/pipeline.ts';
import type { Table } from '../model/table.ts';
import { align, type Pair, type Recorded } from './align.ts';
import { aroundDrifts } from './drift-around.ts';
import { addedDrifts, movedDrifts, removedDrifts, renamedDrifts } from './drift-columns.ts';
import { driftProblems, otherTable } from './drift-problems.ts';
import { unitDrifts } from './drift-unit.ts';
import { columnMissing, fieldKeys, headingKey, type Match, match } from './match.ts';
import { type Drift, titlesOf } from './one-drift.ts';

/** What became of a recipe in the file at hand. */
export interface Drifted {
  /** The column of each field, renamed ones included. */
  readonly match: Match;
  readonly drifts: readonly Drift[];
}

/** What is done where the pipeline's `change` is silent. */
const DEFAULTS: Readonly<Record<DriftKind, 'hold' | 'publish'>> = {
  added: 'hold',
  removed: 'hold',
  renamed: 'hold',
  moved: 'publish',
  header: 'hold',
  unit: 'hold',
  sheet: 'hold',
  titles: 'publish',
  file: 'publish',
};

/** Kinds that change nothing in what is published. */
const HARMLESS: readonly Drift['kind'][] = ['moved', 'titles', 'file'];

/** Fewer of the recorded columns found than this: another table. */
const SAME_TABLE = 0.5;

/** Holds a table against what the recipe has recorded. Without recorded columns, nothing but the fields' own headings is known. */
export function drift(recipe: TableRecipe, fields: readonly Field[], table: Table, file: RecordedFile): Drifted {
  const direct = match(table.columns, fields);
  const recorded = recordedOf(recipe, fields);
  if (recorded.length === 0) return { match: direct, drifts: [] };
  const around = aroundDrifts(recipe, table, file);
  if (table.header.length === 0 && recorded.some((one) => one.title !== '')) return { match: direct, drifts: around };
  const pairs = align(recorded, table, direct, fields);
  const sure = pairs.filter((pair) => pair.by !== 'place' && pair.by !== 'number').length;
  if (sure < recorded.length * SAME_TABLE) return { match: direct, drifts: [...around, other(recorded, table, sure)] };
  const columns = withRenamed(direct.columns, pairs, recorded, fields);
  const unknown = table.columns.filter((column, at) => column.title !== '' && !columns.includes(at));
  const drifts = [
    ...around,
    ...removedDrifts(recorded, pairs, table),
    ...renamedDrifts(recorded, pairs, table),
    ...addedDrifts(pairs, table, columns),
    ...movedDrifts(pairs, table),
    ...unitDrifts(recipe, recorded, pairs, table),
  ];
  // Letters hold only as long as no column comes or goes before them.
  const lettered = fields.some((field) => field.column !== undefined);
  const shifting = (kind: Drift['kind']) => kind === 'added' || kind === 'removed' || kind === 'moved';
  return {
    match: { columns, unknown },
    drifts: lettered ? drifts.map((one) => (shifting(one.kind) ? { ...one, holds: 'always' as const } : one)) : drifts,
  };
}

/** Tells the drifts as the pipeline's `change` wants them: errors hold back; what is published is a warning, or a note where it is harmless. */
export function tellDrift(drifted: Drifted, change: Change, fields: readonly Field[], findings: Findings): void {
  for (const { kind, facts, place, field, holds } of drifted.drifts) {
    const problem = kind === 'other' ? otherTable : driftProblems[kind];
    findings.file({ ...problem, level: levelOf(kind, holds, change) }, facts, place, field);
  }
  const told = new Set(drifted.drifts.filter((one) => one.kind === 'removed').map((one) => one.field));
  const another = drifted.drifts.some((one) => one.kind === 'other');
  fields.forEach((field, i) => {
    if (drifted.match.columns[i]! >= 0 || field.optional || field.from || told.has(field.name) || another) return;
    findings.file(columnMissing, { expected: field.title, found: '—' }, undefined, field.name);
  });
}

function levelOf(kind: Drift['kind'], holds: Drift['holds'], change: Change): Finding['level'] {
  if (holds === 'never') return 'note';
  if (holds === 'always' || kind === 'other') return 'error';
  if ((change[kind] ?? DEFAULTS[kind]) === 'hold') return 'error';
  return HARMLESS.includes(kind) ? 'note' : 'warning';
}

function recordedOf(recipe: TableRecipe, fields: readonly Field[]): Recorded[] {
  const taken = new Set<Field>();
  const owner = (key: string) =>
    fields.find((field) => !taken.has(field) && key !== '' && fieldKeys(field).includes(key));
  return (recipe.columns ?? []).map((column): Recorded => {
    const { title, unit } = typeof column === 'string' ? { title: column } : column;
    const field = owner(headingKey(title));
    if (field) taken.add(field);
    return { title, ...(unit !== undefined && { unit }), ...(field && { field }) };
  });
}

/** A renamed column goes to the field of the column that it was: held back or not, that is what a person accepts. */
function withRenamed(
  columns: readonly number[],
  pairs: readonly Pair[],
  recorded: readonly Recorded[],
  fields: readonly Field[],
): number[] {
  const all = [...columns];
  for (const pair of pairs) {
    const field = recorded[pair.recorded]!.field;
    const at = field ? fields.indexOf(field) : -1;
    if (at >= 0 && all[at]! < 0 && !all.includes(pair.found)) all[at] = pair.found;
  }
  return all;
}

function other(recorded: readonly Recorded[], table: Table, sure: number): Drift {
  return {
    kind: 'other',
    facts: { expected: recorded.length, found: sure, columns: titlesOf(table) },
    place: table.place,
  };
}
