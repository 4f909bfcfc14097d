import { describe, expect, it } from 'vitest';
import { cut, startTally } from '../../src/detect/cut.ts';
import { cycleOf } from '../../src/detect/cycle.ts';
import { detect } from '../../src/detect/detect.ts';
import { isComparison } from '../../src/detect/notes.ts';
import { isRateAside } from '../../src/detect/rate-rows.ts';
import { sketch } from '../../src/detect/sketch.ts';
import type { Place } from '../../src/model/place.ts';
import type { CutReason } from '../../src/model/table.ts';
import { sheetOf } from './sheet-of.ts';

async function tableOf(rows: readonly (readonly string[])[], merged: readonly Place[] = []) {
  const [table] = detect(await sketch(sheetOf(rows, { layout: { merged } })), {});
  return table!;
}

/** The rows, from 0, that were cut for a reason. */
async function cutFor(reason: CutReason, rows: readonly (readonly string[])[], merged: readonly Place[] = []) {
  const table = await tableOf(rows, merged);
  return table.cut.flatMap((one) =>
    one.reason === reason ? Array.from({ length: one.bottom - one.top + 1 }, (_, at) => one.top + at) : [],
  );
}

const GROUP_HEAD = ['機關', '項目', '甲類', '乙類'];
const PLACES = ['東區', '西區', '南區', '北區'];

function grouped(names: readonly string[], labels: readonly string[], labelRow = 0): string[][] {
  return names.flatMap((name, group) =>
    labels.map((label, at) => [
      at === labelRow ? name : '',
      label,
      `${7 * group + at + 3}`,
      `${5 * group + 2 * at + 9}`,
    ]),
  );
}

describe('a total of several rows', () => {
  it.each([[['收件', '結案', '未結']], [['發生', '破獲']], [['預算', '決算']], [['第1季', '第2季', '第3季', '第4季']]])(
    '%j: all of them are total rows',
    async (labels) => {
      const first = await cutFor('total', [GROUP_HEAD, ...grouped(['總計', ...PLACES], labels)]);
      expect(first).toEqual(labels.map((_, at) => at + 1));
      const from = 1 + PLACES.length * labels.length;
      const last = await cutFor('total', [GROUP_HEAD, ...grouped([...PLACES, '總計'], labels)]);
      expect(last).toEqual(labels.map((_, at) => from + at));
    },
  );
  it('has its name on any of its rows', async () => {
    const rows = [GROUP_HEAD, ...grouped(['總計', ...PLACES], ['收件', '結案', '未結'], 1)];
    expect(await cutFor('total', rows)).toEqual([1, 2, 3]);
  });
  it('is told by the merge of its name, whatever the other groups have', async () => {
    const rows = [
      GROUP_HEAD,
      ['總計', '人數', '40', '41'],
      ['', '百分比', '100', '100'],
      ...PLACES.map((name, at) => [name, ['甲', '乙', '丙', '丁'][at]!, `${at + 12}`, `${at + 15}`]),
    ];
    expect(await cutFor('total', rows, [{ top: 1, left: 0, bottom: 2, right: 0 }])).toEqual([1, 2]);
    expect(await cutFor('total', rows)).toEqual([1]);
  });
  it('is one row where each group has a subtotal of its own', async () => {
    const rows = [GROUP_HEAD, ...grouped(PLACES, ['收件', '結案', '小計'])];
    expect(await cutFor('subtotal', rows)).toEqual([3, 6, 9, 12]);
  });
  it('is found far below what detection has seen, and across batches', async () => {
    const names = Array.from({ length: 4000 }, (_, at) => `第${at + 1}處`);
    const rows = [GROUP_HEAD, ...grouped([...names, '總計'], ['收件', '結案', '未結'])];
    const sheet = sheetOf(rows, { batch: 1000 });
    const [table] = detect(await sketch(sheet), {});
    expect(table!.unseen).toBeDefined();
    const tally = startTally();
    for await (const _ of cut(sheet, table!, tally));
    expect(tally.cut.total).toBe(3);
  });
  it('takes no labels for groups that come again without a name of their own', () => {
    const names = [...PLACES, ...PLACES];
    expect(cycleOf([names, names.map((_, at) => ['有', '無'][at % 2]!)])).toBeUndefined();
    expect(
      cycleOf([names.map((_, at) => (at % 2 ? '' : PLACES[at / 2]!)), names.map((_, at) => ['有', '無'][at % 2]!)]),
    ).toEqual({ at: 1, opens: '有', length: 2 });
  });
});

describe('a comparison', () => {
  it.each([
    ['111年較110年增減％', true],
    ['112年5月較112年4月增減(％)', true],
    ['當年較上年增減％', true],
    ['107年與106年比較', true],
    ['當月較上月', true],
    ['比較增減', true],
    ['比較法', false],
    ['成長率', false],
    ['111年度', false],
    ['本會與大學合作', false],
    ['上年同期', false],
  ])('%s: %s', (text, comparison) => {
    expect(isComparison(text)).toBe(comparison);
  });
  const HEAD = ['年別', '合計', '男', '女'];
  const years = Array.from({ length: 6 }, (_, at) => [
    `${at + 100}年`,
    `${900 + 7 * at}`,
    `${400 + at}`,
    `${500 + at}`,
  ]);
  it.each(['年增率(%)', '成長率(%)', '百分比', '結構比(%)', '占總計百分比(%)'])(
    '%s is one among years',
    async (label) => {
      expect(await cutFor('comparison', [HEAD, ...years, [label, '1.2', '0.4', '0.8']])).toEqual([7]);
    },
  );
  it('may have its name in two cells', async () => {
    const rows = [HEAD, ...years, ['1至5月平均', '較上年同期增減%', '2.4', '2.5']];
    expect(await cutFor('comparison', rows)).toEqual([7]);
  });
  it('is a share right below a total, whatever the records are', async () => {
    const list = ['桌', '椅', '燈', '櫃'].map((name, at) => [name, `${10 + at}`, `${4 + at}`, `${6 + at}`]);
    const total = ['總計', '46', '22', '30'];
    const share = ['百分比', '100', '44', '56'];
    expect(await cutFor('comparison', [HEAD, ...list, total, share])).toEqual([6]);
    expect(await cutFor('comparison', [HEAD, total, share, ...list])).toEqual([2]);
    expect(await cutFor('comparison', [HEAD, ...list, share])).toEqual([]);
  });
  it('is none in a list of indicators', async () => {
    const names = ['失業率', '勞動力參與率', '經濟成長率', '成長率', '年增率'];
    expect(await cutFor('comparison', [HEAD, ...names.map((name, at) => [name, `${at + 1}.5`, '2.2', '3.1'])])).toEqual(
      [],
    );
    expect(isRateAside(names)).toBe(false);
    expect(isRateAside(['東區', '百分比', '西區', '百分比', '南區', '百分比'])).toBe(false);
  });
});

describe('a total with how many there are', () => {
  it.each(['合計16筆', '共計16筆', '總計 1,016 筆', '合計3家'])('%s', async (label) => {
    const head = ['編號', '段名', '地號', '面積'];
    const lots = Array.from({ length: 6 }, (_, at) => [`${at + 1}`, '中正段', `0${at}72-0000`, `${at + 100}.5`]);
    expect(await cutFor('total', [head, ...lots, ['', label, '', '618.5']])).toEqual([7]);
  });
});

describe('a line below the table, label and value in two cells', () => {
  const head = ['區別', '公有', '民營', '合計'];
  const records = ['東區', '西區', '南區', '北區', '中區'].map((name, at) => [
    name,
    `${at + 75}`,
    `${at + 84}`,
    `${at + 54}`,
  ]);
  it.each([
    [['製表日期', '112/6/5', '', '']],
    [['最後更新', '112/6/5', '', '']],
    [['製表日期：', '112年6月5日', '製表人：', '王○明']],
    [['說明', '本表不含路邊停車格。', '', '']],
    [['註：', '1.', '本表不含路邊。', '']],
    [['', '第1頁，共1頁', '', '']],
  ])('%j is a note', async (line) => {
    const table = await tableOf([head, ...records, line]);
    expect(table.records).toBe(5);
    expect(table.cut.at(-1)).toEqual({ top: 6, bottom: 6, reason: 'note' });
  });
  it('runs on with the next number', async () => {
    const rows = [head, ...records, ['註：', '1.', '本表不含路邊。', ''], ['', '2.', '民營含委外。', '']];
    expect(await cutFor('note', rows)).toEqual([6, 7]);
  });
  it('is a record where a number stands beside it, or where all rows are such', async () => {
    expect((await tableOf([head, ...records, ['說明', '12', '34', '46']])).records).toBe(6);
    const form = [
      ['項目', '內容'],
      ['更新日期', '112/6/5'],
      ['聯絡人', '王小姐'],
      ['說明', '每月更新一次'],
    ];
    expect(await cutFor('note', form)).not.toContain(1);
  });
});

describe('the label of a stacked block', () => {
  it('may have a unit beside it', async () => {
    const head = ['年別', '西醫', '中醫', '牙醫', '其他'];
    const years = (from: number) =>
      [105, 106, 107, 108].map((year) => [`${year}年`, `${from}`, `${from + 1}`, '7', '9']);
    const rows = [head, ...years(300), ['二、較上年成長率', '', '', '', '單位：％'], head, ...years(20)];
    const tables = detect(await sketch(sheetOf(rows)), {});
    expect(tables.map((table) => table.records)).toEqual([4, 4]);
  });
});

it('takes no name for a comparison where nothing is counted', async () => {
  const names = ['營業收入', '營業成本', '比較增減', '比較增減百分比', '營業費用', '營業利益', '稅前淨利', '所得稅'];
  const rows = [
    ['欄位名稱', '標籤', '說明'],
    ...names.map((name, at) => [name, `tag_${'abcdefgh'[at]}`, `${name}之標籤`]),
  ];
  expect((await tableOf(rows)).records).toBe(8);
  expect(await cutFor('comparison', rows)).toEqual([]);
});
