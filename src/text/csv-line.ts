/** What makes Excel read a CSV file as UTF-8: for the files that a steward opens by hand, never for published ones. */
export const MARK = '\uFEFF';

/** One record as RFC 4180 writes it, with its line end. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(String(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
