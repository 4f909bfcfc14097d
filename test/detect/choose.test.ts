import { describe, expect, it } from 'vitest';
import { choose } from '../../src/detect/choose.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import type { Hints } from '../../src/model/table.ts';
import { sheetOf } from './sheet-of.ts';

const list = [
  ['項目', '值'],
  ['甲', '1'],
  ['乙', '2'],
  ['丙', '3'],
];
const wide = [
  ['編號', '名稱', '地址', '數量', '金額', '日期'],
  ['1', '甲', '中正區', '10', '100', '112/1/2'],
  ['2', '乙', '大安區', '20', '200', '112/1/3'],
  ['3', '丙', '信義區', '30', '300', '112/1/4'],
];

async function chosen(sheets: { rows: string[][]; name: string; hidden?: boolean }[], hints: Hints = {}) {
  const views = [];
  for (const [index, one] of sheets.entries()) {
    const sheet = { ...sheetOf(one.rows, { name: one.name, hidden: one.hidden ?? false, text: false }), index };
    const seen = await sketch(sheet);
    views.push({ sketch: seen, tables: detect(seen, hints) });
  }
  return choose(views, hints)?.sheet;
}

describe('choose', () => {
  it('takes the fuller table, the first one where they are alike', async () => {
    expect(
      await chosen([
        { rows: list, name: '代碼' },
        { rows: wide, name: '資料' },
      ]),
    ).toBe('資料');
    expect(
      await chosen([
        { rows: wide, name: '一月' },
        { rows: wide, name: '二月' },
      ]),
    ).toBe('一月');
  });
  it('takes a hidden sheet last', async () => {
    expect(
      await chosen([
        { rows: wide, name: '隱藏', hidden: true },
        { rows: list, name: '看得見' },
      ]),
    ).toBe('看得見');
    expect(await chosen([{ rows: wide, name: '隱藏', hidden: true }])).toBe('隱藏');
  });
  it('takes the table with the headings asked for, and the sheet named', async () => {
    const sheets = [
      { rows: wide, name: '資料' },
      { rows: list, name: '代碼' },
    ];
    expect(await chosen(sheets, { titles: ['項目', '值'] })).toBe('代碼');
    expect(await chosen(sheets, { sheet: '代碼' })).toBe('代碼');
  });
  it('does not take years side by side for many things, nor a page of remarks for the data', async () => {
    const years = [
      ['縣市', '110年', '111年', '112年', '113年', '114年', '115年', '116年'],
      ...['甲', '乙', '丙'].map((name) => [name, '1', '2', '3', '4', '5', '6', '7']),
    ];
    const national = [
      ['年別', '人口', '戶數', '面積'],
      ['110年', '10', '5', '3'],
      ['111年', '11', '6', '3'],
      ['112年', '12', '7', '3'],
    ];
    expect(
      await chosen([
        { rows: national, name: '全國' },
        { rows: years, name: '各縣市' },
      ]),
    ).toBe('全國');
    expect(
      await chosen([
        { rows: national, name: '欄位說明' },
        { rows: list, name: '資料' },
      ]),
    ).toBe('資料');
  });
  it('takes nothing from nothing', async () => {
    expect(await chosen([{ rows: [], name: '空白' }])).toBeUndefined();
  });
});
