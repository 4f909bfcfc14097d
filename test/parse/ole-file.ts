/** A compound file (MS-CFB) whose sectors lie in any order, for what programs write after years of saving. */
export interface OleSpec {
  readonly streams: Readonly<Record<string, Uint8Array>>;
  /** 9: sectors of 512 bytes, 12: of 4096. */
  readonly shift?: 9 | 12;
  /** Where sector i of the content lies; the identity unless said. */
  readonly place?: (sector: number, count: number) => number;
}

const END = 0xfffffffe;
const FREE = 0xffffffff;
const CUTOFF = 4096;

/** Streams below 4,096 bytes go into the small sectors of the root. At most 109 tables. */
export function oleFile({ streams, shift = 9, place = (sector) => sector }: OleSpec): Uint8Array {
  const size = 1 << shift;
  const names = Object.keys(streams);
  const small = names.filter((name) => streams[name]!.length < CUTOFF);
  const mini = Buffer.concat(small.map((name) => padded(streams[name]!, 64)));
  const miniTable = Buffer.concat(
    small.map((name, i) => links(before(small.slice(0, i), streams), Math.ceil(streams[name]!.length / 64))),
  );
  const chains: Uint8Array[] = [];
  const starts: number[] = [];
  let next = 0;
  const add = (bytes: Uint8Array) => {
    const all = padded(bytes, size);
    chains.push(all);
    starts.push(all.length === 0 ? -1 : next);
    next += all.length / size;
    return starts.length - 1;
  };
  const root = add(mini);
  const table = add(padded(miniTable, size, 0xff));
  const large = new Map(names.filter((name) => !small.includes(name)).map((name) => [name, add(streams[name]!)]));
  const directoryAt = next;
  const directory = Buffer.alloc(Math.ceil(((names.length + 1) * 128) / size) * size);
  const content = next + directory.length / size;
  const fats = Math.ceil(content / (size / 4 - 1));
  const total = content + fats;
  const at = (sector: number) => (sector < 0 ? END : sector < content ? place(sector, content) : sector);
  entry(directory, 0, 'Root Entry', 5, at(starts[root]!), mini.length, names.length > 0 ? 1 : FREE, FREE);
  for (const [i, name] of names.entries()) {
    const chain = large.get(name);
    const start = chain === undefined ? before(small.slice(0, small.indexOf(name)), streams) : at(starts[chain]!);
    entry(directory, i + 1, name, 2, start, streams[name]!.length, FREE, i + 2 <= names.length ? i + 2 : FREE);
  }
  const file = Buffer.alloc((total + 1) * size);
  const fat = new Array<number>((fats * size) / 4).fill(FREE);
  let sector = 0;
  for (const chain of [...chains, directory]) {
    for (let from = 0; from < chain.length; from += size, sector++) {
      file.set(chain.subarray(from, from + size), (at(sector) + 1) * size);
      fat[at(sector)] = from + size < chain.length ? at(sector + 1) : END;
    }
  }
  for (let i = 0; i < fats; i++) fat[content + i] = 0xfffffffd;
  for (const [i, word] of fat.entries()) file.writeUInt32LE(word, (content + 1) * size + i * 4);
  header(
    file,
    shift,
    fats,
    content,
    at(directoryAt),
    at(starts[table]!),
    miniTable.length > 0 ? chains[table]!.length / size : 0,
  );
  return new Uint8Array(file);
}

function header(
  file: Buffer,
  shift: number,
  fats: number,
  content: number,
  directory: number,
  table: number,
  tables: number,
): void {
  file.write('d0cf11e0a1b11ae1', 0, 'hex');
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(shift === 9 ? 3 : 4, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(shift, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(fats, 44);
  file.writeUInt32LE(directory, 48);
  file.writeUInt32LE(CUTOFF, 56);
  file.writeUInt32LE(tables > 0 ? table : END, 60);
  file.writeUInt32LE(tables, 64);
  file.writeUInt32LE(END, 68);
  for (let i = 0; i < 109; i++) file.writeUInt32LE(i < fats ? content + i : FREE, 76 + i * 4);
}

function entry(
  directory: Buffer,
  i: number,
  name: string,
  type: number,
  start: number,
  size: number,
  child: number,
  right: number,
): void {
  const at = i * 128;
  directory.write(name, at, 'utf16le');
  directory.writeUInt16LE(name.length * 2 + 2, at + 64);
  directory.writeUInt8(type, at + 66);
  directory.writeUInt32LE(FREE, at + 68);
  directory.writeUInt32LE(right, at + 72);
  directory.writeUInt32LE(type === 5 ? child : FREE, at + 76);
  directory.writeUInt32LE(start, at + 116);
  directory.writeUInt32LE(size, at + 120);
}

/** How many small sectors come before. */
function before(names: readonly string[], streams: OleSpec['streams']): number {
  return names.reduce((sum, name) => sum + Math.ceil(streams[name]!.length / 64), 0);
}

function links(from: number, count: number): Buffer {
  const words = Buffer.alloc(count * 4);
  for (let i = 0; i < count; i++) words.writeUInt32LE(i + 1 < count ? from + i + 1 : END, i * 4);
  return words;
}

function padded(bytes: Uint8Array, size: number, filling = 0): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size, filling)]);
}
