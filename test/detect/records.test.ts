import { describe, expect, it } from 'vitest';
import { cut, startTally } from '../../src/detect/cut.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { cellText } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import { open } from '../../src/parse/open.ts';
import { delivery } from '../parse/bytes.ts';

/** Everything up to the records, for a JSON file of these. */
async function read(records: readonly object[], hints = {}) {
  const opened = await open(delivery('a.json', JSON.stringify(records)), new Findings(), {});
  const sheet = opened.sheets[0]!;
  const tables = detect(await sketch(sheet), hints);
  const table = tables[0]!;
  const tally = startTally();
  const rows: string[][] = [];
  for await (const batch of cut(sheet, table, tally)) {
    for (let row = 0; row < batch.length; row++) rows.push(batch.columns.map((column) => cellText(batch, column, row)));
  }
  return { tables, table, tally, rows };
}

const parks = (count: number) => Array.from({ length: count }, (_, i) => ({ 編號: i, 名稱: `第${i}號`, 面積: i * 2 }));

describe('a sheet of records', () => {
  it('has its names in the first row and a record in every other, whatever they look like', async () => {
    const odd = [
      { 編號: '編號', 名稱: '名稱', 面積: '面積' },
      { 編號: '註：1. 資料來源：公園處' },
      { 名稱: '單位：公頃' },
      ...parks(5),
      { 備註: '資料來源：公園處，本表不含苗圃。' },
    ];
    const { tables, table, rows } = await read(odd);
    expect(tables.length).toBe(1);
    expect(table).toMatchObject({ header: [0], first: 1, last: 9, records: 9, sure: 1 });
    expect(table.columns.map((column) => column.title)).toEqual(['編號', '名稱', '面積', '備註']);
    expect(rows.length).toBe(9);
    expect(rows[8]).toEqual(['', '', '', '資料來源：公園處，本表不含苗圃。']);
  });

  it('is so to its end, where nobody has looked', async () => {
    const { rows, tally } = await read([...parks(4000), { 名稱: '註：以下空白' }, { 編號: '說明' }]);
    expect([rows.length, tally.cut]).toEqual([4002, { header: 1 }]);
  });

  it('cuts totals, unless they are wanted', async () => {
    const records = [...parks(6), { 編號: '', 名稱: '合計', 面積: 30 }];
    const { rows, tally } = await read(records);
    expect([rows.length, tally.cut]).toEqual([6, { header: 1, total: 1 }]);
    expect((await read(records, { totals: 'keep' })).rows.length).toBe(7);
    const long = [...parks(4000), { 編號: '', 名稱: '合計', 面積: 30 }];
    expect((await read(long)).tally.cut).toEqual({ header: 1, total: 1 });
    expect((await read(long, { totals: 'keep' })).rows.length).toBe(4001);
  });
});
