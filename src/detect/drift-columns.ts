import { letters } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import type { Pair, Recorded } from './align.ts';
import { type Drift, headingOf, titlesOf } from './one-drift.ts';

/** Recorded columns that the file has not. */
export function removedDrifts(recorded: readonly Recorded[], pairs: readonly Pair[], table: Table): Drift[] {
  const there = titlesOf(table);
  return recorded.flatMap(({ title, field }, at): Drift[] => {
    if (pairs.some((pair) => pair.recorded === at)) return [];
    const harmless = !field || field.optional;
    return [
      {
        kind: 'removed',
        facts: { expected: title, found: there },
        field: field?.name ?? title,
        ...(harmless && { holds: 'never' as const }),
      },
    ];
  });
}

const REASONS = {
  level: { zh: '只有其中一層標題相同', en: 'one of its levels, the only one that is the same' },
  near: { zh: '標題的文字相近', en: 'alike text' },
  number: { zh: '位置相同，只有年月或號碼不同', en: 'the same place and text but for a year or number' },
  place: {
    zh: '位置相同、內容的類型相同，但文字不像',
    en: 'the same place and kind of cells, though the text is not alike',
  },
};

/** Columns that are known by alike text, or by their place. */
export function renamedDrifts(recorded: readonly Recorded[], pairs: readonly Pair[], table: Table): Drift[] {
  return pairs.flatMap(({ recorded: old, found, by }): Drift[] => {
    if (by === 'same') return [];
    const { title, field } = recorded[old]!;
    const column = table.columns[found]!;
    const facts = {
      expected: title,
      found: column.title,
      column: letters(column.at),
      reason: REASONS[by].zh,
      reasonEn: REASONS[by].en,
    };
    // By its place, a level or another year a column is held back: published under the old name it may be other figures.
    const holds = by !== 'near' && field ? { holds: 'always' as const } : {};
    return [{ kind: 'renamed', facts, place: headingOf(table, found), field: field?.name ?? title, ...holds }];
  });
}

/** Columns that are neither recorded nor a field's. */
export function addedDrifts(pairs: readonly Pair[], table: Table, columns: readonly number[]): Drift[] {
  return table.columns.flatMap((column, at): Drift[] => {
    const known = pairs.some((pair) => pair.found === at) || columns.includes(at);
    if (known || column.title === '') return [];
    const facts = { found: column.title, column: letters(column.at) };
    return [{ kind: 'added', facts, place: headingOf(table, at), field: column.title }];
  });
}

/** The fewest columns whose moving explains the new order. */
export function movedDrifts(pairs: readonly Pair[], table: Table): Drift[] {
  const stay = new Set(longestRise(pairs.map((pair) => pair.found)));
  return pairs.flatMap(({ recorded, found }): Drift[] => {
    const column = table.columns[found]!;
    if (stay.has(found) || column.title === '') return [];
    const facts = { found: column.title, expected: recorded + 1, position: found + 1 };
    return [{ kind: 'moved', facts, place: headingOf(table, found), field: column.title }];
  });
}

/** A longest rising run of the numbers, not necessarily side by side. */
function longestRise(numbers: readonly number[]): number[] {
  let best: number[] = [];
  const ending: number[][] = [];
  numbers.forEach((number, i) => {
    let before: number[] = [];
    for (let j = 0; j < i; j++) if (numbers[j]! < number && ending[j]!.length > before.length) before = ending[j]!;
    ending.push([...before, number]);
    if (ending[i]!.length > best.length) best = ending[i]!;
  });
  return best;
}
