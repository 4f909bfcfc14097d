import { describe, expect, it } from 'vitest';
import { groupLabels } from '../../src/detect/group-labels.ts';
import { propose } from '../../src/detect/reshape-propose.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import { reshapeOf, viewsOf } from './reshape-of.ts';
import { sheetOf } from './sheet-of.ts';

const TOWNS = ['東區', '北區', '南區', '西區', '中區', '安平區'];

/** 計, 男, 女 of each town, its name on the middle row. */
const sexes = (batch = 1000): Sheet =>
  sheetOf(
    [
      ['區別', '性別', '人數'],
      ...TOWNS.flatMap((town, at) => [
        ['', '計', `${30 + at * 3}`],
        [town, '男', `${14 + at}`],
        ['', '女', `${16 + at * 2}`],
      ]),
    ],
    { text: false, name: '表', batch },
  );

/** Villages of each town, its name on the first row and, where `merged`, merged down over the others. */
const villages = (merged: boolean, batch = 1000): Sheet =>
  sheetOf(
    [
      ['區別', '里別', '件數'],
      ...TOWNS.flatMap((town, at) => [
        [town, `文聖里${at}`, `${2 + at}`],
        ['', `大德里${at}`, `${7 + at}`],
        ['', `東明里${at}`, `${4 + at}`],
      ]),
    ],
    {
      text: false,
      name: '表',
      batch,
      layout: merged
        ? { merged: TOWNS.map((_, at) => ({ top: 1 + at * 3, bottom: 3 + at * 3, left: 0, right: 0 })) }
        : {},
    },
  );

const wanted = TOWNS.flatMap((town) => [town, town, town]);

describe('fill', () => {
  it.each([1, 2, 4, 7, 1000])('writes the label of each group on all its rows, in batches of %i', async (batch) => {
    const fill = { columns: ['區別'], groups: '性別' };
    const { rows, from, findings } = await reshapeOf([sexes(batch)], { fill });
    expect(rows.map((row) => row[0])).toEqual(wanted);
    expect(rows.map((row) => row[1])).toEqual(TOWNS.flatMap(() => ['計', '男', '女']));
    // Each shows where its label stands: the middle row.
    expect(from.slice(0, 4).map((row) => row[0])).toEqual(['表!A3', '表!A3', '表!A3', '表!A6']);
    expect(findings).toEqual([]);
  });

  it.each([1, 2, 4, 1000])('writes the label above on blank cells, in batches of %i', async (batch) => {
    const { rows, from, findings } = await reshapeOf([villages(true, batch)], { fill: { columns: ['區別'] } });
    expect(rows.map((row) => row[0])).toEqual(wanted);
    expect(from.slice(2, 4).map((row) => row[0])).toEqual(['表!A2', '表!A5']);
    expect(findings).toEqual([]);
  });

  it('ends an inner label where an outer one begins, and tells of rows that no label is for', async () => {
    const sheet = sheetOf([
      ['縣市', '區別', '里別', '件數'],
      ['甲市', '東區', '一里', '1'],
      ['', '', '二里', '2'],
      ['乙市', '', '三里', '3'],
      ['', '西區', '四里', '4'],
    ]);
    const { rows, findings } = await reshapeOf([sheet], { fill: { columns: ['縣市', '區別'] } });
    expect(rows.map((row) => `${row[0]}${row[1]}`)).toEqual(['甲市東區', '甲市東區', '乙市', '乙市西區']);
    expect(findings.map(({ problem, places }) => [problem, places[0]!.top, places[0]!.left])).toEqual([
      ['reshape-block-without-label', 3, 1],
    ]);
  });

  it('leaves a group with two labels, or none, as it is, and holds it back', async () => {
    const rows = [
      ['區別', '性別', '人數'],
      ['東區', '計', '3'],
      ['北區', '男', '1'],
      ['', '女', '2'],
      ['南區', '計', '3'],
      ['', '男', '1'],
      ['', '女', '2'],
    ];
    const made = await reshapeOf([sheetOf(rows)], { fill: { columns: ['區別'], groups: '性別' } });
    expect(made.rows.map((row) => row[0])).toEqual(['東區', '北區', '', '南區', '南區', '南區']);
    expect(made.findings.map(({ problem, level, cells, facts }) => [problem, level, cells, facts['found']])).toEqual([
      ['reshape-group-label', 'error', 1, 2],
    ]);
  });

  it('goes with columns that become rows', async () => {
    const reshape = { fill: { columns: ['區別'] }, across: { columns: ['件數'], names: ['項目'], value: '數' } };
    const { rows } = await reshapeOf([villages(true)], reshape);
    expect(rows[1]).toEqual(['東區', '大德里0', '件數', '7']);
  });
});

describe('groupLabels', () => {
  const seen = async (sheet: Sheet) => {
    const views = await viewsOf([sheet]);
    const table = views[0]!.tables[0]!;
    return { labels: groupLabels(views[0]!, table), proposed: propose(views, table)?.reshape.fill };
  };

  it('proposes what the file proves', async () => {
    expect((await seen(sexes())).proposed).toEqual({ columns: ['區別'], groups: '性別' });
    expect((await seen(villages(true))).proposed).toEqual({ columns: ['區別'] });
  });

  it('tells of what it only guesses, and does not propose it', async () => {
    const { labels, proposed } = await seen(villages(false));
    expect(labels.map(({ column, how, blank }) => [column.title, how, blank.length])).toEqual([['區別', 'above', 12]]);
    expect(proposed).toBeUndefined();
  });

  it.each<[string, (row: number) => string[]]>([
    ['a remark now and then', (row) => [row % 5 === 0 ? '新增' : '', `甲里${row}`, `${row * 7}`]],
    ['a label on every row', (row) => [`區${row}`, `甲里${row}`, `${row * 7}`]],
    ['remarks behind the names', (row) => [`區${row}`, row % 4 === 0 ? `註${row}` : '', `${row * 7}`]],
  ])('says nothing of %s', async (_, rowOf) => {
    const rows = Array.from({ length: 20 }, (_, row) => rowOf(row));
    const { labels } = await seen(sheetOf([['標記', '里別', '件數'], ...rows]));
    expect(labels).toEqual([]);
  });
});
