import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import type { Table } from '../../src/model/table.ts';
import { sheetOf } from './sheet-of.ts';

/** The table below a title, the header rows given and records of numbers under them. */
async function under(head: string, text = false): Promise<Table> {
  const rows = head.split('\n').map((line) => line.split('|'));
  const width = Math.max(...rows.map((row) => row.length));
  const records = ['東區', '西區', '南區', '北區', '中區'].map((name, at) => [
    name,
    ...Array.from({ length: width - 1 }, (_, column) => String((at + 2) * 37 + column * 11)),
  ]);
  const [table] = detect(await sketch(sheetOf([['青山縣統計表'], ...rows, ...records], { text })), {});
  return table!;
}

const titles = (table: Table) => table.columns.map((column) => column.title).join(' ');

describe('a parent in the middle of what it stands over, without a merge', () => {
  it.each([
    [
      'over labels that come again',
      '區別||出生|||死亡|\n|計|男|女|計|男|女',
      '區別 出生_計 出生_男 出生_女 死亡_計 死亡_男 死亡_女',
    ],
    [
      'over an even number of labels',
      '區別||出生||||死亡||\n|公立|私立|其他|不詳|公立|私立|其他|不詳',
      '區別 出生_公立 出生_私立 出生_其他 出生_不詳 死亡_公立 死亡_私立 死亡_其他 死亡_不詳',
    ],
    ['over 計, 男, 女', '區別||人口數||戶數\n|計|男|女|', '區別 人口數_計 人口數_男 人口數_女 戶數'],
    [
      'over 計, 男, 女 beside labels in the lower row',
      '||人口數||\n區別|計|男|女|戶數',
      '區別 人口數_計 人口數_男 人口數_女 戶數',
    ],
    ['in a row of its own', '||人口數||\n區別||||戶數\n|計|男|女|', '區別 人口數_計 人口數_男 人口數_女 戶數'],
    [
      'over labels that differ',
      '區別||遷入|||遷出|\n|自國外|自他縣市|其他|往國外|往他縣市|不詳',
      '區別 遷入_自國外 遷入_自他縣市 遷入_其他 遷出_往國外 遷出_往他縣市 遷出_不詳',
    ],
  ])('%s', async (_, head, expected) => {
    expect(titles(await under(head))).toBe(expected);
  });

  it('stands over its first column when that is where the cycle begins', async () => {
    const table = await under('區別|出生|||死亡||\n|計|男|女|計|男|女');
    expect(titles(table)).toBe('區別 出生_計 出生_男 出生_女 死亡_計 死亡_男 死亡_女');
    expect(table.sure).toBeGreaterThan(0.9);
  });

  it('is a guess where nothing tells', async () => {
    for (const head of ['區別||本月|||\n|總數|件數|人數|金額|比率', '區別||本月||\n|總數|件數|人數|'])
      expect((await under(head)).sure).toBeLessThan(0.8);
  });
});

describe('labels written one character a cell', () => {
  it.each([
    [
      'downwards in three rows, one of them padded',
      '區別|西藥商|||中藥商||\n|合|販|製|合|販|製\n||賣|造||賣|造\n|計|業|業|計|業|業',
      '區別 西藥商_合計 西藥商_販賣業 西藥商_製造業 中藥商_合計 中藥商_販賣業 中藥商_製造業',
    ],
    [
      'downwards in two rows',
      '區別|西藥商|||中藥商||\n|合|販|製|合|販|製\n|計|賣|造|計|賣|造',
      '區別 西藥商_合計 西藥商_販賣 西藥商_製造 中藥商_合計 中藥商_販賣 中藥商_製造',
    ],
    ['downwards, and the stub too', '區|視|聽|肢|智\n|覺|覺|體|能\n別|障|障|障|障', '區別 視覺障 聽覺障 肢體障 智能障'],
    [
      'downwards, and others across',
      '區別|里|鄰|戶|人|口|數\n|數|數|數|計|男|女',
      '區別 里數 鄰數 戶數 人口數_計 人口數_男 人口數_女',
    ],
    ['across, as two parents', '區別|出|生|死|亡\n|男|女|男|女', '區別 出生_男 出生_女 死亡_男 死亡_女'],
    [
      'in words that go on below, the stub too',
      '行政|戶數|家數|件數|金額|用水|人口\n區別|||||度數|密度',
      '行政區別 戶數 家數 件數 金額 用水度數 人口密度',
    ],
    ['each a label of its own', '區別|牛|羊|豬', '區別 牛 羊 豬'],
    ['each over units of its own', '區別|牛||豬|\n|(頭)|(戶)|(頭)|(戶)', '區別 牛_(頭) 牛_(戶) 豬_(頭) 豬_(戶)'],
    ['each over sexes', '區別|牛||羊|\n|公|母|公|母', '區別 牛_公 牛_母 羊_公 羊_母'],
  ])('%s', async (_, head, expected) => {
    expect(titles(await under(head))).toBe(expected);
  });
});

describe('a row below the names', () => {
  it.each([
    ['with a stub that says so', '名稱|行政|役政|民政\n科目編號|01|02|03', '名稱科目編號 行政_01 役政_02 民政_03'],
    ['without a stub', '名稱|行政|役政|民政\n|330100|330200|330300', '名稱 行政_330100 役政_330200 民政_330300'],
  ])('holds their codes: %s', async (_, head, expected) => {
    expect(titles(await under(head))).toBe(expected);
  });

  it('holds their numbers, also below a parent whose labels are fewer than these', async () => {
    const table = await under('年(月)別|支出||\n|合格|不合格|不合格率％\n(1)|(2)|(3)|(4)');
    expect(table.header).toEqual([1, 2, 3]);
    expect(titles(table)).toBe('年(月)別 支出_合格 支出_不合格 支出_不合格率％');
  });

  it.each([
    ['counts of one width', '類別|行政|役政|民政\n共同科目|120|110|130'],
    ['counts below a blank stub', '類別|行政|役政|民政\n|820|110|330'],
  ])('is a record: %s', async (_, head) => {
    expect((await under(head)).header).toEqual([1]);
  });
});
