import { Findings } from '../../model/finding.ts';
import type { Report } from '../../model/release.ts';
import { rules } from '../../score/index.ts';
import { checkFile } from '../check-file.ts';
import { type Command, type Context, paint, say } from '../command.ts';
import { oneName } from '../ground.ts';
import { lookAt } from '../look-at.ts';
import { markWords } from '../marks.ts';
import { findingsText } from '../problems.ts';
import { medalWord } from '../results.ts';

export const check: Command = {
  name: 'check',
  summary: {
    zh: '檢查一個檔案：問題在哪一格、整備度幾分、標章預測（不需要設定）',
    en: 'check a file: findings by cell, readiness score, medal forecast (no configuration)',
  },
  usage: { zh: 'check <檔案> [--sheet 工作表]', en: 'check <file> [--sheet name]' },
  options: { sheet: { type: 'string' } },
  optionHelp: { sheet: { zh: '工作表的名稱', en: 'name of the sheet' } },
  examples: [
    { line: 'goldbadge check 公園清冊.xlsx', says: { zh: '列出問題和改法', en: 'findings, and how to mend them' } },
  ],
  async run(context) {
    const findings = new Findings();
    const seen = await lookAt(context, oneName(context, { zh: '檔案', en: 'a file' }), findings);
    const report = await checkFile(context, seen, findings);
    if (context.json)
      context.print(JSON.stringify({ file: context.args[0], ...report, dataset: undefined, preview: undefined }));
    else context.print(text(context, report));
    return report.findings.some((finding) => finding.level === 'error') ? 1 : 0;
  },
};

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
    say(context, {
      zh: `標章預測：原檔 ${medalWord(context, forecast.source.medal)}，發布後 ${medalWord(context, forecast.release.medal)}（假設連結有效；依公開的檢測指標推估）`,
      en: `Medal forecast: ${forecast.source.medal} as given, ${forecast.release.medal} as published (assuming the link works; by the indicators that are public)`,
    }),
  ].join('\n');
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
