import { decodedName, partName } from '../text/part-name.ts';
import { attribute, markup, tags } from './markup.ts';
import { type Parts, textOf } from './parts.ts';

/** A relation of a part (ECMA-376 part 2, §6.5). */
export interface Relation {
  readonly id: string;
  /** The last step of the type's address: `worksheet`, `comments`. */
  readonly type: string;
  /** A member's name; an address where it leads out of the package. */
  readonly target: string;
  readonly external: boolean;
}

/** Where the relations of a part are kept; `''` is the package itself. */
export function relationsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relations of a part, with the text they stand in; `text` is empty where there are none. */
export async function relationsOf(
  parts: Parts,
  part: string,
): Promise<{ readonly text: string; readonly list: readonly Relation[] }> {
  const name = relationsPart(part);
  if (!parts.has(name)) return { text: '', list: [] };
  const text = await textOf(parts, name);
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const list: Relation[] = [];
  for (const tag of tags(text)) {
    if (tag.name !== 'Relationship' || tag.kind === 'close') continue;
    const external = attribute(tag.text, 'TargetMode') === 'External';
    const target = attribute(tag.text, 'Target') ?? '';
    const here = external ? target : partName(folder, target);
    list.push({
      id: attribute(tag.text, 'Id') ?? '',
      type: (attribute(tag.text, 'Type') ?? '').split('/').at(-1)!,
      target: external || parts.has(here) ? here : decodedName(here),
      external,
    });
  }
  return { text, list };
}

const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The text of relations with more of them; `base` is where the addresses of their types begin. */
export function withRelations(
  text: string,
  more: readonly Pick<Relation, 'id' | 'type' | 'target'>[],
  base: string,
): string {
  const lines = (prefix: string) =>
    more.map(
      ({ id, type, target }) =>
        `<${prefix}Relationship Id="${id}" Type="${base}/${type}" Target="/${markup(encodeURI(target))}"/>`,
    );
  const close = /<\/((?:[\w.-]+:)?)Relationships\s*>/.exec(text);
  if (close) return text.slice(0, close.index) + lines(close[1]!).join('') + text.slice(close.index);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${NAMESPACE}">${lines('').join('')}</Relationships>`;
}

/** The text without the relations that `gone` picks. */
export function withoutRelations(text: string, gone: (tag: string) => boolean): string {
  let kept = '';
  let at = 0;
  for (const tag of tags(text)) {
    if (tag.name !== 'Relationship' || tag.kind === 'close' || !gone(tag.text)) continue;
    kept += text.slice(at, tag.from);
    at = tag.to;
    if (tag.kind === 'open') at = text.indexOf('>', text.indexOf('</', at)) + 1;
  }
  return kept + text.slice(at);
}

/** An id that no relation of the list has. */
export function freeId(list: readonly Relation[], wish: string): string {
  const taken = new Set(list.map((one) => one.id));
  let id = wish;
  for (let n = 2; taken.has(id); n++) id = `${wish}${n}`;
  return id;
}
