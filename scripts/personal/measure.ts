import type { Batch } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { startPrivacy } from '../../src/privacy/watch.ts';
import type { MadeColumn } from './cells.ts';
import { INSTITUTION } from './institution.ts';

/** What each cell was found to be, in the order of the columns and their cells; `none`: nothing. */
export function found(columns: readonly MadeColumn[]): readonly (readonly string[])[] {
  const tables = Map.groupBy(columns, (column) => column.table);
  const results = new Map<MadeColumn, string[]>();
  for (const members of tables.values()) {
    const fields = members.map(
      ({ heading, institution }, i): Field => ({
        name: `column${i + 1}`,
        title: heading,
        type: 'text',
        ...(institution && { privacy: { institution } }),
      }),
    );
    const findings = new Findings();
    const watch = startPrivacy({ fields, headings: members.map((one) => one.heading) });
    watch.batch(batchOf(members), '', () => undefined);
    watch.end(findings);
    members.forEach((member, at) => {
      const kinds = member.cells.map(() => 'none');
      for (const finding of findings.list()) {
        if (!finding.problem.startsWith('personal-') && finding.problem !== INSTITUTION) continue;
        for (const { left, top, bottom } of finding.places)
          if (left === at) for (let row = top; row <= bottom; row++) kinds[row] = finding.problem;
      }
      results.set(member, kinds);
    });
  }
  return columns.map((column) => results.get(column)!);
}

/** Cells as a batch, one column beside the other. */
export function batchOf(columns: readonly Pick<MadeColumn, 'cells'>[]): Batch {
  const encoder = new TextEncoder();
  const length = columns[0]!.cells.length;
  const parts: Uint8Array[] = [];
  let used = 0;
  const made = columns.map(({ cells }, at) => {
    const starts = new Uint32Array(length);
    const ends = new Uint32Array(length);
    cells.forEach(({ text }, row) => {
      const bytes = encoder.encode(text);
      parts.push(bytes);
      starts[row] = used;
      used += bytes.length;
      ends[row] = used;
    });
    return { at, starts, ends };
  });
  const bytes = new Uint8Array(used);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const rows = Uint32Array.from({ length }, (_, row) => row);
  return { length, rows, widths: new Uint32Array(length).fill(columns.length), bytes, used, columns: made };
}
