import {
  bof,
  book,
  bytes,
  cell,
  EOF,
  labelSst,
  number,
  record,
  sharedStrings,
  text,
  u16,
  u32,
  xf,
} from './biff-book.ts';
import { lockBasic } from './biff-cipher.ts';
import type { Hostile } from './hostile.ts';
import { oleFile } from './ole-file.ts';

type Records = readonly Uint8Array[];

/** A workbook of one sheet, without its container. */
function rows(
  kind: string,
  list: Records,
  ends: Hostile['ends'],
  after: Records = [],
  before: Records = [xf(0)],
): Hostile {
  return { kind, name: '表.xls', make: () => book({ before, after, sheets: [{ name: '一', records: list }] }), ends };
}

const plain = book({ before: [xf(0)], sheets: [{ name: '一', records: [number(0, 0, 1)] }] });
const padded = bytes(plain, new Uint8Array(5000));

/** The container around it, changed. */
function container(
  kind: string,
  change: (file: DataView, bytes: Uint8Array) => void,
  ends: Hostile['ends'] = [['1']],
  cut?: number,
): Hostile {
  const make = () => {
    const file = oleFile({ streams: { Workbook: padded } }).slice(0, cut);
    change(new DataView(file.buffer, file.byteOffset, file.byteLength), file);
    return file;
  };
  return { kind, name: '表.xls', make, ends };
}

const fatAt = (file: DataView) => (file.getUint32(76, true) + 1) * 512;
const directoryAt = (file: DataView) => (file.getUint32(48, true) + 1) * 512;

export const records: readonly Hostile[] = [
  rows('as it should be', [number(0, 0, 1)], [['1']]),
  rows('rows out of order', [number(1, 0, 2), number(0, 0, 1)], [['1'], ['2']]),
  rows('a shared string that there is not', [labelSst(0, 0, 99)], [['99']], [sharedStrings(['a'])]),
  rows(
    'shared strings cut into pieces',
    [labelSst(0, 0, 0)],
    [['資料'.repeat(400)]],
    [sharedStrings(['資料'.repeat(400)], 60)],
  ),
  rows(
    'shared strings that count wrongly',
    [labelSst(0, 0, 0)],
    [['a']],
    [record(0xfc, u32(999_999), u32(999_999), text('a'))],
  ),
  rows('a CONTINUE of nothing', [record(0x3c, [1, 2, 3]), number(0, 0, 1)], [['1']]),
  rows(
    'a text that goes on in a CONTINUE',
    [record(0x204, cell(0, 0), text('資料').subarray(0, 5)), record(0x3c, [1], [0x99, 0x65])],
    [['資料'.slice(0, 1) + String.fromCharCode(0x6599)]],
  ),
  rows('a text that never goes on', [record(0x204, cell(0, 0), text('資料').subarray(0, 5))], 'file-damaged'),
  rows('a cell record too short', [record(0x203, u16(0))], 'file-damaged'),
  rows('a cell beyond the last column', [number(0, 256, 1)], 'file-damaged'),
  rows('a style that there is not', [number(0, 0, 1, 999)], [['1']]),
  rows('an unknown error', [record(0x205, cell(0, 0), [99, 1])], [['#N/A']]),
  rows('a number that is none', [record(0x203, cell(0, 0), [0, 0, 0, 0, 0, 0, 0xf8, 0x7f])], [['NaN']]),
  rows('unknown records', [record(0xffff, [1]), number(0, 0, 1), record(0x1234)], [['1']]),
  rows('merges that count wrongly', [number(0, 0, 1), record(0xe5, u16(999), [0, 0, 0, 0, 0, 0, 1, 0])], [['1']]),
  rows(
    'a chart in the sheet',
    [bof(0x600, 0x20), record(0x203, cell(0, 0), [0, 0, 0, 0, 0, 0, 0, 0]), EOF, number(0, 0, 1)],
    [['1']],
  ),
  {
    kind: 'a sheet that begins nowhere',
    name: '表.xls',
    make: () => {
      const file = plain.slice();
      new DataView(file.buffer).setUint32(bof(0x600, 5).length + xf(0).length + 4, 0x7fffffff, true);
      return file;
    },
    ends: 'file-damaged',
  },
  { kind: 'a workbook cut off', name: '表.xls', make: () => plain.slice(0, -4), ends: 'file-damaged' },
  { kind: 'no sheet', name: '表.xls', make: () => book({ sheets: [] }), ends: 'file-not-a-table' },
  {
    kind: 'only a chart sheet',
    name: '表.xls',
    make: () => book({ sheets: [{ name: '圖', type: 2, records: [] }] }),
    ends: 'file-not-a-table',
  },
  {
    kind: 'only hidden sheets',
    name: '表.xls',
    make: () => book({ sheets: [{ name: '一', hidden: 2, records: [number(0, 0, 1)] }] }),
    ends: [['1']],
    sheets: ['(一)'],
  },
  {
    kind: 'Excel 5 in CP950',
    name: '表.xls',
    make: () =>
      book({
        version: 0x500,
        before: [record(0x42, u16(950))],
        sheets: [{ name: 'a', records: [record(0x204, cell(0, 0), u16(2), 0xa5, 0xd2)] }],
      }),
    ends: [['甲']],
  },
  {
    kind: 'Excel 5 in a code page that there is not',
    name: '表.xls',
    make: () =>
      book({
        version: 0x500,
        before: [record(0x42, u16(21_010))],
        sheets: [{ name: 'a', records: [record(0x204, cell(0, 0), u16(2), 0xa5, 0xd2)] }],
      }),
    ends: 'encoding-unknown',
  },
  {
    kind: 'Excel 4 that breaks off',
    name: '表.xls',
    make: () => bytes([9, 4, 6, 0, 0, 0, 0x10, 0, 0, 0], [4, 2, 200, 0, 0, 0]),
    ends: 'file-damaged',
  },
  {
    kind: 'Excel 3 with a password',
    name: '表.xls',
    make: () => bytes([9, 2, 6, 0, 0, 0, 0x10, 0, 0, 0], record(0x2f, u16(1), u16(2)), record(0x0a)),
    ends: 'file-encrypted',
  },
  {
    kind: 'Excel 2 without a cell',
    name: '表.xls',
    make: () => bytes([9, 0, 4, 0, 2, 0, 0x10, 0], record(0x0a)),
    ends: [],
  },
  {
    kind: 'the password that Excel knows',
    name: '表.xls',
    make: () => lockBasic(plain, 'VelvetSweatshop'),
    ends: [['1']],
  },
  { kind: 'another password', name: '表.xls', make: () => lockBasic(plain, 'secret'), ends: 'file-encrypted' },
  container('in its container', () => {}),
  container('sectors in a circle', (file) => file.setUint32(fatAt(file), 0, true), 'file-damaged'),
  container('a sector far outside', (file) => file.setUint32(fatAt(file), 0x00ffffff, true), 'file-damaged'),
  container(
    'a stream larger than the file',
    (file) => file.setUint32(directoryAt(file) + 128 + 120, 0x7fffffff, true),
    'file-damaged',
  ),
  container('a directory in a circle', (file) => file.setUint32(directoryAt(file) + 128 + 72, 1, true)),
  container('a directory outside', (file) => file.setUint32(48, 0x00ffffff, true), 'file-damaged'),
  container('sectors of no size', (file) => file.setUint16(30, 0, true), 'file-damaged'),
  container('sectors of 2 GB', (file) => file.setUint16(30, 31, true), 'file-damaged'),
  container(
    'a list of tables in a circle',
    (file) => {
      file.setUint32(68, 0, true);
      file.setUint32(72, 1, true);
    },
    'file-damaged',
  ),
  container('only a header', () => {}, 'file-damaged', 512),
  container('half of a header', () => {}, 'file-damaged', 200),
  {
    kind: 'no workbook in the container',
    name: '表.xls',
    make: () => oleFile({ streams: { Contents: padded } }),
    ends: 'file-mislabelled',
  },
  {
    kind: 'a Word document',
    name: '表.doc',
    make: () => oleFile({ streams: { WordDocument: padded } }),
    ends: 'format-unknown',
    says: /Word/,
  },
  {
    kind: 'an XLSX with a password',
    name: '表.xlsx',
    make: () => oleFile({ streams: { EncryptionInfo: new Uint8Array(20), EncryptedPackage: padded } }),
    ends: 'file-encrypted',
  },
  {
    kind: 'an encrypted XLSX whose information is cut',
    name: '表.xlsx',
    make: () => oleFile({ streams: { EncryptionInfo: bytes([3, 0, 2, 0], u32(0)), EncryptedPackage: padded } }),
    ends: 'file-damaged',
  },
  {
    kind: 'an empty stream',
    name: '表.xls',
    make: () => oleFile({ streams: { Workbook: new Uint8Array(0) } }),
    ends: 'file-damaged',
  },
];
