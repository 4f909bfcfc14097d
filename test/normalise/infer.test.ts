import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import type { TableColumn } from '../../src/model/table.ts';
import { infer } from '../../src/normalise/infer.ts';
import { csv } from '../../src/parse/csv.ts';
import { delivery } from '../parse/bytes.ts';

type How = 'proven' | 'leaning';

/** The inference over a table, written as its columns. */
async function inferred(columns: Readonly<Record<string, readonly string[]>>) {
  const titles = Object.keys(columns);
  const rows = Math.max(...titles.map((title) => columns[title]!.length));
  const lines = Array.from({ length: rows }, (_, row) =>
    [...titles.map((title) => `"${columns[title]![row] ?? ''}"`), '"x"'].join(','),
  );
  const { sheets } = await csv.open(delivery('a.csv', lines.join('\n')), new Findings(), {});
  const table = titles.map((title, at): TableColumn => ({ at, title, levels: title.split(/_(?=\p{Script=Han})/u) }));
  const inference = infer(table, '表');
  for await (const batch of sheets[0]!.batches()) inference.batch(batch);
  return inference;
}

async function fieldsOf(columns: Readonly<Record<string, readonly string[]>>, how: How = 'proven') {
  return (await inferred(columns)).fields(how).map(({ name: _, title: __, ...settings }) => settings);
}

async function typesOf(title: string, cells: readonly string[], how: How = 'proven') {
  return (await fieldsOf({ [title]: cells }, how))[0]!;
}

async function told(columns: Readonly<Record<string, readonly string[]>>) {
  const inference = await inferred(columns);
  const findings = new Findings();
  inference.tell(inference.fields('leaning'), findings);
  return findings.list();
}

describe('infer', () => {
  it.each<[string, string[], object]>([
    ['員工數', ['12', '1,234', '０'], { type: 'integer' }],
    ['面積', ['12', '1.5'], { type: 'decimal' }],
    ['執行率', ['94.30%', '91.73%'], { type: 'decimal', unit: '%' }],
    ['人數', ['12', '－', '3'], { type: 'integer', missing: ['－'] }],
    ['編號', ['1', '2'], { type: 'code' }],
    ['電話', ['0223456789', '0912345678'], { type: 'code' }],
    ['值', ['001', '120'], { type: 'code' }],
    ['啟用日期', ['112/3/5', '1120306'], { type: 'date' }],
    ['開始', ['112/3/5', '112/12/31'], { type: 'date' }],
    ['數量', ['1120305', '1120306'], { type: 'integer' }],
    ['統計年月', ['11206', '11207'], { type: 'period' }],
    ['經度', ['121.5', '120.25'], { type: 'coordinate', system: 'longitude' }],
    ['啟用', ['是', '否'], { type: 'boolean' }],
    ['電梯', ['有', '無', '有'], { type: 'boolean' }],
    ['啟用', ['是', '否', '無'], { type: 'boolean', missing: ['無'] }],
    ['人數', ['12', '無', '3'], { type: 'integer', missing: ['無'] }],
    ['等級', ['1E5', '2E7'], { type: 'text' }],
    ['數量', ['1.2E+05', '3.4E+06'], { type: 'text' }],
    ['統一編號', ['04595257', '22099131'], { type: 'business-number' }],
    ['統一編號', ['04595257', '22099132'], { type: 'code' }],
    ['日期', ['31/12/2023', '5/1/2023'], { type: 'date', order: 'day-month-year' }],
    ['日期', ['12/31/2023', '5/1/2023'], { type: 'date', order: 'month-day-year' }],
    ['日期', ['6/12/2023', '5/1/2023'], { type: 'text' }],
    ['日期', ['31/12/2023', '12/31/2023'], { type: 'text' }],
    ['更新', ['2023-05-01 10:30', '112/5/2 下午2時'], { type: 'datetime' }],
    ['網址', ['https://data.gov.tw/', 'http://a.tw/x'], { type: 'url' }],
    ['信箱', ['a@moda.gov.tw', 'b@moda.gov.tw'], { type: 'email' }],
    ['統計期', ['2023-05-01', '2023-06-01'], { type: 'period' }],
    ['備註', ['12', '無法確認'], { type: 'text' }],
    ['空', ['', ''], { type: 'text' }],
    ['全是記號', ['－', '－'], { type: 'text', missing: ['－'] }],
    ['全是無', ['無', '無'], { type: 'text' }],
    ['星號', ['*', '*'], { type: 'text' }],
    ['水源', ['大甲溪', '---'], { type: 'text', missing: ['---'] }],
    ['備註', ['大甲溪', '無'], { type: 'text' }],
    ['Rh', ['+', '-'], { type: 'text' }],
    ['郵遞區號', ['100', '-'], { type: 'code', missing: ['-'] }],
  ])('%s of %j', async (title, cells, field) => expect(await typesOf(title, cells)).toEqual(field));

  it.each<[string, string[], object]>([
    ['星期', ['四', '五', '六', '日'], { type: 'text' }],
    ['星期', ['四', '五', '六'], { type: 'text' }],
    ['班別', ['一', '二', '三'], { type: 'text' }],
    ['章', ['十一', '十二'], { type: 'text' }],
    ['次序', ['1', '2', '三'], { type: 'text' }],
    ['人口', ['3萬', '5萬'], { type: 'integer' }],
  ])('never takes Chinese numerals alone for numbers: %s of %j', async (title, cells, field) =>
    expect(await typesOf(title, cells)).toEqual(field),
  );

  it.each<[string, string[], object]>([
    ['核准設立日期', ['0390316', '1140110'], { type: 'date' }],
    ['核准設立日期', ['0390316', '1141310'], { type: 'code' }],
    ['發病日', ['1120305', '1120306'], { type: 'date' }],
    ['建築完成年月', ['0740522', '0971103'], { type: 'date' }],
    ['核准日期', ['112/3/5', '//', '/ /', '年 月 日'], { type: 'date', missing: ['//', '/ /', '年 月 日'] }],
    ['值', ['3', '：：', '- -', '--'], { type: 'integer', missing: ['：：', '- -', '--'] }],
    ['統計年月', ['09901', '10012'], { type: 'period' }],
    ['年度', ['099', '100'], { type: 'period' }],
    ['統計年', ['106', '107'], { type: 'period' }],
    ['民國年', ['106', '107'], { type: 'period' }],
    ['資料年', ['2023', '2024'], { type: 'period' }],
    ['year', ['106', '107'], { type: 'period' }],
    ['yearmonth', ['10606', '10607'], { type: 'period' }],
    ['資料時間', ['97Y06M', '107Y12M'], { type: 'period' }],
    ['時間', ['112年5月', '112年6月'], { type: 'period' }],
    ['year_season', ['1041', '1042'], { type: 'integer' }],
    ['年季', ['10401', '10402'], { type: 'integer' }],
    ['service_year', ['45', '50'], { type: 'integer' }],
    ['使用年限', ['50年', '60年'], { type: 'text' }],
    ['112年度', ['120', '145'], { type: 'integer' }],
    ['合計_上年度', ['63', '70'], { type: 'integer' }],
    ['上年度預算數', ['63', '70'], { type: 'integer' }],
    ['月份', ['1', '12'], { type: 'integer' }],
  ])(
    'reads days and periods under their headings, and counts under those of one year: %s of %j',
    async (title, cells, field) => expect(await typesOf(title, cells)).toEqual(field),
  );

  it.each<[string, string[], object]>([
    ['車號', ['1234', '5678'], { type: 'code' }],
    ['NO', ['1', '2'], { type: 'code' }],
    ['siteid', ['1', '2'], { type: 'code' }],
    ['paid', ['1', '2'], { type: 'integer' }],
    ['stationId', ['1', '2'], { type: 'code' }],
    ['聯絡電話', ['27208889', '27208890'], { type: 'code' }],
    ['電話數', ['12', '15'], { type: 'integer' }],
    ['項', ['3', '5'], { type: 'integer' }],
    ['號次', ['1', '2'], { type: 'integer' }],
    ['長度公尺', ['150', '90公尺'], { type: 'integer', unit: '公尺' }],
    ['土地移轉總面積平方公尺', ['15.5'], { type: 'decimal', unit: '平方公尺' }],
    ['總價萬元', ['350'], { type: 'integer', unit: '萬元' }],
    ['單價元平方公尺', ['12000'], { type: 'integer' }],
    ['單價每平方公尺', ['12000'], { type: 'integer' }],
    ['長度公尺', ['長的'], { type: 'text' }],
    ['百分比', ['12.3%', '1%'], { type: 'decimal', unit: '%' }],
  ])('tells codes and units by the heading: %s of %j', async (title, cells, field) =>
    expect(await typesOf(title, cells)).toEqual(field),
  );

  it.each<[string, string[], object]>([
    ['X座標(TWD97)', ['306965.5', '306900'], { type: 'coordinate', system: 'tm2-x', datum: 'TWD97' }],
    ['Y坐標', ['2769662.2'], { type: 'coordinate', system: 'tm2-y' }],
    ['lng', ['121.5'], { type: 'coordinate', system: 'longitude' }],
    ['PositionLat', ['25.03'], { type: 'coordinate', system: 'latitude' }],
    ['WGS84經度', ['121.5'], { type: 'coordinate', system: 'longitude', datum: 'WGS84' }],
    ['經緯度', ['121.5'], { type: 'decimal' }],
    ['X座標', ['3', '5'], { type: 'integer' }],
    // Swapped: held against what the heading says, so that it is told.
    ['X軸座標', ['24.8', '24.9'], { type: 'coordinate', system: 'longitude' }],
    ['Y軸座標', ['120.97'], { type: 'coordinate', system: 'latitude' }],
  ])('knows axes: %s of %j', async (title, cells, field) => expect(await typesOf(title, cells)).toEqual(field));

  it('takes x and y for a position only beside each other', async () => {
    const position = [
      { type: 'coordinate', system: 'longitude' },
      { type: 'coordinate', system: 'latitude' },
    ];
    expect(await fieldsOf({ x: ['121.5'], y: ['25.03'] })).toEqual(position);
    expect(await fieldsOf({ x: ['121.5'], z: ['25.03'] })).toEqual([{ type: 'decimal' }, { type: 'decimal' }]);
    expect(await fieldsOf({ x: ['3'], y: ['25'] })).toEqual([{ type: 'integer' }, { type: 'integer' }]);
  });

  it('takes 款 and 項 for codes where they are levels, and 項 and 目 alone for counts', async () => {
    const code = { type: 'code' };
    const count = { type: 'integer' };
    expect(await fieldsOf({ 科目_款: ['15', '22'], 科目_項: ['1', '2'], 經費: ['5', '6'] })).toEqual([
      code,
      code,
      count,
    ]);
    expect(await fieldsOf({ 項: ['15', '22'], 目: ['1', '2'] })).toEqual([count, count]);
  });

  it('types a column of nothing but marks as its neighbours with the same mark, or of its series', async () => {
    const marks = ['-', '-', ''];
    expect(await fieldsOf({ 汽油: ['1', '-', '3'], 液化石油氣: marks })).toEqual([
      { type: 'integer', missing: ['-'] },
      { type: 'integer', missing: ['-'] },
    ]);
    expect((await fieldsOf({ 甲: ['1.5', '-'], 乙: ['2', '-'], 丙: marks }))[2]).toEqual({
      type: 'decimal',
      missing: ['-'],
    });
    expect((await fieldsOf({ 汽油: ['1', '2'], 丙: marks }))[1]).toEqual({ type: 'text', missing: ['-'] });
    expect((await fieldsOf({ 汽油: ['1', '…'], 丙: marks }))[1]).toEqual({ type: 'text', missing: ['-'] });
    expect((await fieldsOf({ v1: ['1', '2'], v2: ['3', '4'], v3: marks }))[2]).toEqual({
      type: 'integer',
      missing: ['-'],
    });
    expect((await fieldsOf({ v1: ['1', '2'], v2: ['甲', '乙'], v3: marks }))[2]).toEqual({
      type: 'text',
      missing: ['-'],
    });
    expect((await fieldsOf({ 汽油: ['1', '-'], 日期: marks }))[1]).toEqual({ type: 'text', missing: ['-'] });
  });

  it('proposes numbers of a spreadsheet as days under a heading of days only, and tells of them', async () => {
    const serial = { type: 'date', serial: 1900 };
    expect(await typesOf('設立日期', ['44000', '45356'])).toEqual(serial);
    expect(await typesOf('設立日期', ['2020/6/18', '44000'])).toEqual(serial);
    expect(await typesOf('設立日期', ['2020/6/18', '112/3/5'])).toEqual({ type: 'date' });
    expect(await typesOf('設立日期', ['15000', '44000'])).toEqual({ type: 'integer' });
    expect(await typesOf('時間', ['44000', '45356'])).toEqual({ type: 'integer' });
    expect(await typesOf('日期數', ['44000'])).toEqual({ type: 'integer' });
    expect(await told({ 設立日期: ['2020/6/18', '44000', '44001'] })).toMatchObject([
      {
        problem: 'date-serial',
        field: '設立日期',
        facts: { found: '44000', published: '2020-06-18', other: '2024-06-19' },
        places: [{ sheet: '表', top: 1, left: 0, bottom: 2, right: 0 }],
        cells: 2,
      },
    ]);
  });

  it('tells of a column of numbers with many texts, up to a third of all cells', async () => {
    const numbers = Array.from({ length: 100 }, () => ['3', '5', '8']).flat();
    const about = (count: number) => Array.from({ length: count }, (_, i) => `約${i}`);
    expect(await typesOf('長度公尺', [...numbers, ...about(60)], 'leaning')).toEqual({ type: 'text' });
    expect(await told({ 長度公尺: [...numbers, ...about(60)] })).toMatchObject([
      {
        problem: 'mixed-column',
        facts: { numbers: 300, number: '3', texts: 60, found: '約0' },
        places: [{ sheet: '表', top: 300, left: 0, bottom: 359, right: 0 }],
        cells: 60,
      },
    ]);
    expect(await told({ 長度公尺: [...numbers, ...about(150)] })).toHaveLength(1);
    expect(await told({ 長度公尺: [...numbers, ...about(151)] })).toEqual([]);
    expect(await told({ 門牌號: [...numbers, ...about(60)] })).toEqual([]);
    expect(await told({ 長度公尺: numbers })).toEqual([]);
  });

  it('tells of headings of days over what is no day', async () => {
    expect(await told({ 登記日期: ['26-MAR-26', '27-MAR-26', '112/3/5'] })).toMatchObject([
      { problem: 'dates-unread', facts: { found: '26-MAR-26', texts: 2, days: 1 }, cells: 2 },
    ]);
    expect(await told({ 登記日期: ['112/3/5'], 登記時間: ['08:30'], 日期類別: ['甲'], 停留日: ['3'] })).toEqual([]);
  });

  it('leans to what the heading names, whatever digits could also be', async () => {
    const days = Array.from({ length: 9 }, (_, i) => `112030${i + 1}`);
    expect((await typesOf('日期', [...days, '1121305'], 'leaning')).type).toBe('date');
    const numbers = ['04595257', '22099131', '70759028', '23638777'];
    expect((await typesOf('統一編號', [...numbers, '4595257'], 'leaning')).type).toBe('business-number');
    expect((await typesOf('統一編號', [...numbers, '4595257'])).type).toBe('code');
  });

  it('proves over every row, also the last of many', async () => {
    const cells = Array.from({ length: 5000 }, (_, i) => String(i));
    expect((await typesOf('數量', cells)).type).toBe('integer');
    expect(await typesOf('數量', [...cells, '約三'])).toEqual({ type: 'text' });
    expect((await typesOf('數量', [...cells, '約三'], 'leaning')).type).toBe('integer');
  });

  it('leans to a type only where few cells differ', async () => {
    expect((await typesOf('日期', ['112/3/5', '112/13/5', '112/4/1', '112/5/1'], 'leaning')).type).toBe('date');
    expect((await typesOf('備註', ['1', '甲', '乙', '3'], 'leaning')).type).toBe('text');
  });
});
