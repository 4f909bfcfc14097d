import type { Batch, Column } from './batch.ts';
import type { Place } from './place.ts';
import type { Text } from './text.ts';

/** `error` holds a release back; `warning` and `note` are reported. */
export type Level = 'error' | 'warning' | 'note';

/** A kind of thing that can be wrong, declared in the file that looks for it. */
export interface Problem {
  /** kebab-case; part of addresses and of pipelines' `accept`, so it never changes. */
  readonly name: string;
  readonly level: Level;
  /** One sentence, *found X, expected Y*, with `{found}`, `{expected}` and other facts in braces. */
  readonly says: Text;
  readonly why: Text;
  readonly mend: Text;
  /** Cells before and after mending, for the problem's page. */
  readonly example: { readonly before: string; readonly after: string };
  /** Drawn in place of the example, where the cells around it or their places in the sheet matter. */
  readonly picture?: { readonly before: Cells; readonly after: Cells };
  /** Which fact of a finding is what the cell becomes, and whether that loses nothing. */
  readonly fix?: { readonly to: string; readonly safe: boolean };
}

/** Some cells of a sheet for a picture; `row` and `column` are the number and the letter of the first one, 1 and A if not said. */
export interface Cells {
  readonly rows: readonly (readonly string[])[];
  readonly row?: number;
  readonly column?: string;
}

export type FindingFacts = Readonly<Record<string, string | number>>;

/** One problem in one column (or in the file), however many cells it touches. */
export interface Finding {
  readonly problem: string;
  readonly level: Level;
  /** The field's name, or the column's heading where no field is known. */
  readonly field?: string;
  /** What the first cell showed. */
  readonly facts: FindingFacts;
  /** The first 32 runs of cells, in the order of the sheet. */
  readonly places: readonly Place[];
  /** All cells, counted exactly; 0 where the finding is about the file. */
  readonly cells: number;
  /** How many of them stand in rows that were set aside: where all do, the finding holds nothing back. */
  readonly quarantined?: number;
  /** What the first cell becomes where that is known; safe: it loses nothing. */
  readonly fix?: { readonly to: string; readonly safe: boolean };
}

/** A cell with an error, for whoever sets its row aside. */
export interface ErrorCell {
  readonly problem: Problem;
  readonly field: string | undefined;
  readonly sheet: string;
  /** Where it stands in the agency's file, from 0. */
  readonly row: number;
  readonly column: number;
  /** Its row in the batch at hand; undefined: it stands outside the table, or was told before the batch came. */
  readonly at?: number;
  readonly facts: () => FindingFacts;
}

const RUNS = 32;

interface Growing {
  readonly problem: Problem;
  readonly field: string | undefined;
  readonly facts: FindingFacts;
  readonly places: { sheet?: string; top: number; left: number; bottom: number; right: number }[];
  cells: number;
  aside: number;
  /** Label cells that were told already: many rows show the same one. */
  readonly told?: Set<string>;
}

/** Collects findings in constant memory: a million bad cells in one column are one finding. */
export class Findings {
  readonly #all = new Map<string, Growing>();
  #hear: ((cell: ErrorCell) => boolean) | undefined;

  /** `hear` is told of every cell with an error from now on, and answers whether its row is set aside. */
  listen(hear: (cell: ErrorCell) => boolean): void {
    this.#hear = hear;
  }

  /** A cell that was told by `cell` stands in a row that is set aside. */
  aside({ problem, sheet, column }: Pick<ErrorCell, 'problem' | 'sheet' | 'column'>): void {
    const finding = this.#all.get(`${problem.name}\0${sheet}\0${column}`);
    if (finding) finding.aside++;
  }

  /** One cell more. `facts` is asked only for the first cell of a finding. */
  cell(
    problem: Problem,
    field: string | undefined,
    sheet: string,
    row: number,
    column: number,
    facts: () => FindingFacts,
  ): void {
    this.#count(problem, field, sheet, row, column, facts, 0);
    if (this.#hear && problem.level === 'error') this.#hear({ problem, field, sheet, row, column, facts });
  }

  #count(
    problem: Problem,
    field: string | undefined,
    sheet: string,
    row: number,
    column: number,
    facts: () => FindingFacts,
    aside: number,
  ): void {
    const key = `${problem.name}\0${sheet}\0${column}`;
    let finding = this.#all.get(key);
    if (!finding) {
      finding = { problem, field, facts: facts(), places: [], cells: 0, aside: 0 };
      this.#all.set(key, finding);
    }
    finding.cells++;
    finding.aside += aside;
    const last = finding.places.at(-1);
    if (last && last.bottom === row - 1) last.bottom = row;
    else if (last?.bottom !== row && finding.places.length < RUNS) {
      finding.places.push({ ...(sheet && { sheet }), top: row, left: column, bottom: row, right: column });
    }
  }

  /** One cell more, of a batch: told at its place in the agency's file, and once however many rows show it. */
  at(
    problem: Problem,
    field: string | undefined,
    sheet: string,
    here: { readonly batch: Batch; readonly column: Column; readonly row: number },
    facts: () => FindingFacts,
  ): void {
    const { from, at } = here.column;
    const row = from ? from.rows[here.row]! : here.batch.rows[here.row]!;
    const column = from ? from.columns[here.row]! : at;
    const heard =
      this.#hear !== undefined &&
      problem.level === 'error' &&
      this.#hear({ problem, field, sheet, row, column, at: here.row, facts });
    if (from) this.#spread(problem, field, sheet, row, column, from.shared, facts, heard ? 1 : 0);
    else this.#count(problem, field, sheet, row, column, facts, heard ? 1 : 0);
  }

  /** A field of a reshaped table has cells in many columns and sheets: its problem is one finding over all of them. */
  #spread(
    problem: Problem,
    field: string | undefined,
    sheet: string,
    row: number,
    column: number,
    shared: boolean,
    facts: () => FindingFacts,
    aside: number,
  ): void {
    const key = `${problem.name}\0spread\0${field ?? ''}`;
    let finding = this.#all.get(key);
    if (!finding) {
      finding = { problem, field, facts: facts(), places: [], cells: 0, aside: 0, told: new Set() };
      this.#all.set(key, finding);
    }
    const { places, told } = finding;
    const id = `${sheet}\0${row}\0${column}`;
    if (told?.has(id)) return;
    // A cell of the table's own is shown by neighbouring rows only: the last one is enough to remember.
    if (!shared) told?.clear();
    told?.add(id);
    finding.cells++;
    finding.aside += aside;
    const last = places.at(-1);
    const here = last && (last.sheet ?? '') === sheet;
    if (here && last.top === last.bottom && last.top === row && last.right === column - 1) last.right = column;
    else if (here && last.left === last.right && last.left === column && last.bottom === row - 1) last.bottom = row;
    else if (places.length < RUNS) {
      places.push({ ...(sheet && { sheet }), top: row, left: column, bottom: row, right: column });
    }
  }

  /** Something about a column that is known when all its rows have passed: one of its cells stands for `cells` of them. */
  counted(problem: Problem, field: string | undefined, place: Place, cells: number, facts: FindingFacts): void {
    const places = [{ ...place }];
    this.#all.set(`${problem.name}\0counted\0${field ?? ''}`, { problem, field, facts, places, cells, aside: 0 });
  }

  /** Something about the whole file, or about the rows or heading at `place`. Told once for each place. */
  file(problem: Problem, facts: FindingFacts = {}, place?: Place, field?: string): void {
    const key = `${problem.name}\0file\0${field ?? ''}`;
    const finding = this.#all.get(key);
    if (!finding) {
      this.#all.set(key, {
        problem,
        field,
        facts,
        places: place ? [{ ...place }] : [],
        cells: place ? area(place) : 0,
        aside: 0,
      });
    } else if (place) {
      finding.cells += area(place);
      if (finding.places.length < RUNS) finding.places.push({ ...place });
    }
  }

  /** Takes over what was collected apart until it was sure; `facts` are added to those of each finding, `as` is what it is told as. */
  absorb(other: Findings, facts: FindingFacts = {}, as: Partial<Problem> = {}): void {
    for (const [key, one] of other.#all) {
      const problem = { ...one.problem, ...as };
      this.#all.set(this.#all.has(key) ? `${key}\0${this.#all.size}` : key, {
        ...one,
        problem,
        facts: { ...one.facts, ...facts },
      });
    }
  }

  list(): Finding[] {
    const order = { error: 0, warning: 1, note: 2 };
    return [...this.#all.values()]
      .map((one) => ({
        problem: one.problem.name,
        level: one.problem.level,
        ...(one.field !== undefined && { field: one.field }),
        facts: one.facts,
        places: one.places,
        cells: one.cells,
        ...(one.aside > 0 && { quarantined: one.aside }),
        ...fixOf(one),
      }))
      .sort(
        (a, b) =>
          order[a.level] - order[b.level] ||
          (a.places[0]?.left ?? -1) - (b.places[0]?.left ?? -1) ||
          (a.places[0]?.top ?? -1) - (b.places[0]?.top ?? -1) ||
          (a.problem < b.problem ? -1 : 1),
      );
  }
}

function fixOf({ problem, facts }: Growing): Pick<Finding, 'fix'> {
  const to = problem.fix && facts[problem.fix.to];
  return to === undefined ? {} : { fix: { to: String(to), safe: problem.fix!.safe } };
}

function area(place: Place): number {
  return (place.bottom - place.top + 1) * (place.right - place.left + 1);
}
