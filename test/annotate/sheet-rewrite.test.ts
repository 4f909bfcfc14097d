import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowEdits } from '../../src/annotate/edit.ts';
import { rewriteSheet } from '../../src/annotate/sheet-rewrite.ts';
import { letters } from '../../src/model/place.ts';

const hooks = { style: (own: number) => own + 100, kept: () => {}, tail: (text: string) => text };

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* each(edits: readonly RowEdits[]): AsyncGenerator<RowEdits> {
  yield* edits;
}

async function rewrite(
  text: string | Uint8Array,
  edits: readonly RowEdits[],
  size = 7,
  kept: (row: number, column: number) => void = () => {},
): Promise<string> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  let made = '';
  for await (const piece of rewriteSheet(pieces(bytes, size), each(edits), { ...hooks, kept })) made += piece;
  return made;
}

const sheet = (rows: string) =>
  `<worksheet><cols><col min="4" max="6" style="3"/></cols><sheetData>${rows}</sheetData><mergeCells/></worksheet>`;
const plain = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const mark = (row: number, ...columns: number[]): RowEdits => ({
  row,
  cells: columns.map((column) => ({ column, mark: 'error' })),
});
const value = (row: number, column: number, text: string, number = false): RowEdits => ({
  row,
  cells: [{ column, mark: 'fixed', value: { text, number } }],
});

describe('a sheet passed on with edits', () => {
  it.each([
    [
      'a cell keeps all but its style',
      '<row r="1"><c r="A1" s="2" t="s"><v>0</v></c></row>',
      mark(0, 0),
      '<row r="1"><c r="A1" s="102" t="s"><v>0</v></c></row>',
    ],
    ['a cell of one tag', '<row r="1"><c r="A1" s="2"/></row>', mark(0, 0), '<row r="1"><c r="A1" s="102"/></row>'],
    [
      'cells and rows without addresses',
      '<row><c/></row><row><c><v>1</v></c><c><v>2</v></c></row>',
      mark(1, 1),
      '<row><c/></row><row><c><v>1</v></c><c s="100"><v>2</v></c></row>',
    ],
    [
      'a cell that is not there, between two',
      '<row r="2" spans="1:3"><c r="A2"/><c r="C2"/></row>',
      mark(1, 1),
      '<row r="2"><c r="A2"/><c r="B2" s="100"/><c r="C2"/></row>',
    ],
    [
      'a cell before and one behind',
      '<row r="2"><c r="B2"/></row>',
      mark(1, 0, 2),
      '<row r="2"><c r="A2" s="100"/><c r="B2"/><c r="C2" s="100"/></row>',
    ],
    ['a new cell looks like its column', '<row r="2"/>', mark(1, 4), '<row r="2"><c r="E2" s="103"/></row>'],
    [
      'a new cell looks like its row',
      '<row r="2" s="7" customFormat="1"/>',
      mark(1, 4),
      '<row r="2" s="7" customFormat="1"><c r="E2" s="107"/></row>',
    ],
    ['a row that is not there, before', '<row r="3"/>', mark(1, 0), '<row r="2"><c r="A2" s="100"/></row><row r="3"/>'],
    ['a row that is not there, behind', '<row r="3"/>', mark(8, 0), '<row r="3"/><row r="9"><c r="A9" s="100"/></row>'],
    ['no row at all', '', mark(0, 0), '<row r="1"><c r="A1" s="100"/></row>'],
    [
      'text that stays text',
      '<row r="1"><c r="A1" t="s" s="1"><v>4</v></c></row>',
      value(0, 0, '=1 <2'),
      '<row r="1"><c r="A1" s="101" t="inlineStr"><is><t xml:space="preserve">=1 &lt;2</t></is></c></row>',
    ],
    [
      'a number',
      '<row r="1"><c r="A1" t="s"><v>4</v></c></row>',
      value(0, 0, '1234', true),
      '<row r="1"><c r="A1" s="100"><v>1234</v></c></row>',
    ],
    [
      'nothing',
      '<row r="1"><c r="A1" t="s"><v>4</v></c></row>',
      value(0, 0, ''),
      '<row r="1"><c r="A1" s="100"></c></row>',
    ],
    [
      'a comment between rows',
      '<!-- <row r="1"> --><row r="1"><c/></row>',
      mark(0, 0),
      '<!-- <row r="1"> --><row r="1"><c s="100"/></row>',
    ],
    [
      'CDATA',
      '<row r="1"><c t="inlineStr"><is><t><![CDATA[</row></c>&]]></t></is></c><c/></row>',
      mark(0, 1),
      '<row r="1"><c t="inlineStr"><is><t>&lt;/row&gt;&lt;/c&gt;&amp;</t></is></c><c s="100"/></row>',
    ],
  ])('%s', async (_, before, edit, after) => {
    for (const size of [1, 7, 10_000]) expect(await rewrite(sheet(before), [edit], size)).toBe(sheet(after));
  });

  it.each([
    ['a formula', '<row r="1"><c r="A1"><f>B1</f><v>4</v></c></row>'],
    ['a covered cell', '<row r="1"><c r="A1" s="1"/></row>'],
    ['a cell that is not there', '<row r="1"><c r="B1"/></row>'],
  ])('%s keeps what it has, and that is told', async (_, rows) => {
    const kept: string[] = [];
    const after = await rewrite(sheet(rows), [value(0, 0, 'x')], 7, (row, column) => kept.push(`${row},${column}`));
    expect([after, kept]).toEqual([sheet(rows), ['0,0']]);
  });

  it('keeps prefixes', async () => {
    const before = '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>';
    const after =
      '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" s="100"/></x:row><x:row r="2"><x:c r="A2" s="100"/></x:row></x:sheetData></x:worksheet>';
    expect(await rewrite(before, [mark(0, 0), mark(1, 0)])).toBe(after);
  });

  it('reads UTF-16 and says UTF-8', async () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?>${sheet('<row r="1"><c t="str"><v>臺𠮷</v></c></row>')}`;
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(await rewrite(bytes, [], 3)).toBe(text.replace('UTF-16', 'UTF-8'));
  });

  it('of one tag is opened for its first row', async () => {
    expect(await rewrite('<worksheet><sheetData/><mergeCells/></worksheet>', [mark(0, 0)])).toBe(
      '<worksheet><sheetData><row r="1"><c r="A1" s="100"/></row></sheetData><mergeCells/></worksheet>',
    );
  });

  it('without edits is as it was, whatever it holds', async () => {
    const text = `<?xml version="1.0"?>\n${sheet('\n <row r="1">\n<c r="A1"><v>1</v></c></row>\n<?pi?><row r="9"/>\n')}\n`;
    for (const size of [1, 2, 5, 1000]) expect(await rewrite(text, [], size)).toBe(text);
  });

  it('holds every cell that was there, in order, and every marked one', async () => {
    const place = fc.tuple(fc.nat(12), fc.nat(8));
    await fc.assert(
      fc.asyncProperty(
        fc.array(place),
        fc.array(place),
        fc.integer({ min: 1, max: 200 }),
        async (there, marked, size) => {
          const rowsOf = (places: readonly (readonly [number, number])[]) =>
            [...Map.groupBy(places, ([row]) => row)]
              .sort(([a], [b]) => a - b)
              .map(([row, cells]) => ({
                row,
                columns: [...new Set(cells.map(([, column]) => column))].sort((a, b) => a - b),
              }));
          const before = rowsOf(there).map(
            ({ row, columns }) =>
              `<row r="${row + 1}">${columns.map((at) => `<c r="${letters(at)}${row + 1}"><v>${row * 100 + at}</v></c>`).join('')}</row>`,
          );
          const after = await rewrite(
            plain(before.join('')),
            rowsOf(marked).map(({ row, columns }) => mark(row, ...columns)),
            size,
          );
          const found = [...after.matchAll(/<c r="([A-Z])(\d+)"( s="100")?(?:\/>|><v>(\d+)<\/v>)/g)].map((one) => ({
            at: (Number(one[2]) - 1) * 100 + one[1]!.charCodeAt(0) - 65,
            marked: one[3] !== undefined,
            value: one[4],
          }));
          const keys = (places: readonly (readonly [number, number])[]) =>
            new Set(places.map(([row, column]) => row * 100 + column));
          const [old, now] = [keys(there), keys(marked)];
          const expected = [...old.union(now)].sort((a, b) => a - b);
          expect(found).toEqual(
            expected.map((at) => ({ at, marked: now.has(at), value: old.has(at) ? String(at) : undefined })),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
