import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/model/batch.ts';
import type { Dialect } from '../../src/parse/csv-quoted.ts';
import { type Oddities, scan } from '../../src/parse/csv-scan.ts';

const comma: Dialect = { delimiter: 44, quote: 34, bareReturns: false };
const quiet: Oddities = { afterQuote() {}, unclosed() {} };

async function* cut(bytes: Uint8Array, at: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  // One buffer for all pieces, as a source has it: whoever keeps a piece beyond its turn is found out.
  const buffer = new Uint8Array(bytes.length + 1);
  for (const to of [...at.filter((one) => one < bytes.length), bytes.length]) {
    if (to <= from) continue;
    buffer.fill(63);
    buffer.set(bytes.subarray(from, to));
    yield buffer.subarray(0, to - from);
    from = to;
  }
}

async function read(
  text: string | Uint8Array,
  cuts: readonly number[] = [],
  dialect = comma,
  odd = quiet,
): Promise<string[][]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const rows: string[][] = [];
  for await (const batch of scan(cut(bytes, cuts), dialect, odd)) {
    for (let row = 0; row < batch.length; row++) {
      expect(batch.rows[row]).toBe(rows.length);
      const width = batch.widths[row]!;
      rows.push(batch.columns.slice(0, width).map((column) => cellText(batch, column, row)));
      for (const column of batch.columns.slice(width)) expect(cellText(batch, column, row)).toBe('');
    }
  }
  return rows;
}

describe('scan', () => {
  it.each<[string, string, string[][]]>([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['ragged rows stay as they are', '1\n1,2,3\n1,2\n', [['1'], ['1', '2', '3'], ['1', '2']]],
    [
      'mixed line ends',
      '1,2\r\n3,4\n5,6\r\n',
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['an empty line is a row without cells', 'a\n\nb\n', [['a'], [], ['b']]],
    ['empty cells at the end count', 'a,,\n', [['a', '', '']]],
    ['quotes', '"a,b","c\nd","e""f"\n', [['a,b', 'c\nd', 'e"f']]],
    ['an empty quoted cell', '"",x\n', [['', 'x']]],
    ['a quote inside an unquoted cell', '1"x,2\n', [['1"x', '2']]],
    ['blanks after a closing quote', '"1" ,2\n', [['1', '2']]],
    [
      'text after a closing quote is kept letter for letter',
      '"a"b,2\r\n"c" d,3,"e"\n"f"g,"",4\n',
      [
        ['"a"b', '2'],
        ['"c" d', '3', 'e'],
        ['"f"g', '', '4'],
      ],
    ],
    [
      'quotes never closed end with their cell',
      'a,"b\nc,d\n',
      [
        ['a', '"b'],
        ['c', 'd'],
      ],
    ],
    [
      'a quote too many before a cell, before a quoted cell and in an empty last cell',
      'a,"b,c,"d, e",f\n1,""2, 3","4",5\n6,7,8,"\n9,"10, 11",12,13\n',
      [
        ['a', '"b', 'c', 'd, e', 'f'],
        ['1', '"2, 3', '4', '5'],
        ['6', '7', '8', '"'],
        ['9', '10, 11', '12', '13'],
      ],
    ],
    [
      'quotes inside quotes that are not doubled',
      '"5" wide, 3 high","x"\n"round 48"","a, b"\n"c""d" e","f"\n',
      [
        ['5" wide, 3 high', 'x'],
        ['round 48"', 'a, b'],
        ['c"d" e', 'f'],
      ],
    ],
    [
      'a quote left out at the end of a row',
      '"a","b\n"c","d"\n',
      [
        ['a', '"b'],
        ['c', 'd'],
      ],
    ],
    ['a carriage return inside a cell', 'a\rb,c\n', [['a\rb', 'c']]],
    ['only quotes', '""""\n', [['"']]],
  ])('%s, at every cut of the input', async (_, text, rows) => {
    const bytes = new TextEncoder().encode(text);
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = first; second <= bytes.length; second++) {
        expect(await read(bytes, [first, second])).toEqual(rows);
      }
    }
  });

  it('reads rows that end in a carriage return where the file has no line feed', async () => {
    for (let at = 0; at < 8; at++)
      expect(await read('a,b\rc,d\r', [at], { ...comma, bareReturns: true })).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
  });

  it.each<[string, string, Partial<Dialect>, string[][]]>([
    [
      'quotes after backslashes',
      '"a \\"b\\" \\\\ \\n",c\n"d\\"",e\n',
      { backslash: true },
      [
        ['a "b" \\ \\n', 'c'],
        ['d"', 'e'],
      ],
    ],
    [
      'apostrophes',
      "'it''s',\"b\"\n'c, d',e's\n",
      { quote: 39 },
      [
        ["it's", '"b"'],
        ['c, d', "e's"],
      ],
    ],
    [
      'blanks after delimiters',
      'a, "b, c",  d, \n  e, f\n',
      { blanks: true },
      [
        ['a', 'b, c', 'd', ''],
        ['  e', 'f'],
      ],
    ],
    [
      'runs of blanks',
      '  1   2 3\n10 20  30\n',
      { delimiter: 32, blanks: true },
      [
        ['1', '2', '3'],
        ['10', '20', '30'],
      ],
    ],
    [
      'all three line ends',
      'a,b\rc,d\r\ne,f\ng,h\r',
      { bareReturns: true },
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
  ])('%s, at every cut of the input', async (_, text, dialect, rows) => {
    const bytes = new TextEncoder().encode(text);
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = first; second <= bytes.length; second++) {
        expect(await read(bytes, [first, second], { ...comma, ...dialect })).toEqual(rows);
      }
    }
  });

  it('reads whatever is wrong with the quotes to the end, cut or whole, without a letter lost', async () => {
    const mess = fc.string({ unit: fc.constantFrom('a', '"', '"', ',', '\n', ' ', '\r\n'), maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(mess, fc.array(fc.nat(30), { maxLength: 3 }), async (text, cuts) => {
        const whole = await read(text);
        expect(
          await read(
            text,
            cuts.sort((a, b) => a - b),
          ),
        ).toEqual(whole);
        const letters = whole.flat().join('').replaceAll(/[^a]/g, '');
        expect(letters).toBe(text.replaceAll(/[^a]/g, ''));
      }),
      { numRuns: 2000 },
    );
  });

  it('says where quotes are odd', async () => {
    const told: string[] = [];
    const odd: Oddities = {
      afterQuote: (row, column) => told.push(`after ${row} ${column}`),
      unclosed: (row, column) => told.push(`open ${row} ${column}`),
    };
    await read('a,b\n1,"x"y\n"z', [], comma, odd);
    expect(told).toEqual(['after 1 1', 'open 2 0']);
  });

  it('agrees with csv-parse on whatever csv-parse reads without complaint', async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '中', '1', ' ', '"', ',', '\n', '\r\n', '；', '𡍼'), maxLength: 6 }),
      fc.constant(''),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 5 }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat(200), { maxLength: 4 }),
        async (rows, end, cuts) => {
          const text = rows
            .map((row) =>
              row
                .map(([value, quote]) => (quote || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
                .join(','),
            )
            .join(end);
          const expected = parse(text, {
            relax_column_count: true,
            record_delimiter: ['\r\n', '\n'],
            skip_empty_lines: false,
          });
          const sorted = [...cuts].sort((a, b) => a - b);
          const mine = await read(text, sorted);
          expect(mine.map((row) => (row.length ? row : ['']))).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps thousands of columns and rows longer than a piece', async () => {
    const wide = Array.from({ length: 5000 }, (_, i) => `c${i}`);
    const long = '長'.repeat(800_000);
    const text = `${wide.join(',')}\n"${long}",x\n${wide.join(',')}\n`;
    const rows = await read(text, [1000, 500_000, 1_500_000]);
    expect(rows.map((row) => row.length)).toEqual([5000, 2, 5000]);
    expect(rows[1]![0]).toBe(long);
    expect(rows[2]).toEqual(wide);
  });
});
