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
}

const RUNS = 32;

interface Growing {
  readonly problem: Problem;
  readonly field: string | undefined;
  readonly facts: FindingFacts;
  readonly places: { sheet?: string; top: number; left: number; bottom: number; right: number }[];
  cells: number;
}

/** Collects findings in constant memory: a million bad cells in one column are one finding. */
export class Findings {
  readonly #all = new Map<string, Growing>();

  /** One cell more. `facts` is asked only for the first cell of a finding. */
  cell(
    problem: Problem,
    field: string | undefined,
    sheet: string,
    row: number,
    column: number,
    facts: () => FindingFacts,
  ): void {
    const key = `${problem.name}\0${sheet}\0${column}`;
    let finding = this.#all.get(key);
    if (!finding) {
      finding = { problem, field, facts: facts(), places: [], cells: 0 };
      this.#all.set(key, finding);
    }
    finding.cells++;
    const last = finding.places.at(-1);
    if (last && last.bottom === row - 1) last.bottom = row;
    else if (last?.bottom !== row && finding.places.length < RUNS) {
      finding.places.push({ ...(sheet && { sheet }), top: row, left: column, bottom: row, right: column });
    }
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
      });
    } else if (place) {
      finding.cells += area(place);
      if (finding.places.length < RUNS) finding.places.push({ ...place });
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

function area(place: Place): number {
  return (place.bottom - place.top + 1) * (place.right - place.left + 1);
}
