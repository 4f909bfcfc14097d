import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import type { Layout } from '../../src/model/sheet.ts';
import { sheetOf } from './sheet-of.ts';

interface Shape {
  readonly name: string;
  /** Cells between bars. */
  readonly sheet: string;
  /** Merges as rows and columns from 0: top, left, bottom, right. */
  readonly merged?: readonly (readonly [number, number, number, number])[];
  readonly hidden?: readonly number[];
  readonly text?: boolean;
  /** Rows from 1. */
  readonly header: readonly number[];
  readonly columns: string;
  /** Rows from 1 that are no records, below the header. */
  readonly cut: string;
}

/** One example for each kind of sheet that was once read wrongly. */
const SHAPES: readonly Shape[] = [
  {
    name: 'the head of an official return is no header',
    sheet:
      '公開類|||編製機關|某市政府\n月　報|每月終了後15日內編報||表　　號|10520-01-01-2\n縣市別|項目|人口數|戶數|面積\n宜蘭縣|甲|308200|88|934\n花蓮縣|乙|74634|91|854',
    header: [3],
    columns: '縣市別 項目 人口數 戶數 面積',
    cut: '',
  },
  {
    name: 'lines of a form above the table are no header',
    sheet:
      '活動調查表\n填表日期：|113/05/20||聯絡人：|王○○\n項次|活動名稱|辦理日期|地點|參加人數\n1|講座|113/8/2|中正路|108\n2|市集|113/4/2|信義街|367',
    header: [3],
    columns: '項次 活動名稱 辦理日期 地點 參加人數',
    cut: '',
  },
  {
    name: 'one merged cell over all labels but the stub, which stands lowest, is their parent',
    sheet: '|病床|||\n|公立||私立|\n年別|床數|人數|床數|人數\n108年|88|90|178|1\n109年|99|35|134|2',
    merged: [
      [0, 1, 0, 4],
      [1, 1, 1, 2],
      [1, 3, 1, 4],
    ],
    header: [1, 2, 3],
    columns: '年別 病床_公立_床數 病床_公立_人數 病床_私立_床數 病床_私立_人數',
    cut: '',
  },
  {
    name: 'one character a cell over just the labels beside the stub',
    sheet: '|垃|圾|處|理\n地區|第1季|第2季|第3季|第4季\n新北市|789|20|38|300\n臺北市|790|21|39|301',
    header: [1, 2],
    columns: '地區 垃圾處理_第1季 垃圾處理_第2季 垃圾處理_第3季 垃圾處理_第4季',
    cut: '',
  },
  {
    name: 'one character a cell beside merged parents',
    sheet: '地區|人|口|數|出生|\n|計|男|女|計|率\n新北市|789|20|38|300|1\n臺北市|790|21|39|301|2',
    merged: [[0, 4, 0, 5]],
    header: [1, 2],
    columns: '地區 人口數_計 人口數_男 人口數_女 出生_計 出生_率',
    cut: '',
  },
  {
    name: 'a column that is blank throughout ends no parent',
    sheet: '年別|學生數||||教師數\n|國小|國中||高中|\n108年|88|90||178|1\n109年|99|35||134|2\n110年|98|34||133|3',
    header: [1, 2],
    columns: '年別 學生數_國小 學生數_國中 學生數_高中 教師數',
    cut: '',
  },
  {
    name: 'a parent written again over each of its columns, above words',
    sheet:
      '學校名稱|地址|聯絡方式|聯絡方式\n||聯絡人|網址\n甲國小|中正路1號|王○○|https://a.example\n乙國小|中正路2號|陳○○|https://b.example',
    header: [1, 2],
    columns: '學校名稱 地址 聯絡方式_聯絡人 聯絡方式_網址',
    cut: '',
  },
  {
    name: 'numbers of columns in brackets, over words',
    sheet: '法規名稱|公布單位|公布日期\n(1)|(2)|(3)\n公園管理辦法|工務局|113/1/2\n市場管理辦法|經發局|113/1/3',
    header: [1, 2],
    columns: '法規名稱 公布單位 公布日期',
    cut: '',
  },
  {
    name: 'marks for missing under Chinese labels are no second language',
    sheet: '單位：人\n區域別|家數|志工人數\n中正區|…|…\n大同區|98|5\n中山區|85|6',
    text: true,
    header: [2],
    columns: '區域別 家數 志工人數',
    cut: '',
  },
  {
    name: 'a table of words, with words that recur',
    sheet:
      '類別|名稱|地點|主辦單位|是否收費\n人事|甲活動|中正路|體育局|是\n財務|乙活動|光復路|觀光局|否\n財務|乙活動|光復路|觀光局|是\n人事|丙活動|中正路|體育局|是',
    header: [1],
    columns: '類別 名稱 地點 主辦單位 是否收費',
    cut: '',
  },
  {
    name: 'a hidden column beside a table of words',
    sheet: '法規名稱|公布單位|內容摘要|\n甲辦法|教育局|為規範托育之管理|1\n乙辦法|工務局|為加強托育之管理|1',
    hidden: [3],
    header: [1],
    columns: '法規名稱 公布單位 內容摘要',
    cut: '',
  },
  {
    name: 'a title to the right of the first column is no parent',
    sheet: '某市政府||||\n||公園統計表||\n類別|項目|機構數|人數|面積\n甲|乙|80|2|5\n丙|丁|42|9|7',
    text: true,
    header: [3],
    columns: '類別 項目 機構數 人數 面積',
    cut: '',
  },
  {
    name: 'a span of years above the header is a period',
    sheet:
      '某市政府||||\n表2 公園概況\n||自民國102年至112年||\n項次|名稱|地址|床數|等級\n1|甲|中正路1號|80|甲等\n2|丙|中正路2號|42|乙等',
    text: true,
    header: [4],
    columns: '項次 名稱 地址 床數 等級',
    cut: '',
  },
  {
    name: 'a key of numbers printed again on the second page',
    sheet:
      '編號|名稱|面積||編號|電話|床數\n1|甲|88||1|02-2345-6789|5\n2|乙|90||2|02-2345-6780|6\n3|丙|91||3|02-2345-6781|7',
    header: [1],
    columns: '編號 名稱 面積 電話 床數',
    cut: '',
  },
  {
    name: 'notes in the second column, and numbered ones in the first',
    sheet:
      '年別|月別|計|男\n106年|1月|74|34\n|2月|26|88\n\n註：1.本表資料不含外國人。\n|2.面積係指登記面積，不含河川水域。\n　　　3.自108年起改採新分類。',
    header: [1],
    columns: '年別 月別 計 男',
    cut: '4 blank, 5-7 note',
  },
  {
    name: 'more lines of notes than records',
    sheet:
      '項次|名稱|負責人\n1|甲公園|張○○\n1.「－」表示無數值，「…」表示數值不明。\n2.本表資料不含外國人。\n3.本局依據各區公所報送資料彙編。',
    header: [1],
    columns: '項次 名稱 負責人',
    cut: '3-5 note',
  },
  {
    name: 'the word of a note in a cell of its own',
    sheet: '項次|單位|面積\n1|甲區公所|37.9\n2|乙區公所|75.6\n（註）|1.本表數字為初步統計。\n|2.面積係指登記面積。',
    header: [1],
    columns: '項次 單位 面積',
    cut: '4-5 note',
  },
  {
    name: 'a sign over its note',
    sheet: '項次|單位|面積\n1|甲區公所|37.9\n2|乙區公所|75.6\n\n※\n　部分資料因四捨五入致總數不等。',
    header: [1],
    columns: '項次 單位 面積',
    cut: '4 blank, 5-6 note',
  },
  {
    name: 'people who sign',
    sheet:
      '名稱|地址|床數|管理人|等級\n甲|中正路1號|80|王○○|甲等\n乙|中正路2號|90|陳○○|乙等\n承辦人：||課長：||鄉長：\n|主辦統計人員',
    header: [1],
    columns: '名稱 地址 床數 管理人 等級',
    cut: '4-5 note',
  },
  {
    name: 'the number of the page under the figures',
    sheet: '區別|計|男\n中正區|74|34\n大同區|26|88\n\n|12',
    header: [1],
    columns: '區別 計 男',
    cut: '4 blank, 5 note',
  },
  {
    name: 'a sign for missing in half of the cells',
    sheet: '112年統計\n月別|預算數|決算數|執行率(%)\n1月|1284|⊙|167\n2月|⊙|⊙|167\n3月|⊙|9367|⊙\n4月|22|⊙|8',
    header: [2],
    columns: '月別 預算數 決算數 執行率(%)',
    cut: '',
  },
  {
    name: 'names of parts in the third key',
    sheet:
      '款|項|名稱|公立|私立\n||一、經常門||\n01||警政支出|1|30\n02||教育支出|8|34\n||二、資本門||\n03||社會支出|7|36',
    header: [1],
    columns: '款 項 名稱 公立 私立',
    cut: '2 label, 5 label',
  },
  {
    name: 'a record with nothing but its name, where much is blank',
    sheet:
      '機構名稱|聯絡電話|備註\n甲|02-2345-6789|新增\n乙|02-2345-6780|\n丙||詳見官網\n丁||\n戊|02-2345-6781|\n己|02-2345-6782|新增\n庚|02-2345-6783|\n辛|02-2345-6784|\n壬||新增',
    header: [1],
    columns: '機構名稱 聯絡電話 備註',
    cut: '',
  },
];

async function tables({ sheet, merged = [], hidden = [], text = false }: Shape) {
  const rows = sheet.split('\n').map((line) => line.split('|'));
  const layout: Partial<Layout> = {
    merged: merged.map(([top, left, bottom, right]) => ({ top, left, bottom, right })),
    hiddenColumns: hidden,
  };
  return detect(await sketch(sheetOf(rows, { text, name: text ? '' : '工作表1', ...(!text && { layout }) })), {});
}

describe('shapes of agency sheets', () => {
  it.each(SHAPES)('$name', async (shape) => {
    const [table] = await tables(shape);
    const below = table?.cut.filter((one) => one.top > (table.header.at(-1) ?? -1)) ?? [];
    const spans = below.map(({ top, bottom, reason }) => `${top + 1}${bottom > top ? `-${bottom + 1}` : ''} ${reason}`);
    expect({
      header: table?.header.map((row) => row + 1),
      columns: table?.columns.map((column) => column.title).join(' '),
      cut: spans.join(', '),
    }).toEqual({ header: shape.header, columns: shape.columns, cut: shape.cut });
  });
  it('parts a titled table from the one above it', async () => {
    const sheet =
      '項目|名稱|面積\n1|甲|88\n2|乙|90\n\n表2　上列各項之明細\n單位：人\n行政區|辦理情形|\n|公立|私立\n中正區|1|2\n大同區|3|4';
    const found = await tables({ name: '', sheet, header: [], columns: '', cut: '', merged: [[6, 1, 6, 2]] });
    expect(found.map((table) => [table.records, table.columns.map((column) => column.title).join(' ')])).toEqual([
      [2, '項目 名稱 面積'],
      [2, '行政區 辦理情形_公立 辦理情形_私立'],
    ]);
  });
  it('doubts records that look like the heading of another table', async () => {
    const rows = [
      '區別|計|男|女',
      ...Array.from({ length: 9 }, (_, i) => `第${i}區|${i}1|${i}2|${i}3`),
      '道路|路燈|標誌|號誌',
    ];
    const [table] = await tables({
      name: '',
      sheet: [...rows, '甲|5|6|7', '乙|5|6|7'].join('\n'),
      header: [],
      columns: '',
      cut: '',
    });
    expect(table?.sure).toBeLessThan(0.8);
    expect(table?.why.some((reason) => reason.rows?.includes(10) && reason.step === 'sure')).toBe(true);
  });
});
