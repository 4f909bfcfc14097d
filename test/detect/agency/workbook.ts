import { type Paper, paper, put } from './paper.ts';
import type { Random } from './random.ts';
import { NOTES, TOPICS } from './words.ts';

export interface Page {
  readonly name: string;
  readonly paper: Paper;
  readonly hidden?: boolean;
}

/** Sheets around the one with the data, before and after it. */
export function surroundings(r: Random): { before: Page[]; after: Page[]; knobs: string[] } {
  const before: Page[] = [];
  const after: Page[] = [];
  const knobs: string[] = [];
  if (r.chance(0.3)) {
    before.push({ name: '封面', paper: cover(r) });
    knobs.push('cover sheet');
  }
  if (r.chance(0.3)) {
    before.push({ name: r.pick(['目錄', '目次']), paper: contents(r) });
    knobs.push('contents sheet');
  }
  if (r.chance(0.4)) {
    (r.chance(0.5) ? before : after).push({ name: r.pick(['說明', '填表說明', '編製說明']), paper: explanation(r) });
    knobs.push('explanation sheet');
  }
  if (r.chance(0.25)) {
    after.push({ name: r.pick(['圖', '統計圖', 'Chart1']), paper: chart(r) });
    knobs.push('chart sheet');
  }
  if (r.chance(0.2)) {
    after.push({ name: r.pick(['選單', '代碼', '下拉選單']), paper: options(r), hidden: r.chance(0.5) });
    knobs.push('options sheet');
  }
  if (r.chance(0.3)) {
    after.push({ name: 'Sheet2', paper: paper() }, { name: 'Sheet3', paper: paper() });
    knobs.push('empty sheets');
  }
  return { before, after, knobs };
}

function cover(r: Random): Paper {
  const on = paper();
  put(on, 'blank');
  put(on, 'title', '', `${r.pick(TOPICS)}統計年報`);
  put(on, 'title', '', '中華民國112年');
  put(on, 'blank');
  put(on, 'title', '', '臺北市政府主計處　編印');
  return on;
}

function contents(r: Random): Paper {
  const on = paper();
  put(on, 'title', '目　　錄');
  put(on, 'header', '表次', '表名', '頁次');
  for (let i = 1; i <= r.int(3, 9); i++) put(on, 'data', `表${i}`, `${r.pick(TOPICS)}概況`, i * 2);
  return on;
}

function explanation(r: Random): Paper {
  const on = paper();
  put(on, 'title', '編製說明');
  for (const [i, text] of NOTES.entries()) if (r.chance(0.7)) put(on, 'note', `${'一二三四五六七'[i]}、${text}`);
  return on;
}

function chart(r: Random): Paper {
  const on = paper();
  put(on, 'title', `圖1　${r.pick(TOPICS)}趨勢圖`);
  if (r.chance(0.5)) for (let i = 0; i < 4; i++) put(on, 'data', `${108 + i}年`, r.int(10, 900));
  return on;
}

function options(r: Random): Paper {
  const on = paper();
  for (const word of r.pick([
    ['是', '否'],
    ['甲等', '乙等', '丙等'],
    ['公立', '私立', '公設民營', '其他'],
  ]))
    put(on, 'data', word);
  return on;
}
