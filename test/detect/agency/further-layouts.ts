import type { Layout } from './layout.ts';
import { merge, paper, put, type Value } from './paper.ts';
import type { Random } from './random.ts';
import { COUNTIES, DISTRICTS, NAMES, ROADS } from './words.ts';

const numbers = (r: Random, count: number, top = 9999): Value[] => Array.from({ length: count }, () => r.int(0, top));
const one = (labels: readonly string[]) => labels.map((label) => [label]);

/** Sections merged over the whole width, with a count: 中正區（共12處）, numbers begin again. */
const wideSections: Layout = (r, text) => {
  const on = paper();
  const labels = ['序號', '設置地點', '地址', '數量', '備註'];
  put(on, 'title', '113年自動體外心臟電擊去顫器設置地點一覽表');
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (const name of DISTRICTS.slice(0, r.int(2, 5))) {
    const row = put(on, 'label', `${name}（共${r.int(2, 30)}處）`);
    if (!text) merge(on, row, 0, row, 4);
    for (let i = 1; i <= r.int(3, 8); i++)
      put(
        on,
        'data',
        i,
        `${NAMES[i]}國小`,
        `${name}${r.pick(ROADS)}${r.int(1, 99)}號`,
        r.int(1, 4),
        r.pick(['', '', '24小時開放']),
      );
  }
  return { paper: on, header, titles: one(labels), top };
};

/** From each county to each county. */
const matrix: Layout = (r) => {
  const on = paper();
  const places = COUNTIES.slice(0, r.int(4, 22));
  put(on, 'title', '各縣市間遷徙人數');
  const header = [put(on, 'header', '遷出地＼遷入地', '合計', ...places)];
  const top = on.lines.length;
  put(on, 'total', '合計', ...numbers(r, places.length + 1, 99999));
  for (const place of places)
    put(
      on,
      'data',
      place,
      ...numbers(r, 1, 99999),
      ...places.map((other): Value => (other === place ? '-' : r.int(1, 999))),
    );
  return { paper: on, header, titles: one(['遷出地＼遷入地', '合計', ...places]), top };
};

/** A timetable: stops across, times below. */
const timetable: Layout = (r) => {
  const on = paper();
  const labels = ['班次', '公所', '車站', '醫院', '市場', '備註'];
  put(on, 'title', '免費巡迴巴士時刻表');
  put(on, 'title', '自113年7月1日起實施');
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (let i = 1; i <= r.int(3, 12); i++)
    put(on, 'data', i, `${6 + i}:00`, `${6 + i}:10`, `${6 + i}:25`, `${6 + i}:40`, r.pick(['', '例假日停駛']));
  return { paper: on, header, titles: one(labels), top };
};

/** Amounts with their unit in the cell, dates with points. */
const awards: Layout = (r) => {
  const on = paper();
  const labels = ['標案案號', '標案名稱', '決標日期', '得標廠商', '決標金額', '採購方式'];
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (let i = 1; i <= r.int(2, 30); i++)
    put(
      on,
      'data',
      `113-${String(i).padStart(3, '0')}`,
      `${NAMES[i % NAMES.length]}改善工程`,
      `113.${r.int(1, 12)}.${r.int(1, 28)}`,
      `${NAMES[(i * 3) % NAMES.length]}營造有限公司`,
      `${r.int(100, 9999).toLocaleString('en-US')},000元`,
      r.pick(['公開招標', '限制性招標', '公開取得報價單']),
    );
  return { paper: on, header, titles: one(labels), top };
};

/** Years with marks of revision, and a last one that is provisional. */
const revised: Layout = (r, text) => {
  const on = paper();
  put(on, 'title', '表二　國民所得統計常用資料');
  put(on, 'unit', '', '', '', '', '', '單位：新臺幣百萬元；％');
  const header = [
    put(on, 'header', '年(季)別', '國內生產毛額', '', '國民所得毛額', '', '平均匯率'),
    put(on, 'header', '', '金額', '年增率', '金額', '年增率', ''),
  ];
  if (!text) for (const at of [1, 3]) merge(on, header[0]!, at, header[0]!, at + 1);
  if (!text) for (const at of [0, 5]) merge(on, header[0]!, at, header[1]!, at);
  const top = on.lines.length;
  const marks = ['', '', '(r)', '(p)', ' ⓡ', ' (f)'];
  for (let year = 104; year <= r.int(108, 113); year++) put(on, 'data', `${year}年${r.pick(marks)}`, ...numbers(r, 5));
  put(on, 'note', '附註：(r)修正數，(p)初步統計數。');
  on.lines.pop();
  return {
    paper: on,
    header,
    titles: one([
      '年(季)別',
      '國內生產毛額_金額',
      '國內生產毛額_年增率',
      '國民所得毛額_金額',
      '國民所得毛額_年增率',
      '平均匯率',
    ]),
    top,
  };
};

/** Three keys merged down inside each other, and a total over all of them. */
const threeKeys: Layout = (r, text) => {
  const on = paper();
  put(on, 'title', '112學年度各級學校概況');
  const years = ['110學年度', '111學年度', '112學年度'];
  const header = [put(on, 'header', '等級別', '設立別', '性別', ...years)];
  const top = on.lines.length;
  const grand = put(on, 'total', '總計', '', '', ...numbers(r, 3, 99999));
  if (!text) merge(on, grand, 0, grand, 2);
  for (const level of ['國中', '高中', '大專'].slice(0, r.int(2, 3))) {
    const first = on.lines.length;
    for (const kind of ['公立', '私立'])
      for (const sex of ['男', '女'])
        put(on, 'data', on.lines.length === first ? level : '', sex === '男' ? kind : '', sex, ...numbers(r, 3));
    if (!text) {
      merge(on, first, 0, first + 3, 0);
      for (const row of [first, first + 2]) merge(on, row, 1, row + 1, 1);
    }
  }
  return { paper: on, header, titles: one(['等級別', '設立別', '性別', ...years]), top };
};

/** No title, and no word over the first column, which counts. */
const blankFirst: Layout = (r) => {
  const on = paper();
  const labels = ['', '社團名稱', '指導老師', '上課時間', '人數上限'];
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (let i = 1; i <= r.int(3, 20); i++)
    put(
      on,
      'data',
      i,
      `${NAMES[i % NAMES.length]}社`,
      `${r.pick([...'王林陳'])}○○`,
      `週${r.pick([...'一二三四五'])}第${r.int(5, 7)}節`,
      r.int(15, 40),
    );
  return { paper: on, header, titles: [['', '序號'], ...one(labels.slice(1))], top };
};

/** Ranges, units and words in the cells of a price list. */
const prices: Layout = (r) => {
  const on = paper();
  const labels = ['品項', '規格', '單位', '最高價', '最低價', '平均價', '漲跌'];
  put(on, 'title', '消費品價格調查表');
  put(on, 'title', '調查日期：113年5月20日');
  put(on, 'unit', '', '', '', '', '', '', '單位：元');
  const header = [put(on, 'header', ...labels)];
  const top = on.lines.length;
  for (const name of r.some(['白米', '雞蛋', '高麗菜', '豬肉', '沙拉油', '衛生紙', '桶裝瓦斯', '奶粉'], r.int(3, 8)))
    put(
      on,
      'data',
      name,
      r.pick(['3公斤裝', '散裝', '1公升', '20公斤']),
      r.pick(['包', '斤', '瓶', '桶']),
      ...numbers(r, 3, 300),
      r.pick(['▲', '▼', '－', '平']),
    );
  return { paper: on, header, titles: one(labels), top };
};

/** The rest of the columns under 續: two tables of the same rows, either is right. */
const staff: Layout = (r, text) => {
  const on = paper();
  put(on, 'title', '○○鄉公所員額編制表');
  const header = [put(on, 'header', '職稱', '官等', '職等', '員額', '備考')];
  const top = on.lines.length;
  for (const name of ['鄉長', '秘書', '課長', '課員', '技士', '辦事員', '書記'].slice(0, r.int(3, 7)))
    put(
      on,
      'data',
      name,
      r.pick(['薦任', '委任', '']),
      r.pick(['第八職等', '第五職等或第六職等至第七職等', '']),
      r.pick(['一', '二', '十五']),
      r.pick(['', '', '內一人得列薦任']),
    );
  const row = put(on, 'total', '合　　　計', '', '', r.pick(['六十五', '三十']), '');
  if (!text) merge(on, row, 0, row, 2);
  return { paper: on, header, titles: one(['職稱', '官等', '職等', '員額', '備考']), top };
};

export const FURTHER: Readonly<Record<string, Layout>> = {
  wideSections,
  matrix,
  timetable,
  awards,
  revised,
  threeKeys,
  blankFirst,
  prices,
  staff,
};
