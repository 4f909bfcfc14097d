import { Fault } from '../../src/model/fault.ts';
import { openOle } from '../../src/parse/ole.ts';
import { book, cell, label, labelSst, number, record, sharedStrings, text, u16, u32, xf } from '../parse/biff-book.ts';
import { lockBasic } from '../parse/biff-cipher.ts';
import { delivery } from '../parse/bytes.ts';
import { oleFile } from '../parse/ole-file.ts';
import type { Fuzzer } from './fuzzer.ts';
import { type Random, randomFrom } from './random.ts';
import { joined, spoilBytes, wildNumber } from './spoil-bytes.ts';

interface Raw {
  type: number;
  content: Uint8Array;
  /** The length that its head says. */
  said?: number;
}

/** Records of any kind a reader knows, and some it does not. */
const types = [
  0x06, 0x0a, 0x0c, 0x2f, 0x3c, 0x42, 0x85, 0xbd, 0xbe, 0xd6, 0xe0, 0xe5, 0xfc, 0xfd, 0x1ae, 0x5a, 0x7d, 0x200, 0x201,
  0x203, 0x204, 0x205, 0x206, 0x207, 0x208, 0x27e, 0x406, 0x41e, 0x809, 0x009, 0x4bc, 0x22, 0x1b6, 0xffff,
];

export const xlsFuzzer: Fuzzer = {
  name: 'xls',
  make(random) {
    const whole = streamOf(randomFrom(random.below(12)), random.once(5) ? 0x500 : 0x600);
    const records = recordsOf(whole);
    for (let times = 1 + random.below(2); times > 0; times--) spoilRecords(records, random);
    let stream = written(records);
    if (random.once(5)) stream = spoilBytes(stream, random);
    return { name: random.once(9) ? '表.csv' : '表.xls', bytes: contained(stream, random), whole: true };
  },
};

function contained(stream: Uint8Array, random: Random): Uint8Array {
  const name = random.once(6) ? 'Book' : 'Workbook';
  const pad = (bytes: Uint8Array) => joined([bytes, new Uint8Array(Math.max(0, 4096 - bytes.length))]);
  return random.pick<() => Uint8Array>([
    () => stream,
    () => oleFile({ streams: { [name]: stream } }),
    () => oleFile({ streams: { [name]: pad(stream), '\x05SummaryInformation': random.bytes(90) } }),
    () => oleFile({ streams: { [name]: pad(stream) }, shift: 12 }),
    () => oleFile({ streams: { [name]: pad(stream) }, place: (sector, count) => count - 1 - sector }),
    () => locked(stream),
  ])();
}

function locked(stream: Uint8Array): Uint8Array {
  try {
    return lockBasic(stream, 'VelvetSweatshop');
  } catch {
    // Records that no longer follow one another cannot be enciphered one by one.
    return stream;
  }
}

/** A workbook with all kinds of cells. */
export function streamOf(random: Random, version: number): Uint8Array {
  const strings = Array.from({ length: 1 + random.below(40) }, (_, i) => `第${i}筆 ${'資料'.repeat(random.below(30))}`);
  const rows = Array.from({ length: random.below(30) }, (_, i) => i).flatMap((i) => cellsOf(random, i, strings.length));
  const shorter = [record(0x42, u16(950)), xf(0, 0, version)];
  const before = version === 0x600 ? [xf(0), xf(10), xf(14), xf(0, 6), record(0x41e, u16(164), text('0.0%'))] : shorter;
  const merged = record(0xe5, u16(1), [0, 0, 0, 0, 0, 0, 1, 0]);
  const row = record(0x208, u16(1), u16(0), u16(2), u16(255), u16(0), u16(0), [0x20, 0, 0, 0]);
  const hidden = record(0x7d, u16(1), u16(1), u16(0), u16(0), u16(1), u16(0));
  const sheets = [
    { name: '一', records: [hidden, row, ...rows, merged] },
    {
      name: 'Two',
      hidden: random.below(3),
      type: random.pick([0, 0, 2, 1]),
      records: [label(5, 0, 'b'), label(0, 0, 'a')],
    },
  ];
  const link = [record(0x1ae, u16(1), text('C:\\a.xls')), record(0x5a, [1, 1], u16(0))];
  return book({
    version,
    before,
    after: [...(random.once(3) ? link : []), sharedStrings(strings, random.pick([50, 500, 8224]))],
    sheets,
  });
}

function cellsOf(random: Random, row: number, strings: number): Uint8Array[] {
  const kinds: (() => Uint8Array[])[] = [
    () => [labelSst(row, 0, random.below(strings))],
    () => [number(row, 1, random.below(99_999) / 100, random.below(4))],
    () => [record(0x27e, cell(row, 2), u32(random.below(2 ** 32)))],
    () => [record(0xbd, u16(row), u16(3), u16(0), u32(6), u16(0), u32(8), u16(4))],
    () => [
      record(0x06, cell(row, 3), [0, 0, 0, 0, 0, 0, 0xff, 0xff], u16(0), u32(0), u16(0)),
      record(0x207, text(`共${row}`)),
    ],
    () => [record(0x06, cell(row, 4), [1, 0, 1, 0, 0, 0, 0xff, 0xff], u16(0), u32(0), u16(0))],
    () => [record(0x205, cell(row, 5), [random.below(50), random.below(2)])],
    () => [record(0xbe, u16(row), u16(6), u16(3), u16(3), u16(7))],
    () => [record(0x201, cell(row, 9, 3))],
    () => [
      record(0x204, cell(row, 10), text('字'.repeat(5)).subarray(0, 9)),
      record(0x3c, [1], [0x57, 0x5b, 0x57, 0x5b]),
    ],
    () => [record(0xd6, cell(row, 11), text('rich'), u16(1), [0, 0, 0, 0])],
  ];
  return Array.from({ length: 1 + random.below(3) }, () => random.pick(kinds)()).flat();
}

function recordsOf(stream: Uint8Array): Raw[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records: Raw[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = view.getUint16(at + 2, true);
    records.push({ type: view.getUint16(at, true), content: stream.slice(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return records;
}

function written(records: readonly Raw[]): Uint8Array {
  return joined(
    records.flatMap(({ type, content, said }) => [
      Uint8Array.from([...u16(type), ...u16(said ?? content.length)]),
      content,
    ]),
  );
}

function spoilRecords(records: Raw[], random: Random): void {
  if (records.length === 0) return;
  const at = random.below(records.length);
  const one = records[at]!;
  const cut = random.below(one.content.length + 1);
  const kinds: (() => unknown)[] = [
    () => records.splice(at, 1),
    () => records.splice(at, 0, { ...one }),
    () => records.splice(random.below(records.length), 0, { ...one }),
    () => {
      one.said = wildNumber(random, one.content.length) & 0xffff;
    },
    () => {
      one.type = random.pick(types);
    },
    () => {
      one.content = one.content.slice(0, cut);
    },
    () => {
      one.content = joined([one.content, random.bytes(random.below(30))]);
    },
    () => {
      one.content = spoilBytes(one.content, random);
    },
    () => {
      one.content = spoilBytes(one.content, random);
    },
    () => {
      one.content = spoilBytes(one.content, random);
    },
    () => splitAt(records, at, cut, random),
    () => splitAt(records, at, cut, random),
    () => records.splice(at, 0, { type: 0x3c, content: random.bytes(random.below(20)) }),
    () => records.splice(at, 0, { type: random.pick(types), content: random.bytes(random.below(60)) }),
    () => records.splice(at, 0, { type: 0x809, content: Uint8Array.from([0, 6, 0x20, 0]) }),
    () => records.splice(at, 0, { type: 0x0a, content: new Uint8Array(0) }),
    () => records.splice(at, records.length),
    () => {
      const rest = records.splice(at);
      records.unshift(...rest);
    },
  ];
  random.pick(kinds)();
}

/** What is left of a record goes on in a CONTINUE, where it may and where it may not. */
function splitAt(records: Raw[], at: number, cut: number, random: Random): void {
  const one = records[at]!;
  const rest = one.content.slice(cut);
  const flags = random.once(2) ? Uint8Array.of(random.below(3)) : new Uint8Array(0);
  records.splice(
    at,
    1,
    { type: one.type, content: one.content.slice(0, cut) },
    { type: 0x3c, content: joined([flags, rest]) },
  );
}

/** The container alone: sectors that go in circles, tables that list themselves, directories that lead nowhere. */
export const oleFuzzer: Fuzzer = {
  name: 'ole',
  make(random) {
    const large = random.bytes(4096 + random.below(9000));
    const small = random.bytes(random.below(300));
    const file = oleFile({
      streams: { Workbook: large, 小: small, EncryptionInfo: random.bytes(40), EncryptedPackage: random.bytes(5000) },
      shift: random.pick([9, 9, 12]),
      ...(random.once(2) && { place: (sector: number, count: number) => (sector * 7) % count }),
    });
    const bytes = spoiltOle(file, random);
    return { name: '表.xls', bytes, whole: random.once(3), holds: () => readsOle(bytes, random) };
  },
};

function spoiltOle(file: Uint8Array, random: Random): Uint8Array {
  let bytes = file.slice();
  const size = 1 << Math.min(12, bytes[30]!);
  for (let times = 1 + random.below(4); times > 0; times--) {
    const view = new DataView(bytes.buffer);
    const put = (at: number, value: number) => at + 4 <= bytes.length && view.setUint32(at, value >>> 0, true);
    const near = () =>
      random.pick([0, 1, 2, random.below(60), 0xfffffffe, 0xffffffff, 0xfffffffc, 0xfffffffd, 0xfffffffa, 0x7fffffff]);
    const fat = (view.getUint32(76, true) + 1) * size;
    const directory = (view.getUint32(48, true) + 1) * size;
    const kinds: (() => unknown)[] = [
      () => put(random.pick([44, 48, 56, 60, 64, 68, 72, 76, 80]), near()),
      () => put(fat + 4 * random.below(40), near()),
      () => put(fat + 4 * random.below(40), near()),
      () => put(directory + 128 * random.below(5) + random.pick([68, 72, 76, 116, 120, 124]), near()),
      () => put(directory + 128 * random.below(5) + random.pick([68, 72, 76, 116, 120, 124]), wildNumber(random, size)),
      () => view.setUint16(30, random.pick([0, 1, 6, 8, 9, 10, 12, 16, 31, 32, 0xffff]), true),
      () => {
        bytes = new Uint8Array(spoilBytes(bytes, random));
      },
      () => {
        bytes = bytes.slice(0, 100 + random.below(bytes.length));
      },
    ];
    random.pick(kinds)();
    if (bytes.length < 96) break;
  }
  return bytes;
}

async function readsOle(bytes: Uint8Array, random: Random): Promise<void> {
  try {
    const ole = await openOle(delivery('a.xls', bytes).bytes, 'a.xls');
    for (const name of ole.names) {
      const stream = await ole.find(name);
      if (!stream) throw new Error(`a name without a stream: ${name}`);
      const from = random.below(stream.size + 1);
      const part = await stream.slice(from, Math.min(stream.size, from + 70_000));
      if (part.length > 70_000) throw new Error(`${part.length} bytes of 70,000`);
      let size = 0;
      for await (const piece of stream.stream()) size += piece.length;
      if (size > stream.size) throw new Error(`${size} bytes of ${stream.size}`);
    }
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'internal') throw error;
  }
}
