import type { Sheet } from '../../src/model/sheet.ts';
import type { Title } from './agency/heading.ts';
import { layOut } from './agency/layouts.ts';
import { besidePages, strayCells } from './agency/pages.ts';
import { kindOf, layoutOf, type Paper, paper, put, type Role, shifted, textOf, type Value } from './agency/paper.ts';
import { type Random, random } from './agency/random.ts';
import { STYLES } from './agency/styles.ts';
import { type Plan, type Written, writeTable } from './agency/table.ts';
import { DISTRICTS } from './agency/words.ts';
import { type Page, surroundings } from './agency/workbook.ts';
import { sheetOf } from './sheet-of.ts';

/** One way to read a sheet that a person would call right. Rows count from 0. */
export interface Reading {
  readonly sheet: string;
  readonly header: readonly number[];
  readonly optional: readonly number[];
  /** Undefined: the table has no heading. */
  readonly titles: readonly Title[] | undefined;
  /** Positions in `titles` that may be left out. */
  readonly spare: readonly number[];
  /** What each row of the table's range is. */
  readonly rows: readonly { readonly at: number; readonly role: Role }[];
}

export interface AgencyFile {
  readonly seed: number;
  readonly style: string;
  readonly knobs: readonly string[];
  readonly sheets: readonly Sheet[];
  readonly pages: readonly Page[];
  readonly text: boolean;
  readonly readings: readonly Reading[];
}

/** A file as an agency might have made it, and what is true of it. */
export function agencyFile(seed: number): AgencyFile {
  const r = random(seed * 7919 + 13);
  const text = r.chance(0.25);
  if (r.chance(0.4)) return laidOutFile(seed, text, r);
  const style = r.pick(STYLES);
  const { plan, knobs } = style.plan(r, text);
  const said = new Set([...knobs, text ? 'text' : 'workbook']);
  const main = sheetWith(plan, r, text, said);
  const name = text ? '' : r.pick(['工作表1', 'Sheet1', '112年', '統計表', '表1']);
  const page: Page = { name, paper: main.paper };
  let pages: Page[] = [page];
  const readings = [...main.readings(name)];
  if (!text && r.chance(0.3)) {
    const around = surroundings(r);
    pages = [...around.before, page, ...around.after];
    for (const knob of around.knobs) said.add(knob);
  } else if (!text && r.chance(0.1)) {
    for (const other of r.some(DISTRICTS, r.int(2, 5))) {
      const again = sheetWith(plan, r, text, new Set());
      pages.push({ name: other, paper: again.paper });
      readings.push(...again.readings(other));
    }
    said.add('series of sheets');
  }
  return {
    seed,
    style: style.name,
    knobs: [...said, ...(pages.length > 1 ? ['several sheets'] : [])],
    sheets: pages.map((one, i) => sheetFrom(one, text, i, r)),
    pages,
    text,
    readings,
  };
}

/** One of the layouts that the common engine does not make. */
function laidOutFile(seed: number, text: boolean, r: Random): AgencyFile {
  const { name, paper: on, written } = layOut(r, text);
  const by = r.chance(0.08) ? 1 : 0;
  const page: Page = { name: text ? '' : '工作表1', paper: by > 0 ? shifted(on, by) : on };
  return {
    seed,
    style: name,
    knobs: [...written.knobs, text ? 'text' : 'workbook'],
    sheets: [sheetFrom(page, text, 0, r)],
    pages: [page],
    text,
    readings: readingsOf(page.name, page.paper, [written], []),
  };
}

/** The table on its sheet, with what else is there. */
function sheetWith(
  plan: Plan,
  r: Random,
  text: boolean,
  said: Set<string>,
): { paper: Paper; readings: (sheet: string) => Reading[] } {
  let on = paper();
  if (r.chance(0.1)) {
    for (let i = r.int(1, 2); i > 0; i--) put(on, 'blank');
    said.add('blank rows before');
  }
  const written = writeTable(on, plan, r);
  for (const knob of written.knobs) said.add(knob);
  const tables: Written[] = [written];
  if (!text && plan.style && plan.body.length < 400 && r.chance(0.06)) {
    const other = r.chance(0.5)
      ? { ...plan, body: plan.body.slice(0, 12), down: [], tail: false }
      : r.pick(STYLES.slice(0, 5)).plan(r, text).plan;
    for (let i = r.int(1, 3); i > 0; i--) put(on, 'blank');
    const frame = { ...other.frame, form: false, titles: ['表2　上列各項之明細'] };
    tables.push(writeTable(on, { ...other, frame }, r));
    said.add(other.heading === plan.heading ? 'second table below, alike' : 'second table below');
  }
  const spare: number[] = [];
  if (!text && plan.style && r.chance(0.06)) {
    on = helperColumn(on, plan.width, written);
    spare.push(plan.width);
    said.add('hidden helper column');
  }
  if (!text && plan.style && plan.width > 3 && r.chance(0.05)) {
    on = spacerColumn(on, r.int(2, plan.width - 1));
    said.add('empty column inside');
  }
  if (
    tables.length === 1 &&
    !said.has('empty column inside') &&
    !plan.page &&
    plan.body.length >= 3 &&
    plan.body.every(({ role }) => role !== 'label') &&
    plan.style?.parent === 'merged' &&
    !plan.heading.some(({ kids }) => kids) &&
    plan.width > 5 &&
    r.chance(0.2)
  ) {
    const { top, bottom, header } = written;
    on = besidePages(on, header[0] ?? top, bottom, plan.width, r.int(0, 1));
    said.add('key repeated on a second page');
  } else if (!text && plan.style && plan.body.length > 15 && spare.length === 0 && r.chance(0.05)) {
    on = strayCells(on, written.top, plan.width, r);
    said.add('stray cells');
  }
  if (r.chance(0.08)) {
    on = shifted(on, 1);
    said.add('blank column before');
  }
  if (!text && r.chance(0.05) && plan.body.length > 8) {
    on.hiddenRows.push(written.top + 3);
    said.add('hidden row');
  }
  const sheet = on;
  return { paper: sheet, readings: (name) => readingsOf(name, sheet, tables, spare) };
}

/** Each table alone is right, and so is one table of two that have the same headings. */
function readingsOf(name: string, on: Paper, tables: readonly Written[], spare: readonly number[]): Reading[] {
  const alone = tables.map((one) => readingOf(name, on, one, spare));
  const [first, second] = alone;
  if (first && tables.length === 1 && on.lines.some(({ role }) => role === 'label'))
    return [first, ...firstBlock(first)];
  if (!first || !second || JSON.stringify(first.titles) !== JSON.stringify(second.titles)) return alone;
  const between = on.lines.map(({ role }, at) => ({ at, role: role === 'header' ? ('repeat' as const) : role }));
  const from = first.rows[0]?.at ?? 0;
  const rows = between.filter(({ at }) => at >= from && at <= (second.rows.at(-1)?.at ?? 0));
  return [...alone, { ...first, rows }];
}

/** Blocks under labels may be one table each, described by the first of them. */
function firstBlock(whole: Reading): Reading[] {
  const labels = whole.rows.filter(({ role }) => role === 'label').map(({ at }) => at);
  const opens = labels[1];
  if (opens === undefined) return [];
  return [{ ...whole, rows: whole.rows.filter(({ at }) => at < opens) }];
}

function readingOf(
  sheet: string,
  on: Paper,
  { header, optional, titles, top, bottom }: Written,
  spare: readonly number[],
): Reading {
  const rows = on.lines.slice(top, bottom + 1).map(({ role }, i) => ({ at: top + i, role }));
  return { sheet, header, optional, titles, spare, rows };
}

/** A hidden column after the last one, with a 1 in each record. */
function helperColumn(on: Paper, at: number, written: Written): Paper {
  const lines = on.lines.map(({ cells, role }, row) => {
    if (row < written.top || row > written.bottom || role !== 'data') return { cells, role };
    const padded: Value[] = Array.from({ length: at }, (_, i) => cells[i] ?? '');
    return { cells: [...padded, 1], role };
  });
  return { ...on, lines, hiddenColumns: [at] };
}

/** An empty column before column `at`. */
function spacerColumn(on: Paper, at: number): Paper {
  const lines = on.lines.map(({ cells, role }) => ({
    cells: cells.length > at ? [...cells.slice(0, at), '', ...cells.slice(at)] : cells,
    role,
  }));
  const moved = on.merged.map((place) => ({
    ...place,
    left: place.left >= at ? place.left + 1 : place.left,
    right: place.right >= at ? place.right + 1 : place.right,
  }));
  const centred = on.centred.map((place) => ({
    ...place,
    left: place.left >= at ? place.left + 1 : place.left,
    right: place.right >= at ? place.right + 1 : place.right,
  }));
  return {
    ...on,
    lines,
    merged: moved,
    centred,
    hiddenColumns: on.hiddenColumns.map((one) => (one >= at ? one + 1 : one)),
  };
}

function sheetFrom({ name, paper: on, hidden }: Page, text: boolean, index: number, r: Random): Sheet {
  const width = Math.max(0, ...on.lines.map(({ cells }) => cells.length));
  const ragged = text && r.chance(0.3);
  const rows = on.lines.map(({ cells }) => {
    const row = cells.map(textOf);
    while (!ragged && row.length < width) row.push('');
    return row;
  });
  const made = sheetOf(rows, {
    name,
    text,
    hidden: hidden ?? false,
    layout: layoutOf(on),
    ...(!text && { kinds: on.lines.map(({ cells }) => cells.map(kindOf)) }),
  });
  return { ...made, index };
}
