import { choose } from './detect/choose.ts';
import { detect } from './detect/detect.ts';
import { groupLabels } from './detect/group-labels.ts';
import { headingKey } from './detect/match.ts';
import { labelOnce } from './detect/reshape-problems.ts';
import { sketch } from './detect/sketch.ts';
import { rowIsSum, sumRows } from './detect/sum-rows.ts';
import { SURE, tableUnsure } from './detect/unsure.ts';
import { Fault } from './model/fault.ts';
import type { Findings, Level } from './model/finding.ts';
import type { ParseHints } from './model/parser.ts';
import type { Delivery, Opened, Sheet } from './model/sheet.ts';
import type { Hints, Sketch, Table } from './model/table.ts';
import { open } from './parse/open.ts';

/** One sheet of a file, what detection looked at, and the tables found on it, best first. */
export interface View {
  readonly sheet: Sheet;
  readonly sketch: Sketch;
  readonly tables: readonly Table[];
}

/** A file as far as it is understood before any row is read for good. */
export interface Look {
  readonly delivery: Delivery;
  readonly opened: Opened;
  readonly views: readonly View[];
  /** The table to publish; undefined: none was found. */
  readonly chosen?: { readonly view: View; readonly table: Table };
}

/** Source to table: what `inspect`, `check`, `init`, `extract` and `run` have in common. */
export async function look(delivery: Delivery, parse: ParseHints, hints: Hints, findings: Findings): Promise<Look> {
  const opened = await open(delivery, findings, parse);
  const views: View[] = [];
  const named = opened.sheets.some((sheet) => sheet.name === hints.sheet);
  const only = named || !hints.elsewhere ? hints.sheet : undefined;
  for (const sheet of opened.sheets) {
    if (only !== undefined && sheet.name !== only) continue;
    const seen = await sketch(sheet);
    views.push({ sheet, sketch: seen, tables: detect(seen, hints) });
  }
  if (hints.sheet !== undefined && views.length === 0) throw noSheet(hints.sheet, opened);
  const best = choose(views, hints);
  if (hints.sheet !== undefined && !named && best && severalLike(best, views)) throw noSheet(hints.sheet, opened);
  const view = best && views.find((one) => one.tables.includes(best));
  return { delivery, opened, views, ...(best && view && { chosen: { view, table: best } }) };
}

/** The chosen table, or the fault that there is none. */
export function chosenOf(seen: Look): { readonly view: View; readonly table: Table } {
  if (seen.chosen) return seen.chosen;
  throw new Fault('table-not-found', {
    zh: `在「${seen.delivery.name}」裡找不到表格。請用 goldbadge inspect 看看檔案內容；若標題列很特別，在發布流程的 table.anchors 寫出標題文字。`,
    en: `No table was found in “${seen.delivery.name}”. Look at it with goldbadge inspect; where the heading is unusual, name its texts in the pipeline's table.anchors.`,
  });
}

/** Several sheets with the columns of the one that is gone: which of them it is now cannot be known. */
function severalLike(table: Table, views: readonly View[]): boolean {
  const titles = (one: Table) => one.columns.map((column) => column.title).join('\0');
  return views.filter((view) => view.tables.some((one) => titles(one) === titles(table))).length > 1;
}

function noSheet(name: string, opened: Opened): Fault {
  const there = opened.sheets.map((sheet) => sheet.name).join('、');
  return new Fault('table-not-found', {
    zh: `檔案裡沒有工作表「${name}」；有的是：${there}。請改發布流程的 table.sheet。`,
    en: `The file has no sheet “${name}”; it has: ${there}. Change table.sheet in the pipeline.`,
  });
}

/** Says so where a table nobody has described may be read wrongly: `check` warns, a run is held back. */
export function tellUnsure(table: Table, findings: Findings, level: Level = tableUnsure.level): void {
  if (table.sure >= SURE) return;
  const reasons = table.why.filter((reason) => reason.step === 'sure');
  const found = Math.round(table.sure * 100);
  const reason = reasons.map((one) => one.says.zh).join('；');
  findings.file(
    { ...tableUnsure, level },
    { found, reason, reasonEn: reasons.map((one) => one.says.en).join('; ') },
    headPlace(table),
  );
}

/** Says which columns name a group on one of its rows only; those in `filled` (headings) are put right by the pipeline. */
export function tellLabels(
  { view, table }: NonNullable<Look['chosen']>,
  findings: Findings,
  filled: readonly string[] = [],
): void {
  const keys = new Set(filled.map(headingKey));
  for (const { column, blank, records } of groupLabels(view, table)) {
    if (keys.has(headingKey(column.title))) continue;
    const facts = () => ({ found: blank.length, records });
    for (const row of blank) findings.cell(labelOnce, column.title, table.sheet, row, column.at, facts);
  }
}

/** Says which records look like totals of others, though nothing calls them so. */
export function tellSums({ view, table }: NonNullable<Look['chosen']>, findings: Findings): void {
  for (const { row, column, name, from, to } of sumRows(view, table)) {
    const title = table.columns.find((one) => one.at === column)?.title;
    findings.cell(rowIsSum, title, table.sheet, row, column, () => ({ found: name, from: from + 1, to: to + 1 }));
  }
}

/** The header, or the first record where there is none: all of the table in one colour would show nobody where to look. */
function headPlace({ place, header, first }: Table): Table['place'] {
  return { ...place, top: header[0] ?? first, bottom: header.at(-1) ?? first };
}
