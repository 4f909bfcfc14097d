import type { Bytes } from '../model/sheet.ts';
import { BOF, EOF } from './biff-records.ts';
import { bomb, damaged, encrypted } from './faults.ts';

/** A stream that is not laid out as workbooks are since Excel 5, laid out so. */
export interface Modern {
  readonly stream: Bytes;
  /** All texts, a line each, where the file does not say in which code page they are. */
  readonly unsaid: Bytes | undefined;
}

const GLOBALS = 0x05;
const SHEET = 0x10;
const CODEPAGE = 0x42;
const DATEMODE = 0x22;
const FORMAT = 0x41e;
const XF = 0xe0;
const FILEPASS = 0x2f;
const SHEETHDR = 0x8f;
const BOFS = new Set([0x009, 0x209, 0x409, BOF]);
const LABEL = 0x204;
const STRING = 0x207;
/** Such sheets have at most 16,384 rows; they are held whole. */
const LARGEST = 64 * 2 ** 20;
/** Number formats that a cell of Excel 2 can name. */
const FORMATS = 64;

interface Old {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** 2, 3 and 4 by the program; 5 is one of today's sheets without a workbook. */
  readonly version: number;
  readonly globals: Uint8Array[];
  /** `chart`: or macros. */
  readonly sheets: { readonly name: Uint8Array; readonly records: Uint8Array[]; chart: boolean }[];
  readonly texts: Uint8Array[];
  formats: number;
  paged: boolean;
}

/** The version of a stream's first BOF where it is older than Excel 5, or begins with a sheet; undefined: it is as `readWorkbook` wants it. */
export function oldVersion(head: Uint8Array): number | undefined {
  if (head.length < 8 || head[0] !== 0x09) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head[1] === 0) return 2;
  if (head[1] === 2) return 3;
  if (head[1] === 4) return 4;
  // Scripts that write records by hand leave the version out.
  const unsaid = [0, 0x500].includes(view.getUint16(4, true));
  return view.getUint16(0, true) === BOF && view.getUint16(6, true) === SHEET && unsaid ? 5 : undefined;
}

/** Reads a stream of Excel 2, 3 or 4, or of one sheet without a workbook (OpenOffice's documentation of BIFF, §4 and §5). */
export async function modernised(stream: Bytes, name: string, version: number): Promise<Modern> {
  if (stream.size > LARGEST) throw bomb(name, { zh: '超過 64 MB', en: 'is larger than 64 MB' });
  const bytes = await stream.slice(0, stream.size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const old: Old = { name, bytes, view, version, globals: [], sheets: [], texts: [], formats: 0, paged: false };
  // Excel 4 has books too, with their sheets inside.
  let inside = 1;
  let depth = 0;
  for (let at = 0; at + 4 <= bytes.length; ) {
    const type = view.getUint16(at, true);
    const from = at + 4;
    const to = from + view.getUint16(at + 2, true);
    if (to > bytes.length) throw breaksOff(name);
    at = to;
    if (BOFS.has(type)) {
      const sheet = to >= from + 4 && view.getUint16(from + 2, true) === SHEET;
      if (++depth === 1 && !sheet) inside = 2;
      else if (depth === 1) beginSheet(old, new Uint8Array(0));
      else if (depth === inside && !sheet && old.sheets.length > 0) old.sheets.at(-1)!.chart = true;
    } else if (type === EOF) {
      if (--depth <= 0) return assembled(old);
    } else if (type === SHEETHDR && depth < inside) {
      beginSheet(old, bytes.subarray(from + 5, Math.min(to, from + 5 + (bytes[from + 4] ?? 0))));
    } else {
      if (depth === 1) noteGlobal(old, type, bytes.subarray(from, to));
      if (depth === inside) noteCell(old, type, from, to);
    }
  }
  throw breaksOff(name);
}

function breaksOff(name: string): Error {
  return damaged(name, { zh: '的內容不完整', en: 'breaks off' });
}

function beginSheet(old: Old, name: Uint8Array): void {
  old.sheets.push({ name, records: [], chart: false });
}

function noteGlobal(old: Old, type: number, content: Uint8Array): void {
  const { globals, version } = old;
  if (type === FILEPASS) throw encrypted(old.name);
  if (type === CODEPAGE && content.length >= 2) old.paged = true;
  if (type === CODEPAGE || type === DATEMODE || (version === 5 && (type === FORMAT || type === XF))) {
    globals.push(record(type, content));
  } else if (version < 4 && type === 0x1e && content.length > 0) addFormat(old, content.subarray(1, 1 + content[0]!));
  else if (version === 4 && type === FORMAT && content.length > 2) addFormat(old, content.subarray(3, 3 + content[2]!));
  else if ((type === 0x243 || type === 0x443) && content.length > 1) globals.push(xf(content[1]!));
}

/** Formats have no numbers of their own: they count. */
function addFormat(old: Old, code: Uint8Array): void {
  const head = Uint8Array.of(old.formats & 255, old.formats >> 8, code.length);
  old.formats++;
  old.globals.push(record(FORMAT, head, code));
}

function noteCell(old: Old, type: number, from: number, to: number): void {
  // Some programs write cells of Excel 2 into sheets of Excel 3 and 4.
  if (old.version === 2 || (old.version < 5 && type < 0x08)) {
    noteFirst(old, type, from, to);
    return;
  }
  const content = old.bytes.subarray(from, to);
  if (type === LABEL) old.texts.push(content.subarray(8));
  if (type === STRING) old.texts.push(content.subarray(2));
  add(old, type, content);
}

/** A cell of Excel 2 has three bytes of looks, with its style and its number format; a text's length is one byte. */
function noteFirst(old: Old, type: number, from: number, to: number): void {
  const { bytes, view } = old;
  if (type === 0x07) addText(old, STRING, new Uint8Array(0), bytes.subarray(from, to));
  if (type < 1 || type > 6 || to - from < 7) return;
  const looks = bytes[old.version === 2 ? from + 5 : from + 4]! & (FORMATS - 1);
  const head = Uint8Array.of(...bytes.subarray(from, from + 4), looks, 0);
  const rest = bytes.subarray(from + 7, to);
  if (type === 0x02 && rest.length >= 2) {
    const value = new DataView(new ArrayBuffer(8));
    value.setFloat64(0, view.getUint16(from + 7, true), true);
    add(old, 0x203, head, new Uint8Array(value.buffer));
  } else if (type === 0x04) addText(old, LABEL, head, rest);
  else if (type === 0x06) add(old, type, head, rest.subarray(0, 8), new Uint8Array(2));
  else add(old, 0x200 + type, head, rest);
}

function addText(old: Old, type: number, head: Uint8Array, counted: Uint8Array): void {
  const text = counted.subarray(1, 1 + (counted[0] ?? 0));
  old.texts.push(text);
  add(old, type, head, Uint8Array.of(text.length, 0), text);
}

function add(old: Old, type: number, ...parts: Uint8Array[]): void {
  old.sheets.at(-1)?.records.push(record(type, ...parts));
}

function record(type: number, ...parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.of(type & 255, type >> 8, length & 255, length >> 8), ...parts]);
}

function xf(format: number): Uint8Array {
  return record(XF, Uint8Array.of(0, 0, format, 0, 0, 0, 0), new Uint8Array(9));
}

function bof(kind: number): Uint8Array {
  return record(BOF, Uint8Array.of(0, 5, kind, 0, 0, 0, 0, 0));
}

/** The workbook of Excel 5 that these sheets would be. */
function assembled({ version, globals, sheets, texts, paged }: Old): Modern {
  const end = record(EOF);
  const styles = version === 2 ? Array.from({ length: FORMATS }, (_, format) => xf(format)) : [];
  const bodies = sheets.map(({ records }) => Buffer.concat([bof(SHEET), ...records, end]));
  let position = 0;
  const bounds = () =>
    sheets.map(({ name, chart }, i) => {
      const bound = new DataView(new ArrayBuffer(7));
      bound.setUint32(0, position, true);
      bound.setUint8(5, chart ? 2 : 0);
      bound.setUint8(6, name.length);
      position += bodies[i]!.length;
      return record(0x85, new Uint8Array(bound.buffer), name);
    });
  const head = () => Buffer.concat([bof(GLOBALS), ...globals, ...styles, ...bounds(), end]);
  // The head is as long whatever the positions in it are.
  position = head().length;
  const stream = held(Buffer.concat([head(), ...bodies]));
  const lines = texts.flatMap((text) => [text, Uint8Array.of(10)]);
  return { stream, unsaid: paged ? undefined : held(Buffer.concat(lines)) };
}

/** Bytes in memory. */
export function held(bytes: Uint8Array): Bytes {
  return {
    size: bytes.length,
    async *stream(from = 0) {
      yield bytes.subarray(from);
    },
    slice: async (from, to) => bytes.slice(from, to),
  };
}
