import * as library from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fresh, freshWorkbook } from '../../src/annotate/fresh.ts';
import type { Shortened } from '../../src/annotate/fresh-sheet.ts';
import { Kind } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import { open } from '../../src/parse/open.ts';
import { delivery } from '../parse/bytes.ts';
import { readFile } from '../parse/read-sheets.ts';
import { type BookSpec, type CellSpec, ods } from '../parse/workbook.ts';
import { wrongWith } from './package-check.ts';
import { work, written } from './written.ts';

async function fresh(name: string, bytes: Uint8Array | string, shortened: Shortened = () => {}): Promise<Fresh> {
  const opened = await open(delivery(name, bytes), new Findings(), {});
  // A whole pass tells what is merged and hidden.
  for (const sheet of opened.sheets) for await (const _ of sheet.batches());
  return freshWorkbook(opened.sheets, name.replace(/\.\w+$/, ''), shortened);
}

async function bytesOf(name: string, bytes: Uint8Array | string): Promise<Uint8Array> {
  return written((await fresh(name, bytes)).parts, {});
}

describe('a workbook made of another format', () => {
  it('says in our own reader what the file said', async () => {
    const rows: CellSpec[][] = [
      ['編號', '比率', '日期', '有無', '時'],
      ['007', { value: 0.9278, format: '0.00%' }, { date: '2023-03-05' }, true, { date: '2023-03-05T08:30:00' }],
      ['=1+1', 12345.6, { date: '1899-12-31' }, false, { error: '#DIV/0!' }],
      ['', { raw: '-0.5' }, ' 前後 ', 'a\nb', '_x0041_'],
    ];
    const book: BookSpec = {
      sheets: [
        { name: '表[1]', rows, merged: ['A5:C6'], hiddenRows: [2] },
        { name: '藏', rows: [['x']], hidden: true },
      ],
    };
    const source = await ods(book);
    const before = await readFile('表.ods', source);
    const made = await bytesOf('表.ods', source);
    const after = await readFile('表.xlsx', made);
    expect(await wrongWith(made)).toEqual([]);
    expect(after.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['表_1_', false],
      ['藏', true],
    ]);
    expect(after.sheets[0]!.rows).toEqual(before.sheets[0]!.rows);
    expect(after.sheets[0]!.layout).toMatchObject({ merged: before.sheets[0]!.layout.merged, hiddenRows: [2] });
    expect(after.sheets[0]!.kinds[1]).toEqual([Kind.text, Kind.number, Kind.date, Kind.boolean, Kind.date]);
  });

  it('keeps text as text, whatever it begins with', async () => {
    const made = await bytesOf('表.csv', '編號,公式\n001,=1+1\n+2,-3\n@a,1E5\n');
    const sheet = library.read(made).Sheets['表']!;
    for (const [at, text] of Object.entries({ A2: '001', B2: '=1+1', A3: '+2', B3: '-3', A4: '@a', B4: '1E5' })) {
      expect(sheet[at]).toMatchObject({ t: 's', v: text });
      expect(sheet[at].f).toBeUndefined();
    }
  });

  it('is marked like any other', async () => {
    const { parts, names } = await fresh('清冊.csv', '編號,面積\n1,約3\n');
    const marked = await written(parts, {
      sheets: new Map([[names.get('')!, work({ B2: 'error' }, { B2: '不是數字' })]]),
    });
    expect(await wrongWith(marked)).toEqual([]);
    expect(library.read(marked).Sheets['清冊']!['B2']).toMatchObject({
      v: '約3',
      c: expect.objectContaining({ 0: expect.objectContaining({ t: '不是數字' }) }),
    });
  });

  it('holds any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 }),
        async (cells) => {
          const source = JSON.stringify(cells.map((cell) => ({ a: cell, b: 1 })));
          const before = await readFile('表.json', source);
          const after = await readFile('表.xlsx', await bytesOf('表.json', source));
          expect(after.sheets[0]!.rows).toEqual(before.sheets[0]!.rows);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says what does not fit', async () => {
    const told: string[] = [];
    const { parts } = await fresh('表.csv', `a,b\n${'長'.repeat(40_000)},1\n`, (what, sheet, row, column) =>
      told.push(`${what} ${sheet} ${row} ${column}`),
    );
    const made = await readFile('表.xlsx', await written(parts, {}));
    expect(told).toEqual(['text 表 1 0']);
    expect(made.sheets[0]!.rows[1]![0]).toHaveLength(32_767);
  });
});
