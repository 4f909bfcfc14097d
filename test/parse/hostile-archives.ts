import { gzipSync } from 'node:zlib';
import { type Ending, type Member, zipFile } from '../fuzz/zip-file.ts';
import { type Hostile, members, READ, ROWS } from './hostile.ts';
import { zip } from './workbook.ts';

/** The plain workbook, its members written as `how` says. */
function book(
  kind: string,
  how: (member: Member) => Member,
  ends: Hostile['ends'] = READ,
  ending: Ending = {},
): Hostile {
  const list = Object.entries(members(ROWS)).map(([name, content]) => how({ name, content: Buffer.from(content) }));
  return { kind, name: '表.xlsx', make: () => zipFile(list, ending), ends };
}

const same = (member: Member) => member;
const sheetOnly = (change: (member: Member) => Member) => (member: Member) =>
  member.name.includes('sheet1') ? change(member) : member;

function archive(kind: string, list: readonly Member[], ends: Hostile['ends'], more: Partial<Hostile> = {}): Hostile {
  return { kind, name: '表.zip', make: () => zipFile(list), ends, ...more };
}

const csv = { name: 'a.csv', content: Buffer.from('a,b\n1,2\n') };
const zeros = gzipSync(new Uint8Array(2 ** 20));

export const archives: readonly Hostile[] = [
  book('stored, not deflated', (member) => ({ ...member, method: 0 })),
  book('data descriptors', (member) => ({ ...member, descriptor: 'signed' })),
  book('data descriptors without a signature', (member) => ({ ...member, descriptor: 'bare' })),
  book('zip64 sizes', (member) => ({ ...member, zip64: true })),
  book('a zip64 end', same, READ, { zip64: true }),
  book('a comment that holds the mark of an end', same, READ, {
    comment: Buffer.from(`PK\x05\x06${'a'.repeat(10)}`, 'latin1'),
  }),
  book('a program that unpacks itself', same, 'file-mislabelled', { before: Buffer.from('MZ\x90\0') }),
  book('bytes behind the end', same, 'file-damaged', { behind: Buffer.from('x') }),
  book('an end that counts too many members', same, 'file-damaged', { count: 9 }),
  book('a directory that lies elsewhere', same, 'file-damaged', { directoryAt: 4 }),
  book('several disks', same, 'file-damaged', { disk: 1 }),
  book('no sizes in the local headers', (member) => ({ ...member, saidHere: { size: 0, packed: 0, crc: 0 } })),
  book(
    'a wrong checksum',
    sheetOnly((member) => ({ ...member, said: { crc: 1 } })),
    'file-damaged',
  ),
  book(
    'a member larger than it says',
    sheetOnly((member) => ({ ...member, said: { size: 5 } })),
    'file-bomb',
  ),
  book(
    'a member smaller than it says',
    sheetOnly((member) => ({ ...member, said: { size: 99_999 } })),
    'file-damaged',
  ),
  book(
    'a member beyond the end of the file',
    sheetOnly((member) => ({ ...member, said: { offset: 2 ** 31 } })),
    'file-damaged',
  ),
  book(
    'members that overlap',
    sheetOnly((member) => ({ ...member, said: { offset: 0 } })),
    'file-damaged',
  ),
  book(
    'an encrypted member',
    sheetOnly((member) => ({ ...member, flags: 0x801 })),
    'file-encrypted',
  ),
  book(
    'an unknown compression',
    sheetOnly((member) => ({ ...member, method: 99 })),
    'file-damaged',
  ),
  book(
    'a claim of 4 GB',
    sheetOnly((member) => ({ ...member, said: { size: 0xfffffffe } })),
    'file-bomb',
  ),
  book(
    'a claim of 2 GB over nothing',
    sheetOnly((member) => ({ ...member, content: new Uint8Array(0), said: { size: 2 ** 31 } })),
    'file-bomb',
  ),
  {
    kind: 'a member twice',
    name: '表.xlsx',
    make: () =>
      zipFile(
        Object.entries(members(ROWS)).flatMap(([name, content]) => [
          { name, content: Buffer.from(content) },
          { name: name.toUpperCase(), content: Buffer.from(content) },
        ]),
      ),
    ends: 'file-damaged',
  },
  {
    kind: 'cut in half',
    name: '表.xlsx',
    make: async () => {
      const all = await zip(members(ROWS));
      return all.subarray(0, all.length >> 1);
    },
    ends: 'file-damaged',
  },
  {
    kind: 'the mark of a spanned archive before the first member',
    name: '表.xlsx',
    make: () =>
      zipFile(
        Object.entries(members(ROWS)).map(([name, content]) => ({ name, content: Buffer.from(content) })),
        { before: Buffer.from('PK\x07\x08', 'latin1') },
      ),
    ends: READ,
  },
  { kind: 'an archive without members', name: '表.zip', make: () => zipFile([]), ends: 'file-not-a-table' },
  archive(
    'one CSV',
    [csv],
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ),
  archive(
    'a CSV beside what Macs add',
    [
      csv,
      { name: '__MACOSX/._a.csv', content: Buffer.from('\0\x05\x16\x07') },
      { name: '.DS_Store', content: Buffer.from('x') },
    ],
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ),
  archive(
    'a member name in Big5',
    [{ ...csv, flags: 0, said: { name: Buffer.from([0xa4, 0xa4, 0x2e, 0x63, 0x73, 0x76]) } }],
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ),
  archive('a member that climbs out', [{ ...csv, name: '../../etc/a.csv' }], 'file-not-a-table'),
  archive('only a PDF', [{ name: 'a.pdf', content: Buffer.from('%PDF-1.7') }], 'format-unknown', { says: /a\.pdf/ }),
  archive('only folders', [{ name: 'a/', content: new Uint8Array(0), method: 0 }], 'file-not-a-table'),
  archive(
    'an archive in an archive in an archive',
    [{ name: 'a.zip', content: zipFile([{ name: 'b.zip', content: zipFile([csv]) }]) }],
    'format-unknown',
  ),
  {
    kind: '20,000 members',
    name: '表.zip',
    make: () =>
      zipFile(Array.from({ length: 20_000 }, (_, i) => ({ name: `${i}.csv`, content: csv.content, method: 0 }))),
    ends: 'file-bomb',
  },
  {
    kind: 'a gzip',
    name: '表.csv.gz',
    make: () => gzipSync('a,b\n1,2\n'),
    ends: [
      ['a', 'b'],
      ['1', '2'],
    ],
  },
  {
    kind: 'a gzip of two parts',
    name: '表.csv.gz',
    make: () => Buffer.concat([gzipSync('a,b\n'), gzipSync('1,2\n')]),
    ends: [
      ['a', 'b'],
      ['1', '2'],
    ],
  },
  {
    kind: 'a gzip cut off',
    name: '表.csv.gz',
    make: () => gzipSync('a,b\n1,2\n').subarray(0, 20),
    ends: 'file-damaged',
  },
  { kind: 'a gzip of nothing', name: '表.csv.gz', make: () => gzipSync(''), ends: 'file-not-a-table' },
  {
    kind: 'a gzip of 200 MB of zeros',
    name: '表.csv.gz',
    make: () => Buffer.concat(Array.from({ length: 200 }, () => zeros)),
    ends: 'file-bomb',
  },
];
