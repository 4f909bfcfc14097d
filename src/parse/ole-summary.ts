import type { Bytes, Corner } from '../model/sheet.ts';
import { byteText } from './biff-code-page.ts';
import type { Arena } from './xml-text.ts';

/** Streams with what a document says of itself, and their properties that people write (MS-OLEPS §2.25). */
const sets: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  '\u0005SummaryInformation': {
    2: 'title',
    3: 'subject',
    4: 'creator',
    5: 'keywords',
    6: 'description',
    8: 'lastModifiedBy',
  },
  '\u0005DocumentSummaryInformation': { 2: 'category', 14: 'manager', 15: 'company' },
};
const AUTHORS = ['creator', 'lastModifiedBy', 'manager'];

const CODE_PAGE = 1;
const UTF16 = 1200;
const WINDOWS = 1252;
const BYTES = 0x1e;
const WIDE = 0x1f;
/** What programs write is below 4 kB, with a thumbnail below 100. */
const LARGEST = 2 ** 20;
const decoder = new TextDecoder();

/** The properties of a compound file. A broken set of them says nothing: the table is not in it. */
export async function summaryCorners(
  names: readonly string[],
  find: (name: string) => Promise<Bytes | undefined>,
  part: string,
): Promise<readonly Corner[]> {
  const corners: Corner[] = [];
  for (const [name, wanted] of Object.entries(sets)) {
    const stream = names.includes(name) ? await find(name) : undefined;
    if (!stream || stream.size > LARGEST) continue;
    try {
      for (const [id, text] of texts(await stream.slice(0, stream.size), part)) {
        const place = wanted[id];
        if (place !== undefined && text !== '')
          corners.push({ kind: AUTHORS.includes(place) ? 'author' : 'property', place, text });
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return corners;
}

/** The texts of a property set by their numbers (§2.21); what leads out of it is a RangeError. */
function texts(bytes: Uint8Array, part: string): readonly (readonly [id: number, text: string])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const set = view.getUint32(44, true);
  const count = view.getUint32(set + 4, true);
  const at = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    at.set(view.getUint32(set + 8 + i * 8, true), set + view.getUint32(set + 12 + i * 8, true));
  }
  const page = at.get(CODE_PAGE);
  const codePage = page === undefined ? WINDOWS : view.getUint16(page + 4, true);
  return [...at].flatMap(([id, from]) => {
    const type = view.getUint32(from, true);
    if (type !== BYTES && type !== WIDE) return [];
    const length = view.getUint32(from + 4, true) * (type === WIDE ? 2 : 1);
    if (from + 8 + length > bytes.length) throw new RangeError('a property beyond its set');
    const value = bytes.subarray(from + 8, from + 8 + length);
    const wide = type === WIDE || codePage === UTF16;
    const text = wide ? new TextDecoder('utf-16le').decode(value) : narrow(value, codePage, part);
    return [[id, text.replace(/\0[\s\S]*$/, '').trim()] as const];
  });
}

function narrow(value: Uint8Array, codePage: number, part: string): string {
  const end = value.indexOf(0);
  const arena: Arena = { bytes: new Uint8Array(value.length * 3 + 8), used: 0 };
  byteText(codePage, part)(arena, value, 0, end < 0 ? value.length : end);
  return decoder.decode(arena.bytes.subarray(0, arena.used));
}
