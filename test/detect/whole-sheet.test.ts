import { describe, expect, it } from 'vitest';
import { choose } from '../../src/detect/choose.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { sheetOf } from './sheet-of.ts';

describe('the sheet of the whole', () => {
  const sheets = async (named: Readonly<Record<string, string>>) => {
    const views = [];
    for (const [name, sheet] of Object.entries(named)) {
      const seen = await sketch(
        sheetOf(
          sheet.split('\n').map((line) => line.split('|')),
          { name, text: false },
        ),
      );
      views.push({ sketch: seen, tables: detect(seen, {}) });
    }
    return choose(views, {})?.sheet;
  };
  const of = (title: string, ...places: string[]) =>
    [title, '區域別|戶數|人口數', ...places.map((place, i) => `${place}|${i}8|${i}99`)].join('\n');

  it('is the one whose rows are named as the other sheets are', async () => {
    expect(
      await sheets({
        甲區: of('甲區各里', '子里', '丑里', '寅里', '卯里'),
        乙區: of('乙區各里', '辰里', '巳里'),
        全市: of('各區', '甲區', '乙區'),
      }),
    ).toBe('全市');
  });
  it('is the one named in the titles of the others', async () => {
    expect(
      await sheets({
        甲區: of('某某市甲區人口', '子里', '丑里', '寅里'),
        乙區: of('某某市乙區人口', '辰里', '巳里'),
        某某市: of('某某市人口', '東', '西'),
      }),
    ).toBe('某某市');
  });
  it('is the one that holds the rows of all', async () => {
    expect(
      await sheets({
        一: of('一', '子里', '丑里'),
        二: of('二', '辰里', '巳里'),
        三: of('三', '子里', '丑里', '辰里', '巳里'),
      }),
    ).toBe('三');
  });
  it('is none where all sheets have the same rows', async () => {
    expect(
      await sheets({
        一月: of('一月', '子里', '丑里'),
        二月: of('二月', '子里', '丑里'),
        三月: of('三月', '子里', '丑里', '寅里'),
      }),
    ).toBe('一月');
  });
  it('passes over pages around the data, however full they are', async () => {
    const contents = '目錄\n表次|表名|頁次\n表1|公園概況|2\n表2|市場概況|4\n表3|道路概況|6';
    expect(await sheets({ 目次: contents, 統計表: '名稱|地址\n甲公園|中正路1號' })).toBe('統計表');
  });
});
