import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scratch, scratch } from './program.ts';

let place: Scratch;

/** Hours across, a flag glued to a figure, nothing else odd. */
const hours = Array.from({ length: 24 }, (_, at) => `${at}時`);
const csv = (wrong: string) =>
  [
    ['測站', '測項', ...hours].join(','),
    ...['CO', 'NO', 'O3'].map((item, row) =>
      ['二林', item, ...hours.map((_, at) => (row === 1 && at < 2 ? wrong : `${((row + 3) * 17 + at * 7) % 89}`))].join(
        ',',
      ),
    ),
    '',
  ].join('\n');

beforeAll(() => {
  place = scratch();
  place.write('hours.csv', csv('12#'));
});
afterAll(() => place.remove());

describe('a cross-table', () => {
  it('is told by inspect, with YAML to be pasted', async () => {
    const { out } = await place.run(0, 'inspect', 'hours.csv');
    expect(out).toContain('從「0時」到「23時」的 24 欄是同一件事的小時');
    expect(out).toContain('    table:\n      reshape:\n        across:\n          from: 0時\n          to: 23時\n');
    expect(out).toContain('as: 註記');
    const en = await place.run(0, 'inspect', 'hours.csv', '--lang', 'en');
    expect(en.out).toContain('each value can be a row');
  });

  it('is written by init as records, runs, and is held back at the cell when a figure is wrong', async () => {
    await place.run(0, 'init', 'hours.csv', '--id', 'hours');
    const yaml = place.read('pipelines/agency/hours.yaml');
    expect(yaml).toContain('reshape:');
    // What only a person knows: the column is one of whole numbers.
    place.write('pipelines/agency/hours.yaml', yaml.replace(/(title: 數值\n\s+type: )\w+/, '$1integer'));
    const { out } = await place.run(0, 'run', 'hours', '--json');
    expect(JSON.parse(out.split('\n')[0]!)).toMatchObject({
      status: 'published',
      rows: 72,
      ledger: { read: 4, published: 72, cut: { header: 1 }, reshaped: { records: 3, made: 72, empty: 0 } },
    });
    const data = place.read('store/datasets/hours/latest/hours.csv').split('\r\n');
    expect(data.slice(0, 3)).toEqual(['測站,測項,時,數值,註記', '二林,CO,0時,51,', '二林,CO,1時,58,']);
    expect(data).toContain('二林,NO,1時,12,#');

    place.write('hours.csv', csv('約3'));
    const held = JSON.parse((await place.run(1, 'run', 'hours', '--json')).out.split('\n')[0]!);
    expect(held.status).toBe('held');
    // Two cells in two columns of the sheet, one problem in one field.
    expect(held.findings.filter((one: { level: string }) => one.level === 'error')).toMatchObject([
      { problem: 'unreadable-integer', field: '數值', cells: 2, places: [{ top: 2, left: 2, bottom: 2, right: 3 }] },
    ]);
  });
});
