import { withComments } from './comments.ts';
import { contentTypes } from './content-types.ts';
import { type Parts, textOf } from './parts.ts';
import { freeId, relationsOf, relationsPart, withRelations } from './relations.ts';
import { rewriteSheet } from './sheet-rewrite.ts';
import { legacyDrawingId } from './sheet-tail.ts';
import { type CellNote, withBoxes } from './vml.ts';
import type { Workbook } from './workbook.ts';

/** The parts that hold a sheet's comments once there are more of them. */
export interface SheetNotes {
  readonly parts: readonly { readonly name: string; readonly text: string; readonly type?: string }[];
  /** The relation that the sheet must name for its comments' boxes; undefined: it names one already. */
  readonly newDrawing: string | undefined;
  /** How many blocks of shape numbers the boxes took. */
  readonly blocks: number;
}

/** Where the comments of a sheet are, or would be, and what they become with these. */
export async function findSheetNotes(
  parts: Parts,
  { main, base }: Workbook,
  sheet: string,
  notes: readonly CellNote[],
  block: number,
): Promise<SheetNotes | undefined> {
  if (notes.length === 0) return undefined;
  const own = await relationsOf(parts, sheet);
  const there = (type: string) => own.list.filter((one) => one.type === type && parts.has(one.target));
  const comments = there('comments')[0]?.target;
  const named = there('vmlDrawing').length > 0 ? await drawingOf(parts, sheet) : undefined;
  const drawing = there('vmlDrawing').find((one) => one.id === named)?.target;
  const said = withComments(comments && (await textOf(parts, comments)), notes, main);
  const boxes = withBoxes(drawing && (await textOf(parts, drawing)), said.fresh, block);
  const commentsPart = comments ?? freePart(parts, sheet, 'comments', 'xml');
  const drawingPart = drawing ?? freePart(parts, sheet, 'drawing', 'vml');
  const added = [];
  if (comments === undefined)
    added.push({ id: freeId(own.list, 'rIdGoldbadgeComments'), type: 'comments', target: commentsPart });
  const id = drawing === undefined ? freeId(own.list, 'rIdGoldbadgeDrawing') : undefined;
  if (id !== undefined) added.push({ id, type: 'vmlDrawing', target: drawingPart });
  return {
    parts: [
      { name: commentsPart, text: said.text, ...(!comments && { type: contentTypes.comments }) },
      { name: drawingPart, text: boxes, ...(!drawing && { type: contentTypes.vml }) },
      ...(added.length > 0 ? [{ name: relationsPart(sheet), text: withRelations(own.text, added, base) }] : []),
    ],
    newDrawing: id,
    blocks: Math.ceil((said.fresh.length + 1) / 1024),
  };
}

/** Headers and footers have drawings of the same type, so that only the sheet itself can tell which is that of its comments. */
async function drawingOf(parts: Parts, sheet: string): Promise<string | undefined> {
  let found: string | undefined;
  const hooks = {
    style: () => 0,
    kept: () => {},
    tail: (text: string) => {
      found = legacyDrawingId(text);
      return '';
    },
  };
  for await (const _ of rewriteSheet(parts.stream(sheet), nothing(), hooks));
  return found;
}

async function* nothing(): AsyncGenerator<never> {}

function freePart(parts: Parts, sheet: string, what: string, extension: string): string {
  const folder = sheet.slice(0, sheet.lastIndexOf('/') + 1);
  const name = sheet.slice(folder.length).replace(/\.\w+$/, '');
  let part = `${folder}goldbadge-${name}-${what}.${extension}`;
  for (let n = 2; parts.has(part); n++) part = `${folder}goldbadge-${name}-${what}${n}.${extension}`;
  return part;
}
