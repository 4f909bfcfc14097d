/** Rows of cells. */
export type Rows = readonly (readonly string[])[];

/** How well rows of cells look like a table, 0..1: as wide as one another, and each cell one value. */
export function likeness(rows: Rows): number {
  return evenness(rows) * (0.15 + 0.85 * typed(rows));
}

/**
 * How far the rows have one width above 1, wide tables before narrow ones. Title lines and notes cost their share only;
 * where several tables stand below one another, rows like their neighbours count.
 */
function evenness(rows: Rows): number {
  const tally = new Map<number, number>();
  let alike = 0;
  let last = 0;
  for (const row of rows) {
    const width = row.length;
    if (width > 1) tally.set(width, (tally.get(width) ?? 0) + 1);
    if (width > 1 && width === last) alike++;
    last = width;
  }
  let best = 0;
  for (const [width, count] of tally) {
    const share = count / rows.length;
    best = Math.max(best, share * share * room(width));
  }
  if (rows.length < 8 || tally.size < 2) return best;
  const neighbours = alike / (rows.length - 1);
  const mean = [...tally].reduce((sum, [width, count]) => sum + room(width) * count, 0) / rows.length;
  return Math.max(best, 0.8 * neighbours * neighbours * mean);
}

function room(width: number): number {
  return 1 - 1 / (width + 1);
}

const MOST_CELLS = 2000;

/** How far the filled cells are single values, 0..1. */
export function typed(rows: Rows): number {
  let filled = 0;
  let sum = 0;
  for (const row of rows) {
    if (row.length < 2) continue;
    for (const cell of row) {
      if (cell === '') continue;
      filled++;
      sum += worth(cell);
    }
    if (filled > MOST_CELLS) break;
  }
  return filled === 0 ? 0 : sum / filled;
}

/** Share of the filled cells that are numbers, dates, times addresses or paths, whatever stands around them. */
export function exact(rows: Rows): number {
  let filled = 0;
  let sum = 0;
  for (const row of rows) {
    for (const cell of row) {
      if (cell.trim() === '') continue;
      filled++;
      if (isExact(cell.trim())) sum++;
    }
    if (filled > MOST_CELLS) break;
  }
  return filled === 0 ? 0 : sum / filled;
}

function isExact(cell: string): boolean {
  return number.test(cell) || moment.test(cell) || address.test(cell) || place.test(cell);
}

const number =
  /^[-+(]?[$\x80-\uffff]{0,3} ?[-+]?(?:\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d+)?|\d*[.,]?\d+[.]?)(?:e[-+]?\d+)?[ %)\x80-\uffff]{0,5}$/i;
const moment =
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]+\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[ap]m|Z|[-+]\d\d:?\d\d)?)?$|^\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[ap]m)?$/i;
const address = /^(?:https?|ftp):\/\/\S+$|^(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/i;
/** A network's or device's address, with or without a port, and the path of a file. */
const place =
  /^(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\d+)?$|^(?:[\da-f]{1,4}:){5,7}[\da-f]{1,4}$|^(?:[a-z]:\\|~?\/)[^\s,;|"<>*?:]+$/i;
/** Letters, digits and what stands inside names and headings. */
const plain = /^[\w\x7f-\uffff][\w\x7f-\uffff .()/'&+%#@!?*=<>[\]{}"\\$^~:-]*$/;
/** One mark again and again, without blanks around it. */
const parted = /([#^~*!@&$|])\S.*\1\S/;
const prose = /^[\w\x7f-\uffff(["'][^\t|]*$/;

/** How far a cell is one value: 1 a number, a date, a name; less where delimiters seem to stand in it. */
function worth(cell: string): number {
  if (isExact(cell)) return 1;
  if (parted.test(cell)) return 0.3;
  if (plain.test(cell)) return 0.95;
  const trimmed = cell.trim();
  if (trimmed === '' || /^[-+*./?%$#&@]+$/.test(trimmed)) return 0.8;
  if (/[,;|\t]\S/.test(cell) || /\t/.test(cell)) return 0.15;
  if (prose.test(cell)) return 0.7;
  return trimmed === cell ? 0.5 : 0.8 * worth(trimmed);
}
