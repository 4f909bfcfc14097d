import { cut, startTally } from '../../detect/cut.ts';
import { chosenOf } from '../../look.ts';
import { Fault } from '../../model/fault.ts';
import { Findings } from '../../model/finding.ts';
import { renderers } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { oneName } from '../ground.ts';
import { lookAt } from '../look-at.ts';

export const extract: Command = {
  name: 'extract',
  summary: {
    zh: '把找到的表格照原樣寫出（標準輸出）',
    en: 'write the table that was found, its cells as they are, to standard output',
  },
  usage: {
    zh: 'extract <檔案> [--sheet 工作表] [--format csv|json]',
    en: 'extract <file> [--sheet name] [--format csv|json]',
  },
  options: { sheet: { type: 'string' }, format: { type: 'string' } },
  optionHelp: {
    sheet: { zh: '工作表的名稱', en: 'name of the sheet' },
    format: { zh: 'csv（預設）或 json', en: 'csv (default) or json' },
  },
  examples: [{ line: 'goldbadge extract 統計表.xlsx > 統計表.csv', says: { zh: '只留表格', en: 'the table alone' } }],
  async run(context) {
    const { values } = context;
    const format = values['format'] ?? 'csv';
    if (format !== 'csv' && format !== 'json') {
      throw new Fault('usage', {
        zh: `--format 只能是 csv 或 json，不是「${format}」。`,
        en: `--format is csv or json, not “${format}”.`,
      });
    }
    const seen = await lookAt(context, oneName(context, { zh: '檔案', en: 'a file' }), new Findings());
    const { view, table } = chosenOf(seen);
    const taken = new Map<string, number>();
    const fields = table.columns.map((column) => {
      const base = column.title || `欄${column.at + 1}`;
      const count = (taken.get(base) ?? 0) + 1;
      taken.set(base, count);
      // A JSON object holds each name once; CSV keeps the heading as it is.
      return {
        name: count > 1 && format === 'json' ? `${base}_${count}` : base,
        title: column.title,
        type: 'text' as const,
      };
    });
    const decoder = new TextDecoder();
    const output = renderers[format].start(fields, (bytes) => context.print(decoder.decode(bytes, { stream: true })));
    for await (const batch of cut(
      view.sheet,
      table,
      startTally(() => {}),
    ))
      output.batch(batch);
    output.end();
    return 0;
  },
};
