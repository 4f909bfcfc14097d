import { contentTypes, withoutTypes, withTypes } from './content-types.ts';
import type { SheetHooks } from './edit.ts';
import { type ListSheet, listMarkup } from './list-sheet.ts';
import { type Member, type Parts, textOf } from './parts.ts';
import { freeId, relationsPart, withoutRelations, withRelations } from './relations.ts';
import { type Change, editsOf, type Mark } from './sheet-edits.ts';
import { findSheetNotes, type SheetNotes } from './sheet-notes.ts';
import { rewriteSheet } from './sheet-rewrite.ts';
import { withLegacyDrawing } from './sheet-tail.ts';
import { type Styles, startStyles } from './styles.ts';
import { blockAfter, type CellNote } from './vml.ts';
import { freeName, readWorkbook, type Workbook, withSheets } from './workbook.ts';

/** What is done to one sheet. */
export interface SheetWork {
  readonly marks: readonly Mark[];
  /** One a cell. */
  readonly notes: readonly CellNote[];
  /** In the order of the rows. */
  changes?(): AsyncIterable<readonly Change[]>;
  /** Told of a change that was not made: the cell holds a formula, or no value of its own. */
  kept?(row: number, column: number): void;
}

export interface Annotation {
  /** By the sheets' names. */
  readonly sheets: ReadonlyMap<string, SheetWork>;
  readonly lists: readonly ListSheet[];
  /** False: macros are left out, as a file named .xlsx must not hold any. */
  readonly macros: boolean;
}

const macroParts =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|vbaProjectSignature\w*\.bin|_rels\/vbaProject\.bin\.rels)$/i;
/** A signature over what is changed would be broken. */
const signatures = /^_xmlsignatures\//i;

/**
 * The members of the workbook with its cells marked, commented and changed, and lists added; members that nothing is done to pass as
 * they are. undefined: the package holds no workbook.
 */
export async function annotate(parts: Parts, annotation: Annotation): Promise<readonly Member[] | undefined> {
  const workbook = await readWorkbook(parts);
  if (!workbook) return undefined;
  const styles = startStyles(workbook.styles && (await textOf(parts, workbook.styles)));
  const made = new Map<string, () => AsyncIterable<Uint8Array>>();
  const types = new Map<string, string>();
  const put = (name: string, text: () => string | AsyncIterable<string>, type?: string) => {
    made.set(name, () => encoded(text));
    if (type !== undefined) types.set(name, type);
  };
  let block = await firstBlock(parts);
  for (const { name, part } of workbook.sheets) {
    const work = annotation.sheets.get(name);
    if (!work || part === undefined) continue;
    const notes = await findSheetNotes(parts, workbook, part, work.notes, block);
    block += notes?.blocks ?? 0;
    put(part, () => sheetMarkup(parts, part, work, notes, styles, workbook));
    for (const one of notes?.parts ?? []) put(one.name, () => one.text, one.type);
  }
  const lists = putLists(parts, workbook, annotation, styles, put);
  const drops = (name: string) => signatures.test(name) || (!annotation.macros && macroParts.test(name));
  await putPackage(parts, workbook, lists, { drops, types, put, macros: annotation.macros });
  const stylesPart = workbook.styles ?? beside(workbook, 'goldbadge-styles.xml');
  put(stylesPart, () => styles.text());
  return membersOf(parts, made, drops, stylesPart);
}

type Put = (name: string, text: () => string | AsyncIterable<string>, type?: string) => void;

function beside({ part }: Workbook, name: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1) + name;
}

async function firstBlock(parts: Parts): Promise<number> {
  let block = 1;
  for (const name of parts.names)
    if (/\.vml$/i.test(name)) block = Math.max(block, blockAfter(await textOf(parts, name)));
  return block;
}

function sheetMarkup(
  parts: Parts,
  part: string,
  work: SheetWork,
  notes: SheetNotes | undefined,
  styles: Styles,
  { base }: Workbook,
): AsyncGenerator<string> {
  const hooks: SheetHooks = {
    style: styles.marked,
    kept: (row, column) => work.kept?.(row, column),
    tail: (text, prefix) =>
      notes?.newDrawing === undefined ? text : withLegacyDrawing(text, prefix, notes.newDrawing, base),
  };
  return rewriteSheet(parts.stream(part), editsOf(work.marks, work.changes?.() ?? none()), hooks);
}

async function* none(): AsyncGenerator<never> {}

interface Added {
  readonly name: string;
  readonly id: string;
  readonly part: string;
}

function putLists(parts: Parts, workbook: Workbook, annotation: Annotation, styles: Styles, put: Put): Added[] {
  const names = workbook.sheets.map((sheet) => sheet.name);
  return annotation.lists.map((list, i) => {
    const name = freeName(names, list.name);
    names.push(name);
    let part = beside(workbook, `worksheets/goldbadge${i + 1}.xml`);
    for (let n = 2; parts.has(part); n++) part = beside(workbook, `worksheets/goldbadge${i + 1}-${n}.xml`);
    put(part, () => listMarkup(list, styles, workbook.main), contentTypes.worksheet);
    return { name, part, id: freeId(workbook.relations.list, `rIdGoldbadge${i + 1}`) };
  });
}

interface Package {
  readonly drops: (name: string) => boolean;
  readonly types: Map<string, string>;
  readonly put: Put;
  readonly macros: boolean;
}

/** What tells of the parts: the workbook's list of sheets, relations, content types. */
async function putPackage(parts: Parts, workbook: Workbook, lists: readonly Added[], how: Package): Promise<void> {
  const { put, types, drops } = how;
  const added = lists.map(({ id, part }) => ({ id, type: 'worksheet', target: part }));
  if (workbook.styles === undefined) {
    const target = beside(workbook, 'goldbadge-styles.xml');
    added.push({ id: freeId(workbook.relations.list, 'rIdGoldbadgeStyles'), type: 'styles', target });
    types.set(target, contentTypes.styles);
  }
  const own = how.macros
    ? workbook.relations.text
    : withoutRelations(workbook.relations.text, (tag) => tag.includes('/vbaProject"'));
  put(relationsPart(workbook.part), () => withRelations(own, added, workbook.base));
  put(workbook.part, () => withSheets(workbook, lists));
  if (parts.has('_rels/.rels')) {
    const root = await textOf(parts, '_rels/.rels');
    put('_rels/.rels', () => withoutRelations(root, (tag) => tag.includes('/digital-signature/')));
  }
  const content = await textOf(parts, '[Content_Types].xml');
  // A template, or a workbook that loses its macros, is another type of workbook now.
  const type = how.macros ? contentTypes.macroWorkbook : contentTypes.workbook;
  if (!content.includes(type)) types.set(workbook.part, type);
  put('[Content_Types].xml', () => withTypes(withoutTypes(content, drops), types));
}

/** In the package's own order, then what is new; the styles last, when it is known which of them were needed. */
function membersOf(
  parts: Parts,
  made: ReadonlyMap<string, () => AsyncIterable<Uint8Array>>,
  drops: (name: string) => boolean,
  styles: string,
): Member[] {
  const lower = new Map([...made].map(([name, content]) => [name.toLowerCase(), { name, content }]));
  const kept = parts.names
    .filter((name) => !drops(name))
    .map((name) => ({ name, content: lower.get(name.toLowerCase())?.content ?? (() => parts.stream(name)) }));
  const there = new Set(parts.names.map((name) => name.toLowerCase()));
  const fresh = [...lower.values()].filter(({ name }) => !there.has(name.toLowerCase()));
  const last = styles.toLowerCase();
  const order = ({ name }: Member) => (name === '[Content_Types].xml' ? 0 : name.toLowerCase() === last ? 2 : 1);
  return [...kept, ...fresh].sort((a, b) => order(a) - order(b));
}

const PIECE = 64 * 1024;

async function* encoded(text: () => string | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const content = text();
  if (typeof content === 'string') {
    yield Buffer.from(content);
    return;
  }
  let gathered = '';
  for await (const piece of content) {
    gathered += piece;
    if (gathered.length < PIECE) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  if (gathered !== '') yield Buffer.from(gathered);
}
