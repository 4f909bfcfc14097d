import { attribute, tags } from './markup.ts';

/** Elements that may follow `legacyDrawing` in a worksheet (ECMA-376 part 1, §18.3.1.99, CT_Worksheet). */
const after: ReadonlySet<string> = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

/** The id of the drawing that holds the comments' boxes; undefined: the sheet names none. */
export function legacyDrawingId(tail: string): string | undefined {
  for (const tag of tags(tail)) {
    if (tag.name !== 'legacyDrawing' || tag.kind === 'close') continue;
    return /\s(?:[\w.-]+:)?id\s*=\s*["']([^"']*)["']/.exec(tag.text)?.[1] ?? attribute(tag.text, 'id');
  }
  return undefined;
}

/** What follows the rows of a sheet, with the drawing named in its place; `base` is the relationships' namespace. */
export function withLegacyDrawing(tail: string, prefix: string, id: string, base: string): string {
  const line = `<${prefix}legacyDrawing xmlns:r="${base}" r:id="${id}"/>`;
  let depth = 0;
  for (const tag of tags(tail)) {
    const ends = tag.kind === 'close' && tag.name === 'worksheet';
    if (ends || (depth === 0 && tag.kind !== 'close' && (after.has(tag.name) || holds(tail, tag.from, tag.name))))
      return tail.slice(0, tag.from) + line + tail.slice(tag.from);
    // The rows' own closing tag may stand at the head of what follows them.
    if (tag.kind === 'open') depth++;
    else if (tag.kind === 'close' && tag.name !== 'sheetData') depth--;
  }
  return tail;
}

/** Controls and embedded objects come wrapped for older readers. */
function holds(tail: string, from: number, name: string): boolean {
  if (name !== 'AlternateContent') return false;
  return /<(?:[\w.-]+:)?(?:oleObjects|controls)\b/.test(tail.slice(from, tail.indexOf('AlternateContent>', from)));
}
