import { Look, lookOf, narrow, squeeze } from './cell-look.ts';

const LABEL =
  /^(?:(?:製表|列印|更新|統計|填表|填報|資料|下載|公[布告]|發布|編製|產製|最後更新|資料更新|資料截止|資料統計)(?:日期?|時間|年月)|最後更新|更新至|製表(?:人員?|單位|機關)?|填表人員?|編製(?:人員|單位|機關)|(?:承辦|聯絡|連絡)(?:人員?|單位|電話|方式|窗口)|last ?updated?|updated)[:：︰]?$/i;
/** They may head a row of records as well, so what stands beside them must be words. */
const WORD =
  /^[(（【[［]?(?:附?註|附記|說明|備註|備考|資料說明|資料來源|資料提供(?:機關|單位)|notes?|source)[)）】\]］]?[:：︰]?$/i;
const NUMBER = /^[(（]?\d{1,2}[)）.、．]$/;

/** Whether cells of one row are what stands below a table, the label in one cell and what it says in the next: 製表日期, 112/6/5. */
export function isFooter(cells: readonly string[], filled: readonly number[], numeric: readonly number[]): boolean {
  const first = filled[0];
  if (first === undefined || filled.length < 2 || filled.length > 6) return false;
  const text = (position: number) => squeeze(cells[position]!);
  const label = (position: number) => LABEL.test(text(position)) || WORD.test(text(position));
  if (!label(first)) return false;
  const others = filled.slice(1).filter((position) => !label(position));
  if (filled.filter(label).length < others.length)
    return isNumberedNote(cells, filled, numeric, WORD.test(text(first)));
  // Words or dates stand where every record has a number, so that the row is none of them.
  const odd = others.filter((position) => numeric[position]! >= 0.5);
  if (odd.length === 0) return false;
  return odd.every((position) => {
    const look = lookOf(narrow(text(position)));
    return look === Look.text || (LABEL.test(text(first)) && (look === Look.date || look === Look.code));
  });
}

function isNumberedNote(
  cells: readonly string[],
  filled: readonly number[],
  numeric: readonly number[],
  announced: boolean,
): boolean {
  return announced && isNumberedLine(cells, filled.slice(1), numeric);
}

/** `2.` in a cell of its own and a text beside it, where records have numbers: the next line of notes. */
export function isNumberedLine(
  cells: readonly string[],
  filled: readonly number[],
  numeric: readonly number[],
): boolean {
  const [number, text] = filled;
  if (filled.length !== 2 || number === undefined || text === undefined) return false;
  const words = lookOf(cells[text]!) === Look.text && squeeze(cells[text]!).length >= 4;
  return NUMBER.test(squeeze(cells[number]!)) && words && (numeric[number]! >= 0.5 || numeric[text]! >= 0.5);
}
