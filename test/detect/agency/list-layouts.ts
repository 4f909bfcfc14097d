import { bottomOf, figures, type Layout, one } from './layout.ts';
import { merge, paper, put, type Value } from './paper.ts';
import { AGENCIES, COUNTIES, DISTRICTS, NAMES, ROADS, TOPICS } from './words.ts';

/** Lines of a form above the table: 機關名稱：…, 填表日期：… */
const formAbove: Layout = (r) => {
  const on = paper();
  const labels = ['項次', '活動名稱', '辦理日期', '地點', '參加人數', '經費(元)'];
  put(on, 'title', '活動辦理情形調查表');
  put(on, 'title', '機關名稱：', r.pick(AGENCIES));
  put(on, 'title', '填表日期：', '113/05/20', '', '聯絡人：', '王○○');
  if (r.chance(0.5)) put(on, 'title', '聯絡電話：', '02-2720-8889');
  if (r.chance(0.5)) put(on, 'blank');
  const header = [put(on, 'header', ...labels)];
  const top = bottomOf(on);
  for (let i = 1; i <= r.int(2, 20); i++)
    put(
      on,
      'data',
      i,
      `${NAMES[i % NAMES.length]}${r.pick(['講座', '展覽', '市集'])}`,
      `113/${r.int(1, 12)}/${r.int(1, 28)}`,
      r.pick(ROADS),
      r.int(10, 500),
      r.int(1000, 90000),
    );
  return { paper: on, header, titles: one(labels), top };
};

/** Labels of several lines with units and letters, as accountants write them. */
const longLabels: Layout = (r) => {
  const on = paper();
  const labels = [
    '補助計畫名稱',
    '受補助單位',
    '核定補助金額\n(新臺幣元)\nA',
    '實際執行數\n(新臺幣元)\nB',
    '執行率\nC=B/A\n(％)',
    '未執行原因說明及改善措施\n（執行率未達80％者請敘明）',
  ];
  put(on, 'title', '113年度補助民間團體經費執行情形一覽表');
  const header = [put(on, 'header', ...labels)];
  const top = bottomOf(on);
  for (let i = 0; i < r.int(2, 15); i++)
    put(
      on,
      'data',
      `${NAMES[i]}社區關懷計畫`,
      `${NAMES[i]}社區發展協會`,
      r.int(10000, 999999),
      r.int(10000, 999999),
      r.int(50, 100),
      r.pick(['', '', '因疫情延後辦理，\n已函請展延至年底。']),
    );
  return { paper: on, header, titles: one(labels), top };
};

/** A whole named by its own name (臺北市) before its districts. */
const namedWhole: Layout = (r, text) => {
  const on = paper();
  put(on, 'title', '臺北市各區里鄰戶數');
  const header = [
    put(on, 'header', '區別', '里數', '鄰數', '戶數', '人口數', ''),
    put(on, 'header', '', '', '', '', '男', '女'),
  ];
  if (!text) {
    for (let at = 0; at < 4; at++) merge(on, header[0]!, at, header[1]!, at);
    merge(on, header[0]!, 4, header[0]!, 5);
  }
  const top = put(on, 'total', '臺北市', ...figures(r, 5, 99999));
  for (const name of DISTRICTS.slice(0, r.int(3, 12))) put(on, 'data', name, ...figures(r, 5));
  return { paper: on, header, titles: one(['區別', '里數', '鄰數', '戶數', '人口數_男', '人口數_女']), top };
};

/** Two rows a thing: 人數 and 百分比. */
const pairs: Layout = (r, text) => {
  const on = paper();
  const bands = ['0-14歲', '15-29歲', '30-44歲', '45-64歲', '65歲以上'];
  put(on, 'title', '各縣市人口年齡結構');
  put(on, 'title', '中華民國112年底');
  const header = [put(on, 'header', '縣市別', '項目', '總計', ...bands)];
  const top = bottomOf(on);
  for (const name of COUNTIES.slice(0, r.int(3, 22))) {
    const row = put(on, 'data', name, '人數', ...figures(r, 6, 99999));
    put(on, 'data', '', '百分比', 100, ...figures(r, 5, 50));
    if (!text) merge(on, row, 0, row + 1, 0);
  }
  return { paper: on, header, titles: one(['縣市別', '項目', '總計', ...bands]), top };
};

/** A programme: dates on the first row of a day only, texts otherwise. */
const programme: Layout = (r, text) => {
  const on = paper();
  const labels = ['日期', '時間', '課程內容', '講師', '地點'];
  put(on, 'title', `113年${r.pick(TOPICS)}研習課程表`);
  const header = [put(on, 'header', ...labels)];
  const top = bottomOf(on);
  for (let day = 1; day <= r.int(1, 4); day++) {
    const first = bottomOf(on);
    for (let i = 0; i < r.int(2, 4); i++)
      put(
        on,
        'data',
        i === 0 ? `6/${day}（${'一二三四'[day - 1]}）` : '',
        `${9 + i}:00-${10 + i}:00`,
        r.pick(['政策說明', '實務分享', '綜合座談', '案例研討']),
        `${r.pick([...'王林陳'])}○○`,
        r.pick(['第一會議室', '大禮堂']),
      );
    if (!text) merge(on, first, 0, bottomOf(on) - 1, 0);
  }
  return { paper: on, header, titles: one(labels), top };
};

/** Notes far below, after a legend of marks. */
const legendBelow: Layout = (r) => {
  const on = paper();
  const labels = ['河川名稱', '測站名稱', '採樣日期', '水溫(℃)', 'pH值', '溶氧(mg/L)', '污染程度'];
  put(on, 'title', '112年第4季河川水質監測結果');
  const header = [put(on, 'header', ...labels)];
  const top = bottomOf(on);
  for (let i = 0; i < r.int(4, 20); i++)
    put(
      on,
      'data',
      r.pick(['淡水河', '基隆河', '新店溪']),
      `${NAMES[i]}橋`,
      `112/${r.int(10, 12)}/${r.int(1, 28)}`,
      r.int(150, 300) / 10,
      r.int(60, 90) / 10,
      r.pick<Value>([r.int(10, 90) / 10, '<0.5', 'ND', '-']),
      r.pick(['未(稍)受污染', '輕度污染', '中度污染', '嚴重污染']),
    );
  return { paper: on, header, titles: one(labels), top };
};

export const LISTS: Readonly<Record<string, Layout>> = {
  formAbove,
  longLabels,
  namedWhole,
  pairs,
  programme,
  legendBelow,
};
