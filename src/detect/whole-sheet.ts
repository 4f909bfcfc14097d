import type { Sketch, Table } from '../model/table.ts';
import { squeeze } from './cell-look.ts';

interface Part {
  readonly sketch: Sketch;
  readonly table: Table;
  /** What the records are about, total rows among them. */
  readonly keys: ReadonlySet<string>;
}

/** So many sheets with the same columns are a series. */
const SERIES = 3;

/**
 * Among sheets of one series (one for each district, say) the one about the whole: its rows are named as the other sheets are, it holds the rows
 * of all of them, or its name stands in their titles. Undefined: there is no series, or none of its sheets is about the whole.
 */
export function wholeOf(
  sheets: readonly { readonly sketch: Sketch; readonly tables: readonly Table[] }[],
): Table | undefined {
  const series = new Map<string, Part[]>();
  for (const { sketch, tables } of sheets) {
    const [table] = tables;
    if (!table || sketch.hidden || table.header.length === 0) continue;
    const titles = table.columns.map((column) => squeeze(column.title)).join('\0');
    const part = { sketch, table, keys: keysOf(sketch, table) };
    if (!series.get(titles)?.push(part)) series.set(titles, [part]);
  }
  const wholes = [...series.values()].filter((parts) => parts.length >= SERIES).flatMap(wholesIn);
  return wholes.length === 1 ? wholes[0] : undefined;
}

function wholesIn(parts: readonly Part[]): Table[] {
  return parts.flatMap((part) => {
    const others = parts.filter((other) => other !== part);
    return isWhole(part, others) ? [part.table] : [];
  });
}

function isWhole(part: Part, others: readonly Part[]): boolean {
  const name = squeeze(part.sketch.sheet);
  const most = others.length * 0.7;
  const listed = others.filter((other) => part.keys.has(squeeze(other.sketch.sheet))).length;
  const titled = others.filter(
    (other) =>
      name.length >= 2 && !other.keys.has(name) && other.table.titles.some((title) => squeeze(title).includes(name)),
  ).length;
  const contained = others.filter((other) => [...other.keys].every((key) => part.keys.has(key))).length;
  // Sheets of the same rows are of several periods: the one with a row more is not about the whole.
  const all = new Set(others.flatMap((other) => [...other.keys])).size;
  const apart = others.every((other) => other.keys.size * 1.5 <= all);
  return listed >= most || titled >= most || (apart && contained === others.length);
}

function keysOf(sketch: Sketch, table: Table): Set<string> {
  const at = table.columns[table.body?.keys[0] ?? 0]?.at ?? 0;
  const rows = sketch.rows.filter((row) => row.at >= table.first && row.at <= table.place.bottom);
  return new Set(rows.map((row) => squeeze(row.cells[at] ?? '')).filter((key) => key !== ''));
}
