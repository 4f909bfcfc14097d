import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import type { Table } from '../../src/model/table.ts';
import { sheetOf } from './sheet-of.ts';

type Merge = readonly [top: number, left: number, bottom: number, right: number];

async function find(picture: string, merged: readonly Merge[] = [], text = false): Promise<Table> {
  const rows = picture.split('\n').map((line) => line.split('|'));
  const places = merged.map(([top, left, bottom, right]) => ({ top, left, bottom, right }));
  const [table] = detect(await sketch(sheetOf(rows, { text, layout: { merged: places } })), {});
  return table!;
}

const header = (table: Table) => table.header.map((row) => row + 1);
const titles = (table: Table) => table.columns.map((column) => column.title);
const YEARS = '年別|合計|男|女|備註\n100年|30|10|20|\n101年|33|12|21|\n102年|36|14|22|\n103年|39|16|23|';

describe('a line above the header whose cells stand apart', () => {
  it.each([
    ['quantities in two languages', '數量：公噸||||Quantity: M.T.'],
    ['a telephone number and a date', '總機：(03)555-1234||||112.06.01更新'],
    ['a name, a colon, and its value in the next cell', '製表機關：主計處|||聯絡電話：|04-1234567'],
    ['one year in two calendars', '民國112年||||2023'],
    ['names of places, and a date', '縣市：青山縣||選區：第1選區||投票日期：112/8/26'],
    ['names and values without a colon', '起始年月|11201|迄止年月||11205'],
    ['who printed it, and when', '列印人員：王○明|||列印時間：|112/06/05 10:11'],
    ['a period and a unit, without a colon', '||112年5月|單位|人'],
    ['a date stamp alone', '|||112.02.09   19:20|'],
  ])('is no parent: %s', async (_, line) => {
    for (const text of [true, false]) {
      const table = await find(`青山縣人口統計表||||\n${line}\n${YEARS}`, [], text);
      expect(header(table)).toEqual([3]);
      expect(titles(table)).toEqual(['年別', '合計', '男', '女', '備註']);
    }
  });

  it.each([
    ['two years', '區別|112年||113年|\n|男|女|男|女', '112年_男'],
    ['one period', '區別|112年|112年|113年|113年\n|男|女|男|女', '112年_男'],
    ['names with a colon that stand over groups', '|甲：公立||乙：私立|\n區別|男|女|男|女', '甲：公立_男'],
  ])('is a parent when it is made of %s', async (_, rows, title) => {
    const table = await find(
      `青山縣人口統計表||||\n${rows}\n東區|1|20|3|40\n西區|5|60|7|80\n南區|9|10|11|12`,
      [],
      true,
    );
    expect(header(table)).toEqual([2, 3]);
    expect(titles(table)[1]).toBe(title);
  });

  it('gives columns called so their unit', async () => {
    const body = '基隆市|120|3400\n新北市|560|7800\n桃園市|90|1200';
    const table = await find(`漁業生產量值||\n數量：公噸||Quantity: M.T.\n價值：千元||\n縣市|數量|價值\n${body}`);
    expect(header(table)).toEqual([4]);
    expect(table.columns.map((column) => column.unit)).toEqual([undefined, '公噸', '千元']);
    expect(table.unit).toBeUndefined();
  });
});

it('a unit over the second of two columns is no name of it', async () => {
  const table = await find('|Unit：Person\n學校名稱|管制編號\n大安國小|00001404\n中山國小|00001411\n和平國小|00001418');
  expect(header(table)).toEqual([2]);
  expect(table.unit).toBe('Person');
});

describe('a unit or a period in the header itself', () => {
  it('is the unit of the table, over a column without cells', async () => {
    const table = await find(
      '年別|出生||死亡||單位：人\n|男|女|男|女|\n100年|1|2|3|4|\n101年|5|6|7|8|\n102年|9|10|11|12|',
    );
    expect(titles(table)).toEqual(['年別', '出生_男', '出生_女', '死亡_男', '死亡_女']);
    expect(table.unit).toBe('人');
  });

  it('is a parent beside the only name that a column has', async () => {
    const table = await find(
      '|112年5月|||較上月增減\n機構別|件數|金額|占率|\n東區|10|200|3.0|5\n西區|20|300|4.0|-5\n南區|30|400|5.0|6',
      [[0, 1, 0, 3]],
    );
    expect(header(table)).toEqual([1, 2]);
    expect(titles(table)).toEqual(['機構別', '112年5月_件數', '112年5月_金額', '112年5月_占率', '較上月增減']);
  });

  it.each(['統計期|113年', '景點|113年1月', '縣市|113年底'])(
    'names the numbers of a table of two columns: %s',
    async (line) => {
      const table = await find(`${line}\n碧潭風景區|2252458\n老街|524989\n清水祖師廟|639480\n動物園|12345`, [], true);
      expect(header(table)).toEqual([1]);
      expect(table.records).toBe(4);
    },
  );
});
