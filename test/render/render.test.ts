import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/model/batch.ts';
import type { Field, Format } from '../../src/model/pipeline.ts';
import { renderers } from '../../src/render/index.ts';

function batchOf(rows: readonly (readonly string[])[], width: number): Batch {
  const bytes: number[] = [];
  const columns = Array.from({ length: width }, (_, at) => ({
    at,
    starts: new Uint32Array(rows.length),
    ends: new Uint32Array(rows.length),
  }));
  rows.forEach((row, r) => {
    for (let c = 0; c < width; c++) {
      columns[c]!.starts[r] = bytes.length;
      for (const byte of new TextEncoder().encode(row[c] ?? '')) bytes.push(byte);
      columns[c]!.ends[r] = bytes.length;
    }
  });
  return {
    length: rows.length,
    rows: Uint32Array.from(rows, (_, i) => i),
    widths: new Uint32Array(rows.length).fill(width),
    bytes: Uint8Array.from(bytes),
    used: bytes.length,
    columns,
  };
}

function render(
  format: Format,
  fields: readonly Pick<Field, 'name' | 'type'>[],
  batches: readonly (readonly string[])[][],
): string {
  const parts: Buffer[] = [];
  const run = renderers[format].start(
    fields.map((field) => ({ title: '', ...field })),
    (bytes) => parts.push(Buffer.from(bytes)),
  );
  for (const rows of batches) run.batch(batchOf(rows, fields.length));
  run.end();
  return Buffer.concat(parts).toString();
}

const text = (name: string) => ({ name, type: 'text' }) as const;
const cell = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', ',', '\r', '\n', '\\', '\u0001', '\t', '中', '𡍼'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
    maxLength: 8,
  })
  // A lone half of a surrogate pair has no UTF-8.
  .map((one) => one.toWellFormed());
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.tuple(fc.constant(width), fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 })),
  );

describe('csv', () => {
  it('gives back what was put in', () => {
    fc.assert(
      fc.property(table, ([width, rows]) => {
        const fields = Array.from({ length: width }, (_, i) => text(`欄,${i}`));
        const [header, ...records] = parse(render('csv', fields, [rows.slice(0, 5), rows.slice(5)]), {
          skip_empty_lines: false,
        });
        expect(header).toEqual(fields.map((field) => field.name));
        expect(records).toEqual(rows);
      }),
    );
  });

  it('writes what csv-stringify writes', () => {
    const rows = [
      ['a', '1,2', 'x"y'],
      ['', '中\n文', ''],
    ];
    const expected = stringify([['a', 'b', 'c'], ...rows], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
    expect(render('csv', [text('a'), text('b'), text('c')], [rows])).toBe(expected);
  });
});

describe('json', () => {
  it('gives back what was put in, with null for what is missing', () => {
    fc.assert(
      fc.property(table, ([width, rows]) => {
        const fields = Array.from({ length: width }, (_, i) => text(`"欄\\${i}`));
        const records = JSON.parse(render('json', fields, [rows.slice(0, 5), rows.slice(5)])) as Record<
          string,
          unknown
        >[];
        expect(records.map((record) => fields.map((field) => record[field.name] ?? ''))).toEqual(rows);
        for (const record of records) for (const value of Object.values(record)) expect(value).not.toBe('');
      }),
    );
  });

  it.each<[Field['type'], string, string]>([
    ['integer', '12345678901234567890', '12345678901234567890'],
    ['decimal', '-12345.60', '-12345.60'],
    ['decimal', '12.', '"12."'],
    ['decimal', '1,234', '"1,234"'],
    ['integer', '007', '"007"'],
    ['code', '007', '"007"'],
    ['boolean', 'true', 'true'],
    ['boolean', '是', '"是"'],
    ['coordinate', '121.5', '121.5'],
    ['date', '2023-03-05', '"2023-03-05"'],
    ['decimal', '', 'null'],
  ])('writes a %s %s as %s', (type, from, to) => {
    expect(render('json', [{ name: 'x', type }], [[[from]]])).toBe(`[\n{"x":${to}}\n]\n`);
  });

  it('is an array also without rows', () => expect(JSON.parse(render('json', [text('x')], []))).toEqual([]));

  it('writes cells larger than its buffer', () => {
    const long = '長"'.repeat(700_000);
    expect(
      JSON.parse(
        render(
          'json',
          [text('x'), text('y')],
          [
            [
              ['a', long],
              [long, 'b'],
            ],
          ],
        ),
      ),
    ).toEqual([
      { x: 'a', y: long },
      { x: long, y: 'b' },
    ]);
  });
});
