import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Fault } from '../../model/fault.ts';
import { Findings } from '../../model/finding.ts';
import type { Standard, StandardField } from '../../model/standard.ts';
import { codesOf } from '../../pipeline/codes.ts';
import { taipeiDay } from '../../publish/taipei.ts';
import { type DerivedProposal, proposedLine } from '../../standard/derive.ts';
import { importStandard } from '../../standard/import.ts';
import { type Mapped, matchStandards, type StandardMatch } from '../../standard/match.ts';
import { allStandards, standardIds, standardOf } from '../../standard/read.ts';
import { standardText } from '../../standard/write.ts';
import { toWidth } from '../../text/to-width.ts';
import { type Command, type Context, paint, say } from '../command.ts';
import { fieldsOf } from '../draft.ts';
import { lookAt } from '../look-at.ts';
import { seenColumns } from '../seen-columns.ts';

export const standards: Command = {
  name: 'standards',
  summary: {
    zh: '領域資料標準：列出、查看、找出檔案適用哪一個、匯入',
    en: 'data standards: list them, show one, find which fits a file, import one',
  },
  usage: {
    zh: 'standards list | show <標準> | match <檔案> | import <檔案.json> [-o 輸出檔]',
    en: 'standards list | show <id> | match <file> | import <file.json> [-o out]',
  },
  options: {
    sheet: { type: 'string' },
    out: { type: 'string', short: 'o' },
    id: { type: 'string' },
    publisher: { type: 'string' },
    date: { type: 'string' },
  },
  optionHelp: {
    sheet: { zh: '工作表的名稱（match）', en: 'name of the sheet (match)' },
    out: { zh: '標準要寫到哪個檔案，不寫就印出來（import）', en: 'file to write; printed if left out (import)' },
    id: { zh: '標準的代號，預設用檔名（import）', en: 'id of the standard; the file’s name if left out (import)' },
    publisher: { zh: '發布標準的機關（import）', en: 'who publishes it (import)' },
    date: { zh: '取得的日期 YYYY-MM-DD，預設今天（import）', en: 'day it was fetched; today if left out (import)' },
  },
  examples: [
    { line: 'goldbadge standards list', says: { zh: '有哪些標準', en: 'which standards there are' } },
    {
      line: 'goldbadge standards match 公園.csv',
      says: { zh: '哪個標準適用，欄位怎麼對應', en: 'which one fits, column by column' },
    },
  ],
  async run(context) {
    const [what = 'list', name] = context.args;
    if (what === 'list') return list(context);
    if (what === 'show') return show(context, named(name));
    if (what === 'match') return match({ ...context, args: [file(name)] });
    if (what === 'import') return bringIn(context, file(name));
    throw new Fault('usage', {
      zh: `standards 後面要寫 list、show、match 或 import，不是「${what}」。`,
      en: `standards takes list, show, match or import, not “${what}”.`,
    });
  },
};

function list(context: Context): number {
  const all = allStandards();
  if (context.json)
    context.print(JSON.stringify(all.map(({ fields, ...rest }) => ({ ...rest, fields: fields.length }))));
  else
    for (const one of all)
      context.print(
        `${toWidth(one.id, 30)} ${toWidth(say(context, one.title), 34)} ${say(context, { zh: `${one.fields.length} 欄`, en: `${one.fields.length} columns` })}${one.complete ? '' : say(context, { zh: '（不完整）', en: ' (not complete)' })}`,
      );
  return 0;
}

function show(context: Context, standard: Standard): number {
  if (context.json) {
    context.print(JSON.stringify(standard));
    return 0;
  }
  const { title, id, publisher, origin, fields } = standard;
  context.print(paint(context, 'bold', `${say(context, title)} (${id}${standard.version && ` ${standard.version}`})`));
  context.print(`${publisher}  ${origin.source}  ${origin.date}  sha256 ${origin.sha256.slice(0, 12)}…`);
  for (const field of fields) context.print(fieldLine(context, field));
  return 0;
}

function fieldLine(context: Context, field: StandardField): string {
  const { checks, codes, domain, obligation, type, form } = field;
  const text = domain && !domain.parsed && say(context, { zh: '（只能由人核對）', en: ' (for people only)' });
  const parts = [
    form === undefined ? type : `${type}/${form}`,
    obligation === 'mandatory' && say(context, { zh: '必填', en: 'mandatory' }),
    domain && `${domain.text}${text || ''}`,
    !domain && checks?.pattern,
    codes !== undefined && say(context, { zh: `代碼表 ${codes}`, en: `code list ${codes}` }),
  ];
  return `  ${toWidth(field.name, 30)} ${toWidth(field.title.zh, 24)} ${parts.filter(Boolean).join('  ')}`;
}

async function match(context: Context): Promise<number> {
  const seen = await lookAt(context, context.args[0]!, new Findings());
  const columns = await seenColumns(seen, await fieldsOf(seen, 'leaning'));
  const found = matchStandards(columns, allStandards(), codesOf);
  const titles = columns.map((column) => column.title);
  if (context.json) context.print(JSON.stringify(found.map((one) => matchJson(one, titles))));
  else if (found.length === 0) context.print(say(context, { zh: '沒有適用的標準。', en: 'No standard fits.' }));
  else for (const one of found) context.print(matchText(context, one, titles));
  return 0;
}

function matchJson({ standard, score, mapped, maybe, derived }: StandardMatch, titles: readonly string[]) {
  const pair = ({ column, at, ...rest }: Mapped) => ({
    column: titles[at],
    standard: `${standard.id}/${column.name}`,
    title: column.title.zh,
    ...(column.uri !== undefined && { uri: column.uri }),
    ...rest,
  });
  return {
    standard: standard.id,
    title: standard.title,
    score,
    columns: titles.length,
    fields: standard.fields.length,
    mapped: mapped.map(pair),
    maybe: maybe.map(pair),
    ...(derived && { derived }),
  };
}

function matchText(
  context: Context,
  { standard, score, mapped, maybe, derived }: StandardMatch,
  titles: readonly string[],
): string {
  const head = say(context, {
    zh: `${score.toFixed(2)}  ${standard.title.zh}（${standard.id}）：對應 ${mapped.length} 欄，標準共 ${standard.fields.length} 欄`,
    en: `${score.toFixed(2)}  ${standard.title.en} (${standard.id}): ${mapped.length} of the table’s columns map; the standard has ${standard.fields.length}`,
  });
  const line = (one: Mapped) =>
    `  ${one.score.toFixed(2)}  ${toWidth(titles[one.at] ?? '', 24)} → ${toWidth(`${standard.id}/${one.column.name}`, 40)} ${why(context, one)}`;
  const unsure = say(context, { zh: '  可能是（請確認）：', en: '  perhaps (please check):' });
  const perhaps = maybe.length > 0 ? [unsure, ...maybe.map(line)] : [];
  return [head, ...mapped.map(line), ...perhaps, ...(derived ? derivedLines(context, derived) : [])].join('\n');
}

/** Fields to paste into a pipeline; their sources stand first. */
function derivedLines(context: Context, { fields, confirm }: DerivedProposal): readonly string[] {
  const check =
    confirm.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `（檔案沒有寫明 ${confirm.join('、')}，請確認）`,
          en: ` (the file does not say ${confirm.join(', ')}: check)`,
        };
  const head = {
    zh: `  檔案沒有、可以由其他欄位做出來的，貼進發布流程的 fields${check.zh}：`,
    en: `  not in the file, but can be made of other columns; paste into the pipeline’s fields${check.en}:`,
  };
  return [say(context, head), ...fields.map((field) => `    ${proposedLine(field)}`)];
}

function why(context: Context, { heading, values, sameType }: Mapped): string {
  const percent = Math.round((values ?? 0) * 100);
  const parts = [
    heading === 1 && say(context, { zh: '標題相同', en: 'same heading' }),
    heading > 0 && heading < 1 && say(context, { zh: '標題相近', en: 'heading alike' }),
    values !== undefined && say(context, { zh: `值域符合 ${percent}%`, en: `${percent}% of values fit` }),
    sameType && say(context, { zh: '型別相同', en: 'same type' }),
  ];
  return parts.filter(Boolean).join(say(context, { zh: '、', en: ', ' }));
}

function bringIn(context: Context, path: string): number {
  const bytes = bytesOf(path);
  const id =
    context.values['id'] ??
    basename(path, extname(path))
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '-');
  const made = importStandard(parsed(bytes, path), {
    id,
    publisher: context.values['publisher'] ?? '數位發展部政府資料標準平臺',
    date: context.values['date'] ?? taipeiDay(context.effects.now()),
    known: allStandards(),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  if (!made) throw notStandard(path);
  const text = standardText(made.standard);
  const out = context.values['out'];
  if (out === undefined) context.print(text.trimEnd());
  else writeFileSync(out, text);
  for (const { field, text: kept } of made.kept)
    context.effects.log({
      kind: 'say',
      level: 'warn',
      zh: `「${field}」的值域讀不懂，只保留文字：${kept}`,
      en: `The value domain of “${field}” was not understood and is kept as text: ${kept}`,
    });
  return 0;
}

function named(id: string | undefined): Standard {
  const standard = id === undefined ? undefined : standardOf(id);
  if (standard) return standard;
  const all = standardIds().join('、');
  throw new Fault('usage', {
    zh: id === undefined ? `請寫出標準的代號：${all}。` : `沒有「${id}」這個標準；有的是：${all}。`,
    en: id === undefined ? `Name a standard: ${all}.` : `There is no standard “${id}”; there are: ${all}.`,
  });
}

function file(path: string | undefined): string {
  if (path !== undefined) return path;
  throw new Fault('usage', { zh: '請寫出檔案。', en: 'Name a file.' });
}

function bytesOf(path: string): Uint8Array {
  if (existsSync(path)) return readFileSync(path);
  throw new Fault('source-missing', { zh: `找不到檔案「${path}」。`, en: `There is no file “${path}”.` });
}

function parsed(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw notStandard(path, cause);
  }
}

function notStandard(path: string, cause?: unknown): Fault {
  return new Fault(
    'usage',
    {
      zh: `「${path}」不是政府資料標準平臺的 JSON：裡面沒有欄位（title、property 或 nameZh、valueDomain）。`,
      en: `“${path}” is no JSON of the data standard platform: it holds no columns (title, property or nameZh, valueDomain).`,
    },
    cause,
  );
}
