import { appended, attribute, cellMarkup, element, tags } from './markup.ts';
import type { CellNote } from './vml.ts';
import { cellName } from './vml.ts';

/** Who the comments are by. */
const AUTHOR = 'goldbadge';

/**
 * A sheet's comments (ECMA-376 part 1, §18.7) with these added. What a cell's own comment says stays and comes first. `fresh` are those
 * that need a box of their own.
 */
export function withComments(
  part: string | undefined,
  notes: readonly CellNote[],
  main: string,
): { readonly text: string; readonly fresh: readonly CellNote[] } {
  const whole = part ?? empty(main);
  const prefix = /<((?:[\w.-]+:)?)comments\b/.exec(whole)?.[1] ?? '';
  const authors = element(whole, 'authors')?.inner ?? '';
  const author = [...tags(authors)].filter((tag) => tag.name === 'author' && tag.kind !== 'close').length;
  const { text, left } = joined(whole, prefix, new Map(notes.map((note) => [cellName(note), note])));
  const lines = left.map(
    (note) =>
      `<${prefix}comment ref="${cellName(note)}" authorId="${author}"><${prefix}text>${run(prefix, note.text)}</${prefix}text></${prefix}comment>`,
  );
  const named = appended(text, 'authors', `<${prefix}author>${AUTHOR}</${prefix}author>`);
  return { text: appended(named, 'commentList', lines.join('')), fresh: left };
}

function empty(main: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${main}"><authors/><commentList/></comments>`;
}

function run(prefix: string, text: string): string {
  return `<${prefix}r><${prefix}t xml:space="preserve">${cellMarkup(text)}</${prefix}t></${prefix}r>`;
}

/** Puts notes of cells that have a comment at its end, and gives back those of other cells. */
function joined(
  whole: string,
  prefix: string,
  wanted: ReadonlyMap<string, CellNote>,
): { readonly text: string; readonly left: readonly CellNote[] } {
  const left = new Map(wanted);
  let made = '';
  let at = 0;
  let note: CellNote | undefined;
  for (const tag of tags(whole)) {
    if (tag.name === 'comment' && tag.kind !== 'close') {
      const ref = (attribute(tag.text, 'ref') ?? '').toUpperCase().replaceAll('$', '');
      note = left.get(ref);
      left.delete(ref);
    }
    if (note === undefined || tag.name !== 'text') continue;
    if (tag.kind === 'open') {
      made += whole.slice(at, tag.to);
      at = tag.to;
      continue;
    }
    const more = run(prefix, `\n\n【${AUTHOR}】\n${note.text}`);
    const own = whole.slice(at, tag.kind === 'empty' ? tag.from : tag.from);
    made += tag.kind === 'empty' ? `${own}<${prefix}text>${more}</${prefix}text>` : inRuns(own, prefix) + more;
    at = tag.kind === 'empty' ? tag.to : tag.from;
    note = undefined;
  }
  return { text: made + whole.slice(at), left: [...left.values()] };
}

/** A comment of plain text as one of runs: the two forms do not mix in one comment. */
function inRuns(own: string, prefix: string): string {
  const plain = element(own, 't');
  if (!plain || own.includes(`<${prefix}r>`) || own.includes(`<${prefix}r `)) return own;
  const [from, to] = [plain.from, plain.to];
  return `${own.slice(0, from)}<${prefix}r>${own.slice(from, to)}</${prefix}r>${own.slice(to)}`;
}
