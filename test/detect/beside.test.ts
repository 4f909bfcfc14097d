import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, startTally } from '../../src/detect/cut.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { sheetOf } from './sheet-of.ts';

const rowsOf = (picture: string) => picture.split('\n').map((line) => line.split('|'));

async function titles(picture: string): Promise<string[]> {
  const tables = detect(await sketch(sheetOf(rowsOf(picture))), {});
  return tables.map((table) => `${table.columns.map((column) => column.title).join(' ')}: ${table.records}`);
}

describe('tables side by side', () => {
  it.each([
    [
      'two of them',
      '縣市|人口||產品|產量|單價\n甲縣|10||砂石|5|1\n乙縣|20||水泥|6|2\n丙縣|30|||| \n丁縣|40||||',
      ['縣市 人口: 4', '產品 產量 單價: 2'],
    ],
    [
      'with titles of their own',
      '表一|||表二||\n縣市|人口||產品|產量|單價\n甲縣|10||砂石|5|1\n乙縣|20||水泥|6|2\n丙縣|30||||',
      ['縣市 人口: 3', '產品 產量 單價: 2'],
    ],
    [
      'that end together, with a title over each',
      '表一|||表二|\n縣市|人口||產品|產量\n甲縣|10||砂石|5\n乙縣|20||水泥|6\n丙縣|30||石灰|7',
      ['縣市 人口: 3', '產品 產量: 3'],
    ],
    [
      'a spacer inside one table',
      '縣市|男|女||總數|面積\n甲縣|10|11||21|5\n乙縣|20|21||41|6\n丙縣|30|31||61|',
      ['縣市 男 女 總數 面積: 3'],
    ],
    ['pages of one table', '里別|人數||里別|人數\n一里|10||四里|40\n二里|20||五里|50\n三里|30||||', undefined],
    [
      'rows that end together',
      '姓名|票數||職業|年齡\n甲君|10||農|40\n乙君|20||工|50\n丙君|30||商|60',
      ['姓名 票數 職業 年齡: 3'],
    ],
  ])('%s', async (_, picture, expected) => {
    const found = await titles(picture);
    if (expected) expect(found).toEqual(expected);
    else expect(found).toHaveLength(1);
  });

  it('accounts for every row, and tells no cell of the other table as a stray one', async () => {
    const sheet = sheetOf(rowsOf('縣市|人口||產品|產量\n甲縣|10||砂石|5\n乙縣|20||水泥|6\n丙縣|30||||'));
    for (const table of detect(await sketch(sheet), {})) {
      const strays: string[] = [];
      const tally = startTally((_, __, text) => strays.push(text));
      let records = 0;
      for await (const batch of cut(sheet, table, tally)) records += batch.length;
      expect(tally.read).toBe(records + Object.values(tally.cut).reduce((sum, rows) => sum + rows, 0));
      expect(strays).toEqual([]);
      expect(tally.cut.blank ?? 0).toBe(0);
    }
  });

  it('account for every row, however tables lie on the sheet', async () => {
    const cell = fc.constantFrom(
      '',
      '',
      '',
      '區別',
      '人口',
      '甲',
      '乙',
      '合計',
      '平均',
      '12',
      '3.5',
      '112年',
      '（千元）',
      '註：',
      '計',
      '男',
      '女',
    );
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (cells, text) => {
        const sheet = sheetOf(cells, { text, batch: 5 });
        for (const table of detect(await sketch(sheet), {})) {
          const tally = startTally(
            () => {},
            () => {},
          );
          let records = 0;
          for await (const batch of cut(sheet, table, tally)) records += batch.length;
          expect(records).toBe(table.records);
          expect(tally.read).toBe(records + Object.values(tally.cut).reduce((sum, count) => sum + count, 0));
        }
      }),
      { numRuns: 400 },
    );
  });
});
