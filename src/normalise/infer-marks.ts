/** Marks that agencies write for a missing value; proposed as such only beside cells that can be read. */
const MARKS = new Set(['NA', 'N/A', 'n/a', 'NULL', 'null', 'NaN', '無', '不詳', '未詳', '無資料', '未提供', '*']);

/** Of these nobody can think that they are a word or a flag. */
const NOTHING = new Set(['NA', 'N/A', 'n/a', 'NULL', 'null', 'NaN']);

/** A form that was printed and never filled in: -, …, //, / /, ：：, but no * or +, which may say something. */
const EMPTY = /^[-－—–‐−─_＿/／:：.．…‥\s]+$/;
/** 年　月　日 with nothing between, and 時 分. */
const UNFILLED = /^(?:(?:中華)?民國)?\s*年\s*月(?:\s*日)?$|^[時點]\s*分$/;

/** Whether a cell, without blanks around it, may stand for a missing value. */
export function isMark(cell: string): boolean {
  return cell.length <= 30 && (MARKS.has(cell) || isSign(cell));
}

/** Whether it says nothing whatever stands in the column: words such as 無 may be an answer among words. */
export function isSign(cell: string): boolean {
  return EMPTY.test(cell) || UNFILLED.test(cell);
}

/** What may be proposed as missing in a column that holds nothing else and whose meaning nothing shows. */
export function saysNothing(mark: string): boolean {
  return isSign(mark) || NOTHING.has(mark);
}
