import { narrow, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, textAt } from './grid.ts';
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
