import type { Value } from './paper.ts';
import type { Random } from './random.ts';
import { DISTRICTS, NAMES, REMARKS, ROADS } from './words.ts';

/** A column of a register: its heading and how a cell of record `i` is made. */
export interface Maker {
  readonly label: string;
  readonly cell: (r: Random, i: number) => Value;
}

const two = (n: number) => String(n).padStart(2, '0');

const DATES: readonly ((r: Random) => Value)[] = [
  (r) => `${r.int(80, 113)}/${r.int(1, 12)}/${r.int(1, 28)}`,
  (r) => `${r.int(80, 113)}年${r.int(1, 12)}月${r.int(1, 28)}日`,
  (r) => `${r.int(80, 113)}.${two(r.int(1, 12))}.${two(r.int(1, 28))}`,
  (r) => `${r.int(100, 113)}${two(r.int(1, 12))}${two(r.int(1, 28))}`,
  (r) => ({ date: `${r.int(1995, 2024)}-${two(r.int(1, 12))}-${two(r.int(1, 28))}` }),
  (r) => `${r.int(1995, 2024)}/${r.int(1, 12)}/${r.int(1, 28)}`,
];

const serial: readonly Maker[] = ['序號', '編號', '項次', 'No.', '項目'].map((label) => ({
  label,
  cell: (_, i) => i + 1,
}));

function named(label: string, end: string): Maker {
  return {
    label,
    cell: (r, i) =>
      `${NAMES[i % NAMES.length]}${i >= NAMES.length ? r.pick(['第二', '東', '南', '西', '北']) : ''}${end}`,
  };
}

/** Columns of a register, the first ones naming its records. */
export function registerColumns(r: Random, width: number): Maker[] {
  const date = r.pick(DATES);
  const sparse = r.chance(0.3);
  const name = r.pick([
    named('公園名稱', '公園'),
    named('機構名稱', '托嬰中心'),
    named('場所名稱', '活動中心'),
    named('學校名稱', '國小'),
    named('工廠名稱', '企業股份有限公司'),
    named('停車場名稱', '停車場'),
    named('單位', '區公所'),
  ]);
  const base = r.int(1, 4000);
  const rest: Maker[] = [
    { label: r.pick(['行政區', '鄉鎮市區', '區別', '所在地']), cell: (q) => q.pick(DISTRICTS.slice(0, 9)) },
    {
      label: r.pick(['地址', '住址', '地點', '設立地址']),
      cell: (q) => `${q.pick(DISTRICTS)}${q.pick(ROADS)}${q.int(1, 320)}號${q.chance(0.3) ? `${q.int(2, 12)}樓` : ''}`,
    },
    {
      label: r.pick(['電話', '聯絡電話', '電話號碼', '連絡電話']),
      cell: (q) =>
        sparse && q.chance(0.4)
          ? ''
          : q.pick([`02-${q.int(2000, 2999)}-${q.int(1000, 9999)}`, `(0${q.int(2, 8)})${q.int(2000000, 8999999)}`]),
    },
    {
      label: r.pick(['機構代碼', '證號', '統一編號', '學校代碼', '管制編號']),
      cell: (_, i) => String(base + i * 7).padStart(8, '0'),
    },
    {
      label: r.pick(['核准日期', '設立日期', '啟用日期', '登記日期']),
      cell: (q) => (sparse && q.chance(0.2) ? '' : date(q)),
    },
    { label: r.pick(['面積(平方公尺)', '面積', '面積（公頃）']), cell: (q) => q.int(100, 99999) / 100 },
    { label: r.pick(['核定人數', '床數', '停車格數', '收托人數', '使用人數']), cell: (q) => q.int(5, 300) },
    { label: r.pick(['負責人', '主任', '聯絡人', '管理人']), cell: (q) => `${q.pick([...'王林陳張李'])}○○` },
    { label: r.pick(['評鑑等第', '等級', '類型', '性質']), cell: (q) => q.pick(['甲等', '乙等', '優等', '丙等']) },
    { label: r.pick(['備註', '備 註', '說明']), cell: (q) => q.pick(REMARKS) },
    {
      label: '服務內容',
      cell: (q) =>
        q.pick([
          '日間照顧\n喘息服務',
          '1.健康促進\n2.共餐服務\n3.電話問安',
          '電話問安、關懷訪視',
          '共餐服務；每週二、四辦理，請先電話預約。',
        ]),
    },
    { label: '經度', cell: (q) => 121 + q.int(1, 9999) / 10000 },
    { label: '緯度', cell: (q) => 25 + q.int(1, 9999) / 10000 },
    { label: '網址', cell: (q) => `https://www.example.gov.tw/p/${q.int(100, 999)}` },
  ];
  const kept = r.some(rest, Math.max(1, Math.min(width - 1, rest.length)));
  return [...(r.chance(0.7) ? [r.pick(serial)] : []), name, ...kept];
}

/** Columns of an exported database table: names of columns are codes or plain words. */
export function exportColumns(r: Random, width: number): Maker[] {
  const english = r.chance(0.5);
  const all: Maker[] = [
    { label: english ? 'id' : '資料序號', cell: (_, i) => 10001 + i },
    { label: english ? 'site_code' : '測站代碼', cell: (q) => String(q.int(1, 85)).padStart(3, '0') },
    { label: english ? 'site_name' : '測站名稱', cell: (q) => q.pick(DISTRICTS).slice(0, 2) },
    { label: english ? 'statistic_yyymm' : '統計年月', cell: (_, i) => `113${two(1 + (i % 12))}` },
    {
      label: english ? 'update_time' : '更新時間',
      cell: (q) => `2024-${two(q.int(1, 12))}-${two(q.int(1, 28))} ${two(q.int(0, 23))}:00:00`,
    },
    { label: english ? 'status' : '狀態', cell: (q) => q.pick(['正常', '維護', '停用']) },
    { label: english ? 'flag' : '註記', cell: (q) => q.pick(['Y', 'N', '']) },
  ];
  while (all.length < width) {
    const n = all.length - 6;
    all.push({ label: english ? `value_${n}` : `項目${n}數值`, cell: (q) => q.int(0, 99999) / q.pick([1, 10, 100]) });
  }
  return all.slice(0, width);
}

/** Columns of lists without any figure: laws, questions, links. */
export function textColumns(r: Random): Maker[] {
  return r.pick<Maker[]>([
    [
      {
        label: '法規名稱',
        cell: (q, i) => `${NAMES[i % NAMES.length]}${q.pick(['自治條例', '管理辦法', '作業要點', '補助須知'])}`,
      },
      { label: '公布單位', cell: (q) => q.pick(['法制局', '社會局', '教育局', '工務局']) },
      {
        label: '內容摘要',
        cell: (q) =>
          `為${q.pick(['健全', '加強', '規範'])}本市${q.pick(['公園', '托育', '市場', '道路'])}之管理，特訂定本${q.pick(['辦法', '要點'])}。`,
      },
    ],
    [
      { label: '問題', cell: (q, i) => `如何申請${NAMES[i % NAMES.length]}${q.pick(['補助', '證明', '許可'])}？` },
      {
        label: '答覆',
        cell: (q) => `請備妥${q.pick(['身分證', '申請書', '戶籍謄本'])}至區公所辦理。\n如有疑義請電洽承辦人。`,
      },
    ],
    [
      { label: '類別', cell: (q) => q.pick(['財務', '人事', '政風', '主計']) },
      { label: '名稱', cell: (_, i) => `${NAMES[i % NAMES.length]}活動` },
      { label: '地點', cell: (q) => q.pick(ROADS) },
      { label: '主辦單位', cell: (q) => q.pick(['文化局', '體育局', '觀光局']) },
      { label: '是否收費', cell: (q) => q.pick(['是', '否']) },
    ],
  ]);
}
