import type { View } from '../look.ts';
import { Fault } from '../model/fault.ts';
import { address, letters, type Place } from '../model/place.ts';
import type { Reason, Sketch, Table } from '../model/table.ts';
import type { Text } from '../model/text.ts';
import { columnMark, type Mark, marksOf, markWords } from './marks.ts';

/** What made a row what it is, in general; what speaks for it in this file follows. */
const MEANS: Readonly<Record<Mark, Text>> = {
  title: {
    zh: '在標題列上方，只有表名、期間或說明',
    en: 'it stands above the header and holds a title, a period or a remark only',
  },
  period: { zh: '在標題列上方，寫的是期間', en: 'it stands above the header and says a period' },
  unit: { zh: '寫的是單位', en: 'it names a unit' },
  header: { zh: '每格都是文字，下面的資料和它對得上', en: 'its cells are words, and the records below fit under them' },
  data: {
    zh: '在標題列下方，各格和其他資料列同一類',
    en: 'it stands below the header, and its cells are of the kind of those of other records',
  },
  total: {
    zh: '說明列名的格子寫著合計或總計',
    en: 'the cell that names the row says total',
  },
  subtotal: {
    zh: '說明列名的格子寫著小計',
    en: 'the cell that names the row says subtotal',
  },
  average: { zh: '說明列名的格子寫著平均', en: 'the cell that names the row says average' },
  comparison: { zh: '寫的是與別期的比較（增減、百分比）', en: 'it compares with another period' },
  note: {
    zh: '在資料下方，是句子而不是各欄的值',
    en: 'it stands below the records and is a sentence rather than values',
  },
  blank: { zh: '沒有任何內容', en: 'it holds nothing' },
  repeat: { zh: '和標題列相同，是換頁時重印的', en: 'it is the header again, as printed on every page' },
  label: { zh: '只有分組的名稱，沒有數值', en: 'it holds the name of a group and no values' },
  continuation: { zh: '接續上一列沒寫完的文字', en: 'it goes on with the text of the row above' },
  other: { zh: '不屬於任何找到的表格', en: 'it belongs to no table that was found' },
};

/** Said of a table below the threshold at which a run holds back. */
export const unsureWords: Text = {
  zh: '把握不足：請看標示對不對，理由用 --why 看。標題沒有寫進發布流程的 table.anchors 之前，這個檔案會暫停發布。',
  en: 'Not sure: see whether the marks are right; --why tells the reasons. A pipeline that does not name its headings in table.anchors is held back.',
};

/** Which steps of detection decide about rows of a kind. */
const STEPS: Readonly<Partial<Record<Mark, readonly string[]>>> = {
  header: ['header'],
  data: ['region'],
  total: ['total'],
  subtotal: ['total'],
  average: ['total'],
  comparison: ['total'],
  unit: ['unit'],
};

/** Why row `number` (from 1, as spreadsheets show it) is taken for what it is, one line a reason. */
export function whyRow(view: View, number: string): Text[] {
  const at = Number(number) - 1;
  if (!Number.isInteger(at) || at < 0)
    throw new Fault('usage', {
      zh: `「${number}」不是列號，請寫 12 這樣的數字。`,
      en: `“${number}” is no row; write a number such as 12.`,
    });
  const { sketch, tables } = view;
  const index = sketch.rows.findIndex((row) => row.at === at);
  if (index < 0) return [unseen(sketch, at)];
  const { mark, table: own } = marksOf(sketch, tables)[index]!;
  const table = own === undefined ? undefined : tables[own];
  const cells = sketch.rows[index]!.cells;
  const which =
    tables.length > 1 && own !== undefined
      ? { zh: `（表格 ${own + 1}）`, en: ` (table ${own + 1})` }
      : { zh: '', en: '' };
  const lines: Text[] = [
    {
      zh: `第 ${at + 1} 列是「${markWords[mark].zh}」${which.zh}：${MEANS[mark].zh}`,
      en: `row ${at + 1} is “${markWords[mark].en}”${which.en}: ${MEANS[mark].en}`,
    },
    filledText(cells, table),
  ];
  if (!table) return lines;
  const said = table.why.filter((reason) => reason.rows?.includes(at));
  const general = table.why.filter((reason) => reason.rows === undefined && STEPS[mark]?.includes(reason.step));
  return [...lines, ...keyText(cells, table), ...(said.length > 0 ? said : general).map(stepText)];
}

function unseen(sketch: Sketch, at: number): Text {
  const last = sketch.rows.at(-1)?.at ?? -1;
  const long = !sketch.complete && at > (sketch.rows[0]?.at ?? 0);
  if (!long || (!sketch.text && at > last))
    return { zh: `第 ${at + 1} 列沒有任何內容`, en: `row ${at + 1} holds nothing` };
  return {
    zh: `第 ${at + 1} 列在長檔案的中間：沒有先看，發布時照看過的列的規則逐列判斷`,
    en: `row ${at + 1} is in the middle of a long file: it was not looked at; it is judged by the same rules when it is published`,
  };
}

function filledText(cells: readonly string[], table: Table | undefined): Text {
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  if (!table) return { zh: `有內容的格子 ${filled} 個`, en: `${filled} cells are filled` };
  const own = table.columns.filter((column) => (cells[column.at] ?? '').trim() !== '').length;
  return {
    zh: `表格的 ${table.columns.length} 欄裡有 ${own} 格有內容${filled > own ? `，表格外還有 ${filled - own} 格` : ''}`,
    en: `${own} of the table's ${table.columns.length} columns are filled${filled > own ? `, and ${filled - own} cells beside it` : ''}`,
  };
}

/** What the cells say that name the row: those of the key columns, else the first word. */
function keyText(cells: readonly string[], table: Table): Text[] {
  const shown = (at: number) => (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim();
  const keys = (table.body?.keys ?? []).flatMap((position) => table.columns[position]?.at ?? []);
  const word = table.columns.find(({ at }) => shown(at) !== '' && !/^[-+(]?[\d,.]+[%)]?$/.test(shown(at)));
  const named = keys.filter((at) => shown(at) !== '');
  const list = (named.length > 0 ? named : word ? [word.at] : []).slice(0, 5);
  if (list.length === 0) return [];
  const says = list.map((at) => `${letters(at)}「${shown(at).slice(0, 30)}」`);
  return [{ zh: `說明列名的格子：${says.join('、')}`, en: `the cells that name the row: ${says.join(', ')}` }];
}

function stepText(reason: Reason): Text {
  return { zh: `${reason.says.zh}（步驟 ${reason.step}）`, en: `${reason.says.en} (step ${reason.step})` };
}

/** Where a column's heading comes from, level by level, its unit, and what it is taken for; `name` is its letters, such as C. */
export function whyColumn(view: View, table: Table | undefined, name: string): Text[] {
  const at = columnAt(name);
  if (at < 0)
    throw new Fault('usage', {
      zh: `「${name}」不是欄號，請寫 C 這樣的字母。`,
      en: `“${name}” is no column; write letters such as C.`,
    });
  if (!table) return [{ zh: '沒有找到表格', en: 'no table was found' }];
  const column = table.columns.find((one) => one.at === at);
  const said = table.why.filter((reason) => reason.columns?.includes(at)).map(stepText);
  if (!column) return [...leftText(view.sketch, table, at), ...said];
  const position = table.columns.indexOf(column);
  const kind =
    columnMark(table, at) === 'key'
      ? { zh: '鍵：它說明每一列是什麼', en: 'a key: it names what a row is about' }
      : { zh: '值', en: 'a value' };
  const title = column.title || '—';
  const lines: Text[] = [
    { zh: `${letters(at)} 欄是「${title}」，${kind.zh}`, en: `column ${letters(at)} is “${title}”, ${kind.en}` },
  ];
  for (const row of table.header) lines.push(levelText(view.sketch, row, at));
  lines.push(...unitText(table, column.unit));
  const { numeric, fill } = table.body ?? {};
  if (numeric && fill) {
    const [full, figures] = [Math.round((fill[position] ?? 0) * 100), Math.round((numeric[position] ?? 0) * 100)];
    lines.push({
      zh: `看過的資料列裡 ${full}% 有值，其中 ${figures}% 是數字`,
      en: `${full}% of the records seen have a value, of which ${figures}% are numbers`,
    });
  }
  return [...lines, ...said];
}

/** `C` is 2; -1: no column. */
function columnAt(name: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(name)) return -1;
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** One header row over a column: its own cell, a merged or centred one, one to the left that runs on, or none. */
function levelText(sketch: Sketch, row: number, at: number): Text {
  const text = (r: number, c: number) =>
    (sketch.rows.find((one) => one.at === r)?.cells[c] ?? '').replaceAll(/\s+/g, ' ').trim();
  const over = (place: Place) => row >= place.top && row <= place.bottom && at >= place.left && at <= place.right;
  const cell = `${letters(at)}${row + 1}`;
  const own = text(row, at);
  if (own !== '')
    return { zh: `第 ${row + 1} 列：${cell} 寫著「${own}」`, en: `row ${row + 1}: ${cell} says “${own}”` };
  const merged = sketch.layout.merged.find(over);
  const centred = sketch.layout.centred.find(over);
  const from = merged ?? centred;
  if (from) {
    const says = text(from.top, from.left);
    const how = merged
      ? { zh: '合併儲存格', en: 'merged cells' }
      : { zh: '跨欄置中的儲存格', en: 'cells centred across' };
    const { sheet: _, ...plain } = from;
    return {
      zh: `第 ${row + 1} 列：${how.zh} ${address(plain)} 寫著「${says}」`,
      en: `row ${row + 1}: the ${how.en} ${address(plain)} say “${says}”`,
    };
  }
  for (let left = at - 1; left >= 0; left--) {
    const says = text(row, left);
    if (says !== '')
      return {
        zh: `第 ${row + 1} 列：${cell} 空白；左邊最近的是 ${letters(left)}${row + 1}「${says}」`,
        en: `row ${row + 1}: ${cell} is blank; the nearest to its left is ${letters(left)}${row + 1} “${says}”`,
      };
  }
  return { zh: `第 ${row + 1} 列：${cell} 空白`, en: `row ${row + 1}: ${cell} is blank` };
}

function unitText(table: Table, unit: string | undefined): Text[] {
  if (unit !== undefined) {
    const from = unit === table.unit ? { zh: '單位列', en: 'the unit line' } : { zh: '標題', en: 'the heading' };
    return [{ zh: `單位「${unit}」，出自${from.zh}`, en: `unit “${unit}”, from ${from.en}` }];
  }
  if (table.unit === undefined) return [];
  return [{ zh: `表格的單位列寫「${table.unit}」`, en: `the table's unit line says “${table.unit}”` }];
}

function leftText(sketch: Sketch, table: Table, at: number): Text[] {
  const name = letters(at);
  const filled = sketch.rows.filter((row) => row.at >= table.first && (row.cells[at] ?? '').trim() !== '').length;
  const hidden = sketch.layout.hiddenColumns.includes(at);
  if (hidden) return [{ zh: `${name} 欄是隱藏的欄，沒有採用`, en: `column ${name} is hidden and was left out` }];
  if (table.leftOut?.includes(at))
    return [
      {
        zh: `${name} 欄重複印了鍵的內容（換頁時再印一次），沒有採用`,
        en: `column ${name} prints the key again, as on a further page, and was left out`,
      },
    ];
  if (filled === 0) return [{ zh: `${name} 欄在資料列裡沒有內容`, en: `column ${name} holds nothing in the records` }];
  return [
    {
      zh: `${name} 欄不屬於這個表格：沒有標題，只有 ${filled} 格有內容`,
      en: `column ${name} is no part of the table: it has no heading and ${filled} filled cells`,
    },
  ];
}
