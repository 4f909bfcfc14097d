import type { Batch, Column } from '../model/batch.ts';
import type { Findings } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import type { SmallGroups } from '../model/privacy.ts';
import { changeOf } from './change-column.ts';
import { startScan } from './column-scan.ts';
import { type Groups, type Small, startGroups } from './groups.ts';
import { detectors } from './index.ts';
import { smallGroup, smallGroupsSuppressed } from './small-problems.ts';
import { type Institution, startSurroundings } from './surroundings.ts';

export interface PrivacyOptions {
  /** Those that are published; the batches have a column each, in the same order. */
  readonly fields: readonly Field[];
  /** What the agency's file calls each, where it has a heading. */
  readonly headings: readonly (string | undefined)[];
  readonly small?: SmallGroups;
  /** What the columns are called that the table has beside these: they are not published, but say what the others are about. */
  readonly others?: readonly string[];
  /** Nothing is about to be published, and nobody was asked to declare anything: what seems to be an institution's is no error. */
  readonly bare?: boolean;
  /** For `suppress`: the groups of all rows, counted before. */
  readonly counted?: Groups;
}

/** Watches over what is about to be published. */
export interface PrivacyWatch {
  /** Masks and coarsens as declared, then scans. `unread` gives, for a field, the rows that could not be read. */
  batch(batch: Batch, sheet: string, unread: (field: number) => Uint8Array | undefined): void;
  /** After the last batch: tells what is sure. Gives the names of the fields that hold personal data. */
  end(findings: Findings): readonly string[];
}

export function startPrivacy(options: PrivacyOptions): PrivacyWatch {
  const { fields, headings, small } = options;
  const named = fields.map((field, i) =>
    [...new Set([headings[i] ?? field.title, field.title, field.name.replaceAll('_', ' ')])].join(' '),
  );
  const scans = fields.map((field, i) => startScan(field, named[i]!, detectors));
  const surroundings = startSurroundings(
    fields.map((field, i) => headings[i] ?? field.title),
    options.others ?? [],
  );
  const changes = fields.map((field) => changeOf(field, small));
  const groups = small && startSmall(fields, small, options.counted);
  return {
    batch(batch, sheet, unread) {
      surroundings.batch(batch);
      for (let i = 0; i < fields.length; i++) {
        const column = batch.columns[i]!;
        changes[i]?.(batch, column);
        scans[i]!.batch(batch, column, sheet, unread(i));
      }
      groups?.batch(batch, sheet);
    },
    end(findings) {
      const persons = scans.flatMap((scan, i) => (scan.sure().some((one) => !one.institution) ? [i] : []));
      const institutionAt = surroundings.end(persons);
      const told = scans.map((scan, i) => scan.tell(findings, held(institutionAt(i), options.bare)));
      const beside = told.includes('person');
      const names = scans.map((scan) => scan.tellNames(findings, beside));
      const named = (test: (i: number) => boolean) => fields.filter((_, i) => test(i)).map((field) => field.name);
      const personal = new Set([...named((i) => told[i] !== 'nothing'), ...named((i) => names[i]!)]);
      groups?.end(findings);
      return [...personal];
    },
  };
}

/** Before anything is published, whose it is has to be declared, however plain it seems. */
function held(institution: Institution | undefined, bare = false): Institution | undefined {
  return institution && (bare ? institution : { ...institution, level: 'error' });
}

/** Counts the groups of rows before anything is published, for `suppress`. The cells must be canonical. */
export function startCounting(
  fields: readonly Field[],
  small: SmallGroups,
): { batch(batch: Batch): void; groups: Groups } {
  const groups = startGroups();
  const changes = fields.map((field) => changeOf(field, small));
  const at = placesOf(fields, small);
  return {
    batch(batch) {
      for (const i of at) changes[i]?.(batch, batch.columns[i]!);
      groups.count(batch, columnsAt(batch, at));
    },
    groups,
  };
}

function startSmall(fields: readonly Field[], small: SmallGroups, counted: Groups | undefined) {
  const at = placesOf(fields, small);
  // Of what is published: rows that were quarantined after they were counted make a group small as well.
  const groups = startGroups();
  const { k } = small;
  let sheet = '';
  let left = 0;
  let suppressed = 0;
  return {
    batch(batch: Batch, name: string) {
      const columns = columnsAt(batch, at);
      sheet = name;
      left = columns[0]?.at ?? 0;
      if (counted) suppressed += suppress(batch, columns, counted, k);
      groups.count(batch, columns);
    },
    end(findings: Findings) {
      const facts = { quasi: small.quasi.join('、'), expected: k };
      const below = groups.below(k);
      if (below.groups > 0) {
        tell(findings, { ...facts, groups: below.groups, rows: below.rows }, below, sheet, left);
      }
      if (counted && suppressed > 0) {
        findings.file(smallGroupsSuppressed, { ...facts, groups: counted.below(k).groups, rows: suppressed });
      }
    },
  };
}

function tell(
  findings: Findings,
  facts: Record<string, string | number>,
  { smallest, firsts }: Small,
  sheet: string,
  left: number,
): void {
  for (const row of firsts) {
    const place = { ...(sheet && { sheet }), top: row, left: Math.max(left, 0), bottom: row, right: Math.max(left, 0) };
    findings.file(smallGroup, { ...facts, found: smallest }, place);
  }
}

/** Empties those cells of rows in small groups; gives how many rows. */
function suppress(batch: Batch, columns: readonly Column[], groups: Groups, k: number): number {
  let rows = 0;
  for (let row = 0; row < batch.length; row++) {
    if (groups.size(batch, columns, row) >= k) continue;
    rows++;
    for (const column of columns) column.ends[row] = column.starts[row]!;
  }
  return rows;
}

function placesOf(fields: readonly Field[], small: SmallGroups): readonly number[] {
  return small.quasi.map((name) => fields.findIndex((field) => field.name === name)).filter((at) => at >= 0);
}

function columnsAt(batch: Batch, at: readonly number[]): readonly Column[] {
  return at.map((i) => batch.columns[i]!);
}
