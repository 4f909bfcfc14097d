import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import type { Table } from '../../src/model/table.ts';
import { sheetOf } from './sheet-of.ts';

const find = async (picture: string): Promise<Table[]> =>
  detect(await sketch(sheetOf(picture.split('\n').map((line) => line.split('|')))), {});

const rowsOf = (table: Table | undefined) =>
  table && [table.header.map((row) => row + 1), table.first + 1, table.records];
const titlesOf = (table: Table | undefined) => table?.columns.map((column) => column.title);

describe('headers of print layouts', () => {
  it.each([
    [
      'blank rows between header rows',
      'Table 1. Persons||||\n||||\nYear|Persons||Percent|\n||||\n|Men|Women|Men|Women\n||||\n1990|10|11|40|60\n1991|12|13|41|59',
      [3, 5],
      'Year Persons_Men Persons_Women Percent_Men Percent_Women',
    ],
    [
      'years below a gap',
      'Country|Code|Births||\n|||| \n||1990.0|1995.0|2000.0\nA|AA|18.4|28.0|32.2\nB|BB|24.4|27.6|28.3',
      [1, 3],
      'Country Code Births_1990.0 Births_1995.0 Births_2000.0',
    ],
    [
      'the stub named on the last row',
      'Table 2. Jobs||\n||\n|Employed|Unemployed\nState||\n||\nAlabama|10|20\nAlaska|11|21',
      [3, 4],
      'State Employed Unemployed',
    ],
    [
      'the stub named between the others',
      'Table 3. Homes||\n||\n|Owned|Rented\n||\nArea||\n||\nUnit|(percent)|(percent)\nAkron|3.7|10.0\nAlbany|2.3|4.6',
      [3, 5, 7],
      'Area Unit Owned(percent) Rented(percent)',
    ],
    [
      'units in brackets that look like numbers',
      'Item|Cars|Buses\n||\n|(1,000)|(1,000)\n1990|12|13\n1991|14|15\n1992|16|17',
      [1, 3],
      'Item Cars(1,000) Buses(1,000)',
    ],
    [
      'a parent alone above the others',
      'Table 4. Deaths|||\n|||\n||Speeding|\n|||\nState|All|Slow|Fast\nAlabama|10|2|3\nAlaska|12|3|4',
      [3, 5],
      'State All Speeding_Slow Speeding_Fast',
    ],
    [
      'a year alone above the others',
      '|||2007|\nAge|Unit|||\n||All|Men|Women\n0-4|1000|20|10|10\n5-9|1000|19|10|9',
      [1, 2, 3],
      'Age Unit All 2007_Men 2007_Women',
    ],
    [
      'bare units',
      '縣市|人口||面積\n|男|女|\n|人|人|公頃\n甲縣|1000|1100|3\n乙縣|2000|2100|4',
      [1, 2, 3],
      '縣市 人口_男(人) 人口_女(人) 面積(公頃)',
    ],
    [
      'letters that formulas call columns by',
      '縣市|甲|乙|計\n(A)|(B)|(C)|(D)=(B)+(C)\n臺北市|1000|2000|3000\n新北市|1100|2100|3200',
      [1, 2],
      '縣市 甲 乙 計',
    ],
    [
      'a title one character a cell',
      '人|口|統|計|表\n縣市|男|女|計|率\n甲縣|1|2|3|4\n乙縣|5|6|11|4',
      [2],
      '縣市 男 女 計 率',
    ],
    [
      'the stub beside a period with months below',
      '縣市|112年||\n|1月|2月|3月\n甲縣|10|20|30\n乙縣|40|50|60',
      [1, 2],
      '縣市 112年_1月 112年_2月 112年_3月',
    ],
    [
      'English below, over records in English',
      '站名|地址\nStation name|Address\nTaipei|Rd 1\nTainan|Rd 2',
      [1, 2],
      '站名 地址',
    ],
    ['no English record below', '品名|品牌|產地\niPhone|Apple|USA\nPixel|Google|USA', [1], '品名 品牌 產地'],
  ])('%s', async (_, picture, header, columns) => {
    const [table] = await find(picture);
    expect(table?.header.map((row) => row + 1)).toEqual(header);
    expect(
      titlesOf(table)
        ?.join(' ')
        .replace(/ (?=\()/g, ''),
    ).toBe(columns);
  });

  it.each([
    [
      'names and values above a header',
      'Notes|Please note|\nReleased|2007|\n||\n||\nCode|Men|Women\nA|10|11\nB|12|13',
      [5],
    ],
    [
      'one long title in every cell',
      'Crop practices of all farms in the year|Crop practices of all farms in the year|Crop practices of all farms in the year\n||\nFarm|Acres|Share\nA|10|11\nB|12|13',
      [3],
    ],
    [
      'a sentence cut at its commas',
      'Created as New Dataset|Sample 012 by the analyst|January 20 2016\ncm|A|\n4000|0.1|\n3999|0.2|\n3998|0.3|',
      [2],
    ],
    ['a group without figures', 'Code|Name\n|\n6 Travel|\n6411|Employees\n6412|Others\n6413|Guests', [1]],
    [
      'a title with a remark beside it',
      '臺北市公園清冊|||更新至112年底\n編號|名稱|面積|區\n1|甲|10|中正\n2|乙|20|大安',
      [2],
    ],
    [
      'the head of a form',
      '計畫名稱|行政管理|承辦單位|各組室\n一.計畫內容：|依法辦理||\n二.預期成果：|如期完成||\n科目|單位|數量|金額\n人事費|年|1|100\n業務費|年|2|200',
      [4],
    ],
  ])('not %s', async (_, picture, header) => {
    const [table] = await find(picture);
    expect(table?.header.map((row) => row + 1)).toEqual(header);
  });

  it('takes zeros and ones for data', async () => {
    const [table] = await find('x|a|b|c|d|e\nOrg|0|1|0|0|1\nOrg2|0|1|0|1|0\nDim|1|1|0|0|0');
    expect(rowsOf(table)).toEqual([[1], 2, 3]);
  });

  it('knows the word that a program wrote for blank cells', async () => {
    const [table] = await find('State|2007|None\nNone|None|None\nNone|Men|Women\nNone|None|None\nA|10|20\nB|30|40');
    expect(rowsOf(table)).toEqual([[1, 3], 5, 2]);
  });
});

describe('rows that are cut by name', () => {
  it.each([
    [
      'averages and comparisons',
      '月份|雨量|日數\n1月|10|3\n2月|20|4\n平均|15|3.5\n較上年同期增減%|1.5|2.5',
      '4 average, 5 comparison',
    ],
    ['subtotals', '區|人口|戶數\n甲|10|3\n小計|10|3\n乙|20|4\n合計|30|7', '3 subtotal, 5 total'],
    ['a measure among others is none', '測站|統計|氣溫\n甲|最高|20\n甲|最低|15\n甲|平均|17\n乙|最高|21', ''],
  ])('%s', async (_, picture, expected) => {
    const [table] = await find(picture);
    const cut = table?.cut.filter((one) => one.reason !== 'header').map((one) => `${one.top + 1} ${one.reason}`);
    expect(cut?.join(', ')).toBe(expected);
  });

  it('says of every such row why it was cut', async () => {
    const [table] = await find('區|人口|戶數\n甲|10|3\n小計|10|3\n乙|20|4\n合計|30|7');
    const about = (row: number) => table?.why.filter((reason) => reason.rows?.includes(row)).map((one) => one.step);
    expect([about(0), about(2), about(4)]).toEqual([['header'], ['total'], ['total']]);
  });
});

describe('tables above, below and beside', () => {
  const shapes = async (picture: string) => (await find(picture)).map((table) => rowsOf(table));

  it.each([
    [
      'blocks told apart by a period',
      '縣市|男|女\n112年1月||\n甲|1|2\n乙|3|4\n112年2月||\n甲|5|6\n乙|7|8',
      [
        [[1], 3, 2],
        [[1], 6, 2],
      ],
    ],
    [
      'a smaller table above',
      '縣市|人口|\n甲|10|\n乙|20|\n||\n產品|產量|單價\n砂石|5|1\n水泥|6|2',
      [
        [[1], 2, 2],
        [[5], 6, 2],
      ],
    ],
    [
      'a narrower table below, without a blank row',
      'A|B|C\n1|2|3\n4|5|6\nA|B\n1|2\n4|5',
      [
        [[1], 2, 2],
        [[4], 5, 2],
      ],
    ],
    [
      'the same header under another name, with other keys',
      'People|County|State\nBorn|10|20\nDied|11|21\n||\nTrade|County|State\nShops|12|22\nFirms|13|23',
      [
        [[1], 2, 2],
        [[5], 6, 2],
      ],
    ],
  ])('%s', async (_, picture, expected) => {
    expect(await shapes(picture)).toEqual(expected);
  });
});

describe('doubt', () => {
  it.each([
    [
      'years among months',
      '年月|出生|死亡\n110年|32|33\n1月|10|11\n2月|12|13\n111年|66|69\n1月|20|21\n2月|22|23',
      '年的列和月的列混在一起',
    ],
    ['a form', '機關名稱|臺北市\n地址|市府路1號\n電話|02-27208889\n首長|某君', '只有名稱與內容兩欄，像是一張表單'],
    [
      'sections that begin alike',
      '項目|男|女\n甲|1|2\n乙|3|4\n||\n甲|5|6\n乙|7|8\n丙|7|8\n丁|1|1',
      '1 段又從同一個名稱開始，可能是幾個表格疊在一起',
    ],
    [
      'two lists in one',
      '科目|單位|數量|單價|金額\n人事費||||9\n|年|1|4|4\n|月|1|5|5\n業務費||||7\n|件|1|3|3\n|人|1|4|4\n設備費||||2\n|臺|1|2|2',
      '5 列填的欄位和另外 3 列不同，像是兩種資料交錯',
    ],
  ])('%s', async (_, picture, doubt) => {
    const [table] = await find(picture);
    expect(table?.sure).toBeLessThan(0.8);
    expect(table?.why.map((reason) => reason.says.zh)).toContain(doubt);
  });
});
