import { Look, narrow, squeeze } from './cell-look.ts';
import { type Grid, lookAt, type Row, textAt } from './grid.ts';

/** A number with a word or two around it, or a year that became a decimal on its way through another program. */
const BAND = /^\D{0,3}(?:(\d{1,4})\D{0,4}|((?:1[89]|20)\d\d)\.0)$/;

/** Numbers that count up by one: years, hours or ages as labels, seldom data. */
export function isRising(row: Row, columns: readonly number[]): boolean {
  let steps = 0;
  let breaks = 0;
  let first: number | undefined;
  let way: number | undefined;
  let last: number | undefined;
  const values = new Set<number>();
  let bands = 0;
  for (const column of columns) {
    const digits = BAND.exec(narrow(squeeze(textAt(row, column))));
    if (!digits) continue;
    const value = Number(digits[1] ?? digits[2]);
    values.add(value);
    bands++;
    if (last !== undefined) {
      const step = value - last;
      if (value === first && steps > 0) {
        last = value;
        continue;
      }
      way ??= step;
      if (Math.abs(step) === 1 && step === way) steps++;
      else breaks++;
    }
    first ??= value;
    last = value;
  }
  const years = steps === 1 && last !== undefined && last >= 1950 && last <= 2100;
  // 0 and 1 side by side are data; 110, 111, 110, 111 are years under two parents.
  const two = values.size === 2 && (breaks > 0 || Math.min(...values) < 10);
  // A few small numbers among many words rise by accident.
  const stray = bands * 2 < columns.length && Math.max(...values) < 100;
  return ((steps >= 2 && !two && !stray) || years) && breaks * 5 <= steps;
}

const HEADING_WORD =
  /(?:名稱?|編號|代碼|代號|地址|住址|位置|地點|電話|傳真|日期|時間|年度?|年月|月份?|類別|類型|種類|項目|項次|序號|單位|機關|縣市|行政區|地區|區別|區域|鄉鎮|鄉鎮市區|村里|面積|數量?|金額|率|別|備註|說明|內容|經度|緯度|網址|備考|職稱|性別|年齡|標題|問題|題目|答覆|答案|聯絡人|負責人|方式|對象|情形|結果|原因|用途|經費|等第|狀態|依據|[款項目節價費量次計])$/;

/** Whether a text ends as headings end: 名稱, 地址, 日期, …數, …別. */
export function isHeadingWord(text: string): boolean {
  const label = squeeze(text).replace(/[(（].*[)）]$/, '');
  return label.length <= 16 && (HEADING_WORD.test(label) || /^[A-Za-z][A-Za-z_]{2,}\d*$/.test(label));
}

const YEAR = /^(?:1[89]|20)\d\d(?:\.0)?$/;

/** A year over cells that are none: it looks like their numbers and is a heading. */
export function isYearOver(grid: Grid, index: number, column: number): boolean {
  if (!YEAR.test(squeeze(textAt(grid.rows[index]!, column)))) return false;
  const below = grid.rows.slice(index + 1, index + 30).filter((row) => lookAt(row, column) === Look.number);
  return below.length > 0 && below.filter((row) => YEAR.test(squeeze(textAt(row, column)))).length * 3 < below.length;
}
