import type { TableBody } from '../model/table.ts';
import { denseOf } from './body.ts';
import { squeeze } from './cell-look.ts';
import type { Judged } from './judged.ts';
import { isPageCode, isPageNumber } from './notes.ts';

/** A number alone in its row, printed as those of pages are, or below a blank row or a note. */
export function isPageLine(
  body: TableBody,
  one: Pick<Judged, 'seen'>,
  above: Pick<Judged, 'role'> | undefined,
): boolean {
  const text = loneText(body, one);
  if (text === undefined) return false;
  if (isPageCode(text)) return true;
  return isPageNumber(text) && (!/^\d+$/.test(text) || above?.role === 'blank' || above?.role === 'note');
}

/** `02007 - 32` at the foot or head of a page within the table: beside what no record is, or one of several that count up. */
export function markPages(rows: readonly Judged[], body: TableBody): Judged[] {
  const codes = rows.map((one) => (one.role === 'record' ? codeIn(one, body) : undefined));
  const numbers = new Map<string, number[]>();
  for (const code of codes) {
    if (!code) continue;
    const { before, page } = code;
    if (!numbers.get(before)?.push(page)) numbers.set(before, [page]);
  }
  const countsUp = (pages: readonly number[]) =>
    pages.length > 1 && pages.every((page, at) => at === 0 || page > pages[at - 1]!);
  return rows.map((one, index) => {
    const code = codes[index];
    if (!code) return one;
    const beside = [rows[index - 1], rows[index + 1]].some((other) => other?.role !== 'record');
    return beside || countsUp(numbers.get(code.before)!) ? { ...one, role: 'note' as const } : one;
  });
}

function codeIn(one: Judged, body: TableBody): { before: string; page: number } | undefined {
  const text = loneText(body, one);
  if (text === undefined || !isPageCode(text)) return undefined;
  const at = text.search(/\d+$/);
  return { before: text.slice(0, at), page: Number(text.slice(at)) };
}

/** The only text of a row that records would fill, in a column whose records hold no such codes. */
function loneText(body: TableBody, { seen }: Pick<Judged, 'seen'>): string | undefined {
  const filled = seen.cells.flatMap((cell, position) => (squeeze(cell) === '' ? [] : [position]));
  const [position] = filled;
  if (position === undefined || filled.length > 1 || seen.mergedDown || denseOf(body).length < 2) return undefined;
  return body.paged?.includes(position) ? undefined : squeeze(seen.cells[position]!);
}
