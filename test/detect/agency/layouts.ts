import { FURTHER } from './further-layouts.ts';
import type { Layout } from './layout.ts';
import { LISTS } from './list-layouts.ts';
import { MORE } from './more-layouts.ts';
import { type Paper, put } from './paper.ts';
import type { Random } from './random.ts';
import { STATISTICS } from './statistic-layouts.ts';
import type { Written } from './table.ts';
import { NOTES } from './words.ts';

/** A layout written cell by cell, with what a person would read: none of them is made by the common engine. */
export interface LaidOut {
  readonly name: string;
  readonly paper: Paper;
  readonly written: Written;
}

const LAYOUTS: Readonly<Record<string, Layout>> = { ...STATISTICS, ...LISTS, ...MORE, ...FURTHER };

/** One of the layouts, with or without lines below it. */
export function layOut(r: Random, text: boolean): LaidOut {
  const name = r.pick(Object.keys(LAYOUTS));
  const { paper: on, header, optional = [], titles, top } = LAYOUTS[name]!(r, text);
  const bottom = on.lines.length - 1;
  if (r.chance(0.4)) {
    if (r.chance(0.4)) put(on, 'blank');
    for (const line of r.pick([
      ['備註：1.ND表示未檢出。', '　　　2.「<」表示低於偵測極限。'],
      [`註：${r.pick(NOTES)}`],
      ['資料來源：本府各局處'],
      ['※', `　${r.pick(NOTES)}`],
      ['說明：', `1、${r.pick(NOTES)}`, `2、${r.pick(NOTES)}`],
      ['製表人：王○○　　單位主管：李○○'],
    ]))
      put(on, 'note', line);
  }
  return { name, paper: on, written: { header, optional, titles, top, bottom, knobs: [`layout: ${name}`] } };
}
