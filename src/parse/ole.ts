import type { Bytes } from '../model/sheet.ts';
import { bomb, damaged } from './faults.ts';

/** A compound file (MS-CFB), the container of XLS and of encrypted XLSX: its root's entries by name. */
export interface Ole {
  readonly names: readonly string[];
  /** All of the file. */
  readonly file: Uint8Array;
  /** A stream as a whole; undefined where the root has none of that name. Throws RangeError where it breaks off. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly start: number;
  readonly size: number;
}

interface Sectors {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Sector n begins at (n + 1) << shift. */
  readonly shift: number;
  readonly table: readonly number[];
}

const END = 0xfffffffa;
const MINI_SHIFT = 6;
const decoder = new TextDecoder('utf-16le');

/** A sheet of 65,536 rows and 256 columns filled to the last cell is smaller. */
const LARGEST = 256 * 2 ** 20;

/** Takes in the whole file; `name` is how people know it. A chain that leads out of the file is a Fault `file-damaged`. */
export async function openOle(bytes: Bytes, name: string): Promise<Ole> {
  if (bytes.size > LARGEST) {
    throw bomb(name, { zh: `超過 ${LARGEST >> 20} MB`, en: `is larger than ${LARGEST >> 20} MB` });
  }
  const file = await bytes.slice(0, bytes.size);
  try {
    return read(file);
  } catch (error) {
    throw damaged(name, { zh: '的內部結構不完整', en: 'has a broken structure' }, error);
  }
}

function read(bytes: Uint8Array): Ole {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw new RangeError(`sector size 2^${shift}`);
  const sectors: Sectors = { bytes, view, shift, table: allocation(view, shift) };
  const directory = chain(sectors, view.getUint32(48, true));
  const entries = rootEntries(directory);
  const cutoff = view.getUint32(56, true);
  const root = entryAt(directory, 0);
  const mini = () => ({
    container: chain(sectors, root.start).subarray(0, root.size),
    table: words(chain(sectors, view.getUint32(60, true))),
  });
  return {
    names: [...entries.keys()],
    file: bytes,
    read: (wanted) => {
      const entry = entries.get(wanted);
      if (!entry) return undefined;
      const all = entry.size >= cutoff ? chain(sectors, entry.start) : miniChain(mini(), entry.start);
      if (all.length < entry.size) throw new RangeError(`stream ${wanted} breaks off`);
      return all.subarray(0, entry.size);
    },
  };
}

/** The file allocation table: for each sector the one that follows it (MS-CFB §2.3, §2.5). */
function allocation(view: DataView, shift: number): number[] {
  const size = 1 << shift;
  const parts: number[] = [];
  for (let i = 0; i < 109; i++) parts.push(view.getUint32(76 + i * 4, true));
  let more = view.getUint32(68, true);
  for (let left = view.getUint32(72, true); left > 0 && more < END; left--) {
    const at = (more + 1) * size;
    for (let i = 0; i < size - 4; i += 4) parts.push(view.getUint32(at + i, true));
    more = view.getUint32(at + size - 4, true);
  }
  const table: number[] = [];
  for (const part of parts) {
    const at = (part + 1) * size;
    // A file that was cut behind its last sector in use is still whole.
    if (part >= END || at + size > view.byteLength) continue;
    for (let i = 0; i < size; i += 4) table.push(view.getUint32(at + i, true));
  }
  return table;
}

function chain(sectors: Sectors, start: number): Uint8Array {
  const { bytes, shift, table } = sectors;
  const size = 1 << shift;
  const list: number[] = [];
  for (let sector = start; sector < END; sector = table[sector] ?? END) {
    if ((sector + 1) * size >= bytes.length || list.length > table.length) throw new RangeError(`sector ${sector}`);
    list.push(sector);
  }
  const all = new Uint8Array(list.length * size);
  for (const [i, sector] of list.entries()) {
    // The last sector of a file may be cut short.
    all.set(bytes.subarray((sector + 1) * size, (sector + 2) * size), i * size);
  }
  return all;
}

function miniChain(mini: { container: Uint8Array; table: readonly number[] }, start: number): Uint8Array {
  const size = 1 << MINI_SHIFT;
  const parts: Uint8Array[] = [];
  for (let sector = start; sector < END; sector = mini.table[sector] ?? END) {
    if (parts.length > mini.table.length) throw new RangeError(`small sector ${sector}`);
    parts.push(mini.container.subarray(sector * size, (sector + 1) * size));
  }
  return Buffer.concat(parts);
}

/** What stands right below the root: a tree of siblings (MS-CFB §2.6.4). Embedded files have their own storages. */
function rootEntries(directory: Uint8Array): Map<string, Entry> {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries = new Map<string, Entry>();
  const seen = new Set<number>();
  const open = [view.getUint32(76, true)];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at >= END || seen.has(at)) continue;
    seen.add(at);
    const from = at * 128;
    const length = Math.min(64, view.getUint16(from + 64, true));
    const name = decoder.decode(directory.subarray(from, from + Math.max(0, length - 2)));
    entries.set(name, entryAt(directory, at));
    open.push(view.getUint32(from + 68, true), view.getUint32(from + 72, true));
  }
  return entries;
}

function entryAt(directory: Uint8Array, at: number): Entry {
  const view = new DataView(directory.buffer, directory.byteOffset + at * 128, 128);
  return { start: view.getUint32(116, true), size: view.getUint32(120, true) };
}

function words(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}
