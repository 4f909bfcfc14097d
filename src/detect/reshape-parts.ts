import type { Findings } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Reshape, SheetsRecipe } from '../model/reshape.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Hints, Sketch, Table } from '../model/table.ts';
import { choose } from './choose.ts';
import { isLike } from './is-like.ts';
import { headingKey } from './match.ts';
import { spreadOf } from './reshape-across.ts';
import { blocksOf } from './reshape-blocks.ts';
import type { Label } from './reshape-label.ts';
import { pagesOf } from './reshape-pages.ts';
import {
  reshapePagesMissing,
  reshapePartDiffers,
  reshapeSheetHidden,
  reshapeSheetMissing,
} from './reshape-problems.ts';

/** A sheet, what detection looked at, and the tables found on it, best first. */
export interface View {
  readonly sheet: Sheet;
  readonly sketch: Sketch;
  readonly tables: readonly Table[];
}

/** All that a recipe is applied to. */
export interface Ground {
  readonly views: readonly View[];
  readonly chosen: { readonly view: View; readonly table: Table };
  readonly hints: Hints;
}

/** A run of records that are read in one go: a page of a sheet, or all of a sheet. */
export interface Part {
  readonly sheet: Sheet;
  readonly sketch: Sketch;
  readonly table: Table;
  /** The table as it was found on the sheet, with its titles. */
  readonly whole: Table;
  /** The sheet columns of this part; others on the sheet are read by other parts. */
  readonly left: number;
  readonly right: number;
  /** What the part is called when something is wrong with it. */
  readonly name: string;
  /** The labels of stacked blocks where detection has told the blocks apart; undefined: label rows are read as they pass. */
  readonly labels?: readonly Label[];
}

/** The parts that a recipe stacks, in order; the first is the one that the others must be like. */
export function partsOf(ground: Ground, recipe: Reshape, findings: Findings): Part[] {
  const views = recipe.sheets ? seriesOf(ground, recipe.sheets, findings) : [ground.chosen.view];
  const lead = leadOf(views, ground);
  if (!lead) return [];
  const parts: Part[] = [];
  for (const view of views) {
    const table = view === lead.view ? lead.table : nearestTable(view.tables, lead.table, recipe);
    if (table) parts.push(...partsOn(view, table, ground.hints, recipe, findings));
    else tellDiffers(view.sheet.name, titlesOf(lead.table), undefined, findings);
  }
  return parts;
}

function seriesOf(ground: Ground, recipe: SheetsRecipe, findings: Findings): View[] {
  const like = seriesIn(ground.views, recipe);
  for (const { sheet } of like.filter((view) => view.sheet.hidden))
    findings.file(reshapeSheetHidden, { found: sheet.name }, undefined, sheet.name);
  const series = like.filter((view) => !view.sheet.hidden);
  if (series.length > 0) return series;
  const found = ground.views.map(({ sheet }) => sheet.name).join('、');
  findings.file(reshapeSheetMissing, { expected: recipe.like.join('、'), found });
  return [ground.chosen.view];
}

function seriesIn(views: readonly View[], { like, except }: SheetsRecipe): View[] {
  return views.filter(({ sheet }) => isLike(sheet.name, like) && !isLike(sheet.name, except ?? []));
}

/** The table that a recipe starts from: the chosen one, or the best on the sheets that it stacks. */
export function leadTable(ground: Ground, recipe: Reshape): Ground['chosen'] {
  if (!recipe.sheets) return ground.chosen;
  const shown = seriesIn(ground.views, recipe.sheets).filter((view) => !view.sheet.hidden);
  return leadOf(shown, ground) ?? ground.chosen;
}

function leadOf(views: readonly View[], ground: Ground): Ground['chosen'] | undefined {
  if (views.includes(ground.chosen.view)) return ground.chosen;
  const table = choose(views, ground.hints);
  const view = table && views.find((one) => one.tables.includes(table));
  return view && table && { view, table };
}

/** The table that shares the most headings, if that is half of them or more; columns that become rows do not count. */
function nearestTable(tables: readonly Table[], like: Table, recipe: Reshape): Table | undefined {
  const wanted = new Set(stayingKeys(like, recipe));
  let best: Table | undefined;
  let most = wanted.size / 2 - 0.1;
  for (const table of tables) {
    const shared = new Set(stayingKeys(table, recipe).filter((key) => wanted.has(key)));
    if (shared.size <= most) continue;
    most = shared.size;
    best = table;
  }
  return best;
}

function stayingKeys({ columns }: Table, { across }: Reshape): string[] {
  const stays = across ? spreadOf(columns, across).fixed.map((at) => columns[at]!) : columns;
  return stays.map((column) => headingKey(column.title));
}

function partsOn(view: View, table: Table, hints: Hints, recipe: Reshape, findings: Findings): Part[] {
  const { sheet, sketch } = view;
  const all = { left: 0, right: Number.POSITIVE_INFINITY };
  const pages = recipe.pages ? pagesOf(sketch, table, hints) : undefined;
  if (recipe.pages && !pages) {
    findings.file(reshapePagesMissing, { found: titlesOf(table).join('、') }, headerPlace(table));
  }
  if (!pages) return [stacked(view, view.tables, table, { ...all, name: sheet.name }, recipe)];
  const size = table.columns.length / pages.length;
  const like: Table = { ...table, columns: table.columns.slice(0, size) };
  return pages.flatMap((page, index): Part[] => {
    const name = `${sheet.name}#${index + 1}`;
    const own = nearestTable(page.tables, like, recipe);
    if (own) return [{ ...stacked(view, page.tables, own, { ...page, name }, recipe), sketch, whole: table }];
    tellDiffers(name, titlesOf(like), page.tables[0], findings);
    return [];
  });
}

function stacked(
  { sheet, sketch }: View,
  tables: readonly Table[],
  table: Table,
  bounds: Pick<Part, 'left' | 'right' | 'name'>,
  recipe: Reshape,
): Part {
  const { left, right, name } = bounds;
  const blocks = recipe.blocks && blocksOf(sketch, tables, table);
  const found = blocks?.table ?? table;
  return { sheet, sketch, table: found, whole: table, left, right, name, ...(blocks && { labels: blocks.labels }) };
}

/** Says that a part lacks columns that the first one has. */
export function tellDiffers(
  name: string,
  wanted: readonly string[],
  found: Table | undefined,
  findings: Findings,
): void {
  const there = new Set(found?.columns.map((column) => headingKey(column.title)));
  const lacks = wanted.filter((title) => !there.has(headingKey(title)));
  findings.file(
    reshapePartDiffers,
    { part: name, expected: lacks.join('、'), found: (found && titlesOf(found).join('、')) || '—' },
    found && headerPlace(found),
    name || undefined,
  );
}

function titlesOf(table: Table): string[] {
  return table.columns.map((column) => column.title);
}

/** The header of a table in its sheet. */
export function headerPlace(table: Table): Place {
  const { left, right } = table.place;
  const top = table.header[0] ?? table.first;
  return { ...(table.sheet && { sheet: table.sheet }), top, left, bottom: table.header.at(-1) ?? top, right };
}
