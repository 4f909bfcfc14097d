import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { sumRows } from '../../src/detect/sum-rows.ts';
import { sheetOf } from './sheet-of.ts';

const HEADER = ['年度', '機關名稱', '經常門', '資本門'];
const figures = [
  [171_465_485, 21_590_001],
  [142_041_432, 6_840_000],
  [341_791_000, 78_000_030],
  [171_861_000, 64_679_402],
] as const;
const cities = ['臺北市', '高雄市', '新北市', '臺中市'].map((name, i) => ['102', name, ...figures[i]!.map(String)]);
const centre = ['102', '中央機關', '1983618000', '2831889000'];
const sum = ['102', '地方政府', ...[0, 1].map((at) => String(figures.reduce((all, one) => all + one[at]!, 0)))];

async function told(rows: readonly (readonly string[])[]) {
  const seen = await sketch(sheetOf(rows));
  const [table] = detect(seen, {});
  return sumRows({ sketch: seen }, table!).map(({ row, from, to, name }) => [row, from, to, name]);
}

describe('a record that is the sum of its neighbours', () => {
  it('is told, above them and below', async () => {
    expect(await told([HEADER, centre, sum, ...cities])).toEqual([[2, 3, 6, '地方政府']]);
    expect(await told([HEADER, ...cities, sum, centre])).toEqual([[5, 1, 4, '地方政府']]);
  });
  it('is told within other groups, with commas, blanks for nothing and decimals', async () => {
    const rows = [
      ['102', '縣', '1,000,005.5', '30,000'],
      ['102', '甲縣', '600,000.25', '30,000'],
      ['102', '乙縣', '400,000.25', ''],
      ['102', '丙縣', '5', '－'],
    ];
    expect(
      await told([HEADER, centre, ...rows, ['102', '丁縣', '77', '88'], ['102', '戊縣', '1,234', '5,678']]),
    ).toEqual([[2, 3, 5, '縣']]);
  });
  it.each([
    ['but for one digit', [HEADER, centre, [...sum.slice(0, 3), '171109432'], ...cities]],
    ['of too few', [HEADER, centre, ['102', '兩市', '313506917', '28430001'], cities[0]!, cities[1]!, centre]],
    ['called a total', [HEADER, centre, ['102', '地方政府合計', ...sum.slice(2)], ...cities]],
    [
      'of small numbers, which chance does',
      [
        HEADER,
        ...[
          [6, 3],
          [1, 1],
          [2, 1],
          [3, 1],
          [4, 9],
          [7, 5],
        ].map((one, i) => ['102', `機關${i}`, ...one.map(String)]),
      ],
    ],
    [
      'of one other and zeros',
      [
        HEADER,
        centre,
        cities[1]!,
        ['102', '甲', '142041432', '6840000'],
        ['102', '乙', '0', '0'],
        ['102', '丙', '0', '0'],
        cities[2]!,
      ],
    ],
  ])('is not told %s', async (_, rows) => {
    expect(await told(rows)).toEqual([]);
  });
});
