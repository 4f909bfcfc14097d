import type { Frame } from './frame.ts';
import { writeFrame, writeTail } from './frame.ts';
import { type HeadingStyle, type Node, type Title, writeHeading } from './heading.ts';
import { merge, type Paper, put, type Role, type Value } from './paper.ts';
import type { Random } from './random.ts';

/** A table before it is written: headings, the cells of its body, and what each body row is. */
export interface Plan {
  readonly frame: Frame;
  readonly heading: readonly Node[];
  readonly style: HeadingStyle | undefined;
  readonly body: readonly { readonly cells: readonly Value[]; readonly role: Role }[];
  readonly down: readonly { readonly top: number; readonly bottom: number; readonly key: number }[];
  readonly width: number;
  /** Rows a page; the heading (and the titles) is printed again on each. */
  readonly page?: { readonly rows: number; readonly titles: boolean; readonly number: boolean };
  /** A blank row after every so many rows. */
  readonly breaks?: number;
  readonly tail: boolean;
}

/** What is true of a written table; rows count from 0. */
export interface Written {
  readonly header: readonly number[];
  /** Heading rows that may be listed or not. */
  readonly optional: readonly number[];
  readonly titles: readonly Title[] | undefined;
  readonly top: number;
  readonly bottom: number;
  readonly knobs: readonly string[];
}

export function writeTable(on: Paper, plan: Plan, r: Random): Written {
  const knobs = writeFrame(on, plan.frame, plan.width, r);
  const top = on.lines.length;
  const heading = plan.style && writeHeading(on, plan.heading, plan.style, r);
  const header = Array.from({ length: on.lines.length - top }, (_, i) => top + i);
  const first = on.lines.length;
  const rowOf: number[] = [];
  let page = 1;
  for (const [i, { cells, role }] of plan.body.entries()) {
    if (plan.page && i > 0 && i % plan.page.rows === 0) {
      page++;
      if (plan.page.number) put(on, 'repeat', ...Array.from({ length: plan.width - 1 }, () => ''), `第 ${page - 1} 頁`);
      if (plan.page.titles) for (const title of plan.frame.titles) put(on, 'repeat', `${title}（續${page - 1}）`);
      for (const row of header) put(on, 'repeat', ...on.lines[row]!.cells);
    }
    if (plan.breaks && i > 0 && i % plan.breaks === 0) put(on, 'blank');
    rowOf.push(put(on, role, ...cells));
  }
  for (const { top: from, bottom, key } of plan.down) {
    const unbroken = rowOf[bottom]! - rowOf[from]! === bottom - from;
    if (unbroken) merge(on, rowOf[from]!, key, rowOf[bottom]!, key);
  }
  const bottom = on.lines.length - 1;
  if (plan.page) knobs.push('printed pages');
  if (plan.breaks) knobs.push('blank rows inside');
  if (plan.tail) knobs.push(...writeTail(on, plan.width, r));
  const optional = [...(heading?.hollow ?? []), ...(heading?.code === undefined ? [] : [heading.code])];
  return {
    header: header.filter((row) => !optional.includes(row)),
    optional,
    titles: heading?.titles,
    top: first,
    bottom,
    knobs,
  };
}
