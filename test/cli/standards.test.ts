import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scratch, scratch } from './program.ts';

let place: Scratch;
beforeAll(() => {
  place = scratch();
  place.write('water.csv', '測站編號,河川名,一級警戒水位,鄰\n1140H001,淡水河,3.5,001\n3132004RV0001,大漢溪,4,3\n');
  place.write(
    'unit.json',
    JSON.stringify([
      { title: '單位', en_title: 'Unit', code: '字串', property: '[ppm、ppb]', regexp: ' /^(ppm|ppb)$/ ' },
      { title: '代碼', en_title: 'Code', code: '字串', property: '詳「代碼表」' },
    ]),
  );
});
afterAll(() => place.remove());

const json = async (...words: string[]): Promise<unknown> => JSON.parse((await place.run(0, ...words, '--json')).out);

describe('goldbadge standards', () => {
  it('lists, and shows one', async () => {
    expect(await json('standards', 'list')).toContainEqual(
      expect.objectContaining({ id: 'location-attributes', fields: 20 }),
    );
    expect(await json('standards', 'show', 'location-attributes')).toMatchObject({ id: 'location-attributes' });
    const { out } = await place.run(0, 'standards', 'show', 'location-attributes');
    expect(out).toContain('代碼表 counties');
  });

  it('finds which fits a file, and which columns map', async () => {
    const found = (await json('standards', 'match', 'water.csv')) as { standard: string; mapped: object[] }[];
    expect(found[0]?.standard).toBe('alert-water-level');
    expect(found[0]?.mapped[0]).toMatchObject({
      column: '測站編號',
      standard: 'alert-water-level/ObservatoryIdentifier',
      values: 0.5,
    });
  });

  it('brings one in, and says what was kept as text', async () => {
    const { err } = await place.run(0, 'standards', 'import', 'unit.json', '--id', 'unit', '-o', 'out.json');
    expect(err).toContain('詳「代碼表」');
    expect(place.json('out.json')).toMatchObject({ id: 'unit', fields: [{ name: 'Unit' }, { name: 'Code' }] });
  });

  it('refuses what it cannot know', async () => {
    await place.run(2, 'standards', 'show', 'nothing');
    await place.run(2, 'standards', 'import', 'water.csv');
    await place.run(2, 'standards', 'import', 'nothing.json');
    await place.run(2, 'standards', 'paint');
  });
});

describe('goldbadge check', () => {
  it('holds the file against the standard that fits it, column by column', async () => {
    const report = JSON.parse((await place.run(0, 'check', 'water.csv', '--json')).out) as { conformity: object[] };
    expect(report.conformity).toMatchObject([{ standard: 'alert-water-level', present: 3, conforming: 2 }]);
    const { out } = await place.run(0, 'check', 'water.csv');
    expect(out).toContain('1 格不符合 [0000-9999][A-Z][000-999]，例如 A3 的「3132004RV0001」');
  });

  it('or against those that are named', async () => {
    const { out } = await place.run(0, 'check', 'water.csv', '--standard', 'address,time-attributes', '--json');
    const { conformity } = JSON.parse(out) as { conformity: { standard: string }[] };
    expect(conformity.map((one) => one.standard)).toEqual(['address', 'time-attributes']);
    await place.run(2, 'check', 'water.csv', '--standard', 'nothing');
  });
});
