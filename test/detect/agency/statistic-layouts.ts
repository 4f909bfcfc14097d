import { blanks, bottomOf, figures, type Layout, one } from './layout.ts';
import { merge, paper, put, type Value } from './paper.ts';
import { AGENCIES, DISTRICTS, MEASURES, NAMES, ROADS, TOPICS } from './words.ts';

/** 人口數 / Population / 計 男 女 / Total Male Female: every level in two languages. */
const bothLanguages: Layout = (r, text) => {
  const on = paper();
  put(on, 'title', '表1-3　各區現住人口數');
  put(on, 'title', 'Table 1-3  Resident Population by District');
  put(on, 'unit', '', '', '', '', '', '', '單位：人；Unit：Person');
  const header = [
    put(on, 'header', '區域別', '人口數', '', '', '戶數', '', ''),
    put(on, 'header', 'District', 'Population', '', '', 'Households', '', ''),
    put(on, 'header', '', '計', '男', '女', '計', '一般戶', '其他戶'),
    put(on, 'header', '', 'Total', 'Male', 'Female', 'Total', 'Ordinary', 'Others'),
  ];
  if (!text) for (const row of header.slice(0, 2)) for (const at of [1, 4]) merge(on, row, at, row, at + 2);
  const top = put(on, 'total', '總　計 Total', ...figures(r, 6, 99999));
  for (const name of DISTRICTS.slice(0, r.int(3, 14)))
    put(on, 'data', `${name} ${r.pick(['Zhongzheng', 'Datong', 'Songshan'])}`, ...figures(r, 6));
  const names = ['區域別', '人口數_計', '人口數_男', '人口數_女', '戶數_計', '戶數_一般戶', '戶數_其他戶'];
  const both = [
    '區域別District',
    '人口數Population計Total',
    '人口數Population男Male',
    '人口數Population女Female',
    '戶數Households計Total',
    '戶數Households一般戶Ordinary',
    '戶數Households其他戶Others',
  ];
  return { paper: on, header, titles: names.map((name, i) => [name, both[i]!]), top };
};

/** Items numbered 一、（一）1. with figures beside them: the numbers are no sections. */
const numberedItems: Layout = (r) => {
  const on = paper();
  put(on, 'title', `${r.pick(AGENCIES)}${r.pick(TOPICS)}執行情形月報表`);
  put(on, 'title', '中華民國113年6月');
  const labels = ['項目', '本月', '上月', '增減數', '增減率(%)'];
  const header = [put(on, 'header', ...labels)];
  const top = bottomOf(on);
  for (const part of ['一、申請案件', '二、核准案件', '三、駁回案件'].slice(0, r.int(2, 3))) {
    put(on, 'data', part, ...figures(r, 3), r.int(-50, 50));
    for (let i = 1; i <= r.int(1, 4); i++)
      put(
        on,
        'data',
        r.pick([`　（${'一二三四'[i - 1]}）`, `　${i}.`]) + r.pick(['線上申請', '臨櫃申請', '郵寄申請', '其他方式']),
        ...figures(r, 3),
        r.int(-50, 50),
      );
  }
  return { paper: on, header, titles: one(labels), top };
};

/** Years on both calendars as two keys, blank rows after every fifth. */
const twoCalendars: Layout = (r) => {
  const on = paper();
  const measures = r.some(MEASURES, r.int(2, 6));
  put(on, 'title', `歷年${r.pick(TOPICS)}概況`);
  put(on, 'unit', ...blanks(measures.length + 1), '單位：人');
  const header = [put(on, 'header', '民國', '西元', ...measures)];
  const top = bottomOf(on);
  for (let year = 95; year < 95 + r.int(4, 18); year++) {
    put(on, 'data', `${year}年`, year + 1911, ...figures(r, measures.length, 99999));
    if (year % 5 === 4) put(on, 'blank');
  }
  while (on.lines.at(-1)!.role === 'blank') on.lines.pop();
  return { paper: on, header, titles: one(['民國', '西元', ...measures]), top };
};

/** Groups closed by 小計 with a count in words, and a grand total. */
const countedGroups: Layout = (r, text) => {
  const on = paper();
  const labels = ['行政區', '編號', '機構名稱', '地址', '核定人數'];
  put(on, 'title', '112年度長照機構名冊');
  const header = [put(on, 'header', ...labels)];
  const top = bottomOf(on);
  let at = 0;
  for (const name of DISTRICTS.slice(0, r.int(2, 5))) {
    const first = bottomOf(on);
    const count = r.int(1, 6);
    for (let i = 0; i < count; i++)
      put(
        on,
        'data',
        i === 0 ? name : '',
        ++at,
        `${NAMES[at % NAMES.length]}長照中心`,
        `${name}${r.pick(ROADS)}${r.int(1, 200)}號`,
        r.int(10, 99),
      );
    if (!text) merge(on, first, 0, first + count - 1, 0);
    put(on, 'subtotal', '小計', '', `${count}家`, '', r.int(100, 500));
  }
  put(on, 'total', '合計', '', `${at}家`, '', r.int(500, 999));
  return { paper: on, header, titles: one(labels), top };
};

/** Years across, as bare numbers, and a column of units. */
const yearsAcross: Layout = (r) => {
  const on = paper();
  const first = r.int(2008, 2015);
  const years = Array.from({ length: r.int(3, 9) }, (_, i) => first + i);
  const roc = r.chance(0.5);
  put(on, 'title', '重要統計指標');
  const shown = years.map((year): Value => (roc ? `${year - 1911}年` : r.chance(0.5) ? year : year));
  const header = [put(on, 'header', '指標名稱', '單位', ...shown)];
  const top = bottomOf(on);
  for (const name of r.some(MEASURES, r.int(3, 15)))
    put(on, 'data', name, r.pick(['人', '戶', '％', '公頃', '件']), ...figures(r, years.length, 5000));
  put(on, 'note', '資料來源：本府主計處。');
  on.lines.pop();
  return { paper: on, header, titles: one(['指標名稱', '單位', ...shown.map(String)]), top };
};

/** Hours 1 to 24 as bare numbers across, a date a row. */
const hoursAcross: Layout = (r) => {
  const on = paper();
  if (r.chance(0.4)) put(on, 'title', '二林站雨量逐時資料');
  const two = r.chance(0.3);
  const labels = [
    '測站',
    '日期',
    ...Array.from({ length: 24 }, (_, i) => (two ? String(i).padStart(2, '0') : String(i + 1))),
  ];
  const header = [put(on, 'header', ...labels.map((label, i): Value => (i < 2 || two ? label : Number(label))))];
  const top = bottomOf(on);
  for (let day = 1; day <= r.int(2, 28); day++)
    put(on, 'data', '二林', `113/05/${String(day).padStart(2, '0')}`, ...figures(r, 24, 80));
  return { paper: on, header, titles: one(labels), top };
};

export const STATISTICS: Readonly<Record<string, Layout>> = {
  bothLanguages,
  numberedItems,
  twoCalendars,
  countedGroups,
  yearsAcross,
  hoursAcross,
};
