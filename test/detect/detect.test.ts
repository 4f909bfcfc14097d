import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import type { Place } from '../../src/model/place.ts';
import type { Hints, Table } from '../../src/model/table.ts';
import { sheetOf } from './sheet-of.ts';

/** Cells between bars; ⏎ is a line break in a cell. */
function rowsOf(picture: string): string[][] {
  return picture
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.replaceAll('⏎', '\n')));
}

/** A merge in the words of a spreadsheet: rows and columns from 1. */
function merge(top: number, left: number, bottom: number, right: number): Place {
  return { top: top - 1, left: left - 1, bottom: bottom - 1, right: right - 1 };
}

interface Look {
  readonly merged?: readonly Place[];
  readonly centred?: readonly Place[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

async function find(picture: string, look?: Look, hints: Hints = {}): Promise<Table[]> {
  const options = look ? { text: false, name: '工作表1', layout: look } : {};
  return detect(await sketch(sheetOf(rowsOf(picture), options)), hints);
}

/** What matters of a table, rows counted from 1. */
function shown(table: Table | undefined) {
  return (
    table && {
      header: table.header.map((row) => row + 1),
      rows: [table.first + 1, (table.last ?? -1) + 1],
      records: table.records,
      columns: table.columns.map((column) => column.title).join(' '),
      cut: table.cut.map((one) => `${one.top + 1}-${one.bottom + 1} ${one.reason}`).join(', '),
    }
  );
}

describe('the sheet of every day', () => {
  const park = `112年度公園清冊|||
單位：平方公尺|||
編號|行政區|面積|啟用日期
1|中正區|12,345|112/3/5
2|大安區|－|112/13/5
合計||12,345|`;

  it('finds title, unit, header, records and total', async () => {
    const [table] = await find(park, { merged: [merge(1, 1, 1, 4)] });
    expect(shown(table)).toEqual({
      header: [3],
      rows: [4, 5],
      records: 2,
      columns: '編號 行政區 面積 啟用日期',
      cut: '1-1 title, 2-2 unit, 3-3 header, 6-6 total',
    });
    expect(table).toMatchObject({ unit: '平方公尺', titles: ['112年度公園清冊'], sheet: '工作表1' });
    expect(table?.why.map((reason) => reason.says.zh).join()).toContain('1 列是合計，已剔除');
  });

  it('keeps totals for those who want them', async () => {
    const [table] = await find(park, {}, { totals: 'keep' });
    expect(shown(table)).toMatchObject({ rows: [4, 6], records: 3 });
  });

  it('finds nothing in an empty sheet, and nothing to publish in a letter', async () => {
    expect(await find('')).toEqual([]);
    expect(await find('敬啟者：\n本局訂於三月五日辦理說明會。\n此致')).toEqual([]);
  });
});

describe('headers', () => {
  it.each([
    [
      'parents over blank cells, without merges',
      '縣市別|人口數|||戶數\n|計|男|女|\n臺北市|100|50|50|40\n新北市|200|100|100|80',
      undefined,
      [1, 2],
      '縣市別 人口數_計 人口數_男 人口數_女 戶數',
    ],
    [
      'three levels without merges',
      '地區|公立||||私立\n|國小||國中||國小\n|班級|學生|班級|學生|班級|學生\n臺北市|12|340|9|410|6|199\n新北市|88|3340|79|2410|66|1199',
      undefined,
      [1, 2, 3],
      '地區 公立_國小_班級 公立_國小_學生 公立_國中_班級 公立_國中_學生 私立_國小_班級 私立_國小_學生',
    ],
    [
      'merged down and across',
      '區域別|戶數|人口數||\n||計|男|女\n甲區|40|100|50|50\n乙區|80|200|100|100',
      { merged: [merge(1, 1, 2, 1), merge(1, 2, 2, 2), merge(1, 3, 1, 5)] },
      [1, 2],
      '區域別 戶數 人口數_計 人口數_男 人口數_女',
    ],
    [
      'a label merged down beside a period',
      '某部||\n單位：百萬元||\n項　　目|112年度|\n|預算|決算\n主管總預算|55|52\n特別預算|80|73\n其他|20|21',
      { merged: [merge(1, 1, 1, 3), merge(3, 1, 4, 1), merge(3, 2, 3, 3)] },
      [3, 4],
      '項目 112年度_預算 112年度_決算',
    ],
    [
      'centred without a merge',
      '區 域 別|戶 數|人   口||\n||計|男|女\n甲區|40|100|50|50\n乙區|80|200|100|100',
      { merged: [merge(1, 1, 2, 1), merge(1, 2, 2, 2)], centred: [merge(1, 3, 1, 5)] },
      [1, 2],
      '區域別 戶數 人口_計 人口_男 人口_女',
    ],
    [
      'one character a cell',
      '區域別|人|口|數|戶數\n|計|男|女|\n甲區|100|50|50|40\n乙區|200|100|100|80',
      {},
      [1, 2],
      '區域別 人口數_計 人口數_男 人口數_女 戶數',
    ],
    [
      'a label wrapped over two rows is one level',
      '|較上月底增加||自然增加|\n區域別|月增加|月增加率|人口數|折合年\n|人口數|||增加率\n甲區|12|0.5|7|1.25\n乙區|15|0.6|8|1.5',
      { merged: [merge(1, 2, 1, 3), merge(1, 4, 1, 5), merge(2, 3, 3, 3), merge(2, 4, 3, 4)] },
      [1, 2, 3],
      '區域別 較上月底增加_月增加人口數 較上月底增加_月增加率 自然增加_人口數 自然增加_折合年增加率',
    ],
    [
      'a parent alone in its row',
      '各機關員額表||||\n||員額||\n機關|職稱|本年度|上年度|比較\n主計處|科長|3|2|1\n人事處|科員|5|5|0\n政風處|科員|2|3|-1',
      { merged: [merge(1, 1, 1, 5), merge(2, 3, 2, 5)] },
      [2, 3],
      '機關 職稱 員額_本年度 員額_上年度 員額_比較',
    ],
    [
      'units in a row of their own',
      '年度|收入|支出\n|(千元)|(千元)\n108|1000|90\n109|1200|100',
      undefined,
      [1, 2],
      '年度 收入(千元) 支出(千元)',
    ],
    [
      'English below',
      '鄉鎮市區|戶數|人口數\nTownship|Households|Population\n板橋區|100|200\n三重區|150|300',
      undefined,
      [1, 2],
      '鄉鎮市區 戶數 人口數',
    ],
    [
      'machine names above',
      'site_id|births|deaths\n區域別|出生數|死亡數\n板橋區|10|20\n三重區|15|30',
      undefined,
      [1, 2],
      '區域別 出生數 死亡數',
    ],
    [
      'English below, nothing but words',
      '機構名稱|負責人|地址\nName|Head|Address\n中山堂|甲君|延平南路\n紀念館|乙君|仁愛路\n美術館|丙君|中山北路',
      undefined,
      [1, 2],
      '機構名稱 負責人 地址',
    ],
    [
      'years under each of two parents',
      '區域別|人口數||戶數|\n|112年|111年|112年|111年\n甲區|1000|990|400|390\n乙區|2000|1980|800|790',
      undefined,
      [1, 2],
      '區域別 人口數_112年 人口數_111年 戶數_112年 戶數_111年',
    ],
    [
      'bare years under each of two parents',
      '區域別|人口數||戶數|\n|110|111|110|111\n甲區|1000|990|400|390\n乙區|2000|1980|800|790',
      undefined,
      [1, 2],
      '區域別 人口數_110 人口數_111 戶數_110 戶數_111',
    ],
    [
      'every fifth year',
      'Item|1980|1985|1990|2003\nOutput|79.1|82.4|94.5|123.9\nHours|86.9|93.9|102.7|115.4',
      undefined,
      [1],
      'Item 1980 1985 1990 2003',
    ],
    [
      'years as headings',
      '縣市|105|106|107\n臺北市|269|268|267\n新北市|397|398|399',
      undefined,
      [1],
      '縣市 105 106 107',
    ],
    [
      'two years in English',
      'Country|2021|2022\nJapan|100|120\nUSA|200|220\nKorea|150|160',
      undefined,
      [1],
      'Country 2021 2022',
    ],
    ['months as headings', '|1月|2月|3月\n臺北市|26|27|26\n新北市|39|38|39', undefined, [1], ' 1月 2月 3月'],
    [
      'column numbers under the names',
      '機關別|歲入|歲出|餘絀\n款|1|2|3\n主計處|1200|1100|100\n人事處|2400|2000|400\n政風處|3600|3000|600',
      undefined,
      [1, 2],
      '機關別 歲入 歲出 餘絀',
    ],
    [
      'ages under bands',
      '區域別|0～1歲|||2～3歲||\n|合計|0|1|合計|2|3\n甲區|100|40|60|90|50|40\n乙區|200|90|110|180|80|100',
      { merged: [merge(1, 1, 2, 1), merge(1, 2, 1, 4), merge(1, 5, 1, 7)] },
      [1, 2],
      '區域別 0～1歲_合計 0～1歲_0 0～1歲_1 2～3歲_合計 2～3歲_2 2～3歲_3',
    ],
  ])('%s', async (_, picture, look, header, columns) => {
    const [table] = await find(picture, look);
    expect(shown(table)).toMatchObject({ header, columns });
    expect(table?.first).toBe(header.at(-1));
  });

  it('has none when the first row is a record', async () => {
    const [table] = await find(
      '預算總說明|2009-11-24|http://a.tw/1\n歲入表|2009-11-24|http://a.tw/2\n歲出表|2010-01-02|http://a.tw/3',
    );
    expect(shown(table)).toMatchObject({ header: [], rows: [1, 3], records: 3 });
    expect(table!.sure).toBeLessThan(0.6);
  });

  it('says that it is not sure when the header may be a record', async () => {
    const [table] = await find('C|基隆市\nA|臺北市\nF|新北市\nH|桃園市');
    expect(table!.sure).toBeLessThan(0.6);
    const [clear] = await find('編號|機關名稱|預算數\n1|主計處|100\n2|人事處|200\n3|政風處|300');
    expect(clear!.sure).toBeGreaterThan(0.9);
  });

  it('follows the headings that a person names', async () => {
    const picture = '代號|甲案|乙案\n一|資料一|1\n項目|說明|值\n用水|每月|12\n用電|每月|15';
    const [table] = await find(picture, undefined, { titles: ['項目', '值'] });
    expect(shown(table)).toMatchObject({ header: [3], rows: [4, 5] });
    const [other] = await find(picture, undefined, { titles: ['項目', '沒有這一欄'] });
    expect(other!.sure).toBeLessThan(table!.sure);
  });
});

describe('rows that are no records', () => {
  it.each([
    [
      'printed pages',
      '某某統計表||\n中華民國112年||單位：人\n區別|男|女\n中正區|10|20\n大安區|30|40\n某某統計表(續)||\n中華民國112年||單位：人\n區別|男|女\n信義區|10|20\n說明：本表不含外國人。||\n資料來源：民政局||',
      [4, 9],
      3,
      '1-2 title, 3-3 header, 6-8 repeat, 10-11 note',
    ],
    [
      'blank rows and rows of blanks',
      '年度|歲入|歲出\n106|100|90\n　| |\n107|110|100\n||',
      [2, 4],
      2,
      '1-1 header, 3-3 blank, 5-5 blank',
    ],
    [
      'section labels',
      '類別|項目|數量\n一、收入||\n稅收|營業稅|100\n稅收|所得稅|200\n二、支出||\n經常|人事|150\n經常|業務|100',
      [3, 7],
      4,
      '1-1 header, 2-2 label, 5-5 label',
    ],
    [
      'remarks that run on',
      '項目|金額|說明\n人事費|100|一、員額三人\n||二、加班費\n業務費|200|文具\n設備費|300|電腦',
      [2, 5],
      3,
      '1-1 header, 3-3 continuation',
    ],
    [
      'comparison rows',
      '區域別|人口數|戶數\n中正區|100|40\n大安區|200|80\n較上月增減|3|1\n較上年同月增減(%)|1.5|1.2',
      [2, 3],
      2,
      '1-1 header, 4-5 comparison',
    ],
    [
      'signatures at the foot',
      '區別|總計|男|女\n中正區|10|5|5\n大安區|20|10|10\n填表 甲|審核 乙|主辦統計人員 丙|機關首長',
      [2, 3],
      2,
      '1-1 header, 4-4 note',
    ],
    [
      'a page number',
      '編號|名稱|數量|備註\n1|甲|5|\n2|乙|6|\n|||\n|第 1 頁||',
      [2, 3],
      2,
      '1-1 header, 4-4 blank, 5-5 note',
    ],
    [
      'a total under a serial number',
      '序號|機關|金額\n1|主計處|100\n2|人事處|200\n3|政風處|200\n|總　計|500',
      [2, 4],
      3,
      '1-1 header, 5-5 total',
    ],
  ])('%s', async (_, picture, rows, records, cut) => {
    const [table] = await find(picture);
    expect(shown(table)).toMatchObject({ rows, records, cut });
  });

  it.each([
    ['months still to come', '月份|件數|金額\n1月|10|100\n2月|20|200\n3月||\n4月||', 4],
    ['words in a table without numbers', '標籤|說明\nname|名稱 / 合計\nnote|備註\nunit|說明', 3],
    ['a text in the last value', '站名|座位|開放\n甲站|12|是\n乙站|8|否\n丙站|未設置|否', 3],
    [
      'a group whose name stands in the second column',
      '類型|遊憩區|縣市|人次\n風景區|甲港|新北市|10\n|東岸風景區||\n|乙灣|花蓮縣|20',
      3,
    ],
    ['a measure called average', '測站|統計|氣溫\n甲|最高|20\n甲|最低|15\n甲|平均|17\n乙|最高|21', 4],
  ])('keeps %s', async (_, picture, records) => {
    const [table] = await find(picture);
    expect(table?.records).toBe(records);
  });

  it('keeps rows whose blanks are merged down from above', async () => {
    const picture = '年度|業者|縣市|地號\n113|甲公司|屏東縣|207\n|||208\n|||209\n113|乙公司|雲林縣|58';
    const merged = [1, 2, 3].map((column) => merge(2, column, 4, column));
    const [table] = await find(picture, { merged });
    expect(shown(table)).toMatchObject({ rows: [2, 5], records: 4 });
  });

  it('cuts a total of 計, 男, 女 as a whole and keeps 計 elsewhere', async () => {
    const picture = `區域別|性別|人數|戶數
|計|300|90
總　計|男|140|
|女|160|
|計|100|30
甲區|男|40|
|女|60|
|計|200|60
乙區|男|100|
|女|100|`;
    const [table] = await find(picture);
    expect(shown(table)).toMatchObject({ rows: [5, 10], records: 6, cut: '1-1 header, 2-4 total' });
  });

  it('keeps totals when hardly anything else would be left', async () => {
    const [table] = await find('項目|金額\n歲入合計|100\n歲出合計|90\n餘絀|10');
    expect(table?.records).toBe(3);
  });
});

describe('columns', () => {
  it('leaves out a key that is printed again', async () => {
    const picture =
      '區域別|男|女|區域別|出生|死亡\n甲區|10|20|甲區|1|2\n乙區|30|40|乙區|3|4\n丙區|50|60|丙區|5|6\n丁區|70|80|丁區|7|8';
    const [table] = await find(picture);
    expect(table?.columns.map((column) => column.at)).toEqual([0, 1, 2, 4, 5]);
    expect(table?.leftOut).toEqual([3]);
  });

  it('keeps a second column of the same name with other cells', async () => {
    const picture = '名稱|面積|高度|名稱\n甲|10|20|乙\n丙|30|40|丁\n戊|50|60|己\n庚|70|80|辛';
    const [table] = await find(picture);
    expect(table?.columns).toHaveLength(4);
  });

  it('keeps a column without a heading that records fill, not a few stray cells', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i}|甲${i}|${i % 2 ? '已公告' : ''}|${i === 3 ? '查' : ''}`);
    const [table] = await find(['編號|名稱||', ...rows].join('\n'));
    expect(table?.columns.map((column) => column.title)).toEqual(['編號', '名稱', '']);
    expect(table!.sure).toBeLessThan(0.9);
  });

  it('leaves out a hidden helper without a heading and keeps hidden rows', async () => {
    const picture = '名稱|數量|\n甲|10|1\n乙|20|1\n丙|30|1';
    const [table] = await find(picture, { hiddenColumns: [2], hiddenRows: [2] });
    expect(shown(table)).toMatchObject({ columns: '名稱 數量', records: 3 });
  });

  it('reads units from headings and leaves the heading as it stands', async () => {
    const [table] = await find('公園|面積(公頃)|面積（㎡）\n甲|1.5|15000\n乙|2.5|25000');
    expect(table?.columns).toMatchObject([
      { title: '公園' },
      { title: '面積(公頃)', unit: '公頃' },
      { title: '面積（㎡）', unit: '㎡' },
    ]);
  });
});

describe('stacked blocks', () => {
  const keys = ['臺北縣', '宜蘭縣', '桃園縣', '新竹縣'];
  const rows = (factor: number) => keys.map((key, i) => `${key}|${(i + 1) * factor}|${(i + 2) * factor}`).join('\n');

  it('are tables of their own, told by their label', async () => {
    const tables = await find(`機關別|歲入|歲出\n(經常門)||\n${rows(1000)}\n(資本門)||\n${rows(7)}`);
    expect(tables.map(shown)).toMatchObject([
      { header: [1], rows: [3, 6], records: 4, cut: '1-1 header, 2-2 label, 7-11 other' },
      { header: [1], rows: [8, 11], records: 4, cut: '1-1 header, 2-6 other, 7-7 label' },
    ]);
    expect(tables.map((table) => table.titles.at(-1))).toEqual(['(經常門)', '(資本門)']);
  });

  it('are told by the corner of a header that comes again', async () => {
    const tables = await find(
      `本年度預算數|收入|支出|餘絀\n${rows(1000).replaceAll('\n', '|5\n')}|5\n上年度預算數|收入|支出|餘絀\n${rows(7).replaceAll('\n', '|5\n')}|5`,
    );
    expect(tables.map(shown)).toMatchObject([
      { header: [1], rows: [2, 5] },
      { header: [6], rows: [7, 10] },
    ]);
  });

  it('do not split a table whose sections hold other rows', async () => {
    const tables = await find('縣市|人數|戶數\n北部||\n臺北市|10|4\n基隆市|20|5\n南部||\n臺南市|30|6\n高雄市|40|7');
    expect(tables).toHaveLength(1);
    expect(tables[0]!.sure).toBeLessThan(0.8);
  });
});

describe('several tables on one sheet', () => {
  const picture = `表一 人口||
縣市|人口數|戶數
臺北市|2500|1000
新北市|4000|1500
桃園市|2300|900
||
表二 收支||
年度|歲入|歲出
110|800|750
111|820|790`;

  it('are found one after the other', async () => {
    const tables = await find(picture);
    expect(tables.map(shown)).toEqual([
      {
        header: [2],
        rows: [3, 5],
        records: 3,
        columns: '縣市 人口數 戶數',
        cut: '1-1 title, 2-2 header, 6-6 blank, 7-10 other',
      },
      {
        header: [8],
        rows: [9, 10],
        records: 2,
        columns: '年度 歲入 歲出',
        cut: '1-5 other, 6-6 blank, 7-7 title, 8-8 header',
      },
    ]);
    expect(tables[1]!.titles).toEqual(['表二 收支']);
  });

  it('are one when the same header comes again', async () => {
    const tables = await find(picture.replace('年度|歲入|歲出', '縣市|人口數|戶數').replace('表二 收支', '表一 人口'));
    expect(tables).toHaveLength(1);
    expect(tables[0]!.records).toBe(5);
  });
});
