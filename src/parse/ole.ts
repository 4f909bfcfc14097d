import type { Bytes } from '../model/sheet.ts';
import { damaged } from './faults.ts';
import { type Run, runBytes } from './ole-bytes.ts';

/** A compound file (MS-CFB), the container of XLS and of encrypted XLSX: its root's entries by name. */
export interface Ole {
  readonly names: readonly string[];
  /** A stream, of which only what is asked for is read; undefined where the root has none of that name. A broken one is a Fault `file-damaged`. */
  find(name: string): Promise<Bytes | undefined>;
}

interface Entry {
  readonly start: number;
  readonly size: number;
}

/** The file's sectors; `table` holds for each the one that follows it. */
interface Sectors {
  readonly bytes: Bytes;
  readonly shift: number;
  readonly table: Uint32Array;
}

/** Numbers from here on are no sectors but marks: end, free, used by the table itself (MS-CFB §2.1). */
const MARKS = 0xfffffffa;
const HEADER = 512;
const ENTRY = 128;
const STREAM = 2;
const MINI_SHIFT = 6;
/** Entries of a directory; a workbook with all its macros and pictures has some hundred. */
const LARGEST = 2 ** 20;
const decoder = new TextDecoder('utf-16le');

/** Reads tables and directory; `name` is how people know the file. A chain that leads out of the file is a Fault `file-damaged`. */
export async function openOle(bytes: Bytes, name: string): Promise<Ole> {
  return guard(name, () => read(bytes, name));
}

async function read(bytes: Bytes, name: string): Promise<Ole> {
  const header = viewOf(await bytes.slice(0, HEADER));
  const shift = header.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw new RangeError(`sector size 2^${shift}`);
  const sectors: Sectors = { bytes, shift, table: await allocation(bytes, header, shift) };
  const directory = await whole(sectors, header.getUint32(48, true), LARGEST * ENTRY);
  const entries = rootEntries(directory, shift);
  const root = entryAt(directory, 0, shift);
  const cutoff = header.getUint32(56, true);
  const open = async (entry: Entry) => {
    if (entry.size >= cutoff) return runBytes(bytes, chain(sectors, entry.start, entry.size), entry.size);
    const table = words(await whole(sectors, header.getUint32(60, true), bytes.size));
    return runBytes(bytes, smallChain(chain(sectors, root.start, root.size), table, entry), entry.size);
  };
  return {
    names: [...entries.keys()],
    find: async (wanted) => {
      const entry = entries.get(wanted);
      return entry && guard(name, () => open(entry));
    },
  };
}

/** All that goes wrong inside is the file's fault: an offset beyond its end, a chain that breaks off. */
async function guard<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw damaged(name, { zh: '的內部結構不完整', en: 'has a broken structure' }, error);
  }
}

/** The file allocation table (MS-CFB §2.3, §2.5): its own sectors are listed in the header, then in a chain of lists. */
async function allocation(bytes: Bytes, header: DataView, shift: number): Promise<Uint32Array> {
  const size = 1 << shift;
  const most = Math.ceil(bytes.size / size);
  const parts: number[] = [];
  for (let i = 0; i < 109; i++) parts.push(header.getUint32(76 + i * 4, true));
  let more = header.getUint32(68, true);
  for (let lists = 0; more < MARKS && more < most; lists++) {
    if (lists > most) throw new RangeError('the list of tables goes in a circle');
    const list = words(await bytes.slice((more + 1) * size, (more + 2) * size));
    for (let i = 0; i < list.length - 1; i++) parts.push(list[i]!);
    more = list[size / 4 - 1] ?? MARKS;
  }
  while (parts.length > 0 && parts.at(-1)! >= MARKS) parts.pop();
  if (parts.length > most + 109) throw new RangeError('more tables than sectors');
  const table = new Uint32Array(parts.length * (size / 4)).fill(MARKS);
  for (let i = 0; i < parts.length; ) {
    let to = i + 1;
    while (to < parts.length && to - i < 256 && parts[to] === parts[to - 1]! + 1) to++;
    // A file that was cut behind its last sector in use is still whole.
    const part = parts[i]! < most ? await bytes.slice((parts[i]! + 1) * size, (parts[i]! + 1 + to - i) * size) : [];
    if (part instanceof Uint8Array) table.set(words(part), i * (size / 4));
    i = to;
  }
  return table;
}

/** Where in the file the first `size` bytes of a chain of sectors lie; all of it where `size` is not known. */
function chain({ bytes, shift, table }: Sectors, start: number, size = Number.POSITIVE_INFINITY): Run[] {
  const step = 2 ** shift;
  const runs: Run[] = [];
  const seen = new Uint8Array(table.length);
  let from = 0;
  for (let sector = start; from < size; sector = table[sector] ?? MARKS) {
    if (sector >= MARKS && size === Number.POSITIVE_INFINITY) break;
    const at = (sector + 1) * step;
    if (at >= bytes.size || seen[sector] === 1) throw new RangeError(`sector ${sector}`);
    seen[sector] = 1;
    const last = runs.at(-1);
    if (last && last.at + last.length === at) last.length += step;
    else runs.push({ from, at, length: step });
    from += step;
  }
  return runs;
}

/** The same for a stream below the cutoff: its small sectors lie inside the root's own stream (MS-CFB §2.4). */
function smallChain(container: readonly Run[], table: Uint32Array, { start, size }: Entry): Run[] {
  const step = 2 ** MINI_SHIFT;
  const runs: Run[] = [];
  const seen = new Set<number>();
  let from = 0;
  for (let sector = start; from < size; sector = table[sector] ?? MARKS) {
    const inside = sector * step;
    const run = container.find((one) => inside >= one.from && inside < one.from + one.length);
    if (!run || seen.has(sector)) throw new RangeError(`small sector ${sector}`);
    seen.add(sector);
    runs.push({ from, at: run.at + inside - run.from, length: step });
    from += step;
  }
  return runs;
}

async function whole(sectors: Sectors, start: number, most: number): Promise<Uint8Array> {
  const runs = chain(sectors, start);
  const length = runs.reduce((sum, run) => sum + run.length, 0);
  if (length > most) throw new RangeError('a table larger than what it lists');
  return runBytes(sectors.bytes, runs, length).slice(0, length);
}

/** What stands right below the root: a tree of siblings (MS-CFB §2.6.4). Embedded files have their own storages. */
function rootEntries(directory: Uint8Array, shift: number): Map<string, Entry> {
  const view = viewOf(directory);
  const entries = new Map<string, Entry>();
  const seen = new Set<number>();
  const open = [view.getUint32(76, true)];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at >= MARKS || seen.has(at)) continue;
    seen.add(at);
    const from = at * ENTRY;
    const length = Math.min(64, view.getUint16(from + 64, true));
    const name = decoder.decode(directory.subarray(from, from + Math.max(0, length - 2)));
    const entry = entryAt(directory, at, shift);
    entries.set(name, view.getUint8(from + 66) === STREAM ? entry : { ...entry, size: 0 });
    open.push(view.getUint32(from + 68, true), view.getUint32(from + 72, true));
  }
  return entries;
}

function entryAt(directory: Uint8Array, at: number, shift: number): Entry {
  const view = new DataView(directory.buffer, directory.byteOffset + at * ENTRY, ENTRY);
  // With small sectors the upper half of the size may hold anything (MS-CFB §2.6.1).
  const upper = shift === 12 ? view.getUint32(124, true) : 0;
  return { start: view.getUint32(116, true), size: upper * 2 ** 32 + view.getUint32(120, true) };
}

function words(bytes: Uint8Array): Uint32Array {
  const view = viewOf(bytes);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
