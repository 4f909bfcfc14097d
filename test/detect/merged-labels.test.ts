import { describe, expect, it } from 'vitest';
import { groupLabels } from '../../src/detect/group-labels.ts';
import { propose } from '../../src/detect/reshape-propose.ts';
import type { Place } from '../../src/model/place.ts';
import { reshapeOf, viewsOf } from './reshape-of.ts';
import { sheetOf } from './sheet-of.ts';

const down = (left: number, top: number, bottom: number): Place => ({ top, bottom, left, right: left });

/** Plants on one or several plots of land: year and number stand once a plant, and plant 3 has no year. */
const plants = (batch = 1000) =>
  sheetOf(
    [
      ['申請年度', '項次', '業者名稱', '地段', '地號'],
      ['111', '1', '天心公司', '台區段', '116'],
      ['', '', '', '下山段', '187'],
      ['', '', '', '七股段', '13'],
      ['111', '2', '光合公司', '大潭段', '20'],
      ['', '', '', '篤加段', '151'],
      ['', '3', '新威公司', '觀音段', '9'],
      ['112', '4', '廷捷公司', '麻豆段', '77'],
      ['', '', '', '海埔段', '78'],
    ],
    {
      text: false,
      batch,
      layout: { merged: [0, 1, 2].flatMap((at) => [down(at, 1, 3), down(at, 4, 5), down(at, 7, 8)]) },
    },
  );

describe('labels merged down', () => {
  it('are told cell by cell, and proposed, though one blank cell is under no merge', async () => {
    const views = await viewsOf([plants()]);
    const table = views[0]!.tables[0]!;
    const labels = groupLabels(views[0]!, table);
    expect(labels.map(({ column, how, blank }) => [column.title, how, blank])).toEqual([
      ['申請年度', 'merged', [2, 3, 5, 8]],
      ['項次', 'merged', [2, 3, 5, 8]],
      ['業者名稱', 'merged', [2, 3, 5, 8]],
    ]);
    expect(propose(views, table)?.reshape.fill).toEqual({ columns: ['申請年度', '項次', '業者名稱'] });
  });

  it.each([1, 2, 3, 1000])('reach as far as they are merged, in batches of %i', async (batch) => {
    const { rows, findings } = await reshapeOf([plants(batch)], { fill: { columns: ['申請年度', '項次'] } });
    expect(rows.map((row) => `${row[0]}-${row[1]}`)).toEqual([
      '111-1',
      '111-1',
      '111-1',
      '111-2',
      '111-2',
      '-3',
      '112-4',
      '112-4',
    ]);
    expect(findings.map(({ problem, level, places }) => [problem, level, places[0]!.top, places[0]!.left])).toEqual([
      ['reshape-label-ends', 'warning', 6, 0],
    ]);
  });

  const states = (merged: readonly Place[], first = '已解除') =>
    sheetOf(
      [
        ['狀態', '區別', '里別', '件數'],
        ...[first, '', '', '', ''].map((state, i) => [state, `${'東西南北中'[i]}區`, `文${i}里`, `${i + 2}`]),
      ],
      { text: false, layout: { merged } },
    );

  it('are told where the others are blank, and merged blanks are no labels', async () => {
    const [view] = await viewsOf([states([down(0, 1, 2), down(0, 3, 5)])]);
    expect(groupLabels(view!, view!.tables[0]!).map(({ how, blank }) => [how, blank])).toEqual([['merged', [2]]]);
    const [empty] = await viewsOf([states([down(0, 1, 2), down(0, 3, 5)], '')]);
    expect(groupLabels(empty!, empty!.tables[0]!)).toEqual([]);
  });

  it('are told, but not proposed, where others stand in one cell and who they are for is a guess', async () => {
    const rows = [
      ['序', '區別', '里別', '件數'],
      ['1', '東區', '文聖里', '2'],
      ['', '', '大德里', '7'],
      ['2', '北區', '東明里', '4'],
      ['', '', '中山里', '3'],
    ];
    const views = await viewsOf([sheetOf(rows, { text: false, layout: { merged: [down(0, 1, 2)] } })]);
    const table = views[0]!.tables[0]!;
    const serial = groupLabels(views[0]!, table).find(({ column }) => column.title === '序');
    expect(serial).toMatchObject({ how: 'above', blank: [2] });
    expect(propose(views, table)?.reshape.fill).toBeUndefined();
  });
});
