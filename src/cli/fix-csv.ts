import { chosenOf } from '../look.ts';
import { csv } from '../render/csv.ts';
import { type Context, say } from './command.ts';
import { type FixOptions, fixedBatches } from './fix-pass.ts';
import { writeFileWhole } from './write-file.ts';

/** Writes the table alone, its headings in one row, with its safe fixes made. */
export async function writeFixedCsv(
  context: Context,
  options: FixOptions,
  target: string,
): Promise<{ readonly cells: number; readonly remarks: readonly string[] }> {
  const { columns } = chosenOf(options.seen).table;
  const fields = columns.map(({ title, at }) => ({ name: title || `欄${at + 1}`, title, type: 'text' as const }));
  let cells = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let waiting: Uint8Array[] = [];
    const output = csv.start(fields, (bytes) => waiting.push(bytes.slice()));
    for await (const { batch, changes } of fixedBatches(options)) {
      output.batch(batch);
      cells += changes.length;
      yield* waiting;
      waiting = [];
    }
    output.end();
    yield* waiting;
  }
  await writeFileWhole(target, options.seen.delivery.path, pieces());
  const outside = say(context, {
    zh: 'CSV 只有表格：表名、合計、附註等不是資料的列和其他工作表沒有寫進去，都還在原檔裡。',
    en: 'The CSV holds the table alone: titles, totals, notes and other sheets are in your own file still.',
  });
  return { cells, remarks: [outside] };
}
