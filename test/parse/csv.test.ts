import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { ParseHints } from '../../src/model/parser.ts';
import { csv } from '../../src/parse/csv.ts';
import { delivery } from './bytes.ts';

async function read(content: string | Uint8Array, piece?: number, hints: ParseHints = {}) {
  const findings = new Findings();
  const { facts, sheets } = await csv.open(delivery('表.csv', content, piece), findings, hints);
  const rows: string[][] = [];
  for await (const batch of sheets[0]!.batches()) {
    for (let row = 0; row < batch.length; row++) {
      rows.push(batch.columns.slice(0, batch.widths[row]!).map((column) => cellText(batch, column, row)));
    }
  }
  return { facts, rows, findings: findings.list().map((one) => one.problem) };
}

const encoder = new TextEncoder();
/** 中文,許蓋功 and a user-defined character, in CP950: trail bytes that look like \ and |. */
const big5 = Uint8Array.of(
  0xa4,
  0xa4,
  0xa4,
  0xe5,
  44,
  0xb3,
  0x5c,
  0xbb,
  0x5c,
  0xa5,
  0x5c,
  10,
  0xfa,
  0x41,
  44,
  0x81,
  0x5b,
  13,
  10,
);

function utf16(text: string, big: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

describe('encodings', () => {
  it.each([1, 2, 3, 5, 1000])(
    'reads CP950 in pieces of %i bytes; user-defined codes become private-use characters',
    async (piece) => {
      const { facts, rows, findings } = await read(big5, piece);
      expect(facts.encoding).toBe('cp950');
      expect(rows).toEqual([
        ['中文', '許蓋功'],
        ['\ue001', '\ueed3'],
      ]);
      expect(findings).toContain('file-not-utf-8');
    },
  );

  it.each([
    ['utf-8', encoder.encode('縣市,值\n臺北市,1\n')],
    ['utf-8-bom', encoder.encode('\ufeff縣市,值\n臺北市,1\n')],
    ['utf-16le', utf16('縣市,值\n臺北市,1\n', false, true)],
    ['utf-16be', utf16('縣市,值\n臺北市,1\n', true, true)],
    ['utf-16le', utf16('縣市,值\n臺北市,1\n'.repeat(20), false, false)],
  ])('reads %s', async (name, bytes) => {
    for (const piece of [1, 3, 4096]) {
      const { facts, rows } = await read(bytes, piece);
      expect(facts.encoding).toBe(name);
      expect(rows.slice(0, 2)).toEqual([
        ['縣市', '值'],
        ['臺北市', '1'],
      ]);
    }
  });

  it('takes a byte-order mark inside the first quoted cell off', async () => {
    expect((await read('"\ufeff縣市","值"\n"a","b"\n')).rows[0]).toEqual(['縣市', '值']);
  });

  it('refuses binary and empty files', async () => {
    await expect(read(Uint8Array.of(1, 0, 2, 3, ...new Array(200).fill(65)))).rejects.toMatchObject({
      code: 'format-unknown',
    });
    await expect(read('')).rejects.toMatchObject({ code: 'file-not-a-table' });
  });

  it('decodes as the runtime decodes, for any bytes that fit', async () => {
    const code = fc.tuple(fc.integer({ min: 0xa4, max: 0xc5 }), fc.integer({ min: 0xa1, max: 0xfe }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(code, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (codes, piece) => {
          const bytes = Uint8Array.from(codes.flat());
          // Bytes that happen to be UTF-8 as well may be read as UTF-8.
          fc.pre(!delivery('', bytes).utf8);
          expect((await read(bytes, piece, { encoding: 'cp950' })).rows).toEqual([
            [new TextDecoder('big5').decode(bytes)],
          ]);
        },
      ),
    );
  });
});

describe('dialects', () => {
  it.each([
    [',', 'a,b;c\n1,"2;3"\n4,5\n'],
    [';', 'a;b;c\n1,5;2,5;3\n4;5;6\n'],
    ['\t', 'a\tb\n1,000\t2\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [',', '民國112年統計\n單位：人\n縣市,人數;男\n臺北市,1\n新北市,2\n'],
  ])('finds the delimiter %j', async (delimiter, text) => {
    expect((await read(text)).facts.delimiter).toBe(delimiter);
  });

  it('reads quotes after backslashes', async () => {
    expect((await read('a,b\n"say \\"hi\\" now",2\n')).rows).toEqual([
      ['a', 'b'],
      ['say "hi" now', '2'],
    ]);
  });

  it('leaves delimiters of several characters to csv-parse', async () => {
    const { facts, rows } = await read('id::name::at\n1::"a::b"::12:30\n2::c::13:05\n3::::08:15\n');
    expect(facts.delimiter).toBe('::');
    expect(rows.slice(1)).toEqual([
      ['1', 'a::b', '12:30'],
      ['2', 'c', '13:05'],
      ['3', '', '08:15'],
    ]);
  });

  it('reads the quotes that stand beside delimiters of several characters', async () => {
    const { rows } = await read("id||note||at\n1||'a||b'||12:30\n2||'women''s'||13:05\n3||'c'||08:15\n4||d||09:00\n");
    expect(rows.slice(1, 3)).toEqual([
      ['1', 'a||b', '12:30'],
      ['2', "women's", '13:05'],
    ]);
  });

  it.each([
    ['value\n950\n1,200\n980\n12,345\n7\n', [['value'], ['950'], ['1,200'], ['980'], ['12,345'], ['7']]],
    ['950\n1200\n33\n1234,abc\n77\n88\n', [['950'], ['1200'], ['33'], ['1234', 'abc'], ['77'], ['88']]],
  ])('cuts a column of values at commas only where they are no part of them: %j', async (text, wanted) => {
    expect((await read(text)).rows).toEqual(wanted);
  });

  it('counts an odd cell once, however often the file is read', async () => {
    const findings = new Findings();
    const { sheets } = await csv.open(delivery('表.csv', `a,b\n${'"x"y,1\n'.repeat(20_000)}`, 1000), findings, {});
    for (let pass = 0; pass < 2; pass++) for await (const _ of sheets[0]!.batches());
    expect(findings.list()).toMatchObject([{ problem: 'text-after-quote', cells: 20_000 }]);
  });

  it('tells quotes that are never closed', async () => {
    expect((await read('a,b\n1,"2\n3,4\n')).findings).toContain('quote-not-closed');
  });
});
