import { parse } from 'csv-parse/sync';
import { cellText } from '../../src/model/batch.ts';
import { Fault } from '../../src/model/fault.ts';
import { scanOdd } from '../../src/parse/csv-odd.ts';
import type { Dialect } from '../../src/parse/csv-quoted.ts';
import { type Oddities, scan } from '../../src/parse/csv-scan.ts';
import type { Fuzzer } from './fuzzer.ts';
import type { Random } from './random.ts';
import { spoilBytes } from './spoil-bytes.ts';

const quiet: Oddities = { afterQuote() {}, unclosed() {} };
const delimiters = [',', ';', '\t', '|', ' ', ':', '\x01'];

/** The scanner alone, on any text: the same rows at every cut, and every byte of the text accounted for. */
export const scanFuzzer: Fuzzer = {
  name: 'scan',
  make(random) {
    const delimiter = random.pick(delimiters);
    const dialect: Dialect = {
      delimiter: delimiter.charCodeAt(0),
      quote: random.pick([34, 34, 34, 39, -1]),
      bareReturns: random.once(4),
      backslash: random.once(4),
      blanks: random.once(4),
    };
    const bytes = textOf(random, delimiter);
    return { name: '表.csv', bytes, whole: false, holds: () => scansTheSame(bytes, dialect, random) };
  },
};

/** Text of what dialects are made of, close together. */
function textOf(random: Random, delimiter: string): Uint8Array {
  const parts = ['"', '"', '""', "'", '\n', '\n', '\r\n', '\r', ' ', '\\', 'a', 'bc', '12.5', '中', '\0', ''];
  const many = random.once(20) ? 3000 : 1 + random.below(60);
  let text = '';
  for (let i = 0; i < many; i++) text += random.once(3) ? delimiter : random.pick(parts);
  return Buffer.from(text);
}

async function scansTheSame(bytes: Uint8Array, dialect: Dialect, random: Random): Promise<void> {
  const rows = await scanned(bytes, [], dialect);
  for (let times = 0; times < 6; times++) {
    const cuts = Array.from({ length: 1 + random.below(4) }, () => random.below(bytes.length + 1)).sort(
      (a, b) => a - b,
    );
    same(await scanned(bytes, cuts, dialect), rows, `cut at ${cuts}`);
  }
  const every = [...bytes.keys()];
  if (bytes.length < 500) same(await scanned(bytes, every, dialect), rows, 'cut at every byte');
  accounted(bytes, rows, dialect);
  const plain = dialect.quote < 0 && !dialect.backslash && !dialect.blanks && !dialect.bareReturns;
  if (plain)
    same(
      oracle(bytes, dialect),
      rows.map((row) => (row.length === 0 ? [''] : row)),
      'csv-parse',
    );
}

async function scanned(bytes: Uint8Array, cuts: readonly number[], dialect: Dialect): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of scan(cut(bytes, cuts), dialect, quiet)) {
    for (let row = 0; row < batch.length; row++) {
      if (batch.rows[row] !== rows.length) throw new Error(`row ${rows.length} is called ${batch.rows[row]}`);
      rows.push(batch.columns.slice(0, batch.widths[row]!).map((column) => cellText(batch, column, row)));
    }
    // A stage behind may write where the batch allows it.
    batch.bytes.fill(0x21, batch.used);
  }
  return rows;
}

async function* cut(bytes: Uint8Array, at: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  const buffer = new Uint8Array(bytes.length + 1);
  for (const to of [...at, bytes.length]) {
    if (to <= from) continue;
    buffer.fill(63);
    buffer.set(bytes.subarray(from, to));
    yield buffer.subarray(0, to - from);
    from = to;
  }
}

function same(found: readonly (readonly string[])[], wanted: readonly (readonly string[])[], how: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${how}: ${a.slice(0, 500)} is not ${b.slice(0, 500)}`);
}

/** Letters come out in their order, all of them; delimiters and line ends stand in cells or part them. */
function accounted(bytes: Uint8Array, rows: readonly (readonly string[])[], dialect: Dialect): void {
  const marks = new Set([dialect.delimiter, dialect.quote, 10, 13, 32, 92]);
  const letters = (all: Uint8Array) => Buffer.from(all.filter((byte) => !marks.has(byte))).toString('latin1');
  const inside = Buffer.from(rows.map((row) => row.join('')).join(''));
  if (letters(inside) !== letters(bytes)) throw new Error('letters were lost or moved');
  const count = (all: Uint8Array, byte: number) => all.reduce((sum, one) => sum + (one === byte ? 1 : 0), 0);
  if (!dialect.blanks) {
    const parting = rows.reduce((sum, row) => sum + Math.max(0, row.length - 1), 0);
    const all = count(bytes, dialect.delimiter);
    if (parting + count(inside, dialect.delimiter) !== all)
      throw new Error(`of ${all} delimiters ${parting} part cells`);
  }
  if (dialect.bareReturns) return;
  const ended = count(bytes, 10) - count(inside, 10);
  const open = bytes.length > 0 && bytes.at(-1) !== 10 ? 1 : 0;
  if (rows.length !== ended + open && rows.length !== ended + 1 - open)
    throw new Error(`${rows.length} rows of ${ended} line ends`);
}

function oracle(bytes: Uint8Array, dialect: Dialect): string[][] {
  // A carriage return at the very end is a line end whose other half is missing.
  const whole = bytes.at(-1) === 13 ? Buffer.concat([bytes, Buffer.from('\n')]) : Buffer.from(bytes);
  return parse(whole, {
    delimiter: String.fromCharCode(dialect.delimiter),
    quote: null,
    escape: null,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
  });
}

/** Tables that were written by the book, in any dialect: what comes out is what was put in. */
export const writtenFuzzer: Fuzzer = {
  name: 'written',
  make(random) {
    const delimiter = random.pick(delimiters);
    const quote = random.pick(['"', "'"]);
    const end = random.pick(['\n', '\r\n', '\r']);
    const rows = Array.from({ length: 1 + random.below(9) }, () =>
      Array.from({ length: 1 + random.below(6) }, () => cellOf(random, delimiter, quote)),
    );
    const always = random.once(2);
    const line = (row: readonly string[]) => row.map((cell) => written(cell, delimiter, quote, always)).join(delimiter);
    const bytes = Buffer.from(rows.map((row) => line(row) + end).join(''));
    const dialect = { delimiter: delimiter.charCodeAt(0), quote: quote.charCodeAt(0), bareReturns: end === '\r' };
    const holds = async () => {
      const cuts = Array.from({ length: 3 }, () => random.below(bytes.length)).sort((a, b) => a - b);
      const wanted = rows.map((row) => (row.length === 1 && row[0] === '' && !always ? [] : row));
      const found = await scanned(bytes, cuts, dialect);
      same(
        found.map((row) => (row.length === 0 ? [''] : row)),
        wanted.map((row) => (row.length === 0 ? [''] : row)),
        'written',
      );
      const told = { delimiter, quote, escape: quote, record_delimiter: end, relax_column_count: true };
      same(parse(bytes, told), rows, 'csv-parse');
    };
    return { name: '表.csv', bytes, whole: false, holds };
  },
};

function cellOf(random: Random, delimiter: string, quote: string): string {
  const parts = ['a', '中', '1', ' ', delimiter, quote, '\n', '\r\n', '', 'xyz'];
  let cell = '';
  for (let i = random.below(5); i > 0; i--) cell += random.pick(parts);
  return cell;
}

function written(cell: string, delimiter: string, quote: string, always: boolean): string {
  const needs = always || [delimiter, quote, '\n', '\r'].some((mark) => cell.includes(mark));
  return needs ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
}

/** Delimiters of several characters. */
export const oddFuzzer: Fuzzer = {
  name: 'odd',
  make(random) {
    const delimiter = random.pick([', ', '||', '::', '\t\t', ' | ', '~^~']);
    const bytes = textOf(random, delimiter);
    const dialect = { delimiter, quote: random.pick(['"', '']), escape: '' };
    const read = async (cuts: readonly number[]) => {
      const rows: string[][] = [];
      try {
        for await (const batch of scanOdd(cut(bytes, cuts), dialect as Parameters<typeof scanOdd>[1])) {
          for (let row = 0; row < batch.length; row++)
            rows.push(batch.columns.slice(0, batch.widths[row]!).map((column) => cellText(batch, column, row)));
        }
      } catch (error) {
        if (!(error instanceof Fault) || error.code === 'internal') throw error;
        rows.push([error.code]);
      }
      return rows;
    };
    const holds = async () => {
      const rows = await read([]);
      for (let times = 0; times < 5; times++) {
        const cuts = Array.from({ length: 4 }, () => random.below(bytes.length + 1)).sort((a, b) => a - b);
        same(await read(cuts), rows, `cut at ${cuts}`);
      }
    };
    return { name: '表.csv', bytes, whole: false, holds };
  },
};

/** Files of text as agencies write them, spoilt, in any encoding: the whole way. */
export const csvFuzzer: Fuzzer = {
  name: 'csv',
  make(random) {
    const delimiter = random.pick([',', ',', '\t', ';', '|', '  ', '||']);
    const end = random.pick(['\n', '\r\n', '\r', '\n\n']);
    const width = 1 + random.below(7);
    const lines = [
      '112年度公園清冊',
      '單位：公尺',
      '編號,行政區,面積,日期,備註,比率,合計'.split(',').slice(0, width).join(delimiter),
    ];
    for (let i = random.below(30); i >= 0; i--) {
      const cells = Array.from({ length: random.once(9) ? random.below(12) : width }, () => random.pick(values));
      lines.push(cells.join(delimiter));
    }
    lines.push(`合計${delimiter}${random.below(9999)}`, '註：本表不含私有地');
    let bytes = encoded(lines.slice(random.below(3)).join(end) + end, random);
    for (let times = random.below(4); times > 0; times--) bytes = spoilBytes(bytes, random);
    return { name: random.pick(['表.csv', '表.csv', '表.txt', '表.xls', '表', 'table.tsv']), bytes, whole: true };
  },
};

const values = [
  '1',
  '12,345',
  '"12,345"',
  '中正區',
  '"大安""區"',
  '112/3/5',
  '－',
  '',
  ' ',
  '50%',
  '-1.5',
  '"a\nb"',
  '計',
  '男',
  '１２',
  '=1+1',
  '#DIV/0!',
  '２０２３年',
  '"',
  "'",
  '\u3000',
  'A123456789',
  '25.03,121.5',
  'http://a.tw/?a=1&b=2',
];

function encoded(text: string, random: Random): Uint8Array {
  const big5 = Buffer.from([0xa4, 0xa4, 0xa5, 0xbf, 0xb0, 0xcf]);
  return random.pick<() => Uint8Array>([
    () => Buffer.from(text),
    () => Buffer.from(text),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1),
    () => Buffer.from(`\ufeff${text} `, 'utf16le').swap16(),
    () => Buffer.concat([Buffer.from(text.replaceAll(/[^\0-\x7f]+/g, 'x')), big5, Buffer.from('\n')]),
    () =>
      Buffer.concat(
        text
          .replaceAll(/[^\0-\x7f]+/g, '\0')
          .split('\0')
          .flatMap((part) => [Buffer.from(part), big5]),
      ),
    () => Buffer.concat([Buffer.from(text), big5, Buffer.from('\n')]),
    () => Buffer.from(text, 'latin1'),
  ])();
}
