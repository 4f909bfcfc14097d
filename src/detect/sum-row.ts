import type { TableBody } from '../model/table.ts';
import { squeeze } from './cell-look.ts';
import { exactOf, exactSum, minus } from './exact-sum.ts';
import type { Judged } from './judged.ts';
import { RATE } from './total-check.ts';

const FEWEST_RECORDS = 3;
const FEWEST_COLUMNS = 2;
const AMOUNTS = 0.9;

const encoder = new TextEncoder();

/**
 * The first or the last record is a total, whatever it is called, where each of its amounts is the exact sum of all other records': 新北市 above the
 * districts of 新北市. Two columns and three other records at least, so that chance does not do it; two records, where it has the sheet's own name.
 */
export function markSums(
  rows: readonly Judged[],
  body: TableBody,
  titles: readonly string[],
  sheet: string,
): readonly Judged[] {
  const records = rows.filter((one) => one.role === 'record');
  if (body.sexes !== undefined || records.length < FEWEST_RECORDS) return rows;
  // Numbers before the name count the records, or say their year.
  const amounts = titles.flatMap((title, at) =>
    at > (body.keys[0] ?? -1) && (body.numeric[at] ?? 0) >= AMOUNTS && !body.keys.includes(at) && !RATE.test(title)
      ? [at]
      : [],
  );
  if (amounts.length < FEWEST_COLUMNS) return rows;
  for (const one of [records[0]!, records.at(-1)!]) {
    const others = records.filter((other) => other !== one);
    const own = body.keys.some((key) => squeeze(one.seen.cells[key]!) === squeeze(sheet) && sheet !== '');
    if (others.length < FEWEST_RECORDS && !own) continue;
    if (amounts.filter((at) => isSum(one, others, at)).length === amounts.length)
      return rows.map((row) => (row === one ? { ...row, role: 'total' as const } : row));
  }
  return rows;
}

function isSum(one: Judged, others: readonly Judged[], at: number): boolean {
  const cell = encoder.encode(one.seen.cells[at]!);
  const says = exactOf(cell, 0, cell.length);
  if (!says || says.units === 0n) return false;
  const sum = exactSum();
  for (const other of others) {
    const bytes = encoder.encode(other.seen.cells[at]!);
    if (!sum.add(bytes, 0, bytes.length)) return false;
  }
  return minus(sum.total(), says).units === 0n;
}
