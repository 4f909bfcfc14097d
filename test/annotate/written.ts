import { type Annotation, annotate, type SheetWork } from '../../src/annotate/annotate.ts';
import type { ListSheet } from '../../src/annotate/list-sheet.ts';
import { pack } from '../../src/annotate/pack.ts';
import { type Parts, textOf } from '../../src/annotate/parts.ts';
import type { MarkKind } from '../../src/annotate/styles.ts';
import { openZip } from '../../src/parse/zip.ts';
import { delivery } from '../parse/bytes.ts';
import { rangeOf } from '../parse/workbook.ts';

/** The members of a workbook in memory. */
export function partsOf(bytes: Uint8Array): Promise<Parts> {
  return openZip(delivery('表.xlsx', bytes).bytes, '表.xlsx');
}

/** A workbook's bytes with this done to it. */
export async function written(parts: Parts, annotation: Partial<Annotation>): Promise<Uint8Array> {
  const members = await annotate(parts, { sheets: new Map(), lists: [], macros: false, ...annotation });
  const pieces: Uint8Array[] = [];
  for await (const piece of pack(members!)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** Work on a sheet by addresses: `D5:D9` is an error, `D5` says so. */
export function work(
  marks: Readonly<Record<string, MarkKind>>,
  notes: Readonly<Record<string, string>> = {},
): SheetWork {
  return {
    marks: Object.entries(marks).map(([ref, kind]) => ({ place: rangeOf(ref), kind })),
    notes: Object.entries(notes).map(([ref, text]) => {
      const { top, left } = rangeOf(ref);
      return { row: top, column: left, text };
    }),
  };
}

export const list: ListSheet = {
  name: '檢查結果',
  above: ['檢查結果：表.xlsx'],
  columns: [
    { title: '發現', width: 30 },
    { title: '位置', width: 20 },
  ],
  rows: () => [[{ text: '=1+1' }, { text: "一'月!B2", link: { sheet: "一'月", row: 1, column: 1 } }]],
};

/** The text of a member. */
export async function memberOf(bytes: Uint8Array, name: string): Promise<string> {
  return textOf(await partsOf(bytes), name);
}
