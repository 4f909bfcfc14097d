import { merge, type Paper, put, type Value } from './paper.ts';
import type { Random } from './random.ts';
import { AGENCIES, NOTES, TOPICS } from './words.ts';

export interface Frame {
  readonly titles: readonly string[];
  readonly titleAt: 'merged' | 'left' | 'middle';
  /** 公開類, 編製機關, 表號: the form of official statistics. */
  readonly form: boolean;
  readonly period?: string;
  readonly unit?: { readonly text: string; readonly at: 'left' | 'right' | 'beside' };
  readonly above: readonly string[];
  readonly gap: number;
}

const PERIODS = [
  '中華民國112年',
  '中華民國112年5月',
  '民國112年12月底',
  '112年度',
  '中華民國 112 年 1 月至 6 月',
  '113年第1季',
  '中華民國一一二年',
  '民國１１２年底',
  '資料日期：112年5月31日',
  '自民國102年至112年',
  '2023年',
];
const UNITS = [
  '單位：人',
  '單位：新臺幣千元',
  '單位:公頃；人',
  '單位：件、人',
  '（單位：元）',
  '單位：平方公尺',
  'Unit：Person',
  '單位：千元；％',
];

/** What stands above the heading: `most` title lines at most. */
export function frameOf(r: Random, most: number, options: { form?: number; unit?: number } = {}): Frame {
  const topic = r.pick(TOPICS);
  const number = r.pick(['表1-2', '表 2-3-1', '表三', '附表1', '表4', '表１－５']);
  const agency = r.pick(AGENCIES);
  const pool = [
    agency,
    r.pick([
      `${number}　${agency.slice(0, 3)}${topic}概況`,
      `${topic}統計表`,
      `${agency}${topic}清冊`,
      `112年度${topic}一覽表`,
      `${number} ${topic}按性別及年齡分`,
    ]),
  ];
  if (r.chance(0.25))
    pool.push(`Table 1-2  ${r.pick(['Population by District', 'Statistics of Facilities', 'Number of Cases'])}`);
  const count = r.int(0, most);
  const titles = count === 0 ? [] : count === 1 ? [pool[1]!] : pool.slice(0, count);
  const period = count > 0 && r.chance(0.5) ? r.pick(PERIODS) : undefined;
  const unit = r.chance(options.unit ?? 0.5)
    ? { text: r.pick(UNITS), at: r.pick(['left', 'right', 'right', 'beside'] as const) }
    : undefined;
  return {
    titles,
    titleAt: r.pick(['merged', 'merged', 'left', 'middle']),
    form: r.chance(options.form ?? 0),
    ...(period !== undefined && { period }),
    ...(unit && { unit }),
    above:
      count > 0 && r.chance(0.1)
        ? Array.from({ length: r.int(1, 3) }, (_, i) =>
            i === 0 ? `說明：${r.pick(NOTES)}` : `　　　${i + 1}.${r.pick(NOTES)}`,
          )
        : [],
    gap: r.chance(0.12) ? 1 : 0,
  };
}

/** Writes it; `width` is that of the table. Says what it used. */
export function writeFrame(
  on: Paper,
  { titles, titleAt, form, period, unit, above, gap }: Frame,
  width: number,
  r: Random,
): string[] {
  const knobs = [`titles: ${titles.length}`];
  const last = width - 1;
  const blanks = (cells: number): Value[] => Array.from({ length: Math.max(0, cells) }, () => '');
  if (form && width >= 4) {
    put(on, 'title', r.pick(['公 開 類', '公開類']), ...blanks(last - 2), '編製機關', r.pick(AGENCIES));
    put(
      on,
      'title',
      r.pick(['月　　報', '年報', '季 報']),
      r.pick(['每月終了後15日內編報', '次年2月底前編報']),
      ...blanks(last - 3),
      '表　　號',
      '10520-01-01-2',
    );
    knobs.push('form of statistics');
  }
  for (const title of titles) {
    const at = titleAt === 'middle' ? Math.floor(width / 3) : 0;
    const row = put(on, 'title', ...blanks(at), title);
    if (titleAt === 'merged') merge(on, row, 0, row, last);
  }
  if (gap > 0 && titles.length > 0) for (let i = 0; i < gap; i++) put(on, 'blank');
  const middle = Math.floor(width / 2);
  if (unit?.at === 'beside' && period !== undefined && width > 2) {
    put(on, 'unit', ...blanks(middle), period, ...blanks(last - middle - 1), unit.text);
    knobs.push('unit: beside the period');
  } else {
    if (period !== undefined) {
      const row = put(on, 'title', ...blanks(titleAt === 'merged' ? 0 : middle), period);
      if (titleAt === 'merged') merge(on, row, 0, row, last);
      knobs.push('period line');
    }
    if (unit) {
      const row = put(on, 'unit', ...blanks(unit.at === 'left' ? 0 : last), unit.text);
      if (unit.at === 'left' && r.chance(0.3)) merge(on, row, 0, row, last);
      knobs.push(`unit: ${unit.at}`);
    }
  }
  for (const line of above) put(on, 'note', line);
  if (above.length > 0) knobs.push('notes above');
  return knobs;
}

const SIGNATURES: readonly (readonly string[])[] = [
  ['填表　　　　　審核　　　　　業務主管人員　　　　　機關首長'],
  ['填表', '', '審核', '', '業務主管人員', '', '機關首長'],
  ['製表：', '', '覆核：', '', '主管：'],
  ['承辦人：', '', '課長：', '', '鄉長：'],
];

/** Footnotes, sources, signatures, page numbers. */
export function writeTail(on: Paper, width: number, r: Random): string[] {
  const knobs: string[] = [];
  const gap = () => {
    if (r.chance(0.2)) for (let i = r.int(1, 3); i > 0; i--) put(on, 'blank');
  };
  const line = (...cells: string[]) => {
    const row = put(on, 'note', ...cells.slice(0, Math.max(1, width)));
    if (cells.length === 1 && r.chance(0.4)) merge(on, row, 0, row, width - 1);
  };
  if (r.chance(0.5)) {
    gap();
    const style = r.pick([
      '註：',
      '註:',
      '說明：',
      '備註：',
      '附　　註：',
      '※',
      '*',
      '註1：',
      '1.',
      '資料說明：',
      '（註）',
    ]);
    const count = r.pick([1, 1, 2, 3, 5]);
    for (let i = 0; i < count; i++) {
      const text = r.pick(NOTES);
      if (style === '1.') line(`${i + 1}.${text}`);
      else if (style === '※' || style === '*') line(`${style}${text}`);
      else if (style === '註1：') line(`註${i + 1}：${text}`);
      else if (count > 1 && r.chance(0.3)) {
        if (i === 0) line(style, `1.${text}`);
        else line('', `${i + 1}.${text}`);
      } else line(i === 0 ? `${style}${count > 1 ? '1.' : ''}${text}` : `　　　${i + 1}.${text}`);
    }
    knobs.push(`notes: ${style}`);
  }
  if (r.chance(0.4)) {
    gap();
    line(
      r.pick([
        '資料來源：本府民政局。',
        '資料來源：各區公所',
        '資料來源：根據本局業務科報表編製。',
        'Source：Department of Statistics.',
        '資料來源:內政部戶政司',
        '來源：本局',
      ]),
    );
    knobs.push('source');
  }
  if (r.chance(0.2)) {
    gap();
    const cells = r.pick(SIGNATURES);
    line(...(cells.length > width ? [cells.filter((cell) => cell !== '').join('　　　')] : cells));
    if (r.chance(0.4)) line('', r.pick(['主辦統計人員', '主辦統計人員']));
    knobs.push('signatures');
  }
  if (r.chance(0.15)) {
    const text = r.pick([
      '中華民國112年5月10日編製',
      '列印日期：112/05/10',
      '製表日期：112年6月1日',
      '中華民國 112年 5月 10日 編製',
    ]);
    if (r.chance(0.5)) line(text);
    else line(...Array.from({ length: width - 1 }, () => ''), text);
    knobs.push('date of making');
  }
  if (r.chance(0.1)) {
    put(on, 'blank');
    line(
      ...Array.from({ length: Math.floor(width / 2) }, () => ''),
      r.pick(['第1頁', '- 12 -', '第 1 頁，共 3 頁', '－12－', '12']),
    );
    knobs.push('page number');
  }
  return knobs;
}
