import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { publishedFields } from '../../src/model/privacy.ts';
import { startColumn } from '../../src/normalise/column.ts';
import { startDeriving } from '../../src/normalise/derive.ts';
import { normalisers } from '../../src/normalise/index.ts';
import { codesOf } from '../../src/pipeline/codes.ts';
import { batchOf, cellsOf, fieldOf } from './cells.ts';

type Cells = Readonly<Record<string, readonly string[]>>;

/** A batch with a column for each list of cells, in rows from 3 on. */
function tableOf(cells: Cells): Batch {
  const length = Object.values(cells)[0]!.length;
  const { batch, column } = batchOf(Object.values(cells).flat());
  const columns = Object.keys(cells).map((_, at) => ({
    at: at + 1,
    starts: column.starts.slice(at * length, (at + 1) * length),
    ends: column.ends.slice(at * length, (at + 1) * length),
  }));
  return { ...batch, length, rows: batch.rows.slice(0, length), columns };
}

/** Makes the published fields of tables with the same columns, one after the other. */
function start(all: readonly Field[], names: readonly string[]) {
  const placed = all.map((field) => names.indexOf(field.name));
  const fields = publishedFields(all);
  const readers = fields.map((field) => startColumn(field, normalisers[field.type]));
  const deriving = startDeriving({ all, placed, fields, readers, codes: codesOf });
  const findings = new Findings();
  const make = (cells: Cells) => {
    const whole = tableOf(cells);
    const { length, columns } = whole;
    const empty = { at: -2, starts: new Uint32Array(length), ends: new Uint32Array(length) };
    const batch = { ...whole, columns: fields.map((field) => columns[placed[all.indexOf(field)]!] ?? empty) };
    fields.forEach((field, i) => {
      if (!field.from) readers[i]!.batch(batch, batch.columns[i]!, '', findings);
    });
    deriving?.batch(batch, whole, '', findings);
    return { batch, made: Object.fromEntries(fields.map((one, i) => [one.name, cellsOf(batch, batch.columns[i]!)])) };
  };
  return { fields, readers, deriving, findings, make };
}

/** What becomes of a table's cells, given by field, in the published fields; findings with their cells. */
function derive(all: readonly Field[], cells: Cells) {
  const { fields, readers, deriving, findings, make } = start(all, Object.keys(cells));
  const { batch, made } = make(cells);
  const list = findings.list();
  return {
    made,
    found: list.map(({ problem, field, places }) => [problem, field, places[0]?.top, places[0]?.left]),
    facts: list.map((one) => one.facts),
    unread: (name: string) => [...(deriving?.unread(fields.findIndex((one) => one.name === name)) ?? [])],
    columns: batch.columns.length,
    counts: readers.map((reader) => reader.facts()),
  };
}

const address = fieldOf('address', { name: 'address' });
const part = (name: string, more: Partial<Field> = {}) =>
  fieldOf('text', { name, from: { address: 'address', part: name }, ...more });

describe('parts of an address', () => {
  const examples: readonly (readonly [string, string, string])[] = [
    ['臺北市信義區市府路1號5樓之3', 'county', '臺北市'],
    ['臺北市信義區市府路1號5樓之3', 'road', '市府路'],
    ['臺北市信義區市府路1號5樓之3', 'number', '1號'],
    ['臺北市信義區市府路1號5樓之3', 'floor', '5樓之3'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'town', '路竹區'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'village', '東園里'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'neighbor', '3鄰'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'address/NEIGHBOR', '003鄰'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'address/ROAD', '護民路一段'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'address/巷', '12巷'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'location-attributes/Neighbor', '003'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'location-attributes/Section', '1段'],
    ['高雄市路竹區東園里3鄰護民路1段12巷196號', 'location-attributes/DoorPlate', '196'],
    ['嘉義縣番路鄉大里里中山路2號', 'village', '大里里'],
    ['宜蘭縣宜蘭市東村里中山路2號', 'village', '東村里'],
    ['屏東縣里港鄉春林村里港路2號', 'road', '里港路'],
    ['臺北市中正區', 'road', ''],
  ];
  it.each(examples)('%s: %s is %s', (cell, name, text) => {
    expect(derive([address, part(name)], { address: [cell] }).made[name]).toEqual([text]);
  });

  it('takes the part from the standard where the field is one of its columns', () => {
    const road = fieldOf('text', { name: 'road', standard: 'address/ROAD', from: { address: 'address' } });
    expect(derive([address, road], { address: ['臺中市西區公益路2段51號'] }).made['road']).toEqual(['公益路二段']);
  });

  it('joins to the address again: nothing is lost', () => {
    const names = ['postcode', 'county', 'town', 'village', 'neighbor', 'road', 'area', 'section', 'lane', 'alley'];
    const all = [...names, 'sub-alley', 'number', 'floor', 'room', 'rest'];
    const pieces = fc.tuple(
      fc.constantFrom('', '臺北市', '嘉義縣', '高雄市'),
      fc.constantFrom('', '番路鄉', '路竹區', '東區', '平鎮區'),
      fc.constantFrom('', '大里里', '東村里', '中街里', '里仁村'),
      fc.constantFrom('', '3鄰', '十二鄰'),
      fc.constantFrom('', '中山路', '忠孝東路4段', '平安大道', '水源街'),
      fc.constantFrom('', '12巷', '3弄', '5巷2弄7衖'),
      fc.constantFrom('1號', '12號之3', '8號5樓之2', '6號B1', '9號旁空地', '3號2樓A室'),
    );
    fc.assert(
      fc.property(pieces, (some) => {
        const cell = some.join('');
        const { made } = derive([address, ...all.map((name) => part(name))], { address: [cell] });
        expect(all.map((name) => made[name]![0]).join('')).toBe(cell);
      }),
      { numRuns: 300 },
    );
  });

  it('tells of what belongs to no part, of what cannot be split, and where', () => {
    const text = fieldOf('text', { name: 'address' });
    const { made, found } = derive([text, part('road')], { address: ['中山路1號旁', '對面', '', '中山路2號'] });
    expect(made['road']).toEqual(['中山路', '', '', '中山路']);
    expect(found).toEqual([
      ['address-not-split', 'address', 4, 1],
      ['address-rest', 'address', 3, 1],
    ]);
  });

  it('says nothing twice of an address that could not be read, and marks the row', () => {
    const { found, unread } = derive([address, part('road')], { address: ['同上', '中山路2號'] });
    expect(found).toEqual([['unreadable-address', 'address', 3, 1]]);
    expect(unread('road')).toEqual([1, 0]);
  });

  it('is made of an address that is not published, which no finding quotes', () => {
    const dropped = fieldOf('text', { name: 'address', privacy: { drop: true } });
    const { made, found, facts, columns } = derive([dropped, part('town')], {
      address: ['臺北市大安區和平東路1段1號旁', '對面'],
    });
    expect(made).toEqual({ town: ['大安區', ''] });
    expect(columns).toBe(1);
    expect(found.map(([, field]) => field)).toEqual(['town', 'town']);
    expect(JSON.stringify(facts)).not.toMatch(/和平|對面|旁/);
  });
});

const tm2 = (zone: 121 | 119, datum: 'TWD97' | 'TWD67' = 'TWD97'): Field[] =>
  (['tm2-x', 'tm2-y'] as const).map((system) =>
    fieldOf('coordinate', { name: system === 'tm2-x' ? 'x' : 'y', system, datum, zone }),
  );
const degrees = (from: [string, string] | undefined): Field[] =>
  (['longitude', 'latitude'] as const).map((system) =>
    fieldOf('coordinate', { name: system, system, datum: 'WGS84', ...(from && { from: { point: from } }) }),
  );

describe('points', () => {
  it.each([
    // Official door plates of 臺中市, which give both.
    ['大雅區', 121, ['214924.1924', '2682213.1004'], ['120.6545902', '24.2451180']],
    ['梧棲區', 121, ['202758.3428', '2683046.3807'], ['120.5347620', '24.2523226']],
    ['馬公', 119, ['307778.079', '2607018.946'], ['119.5660000', '23.5655000']],
    ['南竿', 119, ['344875.413', '2894673.216'], ['119.9490000', '26.1605000']],
  ] as const)('of TWD97 are degrees of WGS84: %s', (_, zone, [x, y], expected) => {
    const { made } = derive([...tm2(zone), ...degrees(['x', 'y'])], { x: [x], y: [y] });
    for (const [axis, name] of ['longitude', 'latitude'].entries()) {
      expect(made[name]![0]).toMatch(/^\d+\.\d{7}$/);
      // The last digit is a centimetre, and door plates are given to a tenth of a millimetre.
      expect(Math.abs(Number(made[name]![0]) - Number(expected[axis]))).toBeLessThan(1.1e-7);
    }
  });

  it.each([
    ['250000', '2650000', 250_828.953, 2_649_794.079],
    ['304000', '2768000', 304_830.559, 2_767_796.259],
    ['180000', '2500000', 180_826.891, 2_499_791.299],
  ])('of TWD67 are those of TWD97 some 850 m away, to a few metres: %s %s', (x, y, east, north) => {
    const now = tm2(121).map((field) => ({ ...field, name: `${field.name}97`, from: { point: ['x', 'y'] as const } }));
    const { made } = derive([...tm2(121, 'TWD67'), ...now], { x: [x], y: [y] });
    expect(made['x97']![0]).toMatch(/^\d{6}\.\d{3}$/);
    expect(Math.hypot(Number(made['x97']![0]) - east, Number(made['y97']![0]) - north)).toBeLessThan(5);
  });

  it('comes back to the point within a centimetre and a half, the last digit of a degree', () => {
    const back: Field[] = (['tm2-x', 'tm2-y'] as const).map((system) => ({
      ...fieldOf('coordinate', { name: `${system}-back`, system, datum: 'TWD97', zone: 121 }),
      from: { point: ['longitude', 'latitude'] },
    }));
    const fields = [...back, ...degrees(['x', 'y']), ...tm2(121)];
    const points = fc.tuple(fc.integer({ min: 160_000, max: 340_000 }), fc.integer({ min: 2_430_000, max: 2_790_000 }));
    const millimetres = fc.integer({ min: 0, max: 999 });
    fc.assert(
      fc.property(points, millimetres, ([east, north], mm) => {
        const { made } = derive(fields, { x: [`${east}.${mm}`], y: [String(north)] });
        expect(Math.abs(Number(made['tm2-x-back']![0]) - Number(`${east}.${mm}`))).toBeLessThan(0.015);
        expect(Math.abs(Number(made['tm2-y-back']![0]) - north)).toBeLessThan(0.015);
      }),
      { numRuns: 200 },
    );
  });

  it('comes back to the same degrees, digit for digit, where metres are written to the millimetre', () => {
    const fields: Field[] = [
      ...degrees(undefined),
      ...tm2(121).map((field) => ({ ...field, from: { point: ['longitude', 'latitude'] as const } })),
      ...degrees(['x', 'y']).map((field) => ({ ...field, name: `${field.name}-back` })),
    ];
    const seven = (low: number, high: number) =>
      fc.integer({ min: low * 1e7, max: high * 1e7 }).map((value) => (value / 1e7).toFixed(7));
    fc.assert(
      fc.property(seven(119.5, 122), seven(21.9, 25.3), (longitude, latitude) => {
        const { made } = derive(fields, { longitude: [longitude], latitude: [latitude] });
        expect([made['longitude-back']![0], made['latitude-back']![0]]).toEqual([longitude, latitude]);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves half a point empty, and tells of one outside Taiwan', () => {
    const { made, found } = derive([...tm2(119), ...degrees(['x', 'y'])], {
      x: ['307778', '', '307778', '2500'],
      y: ['2606500', '2606500', '', '2400000'],
    });
    expect(made['longitude']!.map((cell) => cell !== '')).toEqual([true, false, false, false]);
    expect(found).toEqual([['point-outside-taiwan', 'longitude', 6, 1]]);
  });
});

const town = fieldOf('place', { name: 'town' });
const county = fieldOf('place', { name: 'county' });
const on = fieldOf('date', { name: 'on' });
const code = (of: readonly string[], more: { on?: string; codes?: string } = {}): Field =>
  fieldOf('code', { name: 'code', from: { codes: 'towns', of, ...more } });

describe('codes of names', () => {
  it.each([
    ['臺北市', '中正區', '63000050'],
    ['台北市', '中正區', '63000050'],
    ['基隆市', '中正區', '10017010'],
    ['基隆市', '基隆市中正區', '10017010'],
    ['高雄市', '路竹區', '64000240'],
    ['', '三峽區', '65000090'],
    ['', '中正區', ''],
    ['臺北縣', '板橋市', ''],
    ['臺北市', '', ''],
  ])('%s %s: %s', (one, other, expected) => {
    const fields = [county, town, code(['county', 'town'])];
    expect(derive(fields, { county: [one], town: [other] }).made['code']).toEqual([expected]);
  });

  it('says which name is not unique and which is not there', () => {
    const { found, facts } = derive([town, code(['town'])], { town: ['中正區', '三峽鎮', '三峽區'] });
    expect(found).toEqual([
      ['name-not-unique', 'code', 3, 1],
      ['name-without-code', 'code', 4, 1],
    ]);
    expect(facts[0]).toMatchObject({ count: 2, codes: expect.stringContaining('63000050') });
  });

  it('goes by the day of the row', () => {
    const fields = [county, town, on, code(['county', 'town'], { on: 'on' })];
    const { made, found } = derive(fields, {
      county: ['桃園縣', '桃園市', '桃園縣', '桃園市'],
      town: ['龍潭鄉', '龍潭區', '龍潭鄉', '龍潭區'],
      on: ['95/5/1', '106/5/1', '106/5/1', ''],
    });
    expect(made['code']).toEqual(['10003090', '68000090', '', '68000090']);
    expect(found).toEqual([['name-without-code', 'code', 5, 2]]);
  });

  it('finds every town and village by its own names, and the names by the codes', () => {
    for (const list of ['towns', 'villages'] as const) {
      const { begins, ends, entry } = codesOf(list);
      const now = [...begins.keys()].filter((at) => ends[at]! > 99_999_998).map(entry);
      const names = now.map((one) => one.title);
      const name = fieldOf('text', { name: 'name' });
      const back = fieldOf('text', { name: 'back', from: { names: list, of: 'code' } });
      const { made } = derive([name, code(['name'], { codes: list }), back], { name: names });
      const twice = new Set(names.filter((one, at) => names.indexOf(one) !== at));
      expect(made['code']).toEqual(now.map((one) => (twice.has(one.title) ? '' : one.code)));
      expect(made['back']).toEqual(names.map((one) => (twice.has(one) ? '' : one)));
    }
  });

  it('gives a part of the name, and tells of a code that has none', () => {
    const fields: Field[] = [
      fieldOf('code', { name: 'id' }),
      ...(['county', 'town', 'village'] as const).map((one) =>
        fieldOf('text', { name: one, from: { names: 'villages', of: 'id', part: one } }),
      ),
    ];
    const { made, found } = derive(fields, { id: ['10002010014', '99'] });
    expect([made['county'], made['town'], made['village']]).toEqual([
      ['宜蘭縣', ''],
      ['宜蘭市', ''],
      ['東村里', ''],
    ]);
    expect(found).toHaveLength(3);
  });

  it('can be made of what is made itself', () => {
    const fields: Field[] = [
      code(['county', 'town']),
      { ...town, from: { address: 'address', part: 'town' } },
      { ...county, from: { address: 'address', part: 'county' } },
      address,
    ];
    const { made, found } = derive(fields, { address: ['台中市大里區中山路1號'] });
    expect(made).toMatchObject({ code: ['66000280'], county: ['臺中市'], town: ['大里區'] });
    expect(found).toEqual([]);
  });
});

describe('parts of dates', () => {
  const source = (more: Partial<Field> = {}) => fieldOf('period', { name: 'when', precision: 'day', ...more });
  it.each([
    ['112年5月31日', 'year', 'period', '2023'],
    ['112年5月31日', 'month', 'period', '2023-05'],
    ['112年5月31日', 'quarter', 'period', '2023-Q2'],
    ['112年5月31日', 'half', 'period', '2023-H1'],
    ['112年5月31日', 'day', 'date', '2023-05-31'],
    ['112年5月31日', 'month', 'integer', '5'],
    ['112年5月31日', 'year', 'integer', '2023'],
    ['112年第2季', 'half', 'period', '2023-H1'],
    ['112年', 'month', 'period', ''],
    ['111學年度', 'year', 'period', ''],
  ] as const)('%s: %s as %s is %s', (cell, of, type, expected) => {
    const field = fieldOf(type, { name: 'part', from: { date: 'when', part: of } });
    const { made, found } = derive([source(), field], { when: [cell] });
    expect(made['part']).toEqual([expected]);
    expect(found.map(([problem]) => problem)).toEqual(expected === '' ? ['period-too-wide'] : []);
  });

  it('reads and writes the forms that standards ask for', () => {
    const day = fieldOf('date', { name: 'when', form: 'roc' });
    const month = fieldOf('period', { name: 'part', form: 'basic', from: { date: 'when', part: 'month' } });
    expect(derive([day, month], { when: ['112/5/31'] }).made).toEqual({ when: ['1120531'], part: ['202305'] });
  });
});

describe('made columns', () => {
  it('count as their own, and are held to their own type', () => {
    const level = fieldOf('place', { name: 'town', level: 'town', from: { address: 'address', part: 'road' } });
    const { found, counts } = derive([address, level], { address: ['中山路1號', '大安區2號', ''] });
    expect(found).toEqual([['unreadable-place', 'town', 3, 1]]);
    expect(counts[1]).toMatchObject({ filled: 1, missing: 2, unreadable: 1 });
  });

  it('serve batch after batch: nothing of the last one stays', () => {
    const { make, deriving } = start([address, part('road')], ['address']);
    expect(make({ address: ['中山路1號', '同上', '大安區1號'] }).made['road']).toEqual(['中山路', '', '']);
    expect([...deriving!.unread(1)!]).toEqual([0, 1, 0]);
    expect(make({ address: ['', '中山路1號'] }).made['road']).toEqual(['', '中山路']);
    expect(deriving!.unread(1)).toBeUndefined();
    expect(make({ address: ['a路1號', 'b路1號', 'c路1號', 'd路1號'] }).made['road']).toEqual([
      'a路',
      'b路',
      'c路',
      'd路',
    ]);
  });
});
