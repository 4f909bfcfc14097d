import type { Layout } from './layout.ts';
import { merge, paper, put, type Value } from './paper.ts';
import type { Random } from './random.ts';
import { COUNTIES, DISTRICTS, NAMES, ROADS } from './words.ts';

const numbers = (r: Random, count: number, top = 9999): Value[] => Array.from({ length: count }, () => r.int(0, top));
const one = (labels: readonly string[]) => labels.map((label) => [label]);
const MONTHS = ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'];

/** 說明 runs on in rows of its own. */
const runningRemarks: Layout = (r) => {
  const on = paper();
  const labels = ['科目編號', '科目名稱', '預算數', '決算數', '說明'];
  put(on, 'title', '112年度歲出決算明細表');
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (let i = 1; i <= r.int(4, 15); i++) {
    put(
      on,
      'data',
      `0${i}0${r.int(10, 99)}`,
      r.pick(['人事費', '業務費', '設備及投資', '獎補助費']),
      ...numbers(r, 2, 99999),
      '依實際需要核實支用，詳列如下：',
    );
    for (let more = r.int(0, 2); more > 0; more--)
      put(on, 'continuation', '', '', '', '', r.pick(['差旅費及短程車資依規定報支。', '辦公設備汰換及維護費用。']));
  }
  return { paper: on, header, titles: one(labels), top };
};

/** A corner cut in two: 年度 under 項目. */
const corner: Layout = (r, text) => {
  const on = paper();
  const measures = ['申請件數', '核准件數', '駁回件數'];
  put(on, 'title', '歷年商業登記概況');
  const label = r.pick(['項目\n年度', '　　項目\n年度', '年度＼項目', '項目 年度', '年/項目']);
  const header = [put(on, 'header', label, ...measures, '備註')];
  const top = on.lines.length;
  for (let year = 101; year < 101 + r.int(3, 12); year++)
    put(on, 'data', `${year}年`, ...numbers(r, 3), year === 103 ? '制度變更' : '');
  if (!text) merge(on, 0, 0, 0, 4);
  return { paper: on, header, titles: [[label], ...one(measures), ['備註']], top };
};

/** Months across, the year's sum at the right, 合計 and 月平均 below. */
const monthsAcross: Layout = (r) => {
  const on = paper();
  const labels = ['清潔區隊', ...MONTHS, '合計'];
  put(on, 'title', '112年各區資源回收量');
  put(on, 'unit', ...Array.from({ length: 12 }, () => ''), '單位：公噸');
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (const name of DISTRICTS.slice(0, r.int(3, 12))) put(on, 'data', `${name}清潔隊`, ...numbers(r, 13));
  put(on, 'total', '合計', ...numbers(r, 13, 99999));
  if (r.chance(0.5)) put(on, 'average', '平均', ...numbers(r, 13));
  return { paper: on, header, titles: one(labels), top };
};

/** A column of groups, merged down, whose heading is blank. */
const namelessGroups: Layout = (r, text) => {
  const on = paper();
  put(on, 'title', '臺閩地區教育程度概況');
  const header = [put(on, 'header', '', '教育程度', '總計', '男', '女')];
  const top = on.lines.length;
  for (const group of ['15-24歲', '25-44歲', '45-64歲'].slice(0, r.int(2, 3))) {
    const first = on.lines.length;
    for (const name of ['國小', '國中', '高中', '大學', '研究所'])
      put(on, 'data', on.lines.length === first ? group : '', name, ...numbers(r, 3));
    if (!text) merge(on, first, 0, on.lines.length - 1, 0);
  }
  return { paper: on, header, titles: [['', '年齡'], ['教育程度'], ['總計'], ['男'], ['女']], top };
};

/** Quarters with their months and a 小計. */
const quarters: Layout = (r) => {
  const on = paper();
  const labels = ['季別', '月份', '受理件數', '辦結件數', '辦結率(%)'];
  put(on, 'title', '112年人民陳情案件統計');
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (let q = 0; q < r.int(1, 4); q++) {
    for (let m = 0; m < 3; m++) put(on, 'data', m === 0 ? `第${q + 1}季` : '', MONTHS[q * 3 + m]!, ...numbers(r, 3));
    put(on, 'subtotal', '', '小計', ...numbers(r, 3));
  }
  put(on, 'total', '總計', '', ...numbers(r, 3));
  return { paper: on, header, titles: one(labels), top };
};

/** A system's report: what was asked for above, how many there are below. */
const queryReport: Layout = (r) => {
  const on = paper();
  const labels = ['裁處書字號', '事業名稱', '違反法條', '裁處日期', '裁處金額', '地址'];
  put(on, 'title', '裁處案件查詢結果');
  put(on, 'title', `查詢條件：裁處日期 113/01/01 ~ 113/06/30`);
  put(on, 'title', '查詢時間：113/07/01 10:32');
  if (r.chance(0.5)) put(on, 'blank');
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (let i = 0; i < r.int(3, 40); i++)
    put(
      on,
      'data',
      `府環字第11300${1000 + i}號`,
      `${NAMES[i % NAMES.length]}企業社`,
      '廢棄物清理法第27條',
      `113/0${r.int(1, 6)}/${r.int(10, 28)}`,
      r.int(1, 60) * 1200,
      `${r.pick(DISTRICTS)}${r.pick(ROADS)}${r.int(1, 99)}號`,
    );
  put(on, 'note', r.pick(['總筆數：40', '共 40 筆', '以下空白', '*** 以下空白 ***', '合計：40筆']));
  return { paper: on, header, titles: one(labels), top };
};

/** Months under their year, the last year unfinished. */
const monthsUnderYears: Layout = (r, text) => {
  const on = paper();
  const last = r.int(1, 6);
  put(on, 'title', '各縣市失業給付件數');
  const header = [
    put(
      on,
      'header',
      '縣市',
      '112年',
      ...Array.from({ length: 11 }, () => ''),
      '113年',
      ...Array.from({ length: last - 1 }, () => ''),
    ),
    put(on, 'header', '', ...MONTHS, ...MONTHS.slice(0, last)),
  ];
  if (!text) {
    merge(on, header[0]!, 0, header[1]!, 0);
    merge(on, header[0]!, 1, header[0]!, 12);
    merge(on, header[0]!, 13, header[0]!, 12 + last);
  }
  const top = on.lines.length;
  for (const name of COUNTIES.slice(0, r.int(3, 22))) put(on, 'data', name, ...numbers(r, 12 + last));
  return {
    paper: on,
    header,
    titles: [
      ['縣市'],
      ...MONTHS.map((month) => [`112年${month}`]),
      ...MONTHS.slice(0, last).map((month) => [`113年${month}`]),
    ],
    top,
  };
};

/** Parts with the same heading printed again under each part's name. */
const parts: Layout = (r) => {
  const on = paper();
  const labels = ['編號', '校名', '班級數', '學生數', '電話'];
  put(on, 'title', '112學年度各級學校一覽表');
  const names = ['一、國民小學', '二、國民中學', '三、高級中學'].slice(0, r.int(2, 3));
  put(on, 'label', names[0]!);
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (const [i, name] of names.entries()) {
    if (i > 0) {
      if (r.chance(0.4)) put(on, 'blank');
      put(on, 'label', name);
      put(on, 'repeat', ...labels);
    }
    for (let at = 1; at <= r.int(2, 9); at++)
      put(
        on,
        'data',
        at,
        `${NAMES[i * 7 + at]}${['國小', '國中', '高中'][i]}`,
        r.int(6, 60),
        r.int(80, 1900),
        `02-2${r.int(100, 999)}-${r.int(1000, 9999)}`,
      );
  }
  return { paper: on, header, titles: one(labels), top };
};

/** Title and unit in one cell, on two lines; the heading has a row of units for some columns. */
const titleWithUnit: Layout = (r) => {
  const on = paper();
  put(on, 'title', '表5　農家戶口及耕地面積\n民國112年底　　單位：戶、人、公頃');
  const header = [
    put(on, 'header', '鄉鎮市別', '農家戶數', '農家人口', '耕地面積', '耕地率'),
    put(on, 'header', '', '(戶)', '(人)', '(公頃)', '(%)'),
  ];
  const top = on.lines.length;
  for (const name of ['花蓮市', '鳳林鎮', '玉里鎮', '新城鄉', '吉安鄉', '壽豐鄉'].slice(0, r.int(3, 6)))
    put(on, 'data', name, ...numbers(r, 4));
  return {
    paper: on,
    header,
    titles: [['鄉鎮市別'], ['農家戶數(戶)'], ['農家人口(人)'], ['耕地面積(公頃)'], ['耕地率(%)']],
    top,
  };
};

/** Survey answers: questions as headings, marks and words as cells. */
const survey: Layout = (r) => {
  const on = paper();
  const labels = ['編號', '受訪者年齡層', '請問您對本次服務是否滿意？', '您從何處得知本活動（可複選）', '其他建議'];
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (let i = 1; i <= r.int(3, 30); i++)
    put(
      on,
      'data',
      i,
      r.pick(['20-29歲', '30-39歲', '40-49歲', '65歲以上']),
      r.pick(['非常滿意', '滿意', '普通']),
      r.pick(['臉書', '官網', '親友、里長', '公車廣告']),
      r.pick(['', '', '', '希望增加場次']),
    );
  return { paper: on, header, titles: one(labels), top };
};

/** Marks of attendance: ✓ and blanks. */
const checks: Layout = (r) => {
  const on = paper();
  const labels = ['設施名稱', '無障礙廁所', '停車場', '哺集乳室', '飲水機', '備註'];
  put(on, 'title', '各場館便民設施一覽表');
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  const mark = r.pick(['V', '✓', '●', '○', 'v']);
  for (let i = 0; i < r.int(3, 25); i++)
    put(
      on,
      'data',
      `${NAMES[i % NAMES.length]}運動中心`,
      ...Array.from({ length: 4 }, () => (r.chance(0.6) ? mark : '')),
      r.pick(['', '', '整修中']),
    );
  return { paper: on, header, titles: one(labels), top };
};

export const MORE: Readonly<Record<string, Layout>> = {
  runningRemarks,
  corner,
  monthsAcross,
  namelessGroups,
  quarters,
  queryReport,
  monthsUnderYears,
  parts,
  titleWithUnit,
  survey,
  checks,
};
