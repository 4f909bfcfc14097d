import { columnLooks, isNumeric } from './body-look.ts';
import { narrow, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, type Row, textAt } from './grid.ts';
import { isTotal } from './totals.ts';

const CODE_WORD =
  /^(?:款|項|目|節|代號|代碼|編碼|科目編號|欄次|欄位|欄|[(（]?\d{1,2}[)）]?(?:=.*)?|[甲乙丙丁戊己庚辛壬癸A-Z]|合計|總計)$/;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** (A), (B), (C)=(A)+(B) or 甲, 乙, 丙 in order: letters that formulas call the columns by. */
function isLetterRow(labels: readonly string[]): boolean {
  if (labels.length < 3) return false;
  const letters = labels.map((label) => /^[(（]?([A-Z甲乙丙丁戊己庚辛壬癸])[)）]?(?:[=＝].*)?$/.exec(label)?.[1]);
  const order = [LETTERS, STEMS].find((one) => letters.every((letter) => letter !== undefined && one.includes(letter)));
  if (!order) return false;
  const places = letters.map((letter) => order.indexOf(letter!));
  return places.every((place, at) => at === 0 || place === places[at - 1]! + 1);
}

/** (1), (2), (3)=(1)+(2): brackets around each number in order are no values. */
function isCountedRow(labels: readonly string[]): boolean {
  return labels.length >= 3 && labels.every((label, at) => new RegExp(`^[(（]${at + 1}[)）](?:[=＝].*)?$`).test(label));
}

/** A row of column numbers or letters below the labels: 1, 2, 3 … or 款 1 2, 項 1 2 1 2, or (A), (B), (C). */
export function isCodeRow(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  const labels = columns.map((column) => narrow(squeeze(textAt(row, column))));
  if (isLetterRow(labels) || isCountedRow(labels)) return true;
  let numbers = 0;
  let last = 0;
  for (const column of columns) {
    const label = narrow(squeeze(textAt(row, column)));
    if (!CODE_WORD.test(label)) return false;
    const value = Number(/^[(（]?(\d{1,2})/.exec(label)?.[1] ?? Number.NaN);
    if (Number.isNaN(value)) continue;
    if (value !== 1 && value !== last + 1) return false;
    last = value;
    numbers++;
  }
  if (numbers < 3 || isTotal(textAt(row, columns[0]!))) return false;
  const key = columns[0]!;
  const bare = squeeze(textAt(row, key));
  return /^(?:款|項|目|節|代號|代碼|欄次|欄|[(（]?1[)）]?|[甲A])$/.test(bare) && sizesDiffer(grid, index, columns);
}

/** Column numbers are followed by larger values; a first record of small counts is not. */
function sizesDiffer(grid: Grid, index: number, columns: readonly number[]): boolean {
  let larger = 0;
  for (const next of grid.rows.slice(index + 1, index + 12)) {
    for (const column of columns) {
      const value = Number(textAt(next, column).replace(/,/g, ''));
      if (Number.isFinite(value) && Math.abs(value) >= 100) larger++;
    }
  }
  return larger >= columns.length;
}

const CODES_OF = /(?:編號|代[碼號]|編碼|code|\bno\.?)[)）]?$/i;
const AHEAD = 24;

/**
 * A row of codes right below the names they belong to, 330100 | 330200 | 330300: as wide as each other, all different, over numbers. Its stub says so
 * (編號, 代碼); where that is blank, the codes rise and begin alike, as counts do not.
 */
export function isCodesUnderNames(grid: Grid, header: readonly number[], index: number): boolean {
  const row = grid.rows[index]!;
  const above = grid.rows[header.at(-1)!]!;
  const stub = Math.min(...header.map((at) => filledColumns(grid.rows[at]!)[0] ?? 0));
  const label = squeeze(textAt(row, stub));
  const columns = filledColumns(row).filter((column) => column !== stub);
  const codes = columns.map((column) => squeeze(textAt(row, column)));
  if (row.at !== above.at + 1 || codes.length < 2 || !areCodes(codes)) return false;
  if (columns.some((column) => !isNamed(grid, header, column))) return false;
  const body = columnLooks(grid.rows, grid.width, index + 1, AHEAD);
  if (columns.filter((column) => isNumeric(body[column]!)).length * 2 < columns.length) return false;
  if (label !== '') return CODES_OF.test(label) && !isLikeBelow(grid, index, columns);
  return codes.length >= 3 && codes[0]!.length >= 3 && areRising(codes) && !isLikeBelow(grid, index, columns);
}

function areCodes(codes: readonly string[]): boolean {
  const width = codes[0]!.length;
  return (
    width >= 2 &&
    new Set(codes).size === codes.length &&
    codes.every((code) => /^\d+$/.test(code) && code.length === width)
  );
}

function areRising(codes: readonly string[]): boolean {
  const start = codes[0]!.slice(0, 2);
  return codes.every((code, at) => code.startsWith(start) && (at === 0 || code > codes[at - 1]!));
}

function isNamed(grid: Grid, header: readonly number[], column: number): boolean {
  return header.some((at) => squeeze(textAt(grid.rows[at]!, column)) !== '');
}

/** The rows below are of the same kind: then it is a record. */
function isLikeBelow(grid: Grid, index: number, columns: readonly number[]): boolean {
  const codesIn = (row: Row) => columns.map((column) => squeeze(textAt(row, column)));
  const width = codesIn(grid.rows[index]!)[0]!.length;
  const next = grid.rows.slice(index + 1, index + 7).filter((row) => row.filled > 0);
  return next.filter((row) => codesIn(row)[0]!.length === width && areCodes(codesIn(row))).length * 2 >= next.length;
}
