import type { Hints, Sketch, Table } from '../model/table.ts';
import { wholeOf } from './whole-sheet.ts';

/** A sheet as it was looked at, and the tables found on it. */
export interface Candidate {
  readonly sketch: Sketch;
  readonly tables: readonly Table[];
}

/**
 * The one table to publish when nobody says which: with the headings that were asked for, on a sheet that is shown,
 * understood, and no page of remarks. Of sheets of one series the one about the whole wins. Among tables of about the same size the first one wins.
 */
export function choose(sheets: readonly Candidate[], hints: Hints): Table | undefined {
  let best: { table: Table; points: number } | undefined;
  let rank = 0;
  const whole = wholeOf(sheets);
  for (const { sketch, tables } of sheets) {
    tables.forEach((table, place) => {
      const points = pointsOf(sketch, table, hints) - 0.1 * rank - 0.2 * place + (table === whole ? WHOLE : 0);
      if (!best || points > best.points) best = { table, points };
    });
    // A hidden or empty sheet before it takes nothing from the first one that people see.
    if (!sketch.hidden && tables.length > 0) rank++;
  }
  return best?.table;
}

/** More than the places of a hundred sheets, less than being shown. */
const WHOLE = 10;

/** Above this a table is understood; more certainty says nothing about which one is meant. */
const UNDERSTOOD = 0.8;
const ENOUGH_KINDS = 40;
const ENOUGH_RECORDS = 1000;

function pointsOf(sketch: Sketch, table: Table, hints: Hints): number {
  const titles = new Set(table.columns.map((column) => column.title));
  const asked = (hints.titles ?? []).filter((title) => titles.has(title)).length;
  const named = hints.sheet !== undefined && sketch.sheet === hints.sheet ? 1 : 0;
  const records = Math.log2(1 + Math.min(ENOUGH_RECORDS, table.records)) / 20;
  const kinds = Math.log2(1 + Math.min(ENOUGH_KINDS, kindsOf(table))) / 8;
  const empty = table.records === 0 ? 5 : 0;
  const aside = AROUND.test(sketch.sheet.trim()) ? 3 : isAside(sketch.sheet) ? 0.5 : 0;
  const sure = Math.min(UNDERSTOOD, table.sure) / UNDERSTOOD;
  return 1000 * named + 100 * asked + (sketch.hidden ? 0 : 20) + sure + records + kinds - empty - aside;
}

/** How many different things its columns say: 99年, 100年, 101年 are one. */
function kindsOf(table: Table): number {
  return new Set(table.columns.map((column) => column.title.replace(/[\d０-９]+/g, ''))).size;
}

const ASIDE =
  /說明|備註|附註|註記|目[錄次]|選單|清單值|封面|定義|圖[表例]?$|代碼|對照|欄位|範本|參數|^(?:notes?|read ?me|index|contents?|cover|about|metadata|definitions?|codes?|legend|lookup)\b/i;

/** Sheets that hold no table to publish as long as another one does. */
const AROUND =
  /^(?:目\s*[錄次]|表次|封面|封底|封裡|索引|.{0,4}說明|統?計?圖\d*|read ?me|index|contents?|cover|chart\d*)$/i;

/** Whether a sheet's name says that it is about the data: 說明, 目錄, 代碼對照, Notes. */
export function isAside(name: string): boolean {
  return ASIDE.test(name.trim());
}
