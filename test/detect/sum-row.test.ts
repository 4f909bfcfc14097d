import { describe, expect, it } from 'vitest';
import { choose } from '../../src/detect/choose.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { sheetOf } from './sheet-of.ts';

async function cutOf(rows: readonly (readonly string[])[], name = '') {
  const seen = await sketch(sheetOf(rows, { name }));
  const table = choose([{ sketch: seen, tables: detect(seen, {}) }], {});
  return table?.cut.filter((one) => one.reason === 'total').map((one) => one.top);
}

const header = ['區域別', '戶數', '人口數', '面積'];
const districts = [
  ['板橋區', '100', '1,250', '23.10'],
  ['三重區', '80', '900', '16.30'],
  ['中和區', '70', '800', '20.14'],
  ['永和區', '60', '500', '5.71'],
];
const sum = ['新北市', '310', '3,450', '65.25'];

describe('a record that is the sum of all others', () => {
  it.each([
    ['first', [header, sum, ...districts], [1]],
    ['last', [header, ...districts, sum], [5]],
    ['but for one digit', [header, ['新北市', '310', '3,450', '65.26'], ...districts], []],
    ['of too few others', [header, ['甲', '180', '2,150', '39.40'], districts[0]!, districts[1]!], []],
    ['that is nothing', [header, ['甲', '0', '0', '0'], ...districts.map(([name]) => [name!, '0', '0', '0'])], []],
  ])('%s', async (_, rows, total) => {
    expect(await cutOf(rows)).toEqual(total);
  });

  it('is a total beside years and serial numbers, which nobody adds up', async () => {
    const numbered = [['編號', '年度', ...header], ...[sum, ...districts].map((row, i) => [`${i + 1}`, '112', ...row])];
    expect(await cutOf(numbered)).toEqual([1]);
  });

  it('of two others is a total where it has the name of the sheet', async () => {
    const two = [header, ['嘉義市', '180', '2,150', '39.40'], districts[0]!, districts[1]!];
    expect(await cutOf(two, '嘉義市')).toEqual([1]);
    expect(await cutOf(two, '表1')).toEqual([]);
  });

  it('in one column only is no total: chance does that', async () => {
    const two = (rows: readonly (readonly string[])[]) => rows.map((row) => [row[0]!, row[1]!, `備註${row[0]}`]);
    expect(await cutOf(two([header, sum, ...districts]))).toEqual([]);
  });
});
