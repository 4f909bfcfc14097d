import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, startTally } from '../../src/detect/cut.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { cellText } from '../../src/model/batch.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import type { Hints, Table } from '../../src/model/table.ts';
import { sheetOf } from './sheet-of.ts';

interface Passed {
  readonly records: string[][];
  readonly at: number[];
  readonly strays: [number, number, string][];
  readonly tally: ReturnType<typeof startTally>;
  readonly table: Table;
}

async function pass(sheet: Sheet, hints: Hints = {}): Promise<Passed> {
  const seen = await sketch(sheet);
  const [table] = detect(seen, hints);
  if (!table) throw new Error('no table');
  const strays: [number, number, string][] = [];
  const tally = startTally((row, column, text) => strays.push([row, column, text]));
  const records: string[][] = [];
  const at: number[] = [];
  for await (const batch of cut(sheet, table, tally)) {
    for (let row = 0; row < batch.length; row++) {
      records.push(batch.columns.map((column) => cellText(batch, column, row)));
      at.push(batch.rows[row]!);
    }
  }
  return { records, at, strays, tally, table };
}

function ledger({ tally, records }: Passed): boolean {
  return tally.read === records.length + Object.values(tally.cut).reduce((sum, rows) => sum + rows, 0);
}

/** Many records of four columns, of which the first say nothing about the end. */
function long(rows: number): string[][] {
  const districts = ['中正區', '大安區', '信義區', '南港區', '文山區'];
  return Array.from({ length: rows }, (_, i) => [districts[i % 5]!, `第${i}公園`, String(1000 + i), `${i % 90}.5`]);
}

const HEADER = ['行政區', '公園名稱', '面積', '綠覆率'];

describe('cut', () => {
  it('passes on a plain table whole, in its columns', async () => {
    const passed = await pass(sheetOf([HEADER, ...long(10)], { batch: 3 }));
    expect(passed.records).toEqual(long(10));
    expect(passed.tally).toMatchObject({ read: 11, cut: { header: 1 }, first: 1, last: 10 });
    expect(passed.strays).toEqual([]);
  });

  it('cuts what detection saw and keeps the row numbers of the sheet', async () => {
    const rows = [
      ['公園清冊'],
      ['單位：㎡'],
      HEADER,
      ...long(4),
      ['合計', '', '4006', ''],
      [],
      ['註：本表不含小公園。'],
    ];
    const passed = await pass(sheetOf(rows, { batch: 2 }));
    expect(passed.records).toEqual(long(4));
    expect(passed.at).toEqual([3, 4, 5, 6]);
    expect(passed.tally).toMatchObject({
      read: 10,
      cut: { title: 1, unit: 1, header: 1, total: 1, blank: 1, note: 1 },
    });
  });

  it.each([1000, 50, 7])('decides beyond the sketch what rows are, in batches of %i', async (batch) => {
    const records = long(3500);
    const rows = [['公園清冊'], HEADER, ...records];
    const odd: [number, string[]][] = [
      [3400, []],
      [3300, ['', ' ', '', '']],
      [3250, HEADER],
      [3200, ['大安區', '小　計', '99999', '']],
      [3150, ['平均', '', '100', '']],
      [3100, ['較上月増減', '', '12', '']],
      [3050, ['公園清冊']],
    ];
    for (const [index, row] of odd) rows.splice(index, 0, row);
    rows.push(
      ['總計', '', '123456', ''],
      [],
      ['說明：面積為實測'],
      ['　　　　2.不含臨時公園'],
      ['', '', '製表：工務局'],
    );
    const passed = await pass(sheetOf(rows, { batch }));
    expect(passed.table.last).toBeUndefined();
    expect(passed.records).toEqual(records);
    expect(passed.tally.cut).toMatchObject({
      title: 1,
      header: 1,
      blank: 3,
      total: 1,
      subtotal: 1,
      average: 1,
      comparison: 1,
    });
    expect(ledger(passed)).toBe(true);
    expect(passed.tally.last).toBe(rows.length - 6);
  });

  it('keeps totals beyond the sketch for those who want them', async () => {
    const rows = [HEADER, ...long(3400), ['總計', '', '123456', '']];
    const passed = await pass(sheetOf(rows), { totals: 'keep' });
    expect(passed.records).toHaveLength(3401);
  });

  it.each([1000, 50, 7, 3])(
    'cuts a total of 計, 男, 女 as a whole beyond the sketch, in batches of %i',
    async (batch) => {
      const group = (name: string, at: number, on: number) =>
        ['計', '男', '女'].map((sex, row) => [row === on ? name : '', sex, String(100 + at + row)]);
      const records = Array.from({ length: 1200 }, (_, at) => group(`第${at}里`, at, 1)).flat();
      const rows = [['里別', '性別', '人數'], ...records];
      rows.splice(3301, 0, ...group('小計', 7, 1));
      rows.push(...group('總計', 9, 1));
      const passed = await pass(sheetOf(rows, { batch }));
      expect(passed.table.unseen).toBeDefined();
      expect(passed.records).toEqual(records);
      expect(passed.tally.cut).toEqual({ header: 1, subtotal: 3, total: 3 });
    },
  );

  it('judges the middle of a long spreadsheet by its bytes too', async () => {
    const records = long(5000);
    const rows = [HEADER, ...records];
    rows.splice(4000, 0, HEADER);
    rows.push(['註：本表不含小公園。']);
    const passed = await pass(sheetOf(rows, { text: false }));
    expect(passed.table.unseen).toEqual({ top: 3000, bottom: 4702 });
    expect(passed.records).toEqual(records);
    expect(passed.tally.cut).toEqual({ header: 1, repeat: 1, note: 1 });
  });

  it('tells of cells outside the columns, and not of keys printed again', async () => {
    const records = long(30).map((row) => [...row, row[0]!, '5']);
    records[7]!.push('多一格');
    const passed = await pass(sheetOf([[...HEADER, '行政區', '樹木'], ...records]));
    expect(passed.table.columns.map((column) => column.title)).toEqual([...HEADER, '樹木']);
    expect(passed.strays).toEqual([[8, 6, '多一格']]);
  });

  it('always accounts for every row', async () => {
    const cell = fc.constantFrom(
      '',
      ' ',
      '甲',
      '中正區',
      '合計',
      '12',
      '3,400',
      '-',
      '註：無',
      '說明',
      '單位：人',
      '112/3/5',
      '計',
      '男',
      '女',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (rows, batch, text) => {
          const sheet = sheetOf([['編號', '名稱', '數量'], ['1', '甲', '5'], ['2', '乙', '6'], ...rows], {
            batch,
            text,
          });
          const passed = await pass(sheet);
          expect(ledger(passed)).toBe(true);
          expect(passed.records).toHaveLength(passed.table.records);
          const ends = passed.at.length === 0 ? [-1, -1] : [passed.at[0], passed.at.at(-1)];
          expect([passed.tally.first, passed.tally.last]).toEqual(ends);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds the same records whether it has seen all rows or only the head', async () => {
    const filler = long(2990);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200 }), fc.boolean(), async (more, total) => {
        const records = [...filler, ...long(more)];
        const tail = total ? [['合計', '', '5', ''], ['註：無']] : [['資料來源：工務局']];
        const passed = await pass(sheetOf([HEADER, ...records, ...tail], { batch: 500 }));
        expect(passed.records).toHaveLength(records.length);
        expect(ledger(passed)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('sketch', () => {
  it('stops reading a text file when it has seen enough', async () => {
    let batches = 0;
    const sheet = sheetOf([HEADER, ...long(20000)]);
    const counted: Sheet = {
      ...sheet,
      async *batches() {
        for await (const batch of sheet.batches()) {
          batches++;
          yield batch;
        }
      },
    };
    const seen = await sketch(counted);
    expect(seen).toMatchObject({ complete: false, width: 4, text: true });
    expect(seen.rows).toHaveLength(3000);
    expect(batches).toBeLessThanOrEqual(4);
  });

  it('keeps head and tail of a spreadsheet', async () => {
    const seen = await sketch(sheetOf([HEADER, ...long(10000)], { text: false }));
    expect(seen.complete).toBe(false);
    expect([seen.rows[0]?.at, seen.rows.at(-1)?.at, seen.rows.length]).toEqual([0, 10000, 3300]);
    expect(seen.rows[3000]?.at).toBe(9701);
  });

  it.each([2999, 3000, 3001])('knows whether %i rows are all', async (rows) => {
    const seen = await sketch(sheetOf(long(rows)));
    expect(seen.complete).toBe(rows <= 3000);
  });
});
