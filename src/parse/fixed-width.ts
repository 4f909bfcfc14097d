import type { Batch } from '../model/batch.ts';
import type { Problem } from '../model/finding.ts';
import { cutLine, type FixedColumns, isRule } from './fixed-width-line.ts';
import { batchOf } from './record-batch.ts';

export const textAcross: Problem = {
  name: 'text-across-columns',
  level: 'warning',
  says: {
    zh: '這一格的文字超出欄寬，蓋到右邊的欄位；從最近的空白切開，沒有空白時整段留在這一格。',
    en: 'The text of this cell runs into the column on its right; it was cut at the nearest blank, or kept here whole where there is none.',
  },
  why: {
    zh: '用空白對齊的文字檔靠位置分欄；文字太長時，看不出哪裡是下一欄。',
    en: 'In text set with blanks only the place tells the columns apart; where a text is too long, the next column cannot be told from it.',
  },
  mend: {
    zh: '請原本的系統輸出 CSV；或把這一欄的寬度加大後重新輸出。',
    en: 'Have the system write CSV, or write the file again with a wider column.',
  },
  example: { before: '臺北市中正區公所　12', after: '臺北市中正區公所,12' },
};

const ROWS = 1024;

/** Reads text whose columns stand at fixed places. A ruled line holds no cell and is no row; row numbers are line numbers. */
export async function* fixedRows(
  pieces: AsyncIterable<Uint8Array>,
  columns: FixedColumns,
  across: (row: number, column: number) => void,
): AsyncGenerator<Batch> {
  let records: (readonly string[])[] = [];
  let numbers: number[] = [];
  let number = 0;
  for await (const line of lines(pieces)) {
    const row = number++;
    if (isRule(line)) continue;
    const cut = cutLine(line, columns);
    for (const column of cut.across) across(row, column);
    records.push(cut.cells);
    numbers.push(row);
    if (records.length === ROWS) {
      yield batchOf(records, numbers);
      records = [];
      numbers = [];
    }
  }
  if (records.length > 0) yield batchOf(records, numbers);
}

async function* lines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const all = rest + decoder.decode(piece, { stream: true });
    // A carriage return at the end may be half a line end.
    const cut = all.endsWith('\r') ? all.length - 1 : all.length;
    const parts = all.slice(0, cut).split(/\r\n|\n|\r/);
    rest = parts.pop()! + all.slice(cut);
    yield* parts;
  }
  rest += decoder.decode();
  if (rest.endsWith('\r')) rest = rest.slice(0, -1);
  if (rest !== '') yield rest;
}
