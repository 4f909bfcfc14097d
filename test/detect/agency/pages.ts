import type { Paper, Value } from './paper.ts';
import type { Random } from './random.ts';

/** A table printed on two pages side by side: the second page repeats the first column, or is a second run of rows. */
export function besidePages(on: Paper, top: number, bottom: number, width: number, gap: number): Paper {
  const lines = on.lines.map(({ cells, role }, row) => {
    if (row < top || row > bottom) return { cells, role };
    const padded: Value[] = Array.from({ length: width }, (_, i) => cells[i] ?? '');
    const half = Math.ceil(width / 2);
    return {
      cells: [...padded.slice(0, half), ...Array.from({ length: gap }, () => ''), padded[0]!, ...padded.slice(half)],
      role,
    };
  });
  const half = Math.ceil(width / 2);
  const key = on.merged.filter(
    (place) => place.left === 0 && place.right === 0 && place.top >= top && place.bottom <= bottom,
  );
  const merged = on.merged.map((place) =>
    place.left >= half ? { ...place, left: place.left + gap + 1, right: place.right + gap + 1 } : place,
  );
  return {
    ...on,
    lines,
    merged: [...merged, ...key.map((place) => ({ ...place, left: half + gap, right: half + gap }))],
  };
}

/** Words beside the table, outside its columns. */
export function strayCells(on: Paper, top: number, width: number, r: Random): Paper {
  const rows = new Set([top + r.int(0, 3), top + r.int(0, 3)]);
  const lines = on.lines.map(({ cells, role }, row) => {
    if (!rows.has(row) || role !== 'data') return { cells, role };
    const padded: Value[] = Array.from({ length: width + 1 }, (_, i) => cells[i] ?? '');
    return { cells: [...padded, r.pick(['已確認', '待查', 'ok', 12])], role };
  });
  return { ...on, lines };
}
