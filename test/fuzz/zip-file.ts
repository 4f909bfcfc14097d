import { crc32, deflateRawSync } from 'node:zlib';

/** A member of a zip file, and the lies that its two headers tell about it. Byte for byte, for what no library writes. */
export interface Member {
  readonly name: string;
  readonly content: Uint8Array;
  /** 8 deflates, 0 stores; any other number is written as it is, over stored bytes. */
  readonly method?: number;
  readonly flags?: number;
  /** Sizes and checksum come behind the content, and are 0 before it. */
  readonly descriptor?: 'signed' | 'bare';
  /** The sizes in the directory are in a zip64 field. */
  readonly zip64?: boolean;
  /** Overrides of the directory, then of the local header. */
  readonly said?: Partial<Header>;
  readonly saidHere?: Partial<Header>;
}

export interface Header {
  readonly name: Uint8Array;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly extra: Uint8Array;
}

export interface Ending {
  /** Before the first member: a self-extracting archive. */
  readonly before?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly count?: number;
  readonly directoryAt?: number;
  readonly directorySize?: number;
  /** Behind the end. */
  readonly behind?: Uint8Array;
  /** Zip64 records of the end, which some writers always put. */
  readonly zip64?: boolean;
  readonly disk?: number;
}

const ZIP64 = 0xffffffff;

/** A zip file (APPNOTE 6.3.9 §4.3). */
export function zipFile(members: readonly Member[], ending: Ending = {}): Uint8Array {
  const parts: Uint8Array[] = [ending.before ?? new Uint8Array(0)];
  let at = parts[0]!.length;
  const headers = members.map((member) => {
    const packed = member.method === 8 || member.method === undefined ? deflateRawSync(member.content) : member.content;
    const truth: Header = {
      name: Buffer.from(member.name),
      method: member.method ?? 8,
      flags: (member.flags ?? 0x800) | (member.descriptor ? 8 : 0),
      crc: crc32(member.content),
      packed: packed.length,
      size: member.content.length,
      offset: at,
      extra: new Uint8Array(0),
    };
    const late = member.descriptor ? { crc: 0, packed: 0, size: 0 } : {};
    const local = localHeader({ ...truth, ...late, ...member.saidHere });
    const behind = member.descriptor ? descriptor(truth, member.descriptor === 'signed') : new Uint8Array(0);
    parts.push(local, packed, behind);
    at += local.length + packed.length + behind.length;
    const wide = member.zip64 ? { packed: ZIP64, size: ZIP64, offset: ZIP64, extra: zip64Field(truth) } : {};
    return { ...truth, ...wide, ...member.said };
  });
  const directory = Buffer.concat(headers.map(directoryHeader));
  return new Uint8Array(Buffer.concat([...parts, directory, end(headers.length, at, directory.length, ending)]));
}

function localHeader(said: Header): Uint8Array {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  common(head, 4, said);
  head.writeUInt16LE(said.name.length & 0xffff, 26);
  head.writeUInt16LE(said.extra.length & 0xffff, 28);
  return Buffer.concat([head, said.name, said.extra]);
}

function directoryHeader(said: Header): Uint8Array {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(45, 4);
  common(head, 6, said);
  head.writeUInt16LE(said.name.length & 0xffff, 28);
  head.writeUInt16LE(said.extra.length & 0xffff, 30);
  head.writeUInt32LE(said.offset >>> 0, 42);
  return Buffer.concat([head, said.name, said.extra]);
}

function common(head: Buffer, at: number, said: Header): void {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(said.flags & 0xffff, at + 2);
  head.writeUInt16LE(said.method & 0xffff, at + 4);
  head.writeUInt32LE(0x58210000, at + 6);
  head.writeUInt32LE(said.crc >>> 0, at + 10);
  head.writeUInt32LE(said.packed >>> 0, at + 14);
  head.writeUInt32LE(said.size >>> 0, at + 18);
}

function descriptor(said: Header, signed: boolean): Uint8Array {
  const made = Buffer.alloc(16);
  made.writeUInt32LE(0x08074b50, 0);
  made.writeUInt32LE(said.crc, 4);
  made.writeUInt32LE(said.packed, 8);
  made.writeUInt32LE(said.size, 12);
  return signed ? made : made.subarray(4);
}

function zip64Field(said: Header): Uint8Array {
  const made = Buffer.alloc(28);
  made.writeUInt16LE(1, 0);
  made.writeUInt16LE(24, 2);
  made.writeBigUInt64LE(BigInt(said.size), 4);
  made.writeBigUInt64LE(BigInt(said.packed), 12);
  made.writeBigUInt64LE(BigInt(said.offset), 20);
  return made;
}

function end(count: number, at: number, size: number, said: Ending): Uint8Array {
  const comment = said.comment ?? new Uint8Array(0);
  const made = Buffer.alloc(22);
  made.writeUInt32LE(0x06054b50, 0);
  made.writeUInt16LE(said.disk ?? 0, 4);
  made.writeUInt16LE((said.count ?? count) & 0xffff, 8);
  made.writeUInt16LE((said.count ?? count) & 0xffff, 10);
  made.writeUInt32LE((said.directorySize ?? size) >>> 0, 12);
  made.writeUInt32LE((said.zip64 ? ZIP64 : (said.directoryAt ?? at)) >>> 0, 16);
  made.writeUInt16LE(comment.length & 0xffff, 20);
  return Buffer.concat([
    ...(said.zip64 ? zip64End(count, at, size) : []),
    made,
    comment,
    said.behind ?? new Uint8Array(0),
  ]);
}

function zip64End(count: number, at: number, size: number): Uint8Array[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + size), 8);
  locator.writeUInt32LE(1, 16);
  return [record, locator];
}
