import type { TableBody } from '../model/table.ts';
import { squeeze } from './cell-look.ts';
import type { Judged } from './judged.ts';
import { isSameLabels } from './row-role.ts';

/** Rows from index `from` up to, not including, `to` that make a table of their own. */
export interface Block {
  readonly from: number;
  readonly to: number;
  /** What tells the block from its neighbours: the section's label or the corner cell of its header. */
  readonly label?: string;
  /** The sheet row that repeats the header above this block. */
  readonly header?: number;
}

/**
 * Splits stacked blocks: the same list of keys again under another label. Published as one table, two figures for the
 * same key would stand there and nothing would say which is which. Without stacked blocks the answer is one block.
 */
export function splitBlocks(
  rows: readonly Judged[],
  body: TableBody,
  headers: readonly (readonly string[])[],
): Block[] {
  const whole = [{ from: 0, to: rows.length }];
  const byHeader = sections(rows, (one) => isOtherCorner(one, body, headers));
  if (byHeader.length > 1 && sameKeys(rows, byHeader, body)) {
    const opened = rows[byHeader.find((block) => block.header !== undefined)?.from ?? 0]!;
    const first = headers.find((header) => isSameLabels(header.map(squeeze), opened.seen.cells));
    const corner = squeeze(first?.[body.keys[0] ?? 0] ?? '');
    return byHeader.map((block) => (block.header === undefined && corner ? { ...block, label: corner } : block));
  }
  const byLabel = sections(rows, (one) => one.role === 'label');
  const labelled = byLabel.filter((block) => block.label !== undefined);
  const lead = byLabel.find((block) => block.label === undefined);
  const stands = lead === undefined || recordsOf(rows, lead).length === 0;
  if (!stands && labelled.every((block) => rows[block.from + 1]?.role === 'repeat') && sameKeys(rows, byLabel, body))
    return byLabel.map(({ from, to, label }) => ({ from, to, ...(label !== undefined && { label }) }));
  if (stands && labelled.length > 1 && sameKeys(rows, labelled, body))
    return labelled.map(({ from, to, label }) => ({ from, to, ...(label !== undefined && { label }) }));
  return whole;
}

/** Whether a row is the header again, but for what it says over the keys. */
export function isOtherCorner(one: Judged, body: TableBody, headers: readonly (readonly string[])[]): boolean {
  const header = headers.find((labels) => isSameLabels(labels.map(squeeze), one.seen.cells));
  if (one.role !== 'repeat' || !header) return false;
  const key = body.keys[0] ?? 0;
  const [now, then] = [squeeze(one.seen.cells[key]!), squeeze(header[key] ?? '')];
  return !now.startsWith(then) && !then.startsWith(now);
}

function sections(rows: readonly Judged[], starts: (one: Judged) => boolean): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let opened: Judged | undefined;
  const close = (to: number) => {
    if (to === from && !opened) return;
    const label = opened?.seen.cells.find((cell) => squeeze(cell) !== '');
    blocks.push({ from, to, ...(opened && { label: (label ?? '').trim(), header: opened.row.at }) });
  };
  rows.forEach((one, index) => {
    if (!starts(one)) return;
    close(index);
    from = index;
    opened = one;
  });
  close(rows.length);
  return blocks;
}

function recordsOf(rows: readonly Judged[], block: Block): Judged[] {
  return rows
    .slice(block.from, block.to)
    .filter((one) => one.role === 'record' || one.role === 'total' || one.role === 'subtotal');
}

function sameKeys(rows: readonly Judged[], blocks: readonly Block[], body: TableBody): boolean {
  const keys = body.keys.length > 0 ? body.keys : [0];
  const lists = blocks.map((block) =>
    recordsOf(rows, block).map((one) => keys.map((key) => squeeze(one.seen.cells[key]!)).join('\0')),
  );
  const first = lists[0]!;
  return (
    blocks.length > 1 &&
    new Set(first).size >= 2 &&
    lists.every((list) => {
      const same = list.filter((key, index) => key === first[index]).length;
      return Math.abs(list.length - first.length) <= first.length * 0.1 && same >= first.length * 0.8;
    })
  );
}
