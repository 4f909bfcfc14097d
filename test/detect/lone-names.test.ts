import { describe, expect, it } from 'vitest';
import { cut, startTally } from '../../src/detect/cut.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { Findings } from '../../src/model/finding.ts';
import { rowsOf } from '../../src/rows.ts';
import { reshapeOf } from './reshape-of.ts';
import { sheetOf } from './sheet-of.ts';

type Rows = readonly (readonly string[])[];

const COUNTIES =
  '新北市 臺北市 桃園市 臺中市 臺南市 高雄市 宜蘭縣 新竹縣 苗栗縣 彰化縣 南投縣 雲林縣 嘉義縣 屏東縣 臺東縣 花蓮縣 澎湖縣 基隆市 新竹市 嘉義市 金門縣 連江縣'.split(
    ' ',
  );
const HEADER = ['名稱', '人口數', '戶數', '面積'];

/** Records of the names, those in `bare` without figures. */
function list(names: readonly string[], bare: readonly string[] = []): string[][] {
  const records = names.map((name, i) =>
    bare.includes(name) ? [name, '', '', ''] : [name, `${10_000 + 137 * i}`, `${3000 + 41 * i}`, `${20 + 3 * i}.5`],
  );
  return [HEADER, ...records];
}

/** Groups of records, each under its label. */
const groups = (all: Readonly<Record<string, readonly string[]>>) => [
  HEADER,
  ...Object.entries(all).flatMap(([label, names]) => [[label, '', '', ''], ...list(names).slice(1)]),
];

async function read(rows: Rows) {
  const sheet = sheetOf(rows);
  const [table] = detect(await sketch(sheet), {});
  const tally = startTally();
  let records = 0;
  for await (const batch of cut(sheet, table!, tally)) records += batch.length;
  const labels = table!.cut.filter((one) => one.reason === 'label').flatMap((one) => [one.top, one.bottom]);
  return { records, labels: [...new Set(labels)], sheet, table: table! };
}

describe('a name without figures', () => {
  const schools = '仁愛 信義 忠孝 和平 中正 光復 復興 大同'.split(' ').map((name) => `${name}國小`);
  const plans = ['一、道路養護', '二、橋梁檢測', '三、路燈更新', '四、人行道', '五、排水改善'];
  const years = [100, 101, 102, 103, 104, 105].map((year) => `${year}年`);
  it.each<[string, string[][]]>([
    ['at the end, a county among counties', list(COUNTIES, COUNTIES.slice(20))],
    ['in the middle', list(COUNTIES, COUNTIES.slice(8, 10))],
    ['here and there', list(COUNTIES, [COUNTIES[5]!, COUNTIES[12]!])],
    ['first', list(COUNTIES, COUNTIES.slice(0, 1))],
    ['first, and further down', list(COUNTIES, [COUNTIES[0]!, COUNTIES[9]!])],
    ['that ends as the others do', list(schools, schools.slice(3, 4))],
    ['that ends as the others do, last', list(schools, schools.slice(6))],
    ['that is numbered as the others are', list(plans, [plans[1]!, plans[4]!])],
    ['a year among years', list(years, [years[2]!, years[5]!])],
    ['a town among towns', list(['大安區', '信義區', '中山區', '松山區', '文山區'], ['信義區', '文山區'])],
    ['a village among villages', list(['大安里', '信義里', '中山里', '松山村', '文山里'], ['中山里'])],
    ['with no record below, of no kind', [...list(['考察', '訪問', '開會']), ['進修', '', '', '']]],
    [
      'one of several with no record below, and a total',
      [
        ...list(['考察']),
        ...['訪 問', '開 會', '進 修'].map((name) => [name, '', '', '']),
        [],
        ['合計', '9', '9', '9'],
      ],
    ],
    [
      'beside another that is numbered alike',
      list(['甲店', '乙行', '丙廠', '1.丁', '2.戊', '己社', '庚所'], ['1.丁', '2.戊']),
    ],
  ])('%s is a record', async (_, rows) => {
    const { records, labels } = await read(rows);
    expect(labels).toEqual([]);
    expect(records).toBe(rows.filter((row) => row.length > 0 && row[0] !== '合計').length - 1);
  });

  it('below the last record is who made the table, where no record is an agency', async () => {
    expect((await read([...list(['竊盜', '詐欺', '毒品']), ['警政署', '', '', '']])).labels).toEqual([4]);
    expect((await read([...list(['民政局', '主計處', '秘書處']), ['政風室', '', '', '']])).records).toBe(4);
  });

  it('is a record in rows that detection has not seen, too', async () => {
    const villages = Array.from(
      { length: 9000 },
      (_, i) => `${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'子丑寅卯辰巳午'[i % 7]}里`,
    );
    const rows = list(villages).map((row, i) => (i === 5000 || i === 9000 ? [row[0]!, '', '', ''] : row));
    const { records } = await read(rows);
    expect(records).toBe(9000);
  });
});

describe('the label of a group', () => {
  it.each<[string, string[][], number]>([
    [
      'regions of counties',
      groups({ 北部: COUNTIES.slice(0, 4), 中部: COUNTIES.slice(9, 13), 南部: COUNTIES.slice(13, 16) }),
      3,
    ],
    ['towns over villages', groups({ 板橋區: ['大安里', '文化里', '民生里'], 三重區: ['中正里', '光華里'] }), 2],
    ['counties over towns', groups({ 新北市: ['板橋區', '三重區', '中和區'], 臺北市: ['大安區', '信義區'] }), 2],
    [
      'sorts that end as their members do',
      groups({ 公立國小: ['仁愛國小', '信義國小'], 私立國小: ['復興國小', '光仁國小'] }),
      2,
    ],
    ['numbered over names', groups({ '一、考察': ['東京', '大阪', '首爾'], '二、訪問': ['巴黎', '倫敦'] }), 2],
    ['towns over sorts of land', groups({ 山地鄉: ['烏來區', '復興區', '和平區'], 平地鄉: ['三星鄉', '關西鎮'] }), 2],
  ])('stays one: %s', async (_, rows, labels) => {
    const seen = await read(rows);
    expect(seen.labels).toHaveLength(labels);
    expect(seen.records).toBe(rows.length - 1 - labels);
  });

  it('is told, unless a recipe makes a column of it', async () => {
    const rows = groups({ 北部: COUNTIES.slice(0, 4), 中部: COUNTIES.slice(9, 13) });
    const { sheet, table } = await read(rows);
    const findings = new Findings();
    const fields = table.columns.map(({ title }) => ({ name: title, title, type: 'text' as const, description: '' }));
    const made = rowsOf({ sheet, table, fields: fields as never }, findings);
    for await (const _ of made.batches());
    const told = findings.list().filter((one) => one.problem === 'label-row-cut');
    expect(told.flatMap((one) => one.places.map(({ top }) => top))).toEqual([1, 6]);
    expect(told[0]!.facts).toEqual({ found: '北部' });
    const blocks = await reshapeOf([sheet], { blocks: { as: '分區' } });
    expect(blocks.findings.map((one) => one.problem)).toEqual([]);
    expect(blocks.rows.map((row) => row[0])).toEqual([...Array(4).fill('北部'), ...Array(4).fill('中部')]);
  });
});

it('ends a table where the text of its last record does, in the sketch and in the rows that pass', async () => {
  const rows = [
    ['科目', '本年度預算數', '上年度預算數', '說明'],
    ...['一般行政', '消防業務', '一般建築'].flatMap((name, i) => [
      [name, `${1000 + i}`, `${900 + i}`, '本年度預算數之內容與上年度之比較如下：'],
      ['', '', '', '1.人員維持費比上年度增列如上數，係薪俸及保險費等。'],
      ['', '', '', '2.業務費比上年度減列如上數，係油料及養護費等。'],
    ]),
  ];
  const sheet = sheetOf(rows, { text: false });
  const [table] = detect(await sketch(sheet), {});
  const tally = startTally();
  for await (const _ of cut(sheet, table!, tally));
  expect([table!.records, table!.last, tally.last]).toEqual([3, 9, 9]);
});
