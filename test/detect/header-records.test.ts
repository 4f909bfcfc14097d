import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import type { Hints, Table } from '../../src/model/table.ts';
import { sheetOf } from './sheet-of.ts';

async function tables(picture: string, hints: Hints = {}, records = false): Promise<readonly Table[]> {
  const sheet = sheetOf(picture.split('\n').map((line) => line.split('|')));
  return detect({ ...(await sketch(sheet)), ...(records && { records }) }, hints);
}

const shown = (table: Table) => ({
  header: table.header.map((row) => row + 1),
  titles: table.columns.map((column) => column.title).join(' '),
  records: table.records,
});

describe('records that come again', () => {
  it.each([
    [
      'in runs, as parts of several forms do',
      '欄位代碼|欄位說明|備註\nyear|會計年度|民國\nagency|機關編號|代碼\ntype|機關類別|A或B\namount|預算數|千元\nyear|會計年度|民國\nagency|機關編號|代碼\ntype|機關類別|A或B\nitem|科目|名稱\nyear|會計年度|民國\nagency|機關編號|代碼\ntype|機關類別|A或B\nnote|說明|文字',
      '欄位代碼 欄位說明 備註',
      12,
    ],
    [
      'here and there',
      '序|區別|類別|數量\n春|東區|甲類別|說明\n夏|西區|乙類別|無\n春|東區|甲類別|說明\n夏|西區|乙類別|無\n秋|西區|乙類別|多\n春|東區|甲類別|說明\n夏|南區|乙類別|無',
      '序 區別 類別 數量',
      7,
    ],
  ])('are no header printed again: %s', async (_, picture, titles, records) => {
    const [table] = await tables(picture);
    expect(shown(table!)).toEqual({ header: [1], titles, records });
  });

  it('differ from a header over each page', async () => {
    const page = (from: number) =>
      ['路名|類別名稱|地點', ...[0, 1, 2].map((i) => `第${from + i}路|第${from + i}類|${from + i}號旁`)].join('\n');
    const [table] = await tables(`道路清冊\n${page(1)}\n${page(4)}\n${page(7)}`);
    expect(shown(table!)).toEqual({ header: [2], titles: '路名 類別名稱 地點', records: 9 });
  });
});

describe('the first record below names in English', () => {
  const KEYS = 'statistic_yyy|site_id|birth_count';
  const ROWS = '108|新北市板橋區|11\n108|新北市三重區|12\n108|新北市中和區|9';

  it('is a record, where its cells are one name', async () => {
    const rows = ['鄉鎮市區', '交易標的', '土地位置', '交易年月', '移轉面積'].map((name) => `${name}|${name}`);
    const [table] = await tables(`name|title\n${rows.join('\n')}`);
    expect(shown(table!)).toEqual({ header: [1], titles: 'name title', records: 5 });
  });

  it('is the row of their Chinese names, in a file of records too', async () => {
    const picture = `${KEYS}\n統計年度|區域別|嬰兒出生數\n${ROWS}`;
    const [table] = await tables(picture, {}, true);
    expect(shown(table!)).toEqual({ header: [1, 2], titles: '統計年度 區域別 嬰兒出生數', records: 3 });
    expect(table!.sure).toBeLessThan(1);
    expect(table!.cut[0]).toEqual({ top: 0, bottom: 1, reason: 'header' });
    const [asked] = await tables(picture, { titles: ['site_id'] }, true);
    expect(shown(asked!)).toEqual({ header: [1, 2], titles: 'statistic_yyy site_id birth_count', records: 3 });
  });

  it('is a record of a file of records, where it holds values', async () => {
    const [table] = await tables(`${KEYS}\n${ROWS}`, {}, true);
    expect(shown(table!)).toEqual({ header: [1], titles: 'statistic_yyy site_id birth_count', records: 3 });
    expect(table!.sure).toBe(1);
  });
});

describe('a small table beside one with two header rows', () => {
  const MAIN = [
    '區別|件數|死亡|增減|',
    '|||件數|死亡',
    ...'東西南北中'.split('').map((one, i) => `${one}區|1${i}|2${i}|${i}|-${i}`),
  ];
  const SIDE = ['原因|件數', '超速|3', '酒駕|4', '分心|5'];

  it.each([
    ['from the first header row', 0],
    ['from the second', 1],
  ])('is a table of its own: %s', async (_, from) => {
    const rows = MAIN.map((line, at) => `${line}||${SIDE[at - from] ?? '|'}`);
    const [one, other] = await tables(`事故概況||||||||\n${rows.join('\n')}`);
    expect(shown(one!)).toEqual({ header: [2, 3], titles: '區別 件數 死亡 增減_件數 增減_死亡', records: 5 });
    expect(shown(other!)).toEqual({ header: [2 + from], titles: '原因 件數', records: 3 });
  });
});
