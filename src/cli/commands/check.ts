import { Fault } from '../../model/fault.ts';
import { Findings } from '../../model/finding.ts';
import type { Report } from '../../model/release.ts';
import { rules } from '../../score/index.ts';
import { type Annotated, annotateFile } from '../annotate-file.ts';
import { checkFile } from '../check-file.ts';
import { type Command, type Context, paint, say } from '../command.ts';
import { conformityText } from '../conformity-text.ts';
import { fixedText, fixFile } from '../fix-file.ts';
import { oneName } from '../ground.ts';
import { lookAt } from '../look-at.ts';
import { loweredText } from '../lowered-text.ts';
import { markWords } from '../marks.ts';
import { findingsText } from '../problems.ts';
import { medalWord } from '../results.ts';

export const check: Command = {
  name: 'check',
  summary: {
    zh: '檢查一個檔案：問題在哪一格、整備度幾分、標章預測（不需要設定）',
    en: 'check a file: findings by cell, readiness score, medal forecast (no configuration)',
  },
  usage: {
    zh: 'check <檔案> [--sheet 工作表] [--annotate 標示.xlsx] [--fix -o 修正.xlsx|修正.csv]',
    en: 'check <file> [--sheet name] [--annotate marked.xlsx] [--fix -o fixed.xlsx|fixed.csv]',
  },
  options: {
    sheet: { type: 'string' },
    standard: { type: 'string' },
    annotate: { type: 'string' },
    fix: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  },
  optionHelp: {
    sheet: { zh: '工作表的名稱', en: 'name of the sheet' },
    standard: {
      zh: '要對照的領域資料標準，用逗號隔開；不寫就對照最適合的一個',
      en: 'data standards to hold it against, parted by commas; the one that fits best if left out',
    },
    annotate: {
      zh: '另外寫出一份活頁簿：有問題的格子標色、加註解，並有一張「檢查結果」',
      en: 'write a copy of the workbook with the cells in question coloured and commented, and a sheet of findings',
    },
    fix: {
      zh: '另外寫出一份改好的檔案：只改不會少掉東西的寫法（全形、千分位、空白、日期），其餘列出來',
      en: 'write a copy with what can be mended without losing anything (full-width, separators, blanks, dates); the rest is listed',
    },
    output: {
      zh: '--fix 寫到哪裡（也可以寫 -o）：.xlsx 是整份活頁簿，.csv 只有表格',
      en: 'where --fix writes (-o for short): .xlsx for the whole workbook, .csv for the table alone',
    },
  },
  examples: [
    { line: 'goldbadge check 公園清冊.xlsx', says: { zh: '列出問題和改法', en: 'findings, and how to mend them' } },
    {
      line: 'goldbadge check 公園清冊.xlsx --annotate 標示.xlsx',
      says: { zh: '在副本上標出有問題的格子', en: 'mark the cells in a copy' },
    },
    {
      line: 'goldbadge check 公園清冊.xlsx --fix -o 修正.xlsx',
      says: { zh: '能安全修正的先改好', en: 'mend what can be mended safely' },
    },
  ],
  async run(context) {
    const { fixTo, markTo } = outputs(context);
    const findings = new Findings();
    const seen = await lookAt(context, oneName(context, { zh: '檔案', en: 'a file' }), findings);
    const report = await checkFile(context, seen, findings);
    const annotated = markTo === undefined ? undefined : await annotateFile(context, seen, report.findings, markTo);
    const fixed = fixTo === undefined ? undefined : await fixFile(context, seen, report.findings, fixTo);
    if (context.json)
      context.print(
        JSON.stringify({ file: context.args[0], ...report, dataset: undefined, preview: undefined, annotated, fixed }),
      );
    else {
      context.print(text(context, report));
      if (annotated) context.print(annotatedText(context, annotated));
      if (fixed) context.print(fixedText(context, fixed));
    }
    return report.findings.some((finding) => finding.level === 'error') ? 1 : 0;
  },
};

/** Where the copies go; said wrongly, that is told before anything is read. */
function outputs({ values, flags }: Context): {
  readonly markTo: string | undefined;
  readonly fixTo: string | undefined;
} {
  const [markTo, fixTo] = [values['annotate'], values['output']];
  if ((flags['fix'] === true) !== (fixTo !== undefined)) {
    throw new Fault('usage', {
      zh: '--fix 和 -o 要一起寫，例如：--fix -o 修正.xlsx。',
      en: '--fix and -o go together, such as: --fix -o fixed.xlsx.',
    });
  }
  if (markTo !== undefined && markTo === fixTo) {
    throw new Fault('usage', {
      zh: '--annotate 和 -o 不能是同一個檔案。',
      en: '--annotate and -o cannot name one file.',
    });
  }
  return { markTo, fixTo };
}

function text(context: Context, report: Report): string {
  const { score, forecast, table, ledger } = report;
  const cut = cutWords(context, ledger.cut);
  const where = table.sheet ? say(context, { zh: `工作表「${table.sheet}」：`, en: `Sheet “${table.sheet}”: ` }) : '';
  return [
    paint(context, 'bold', report.source.name),
    say(context, {
      zh: `${where}第 ${table.firstRow} 到 ${table.lastRow} 列，${ledger.published} 筆、${report.columns.length} 欄${cut ? `；不是資料的列：${cut}` : ''}`,
      en: `${where}rows ${table.firstRow} to ${table.lastRow}: ${ledger.published} records, ${report.columns.length} columns${cut ? `; rows that are no records: ${cut}` : ''}`,
    }),
    '',
    findingsText(context, report.findings),
    '',
    say(context, {
      zh: `整備度 ${score.source.total} 分（滿分 100）；經 goldbadge 整理發布後約 ${score.release.total} 分`,
      en: `Readiness ${score.source.total} of 100; about ${score.release.total} when published through goldbadge`,
    }),
    ...lost(context, report),
    ...(score.release.total < score.source.total ? [say(context, lowerWords)] : []),
    say(context, {
      zh: `標章預測：原檔 ${medalWord(context, forecast.source.medal)}，發布後 ${medalWord(context, forecast.release.medal)}（假設連結有效；依公開的檢測指標推估）`,
      en: `Medal forecast: ${forecast.source.medal} as given, ${forecast.release.medal} as published (assuming the link works; by the indicators that are public)`,
    }),
    ...loweredText(context, report.forecast.source, report.columns.length),
    ...(report.conformity ?? []).map((one) => conformityText(context, one)),
  ].join('\n');
}

/** A file cannot say what its columns mean; a pipeline can, and is held to it. */
const lowerWords = {
  zh: '  （發布後還要看欄位說明、單位、聯絡窗口這些寫在發布流程的說明，檢查單一檔案時還沒有，所以分數比較低；寫好就會補回來。）',
  en: '  (What is published is also held to what the pipeline says of it: fields described, units, contact. A bare file has none of that yet, so the figure is lower; it rises when they are written.)',
};

function annotatedText(context: Context, { file, comments, remarks }: Annotated): string {
  const wrote = say(context, {
    zh: `已寫出 ${file}：${comments} 格加了註解，所有發現列在工作表「檢查結果」；原檔沒有改。`,
    en: `Wrote ${file}: ${comments} cells commented, all findings listed on the sheet “Findings”; your own file is unchanged.`,
  });
  return ['', wrote, ...remarks.map((one) => `  · ${one}`)].join('\n');
}

/** `標題 2 列、合計 1 列`. */
function cutWords(context: Context, cut: Report['ledger']['cut']): string {
  const parts = Object.entries(cut).map(([reason, rows]) => {
    const word = Object.entries(markWords).find(([name]) => name === reason)?.[1];
    return say(context, { zh: `${word?.zh ?? reason} ${rows} 列`, en: `${word?.en ?? reason} ${rows}` });
  });
  return parts.join(say(context, { zh: '、', en: ', ' }));
}

/** The rules that cost points, dearest first. */
function lost(context: Context, report: Report): string[] {
  return report.score.source.rules
    .map((one) => ({ ...one, lost: one.kept === undefined ? 0 : one.points * (1 - one.kept) }))
    .filter((one) => one.lost > 0.05)
    .sort((a, b) => b.lost - a.lost)
    .map((one) => {
      const rule = rules.find((known) => known.problem.name === one.rule);
      return `  -${one.lost.toFixed(1)}  ${rule ? say(context, rule.problem.says) : one.rule}  (${one.rule})`;
    });
}
