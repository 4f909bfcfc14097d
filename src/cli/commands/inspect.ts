import { cut, startTally } from '../../detect/cut.ts';
import { SURE } from '../../detect/unsure.ts';
import type { Look, View } from '../../look.ts';
import { Fault } from '../../model/fault.ts';
import { Findings } from '../../model/finding.ts';
import type { CutReason, Table } from '../../model/table.ts';
import { faultOf } from '../../schedule/fault-of.ts';
import { type Command, type Context, paint, say } from '../command.ts';
import { lookAt } from '../look-at.ts';
import { picture } from '../picture.ts';
import { findingsText } from '../problems.ts';
import { proposalFor, proposalLines } from '../proposal.ts';
import { unsureWords, whyColumn, whyRow } from '../why.ts';
import { writePage } from '../write-page.ts';

export const inspect: Command = {
  name: 'inspect',
  summary: {
    zh: '看一個檔案：編碼、工作表、找到的表格，畫出工作表',
    en: 'look at a file: encoding, sheets, the table found, a picture of the sheet',
  },
  usage: {
    zh: 'inspect <檔案…> [--sheet 工作表] [--why] [--row 列號] [--column 欄號] [--html 網頁檔]',
    en: 'inspect <file…> [--sheet name] [--why] [--row number] [--column letters] [--html page]',
  },
  options: {
    sheet: { type: 'string' },
    why: { type: 'boolean' },
    row: { type: 'string' },
    column: { type: 'string' },
    html: { type: 'string' },
  },
  optionHelp: {
    sheet: { zh: '只看這個工作表', en: 'only this sheet' },
    why: { zh: '說明判斷的理由', en: 'tell the reasons' },
    row: {
      zh: '說明這一列為什麼這樣判斷，例如 --row 12',
      en: 'why this row was taken for what it is, such as --row 12',
    },
    column: {
      zh: '說明這一欄的名稱從哪裡來，例如 --column C',
      en: 'where this column’s name comes from, such as --column C',
    },
    html: {
      zh: '另外寫成一個網頁，有工作表的樣子、圖例、發現和建議的設定',
      en: 'also write a page: the sheet as laid out, a legend, findings, the recipe',
    },
  },
  examples: [
    {
      line: 'goldbadge inspect 11210砂石.xlsx',
      says: {
        zh: '畫出工作表，標出表名、標題列、資料、合計、附註',
        en: 'a picture that marks title, header, data, totals, notes',
      },
    },
    {
      line: 'goldbadge inspect 11210砂石.xlsx --html 砂石.html',
      says: { zh: '寫出可以用瀏覽器看的網頁', en: 'writes a page to be read in a browser' },
    },
    {
      line: 'goldbadge inspect 11210砂石.xlsx --row 5 --column C',
      says: { zh: '說明第 5 列和 C 欄為什麼這樣判斷', en: 'why row 5 and column C were read as they were' },
    },
    { line: 'goldbadge inspect --json *.ods', says: { zh: '一個檔案一行 JSON', en: 'one line of JSON a file' } },
  ],
  async run(context) {
    if (context.args.length === 0)
      throw new Fault('usage', { zh: '請寫出要看的檔案。', en: 'Name the files to look at.' });
    if (context.values['html'] !== undefined && context.args.length > 1)
      throw new Fault('usage', {
        zh: '--html 一次只能看一個檔案。',
        en: '--html takes one file at a time.',
      });
    let worst = 0;
    for (const [i, file] of context.args.entries()) {
      if (i > 0 && !context.json) context.print('');
      try {
        await one(context, file);
      } catch (error) {
        const fault = faultOf(error);
        worst = 2;
        if (context.json)
          context.print(JSON.stringify({ file, error: fault.code, says: say(context, fault), tables: [] }));
        else context.print(`${paint(context, 'red', '✗')} ${file}: ${say(context, fault)}`);
        if (context.flags['debug']) context.print(String(fault.stack));
      }
    }
    return worst;
  },
};

async function one(context: Context, file: string): Promise<void> {
  const findings = new Findings();
  const seen = await lookAt(context, file, findings);
  const target = context.values['html'];
  if (target !== undefined) await writePage(context, file, target);
  if (context.json) {
    const tables = [];
    for (const view of seen.views) for (const table of view.tables) tables.push(await tableJson(view, table));
    const { facts } = seen.opened;
    context.print(
      JSON.stringify({
        file,
        encoding: facts.encoding ?? null,
        format: facts.format,
        tables,
        reshape: proposalFor(seen)?.reshape ?? null,
        findings: findings.list(),
      }),
    );
    return;
  }
  for (const line of await told(context, file, seen)) context.print(line);
  if (findings.list().length > 0) context.print(findingsText(context, findings.list()));
}

interface Measured {
  readonly last: number;
  readonly rows: number;
}

/** Where the table ends and how many records it has; a long sheet is read to its end for it. */
async function measure(view: View, table: Table): Promise<Measured> {
  if (!table.unseen && table.last !== undefined) return { last: table.last, rows: table.records };
  const tally = startTally(() => {});
  let rows = 0;
  for await (const batch of cut(view.sheet, table, tally)) rows += batch.length;
  return { last: tally.last, rows };
}

async function tableJson(view: View, table: Table): Promise<Record<string, unknown>> {
  const { last, rows } = await measure(view, table);
  const rowsCut = (...reasons: CutReason[]) =>
    table.cut
      .filter((one) => reasons.includes(one.reason))
      .flatMap((one) => Array.from({ length: one.bottom - one.top + 1 }, (_, i) => one.top + i + 1));
  return {
    sheet: table.sheet,
    headerRows: table.header.map((row) => row + 1),
    dataStartRow: table.first + 1,
    dataEndRow: last + 1,
    columns: table.header.length === 0 ? null : table.columns.map((column) => column.title),
    sourceColumns: table.columns.map((column) => column.at + 1),
    dataRowCount: rows,
    titleRows: rowsCut('title'),
    totalRows: rowsCut('total', 'subtotal', 'average', 'comparison'),
    noteRows: rowsCut('note'),
    unit: table.unit ?? null,
    confidence: table.sure,
  };
}

async function told(context: Context, file: string, seen: Look): Promise<string[]> {
  const { facts, sheets } = seen.opened;
  const lines = [paint(context, 'bold', file)];
  const format = facts.container ? `${facts.format} (${facts.container})` : facts.format;
  const encoding =
    facts.encoding === undefined
      ? ''
      : say(context, {
          zh: `，編碼 ${facts.encoding}${facts.delimiter ? `，分隔符號 ${shown(facts.delimiter)}` : ''}`,
          en: `, ${facts.encoding}${facts.delimiter ? `, delimiter ${shown(facts.delimiter)}` : ''}`,
        });
  lines.push(say(context, { zh: `格式 ${format}${encoding}`, en: `Format ${format}${encoding}` }));
  if (sheets.length > 1) {
    const names = sheets
      .map((sheet) => sheet.name + (sheet.hidden ? say(context, { zh: '（隱藏）', en: ' (hidden)' }) : ''))
      .join('、');
    lines.push(say(context, { zh: `工作表 ${sheets.length} 個：${names}`, en: `${sheets.length} sheets: ${names}` }));
  }
  const view = seen.chosen?.view ?? seen.views[0];
  if (!view) return lines;
  const table = seen.chosen?.table;
  lines.push('', picture(context, view.sketch, view.tables, table), '');
  if (!table) {
    lines.push(say(context, { zh: '沒有找到表格。', en: 'No table was found.' }));
    return [...lines, ...reasonLines(context, view, undefined)];
  }
  const { last, rows } = await measure(view, table);
  const more = table.columns.length - TITLES;
  const name = table.sheet ? say(context, { zh: `工作表「${table.sheet}」：`, en: `Sheet “${table.sheet}”: ` }) : '';
  const headerRows = table.header.map((row) => row + 1).join('、');
  const header = say(
    context,
    table.header.length > 0
      ? { zh: `標題列第 ${headerRows} 列`, en: `header rows ${headerRows.replaceAll('、', ', ')}` }
      : { zh: '沒有標題列', en: 'no header' },
  );
  lines.push(
    say(context, {
      zh: `${name}${header}，資料第 ${table.first + 1} 到 ${last + 1} 列，共 ${rows} 筆、${table.columns.length} 欄，把握 ${Math.round(table.sure * 100)}%`,
      en: `${name}${header}, data rows ${table.first + 1} to ${last + 1}: ${rows} records, ${table.columns.length} columns, ${Math.round(table.sure * 100)}% sure`,
    }),
    say(context, {
      zh: `欄位：${titles(table, '（無名）', '、')}${more > 0 ? ` …另外 ${more} 欄（--json 列出全部）` : ''}`,
      en: `Columns: ${titles(table, '(unnamed)', ', ')}${more > 0 ? ` … and ${more} more (--json lists all)` : ''}`,
    }),
  );
  if (table.unit !== undefined) lines.push(say(context, { zh: `單位：${table.unit}`, en: `Unit: ${table.unit}` }));
  if (table.sure < SURE) lines.push(paint(context, 'yellow', say(context, unsureWords)));
  return [...lines, ...reasonLines(context, view, table), ...proposalLines(context, seen)];
}

/** `--why`: every reason; `--row` and `--column`: those of one row or column. */
function reasonLines(context: Context, view: View, table: Table | undefined): string[] {
  const { flags, values } = context;
  const { row, column } = values;
  const reasons = [
    ...(flags['why'] && table ? table.why.map((reason) => reason.says) : []),
    ...(row === undefined ? [] : whyRow(view, row)),
    ...(column === undefined ? [] : whyColumn(view, table, column)),
  ];
  return reasons.map((reason) => `  · ${say(context, reason)}`);
}

/** So many columns are named; a table of more is read with a program. */
const TITLES = 40;

function titles(table: Table, unnamed: string, between: string): string {
  const shown = table.columns.slice(0, TITLES);
  return shown.map((column) => column.title || unnamed).join(between);
}

function shown(delimiter: string | undefined): string {
  return delimiter === '\t' ? 'TAB' : (delimiter ?? '');
}
