import type { RecordedFile, TableRecipe } from '../model/pipeline.ts';
import type { Table } from '../model/table.ts';
import type { Drift } from './one-drift.ts';

/** What differs around the columns: the sheet's name, the number of rows of header and title, the kind of file. */
export function aroundDrifts(recipe: TableRecipe, table: Table, file: RecordedFile): Drift[] {
  return [...sheetDrift(recipe, table), ...headerDrift(recipe, table), ...fileDrift(recipe, file)];
}

function sheetDrift(recipe: TableRecipe, table: Table): Drift[] {
  if (recipe.sheet === undefined || recipe.sheet === table.sheet) return [];
  return [{ kind: 'sheet', facts: { expected: recipe.sheet, found: table.sheet }, place: table.place }];
}

function headerDrift(recipe: TableRecipe, table: Table): Drift[] {
  const list: Drift[] = [];
  const rows = table.header.map((row) => row + 1);
  if (recipe.header !== undefined && recipe.header !== rows.length) {
    const none = rows.length === 0;
    const facts = {
      expected: recipe.header,
      found: rows.length,
      rows: none ? '沒有標題列' : `第 ${rows.join('、')} 列`,
      rowsEn: none ? 'no header' : `row ${rows.join(', ')}`,
    };
    const place = { ...table.place, top: table.header[0] ?? table.first, bottom: table.header.at(-1) ?? table.first };
    list.push({ kind: 'header', facts, place, ...(none && { holds: 'always' as const }) });
  }
  const above = rowsAbove(table);
  if (recipe.above !== undefined && recipe.above !== above)
    list.push({ kind: 'titles', facts: { expected: recipe.above, found: above } });
  return list;
}

/** How many rows of title, unit or note stand above the header. */
export function rowsAbove(table: Table): number {
  const top = table.header[0] ?? table.first;
  return table.cut
    .filter((cut) => cut.top < top && cut.reason !== 'blank' && cut.reason !== 'other')
    .reduce((sum, cut) => sum + Math.min(cut.bottom, top - 1) - cut.top + 1, 0);
}

function fileDrift(recipe: TableRecipe, file: RecordedFile): Drift[] {
  if (!recipe.file) return [];
  // What was not recorded cannot have changed.
  const now: RecordedFile = {
    format: file.format,
    ...(recipe.file.encoding !== undefined && file.encoding !== undefined && { encoding: file.encoding }),
    ...(recipe.file.delimiter !== undefined && file.delimiter !== undefined && { delimiter: file.delimiter }),
  };
  const [expected, found] = [formOf(recipe.file), formOf(now)];
  return expected === found ? [] : [{ kind: 'file', facts: { expected, found } }];
}

function formOf({ format, encoding, delimiter }: RecordedFile): string {
  return [format, encoding, delimiter === '\t' ? 'TAB' : delimiter].filter((part) => part !== undefined).join(' ');
}
