import type { Place } from '../model/place.ts';
import type { Layout } from '../model/sheet.ts';
import { need, type Records } from './biff-records.ts';

/** How a sheet looks, as its records tell. */
export interface Looks {
  readonly merged: Place[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: [from: number, to: number][];
  readonly centred: Place[];
  readonly links: Place[];
  /** The cell that is centred across, and how far it reaches; row -1: none. */
  row: number;
  left: number;
  right: number;
}

const HIDDEN_ROW = 0x20;
/** What a link leads to is an address or a file, not a place in the workbook (MS-OSHARED §2.3.7.1). */
const MONIKER = 1;

export function startLooks(): Looks {
  return { merged: [], hiddenRows: [], hiddenColumns: [], centred: [], links: [], row: -1, left: 0, right: 0 };
}

/** ROW, COLINFO, MERGECELLS and HLINK (MS-XLS §2.4.221, §2.4.53, §2.4.168, §2.4.140); other records are nothing to it. */
export function noteLooks(looks: Looks, records: Records): void {
  const { type, view, at, length } = records;
  if (type === 0x208) {
    need(records, 13);
    if (view.getUint8(at + 12) & HIDDEN_ROW) looks.hiddenRows.push(view.getUint16(at, true));
  } else if (type === 0x7d) {
    need(records, 9);
    if (view.getUint8(at + 8) & 1) looks.hiddenColumns.push([view.getUint16(at, true), view.getUint16(at + 2, true)]);
  } else if (type === 0xe5) {
    need(records, 2);
    const count = Math.min(view.getUint16(at, true), (length - 2) >> 3);
    for (let from = at + 2, i = 0; i < count; i++, from += 8) {
      const [top, bottom, left, right] = [0, 2, 4, 6].map((skip) => view.getUint16(from + skip, true));
      if (top! <= bottom! && left! <= right!)
        looks.merged.push({ top: top!, left: left!, bottom: bottom!, right: right! });
    }
  } else if (type === 0x1b8 && length >= 32) {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((skip) => view.getUint16(at + skip, true));
    const outside = (view.getUint32(at + 28, true) & MONIKER) !== 0;
    if (outside && top! <= bottom! && left! <= right!)
      looks.links.push({ top: top!, left: left!, bottom: bottom!, right: right! });
  }
}

/** A cell centred across reaches over the blank cells of such a style that follow it. */
export function noteCentred(looks: Looks, row: number, column: number, centred: boolean, blank: boolean): void {
  if (blank && centred && looks.row === row && looks.right + 1 === column) {
    looks.right = column;
    return;
  }
  if (looks.row >= 0) endCentred(looks);
  if (blank || !centred) return;
  looks.row = row;
  looks.left = column;
  looks.right = column;
}

function endCentred(looks: Looks): void {
  const { row, left, right } = looks;
  if (right > left) looks.centred.push({ top: row, left, bottom: row, right });
  looks.row = -1;
}

/** `widest` is the number of columns that hold something. */
export function layoutOf(looks: Looks, widest: number): Layout {
  if (looks.row >= 0) endCentred(looks);
  const columns = new Set<number>();
  for (const [from, to] of looks.hiddenColumns) {
    // Hiding all columns to the right of the data is common, and says nothing about the data.
    for (let at = from; at <= Math.min(to, widest - 1); at++) columns.add(at);
  }
  const { merged, hiddenRows, centred, links } = looks;
  return {
    merged,
    hiddenRows: [...new Set(hiddenRows)].sort((a, b) => a - b),
    hiddenColumns: [...columns].sort((a, b) => a - b),
    centred,
    ...(links.length > 0 && { links }),
  };
}
