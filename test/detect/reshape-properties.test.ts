import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startFlags } from '../../src/detect/reshape-flags.ts';
import { cellText } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Reshape } from '../../src/model/reshape.ts';
import { PLAIN } from '../../src/model/sheet.ts';
import type { Cut, Table } from '../../src/model/table.ts';
import { rowsOf } from '../../src/rows.ts';
import { sheetOf } from './sheet-of.ts';

/** A cross-table that nobody has to detect: a key, then columns 1月, 2月 …; some rows are totals. */
interface Cross {
  readonly grid: readonly (readonly string[])[];
  readonly totals: readonly number[];
  readonly batch: number;
}

const cell = fc.oneof(
  fc.constantFrom('', '', '0', '12', '－', ' ', '　', '1,234', '里', '𠮷'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

const crosses: fc.Arbitrary<Cross> = fc
  .record({ rows: fc.integer({ min: 1, max: 40 }), columns: fc.integer({ min: 1, max: 14 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      grid: fc
        .array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
        .map((body) => [
          ['村里', ...Array.from({ length: columns }, (_, at) => `${at + 1}月`)],
          ...body.map((cells, at) => [`第${at}里`, ...cells]),
        ]),
      totals: fc.uniqueArray(fc.integer({ min: 1, max: rows }), { maxLength: 3 }),
      batch: fc.integer({ min: 1, max: 50 }),
    }),
  );

function tableOf({ grid, totals }: Cross): Table {
  const cuts: Cut[] = [
    { top: 0, bottom: 0, reason: 'header' },
    ...[...totals].sort((a, b) => a - b).map((row): Cut => ({ top: row, bottom: row, reason: 'total' })),
  ];
  const width = grid[0]!.length;
  return {
    sheet: '',
    place: { top: 0, left: 0, bottom: grid.length - 1, right: width - 1 },
    header: [0],
    first: 1,
    last: grid.length - 1,
    columns: grid[0]!.map((title, at) => ({ at, title, levels: [title] })),
    cut: cuts,
    records: grid.length - 1 - totals.length,
    titles: [],
    notes: [],
    sure: 1,
    why: [],
  };
}

async function melt(cross: Cross, empty: 'keep' | 'drop') {
  const sheet = sheetOf(cross.grid, { batch: cross.batch });
  const table = tableOf(cross);
  const rows = cross.grid.map((cells, at) => ({ at, cells }));
  const width = table.columns.length;
  const seen = { sheet: '', index: 0, hidden: false, text: true, rows, complete: true, width, layout: PLAIN };
  const view = { sheet, sketch: seen, tables: [table] };
  const recipe: Reshape = { across: { like: ['*月'], names: ['月份'], value: '值', empty } };
  const made = rowsOf(
    { sheet, table, fields: [], reshape: { recipe, view, views: [view], hints: {} } },
    new Findings(),
  );
  const out: { cells: string[]; from: [number, number][] }[] = [];
  for await (const batch of made.batches()) {
    for (let row = 0; row < batch.length; row++) {
      out.push({
        cells: batch.columns.map((column) => cellText(batch, column, row)),
        from: batch.columns.map((column) => [column.from!.rows[row]!, column.from!.columns[row]!]),
      });
    }
  }
  return { out, ledger: made.close(out.length, 'property').ledger };
}

describe('a cross-table made into rows', () => {
  it('comes back when the rows are spread again', async () => {
    await fc.assert(
      fc.asyncProperty(crosses, async (cross) => {
        const { out } = await melt(cross, 'keep');
        const back = new Map<string, string[]>();
        for (const { cells } of out) back.set(cells[0]!, [...(back.get(cells[0]!) ?? []), cells[2]!]);
        const records = cross.grid.filter((_, at) => at > 0 && !cross.totals.includes(at));
        expect([...back].map(([key, values]) => [key, ...values])).toEqual(records);
      }),
    );
  });

  it('has every text at the cell that it names', async () => {
    await fc.assert(
      fc.asyncProperty(crosses, fc.constantFrom('keep', 'drop'), async (cross, empty) => {
        const { out } = await melt(cross, empty);
        for (const { cells, from } of out) expect(from.map(([row, column]) => cross.grid[row]![column])).toEqual(cells);
      }),
    );
  });

  it('loses no row: the ledger adds up, and only empty cells are left out', async () => {
    await fc.assert(
      fc.asyncProperty(crosses, async (cross) => {
        const { out, ledger } = await melt(cross, 'drop');
        const records = cross.grid.length - 1 - cross.totals.length;
        const filled = cross.grid.flatMap((cells, at) =>
          at === 0 || cross.totals.includes(at) ? [] : cells.slice(1).filter((text) => !isEmpty(text)),
        );
        const made = records * (cross.grid[0]!.length - 1);
        expect(ledger.read).toBe(cross.grid.length);
        expect(ledger.reshaped).toEqual({ records, made, empty: made - filled.length });
        expect(out.map(({ cells }) => cells[2])).toEqual(filled);
      }),
    );
  });
});

/** Nothing but blanks as a file has them: control characters, spaces, U+3000. */
function isEmpty(text: string): boolean {
  return [...text].every((letter) => letter <= ' ' || letter === '　');
}

describe('marks split from values', () => {
  const marks = ['#', '*', 'x', 'NR', '※'];

  it('are the rest of the cell', async () => {
    const cells = fc.tuple(fc.constantFrom('', '1', '2.5', '-3', '1x2'), fc.array(fc.constantFrom(...marks)));
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1 }), async (all) => {
        const rows = all.map(([value, flags]) => [value + flags.join('')]);
        for await (const batch of sheetOf(rows).batches()) {
          const flag = startFlags(marks).split(batch, batch.columns[0]!);
          const found = rows.map((_, row) => [cellText(batch, batch.columns[0]!, row), cellText(batch, flag, row)]);
          expect(found).toEqual(all.map(([value, flags]) => [value, flags.join('')]));
        }
      }),
    );
  });
});
