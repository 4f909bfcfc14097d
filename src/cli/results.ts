import { changeWords } from '../catalog/change-words.ts';
import { keys } from '../model/keys.ts';
import type { Release, Report } from '../model/release.ts';
import { fill } from '../model/text.ts';
import type { Result } from '../schedule/run-all.ts';
import { toWidth } from '../text/to-width.ts';
import { type Context, paint, say } from './command.ts';
import { sentenceOf } from './finding-words.ts';
import { findingsLines, problems } from './problems.ts';

const medals = { platinum: '白金', gold: '金', silver: '銀', bronze: '銅', none: '無' } as const;

export function medalWord(context: Pick<Context, 'lang'>, medal: keyof typeof medals): string {
  return context.lang === 'en' ? medal : medals[medal];
}

/** A dataset's line, and what is wrong beneath it. */
export function resultLines(context: Context, result: Result): string[] {
  const name = toWidth(result.dataset, 28);
  if ('fault' in result) {
    const { fault } = result;
    const lines = [
      `${paint(context, 'red', '✗')} ${name} ${say(context, { zh: '故障', en: 'fault' })}  ${say(context, fault)}`,
    ];
    if (context.flags['debug'] && fault.stack)
      lines.push(fault.stack, ...(fault.cause instanceof Error ? [String(fault.cause.stack)] : []));
    return lines;
  }
  const { status, dry, release, report } = result.outcome;
  if (status === 'unchanged')
    return [
      `${paint(context, 'dim', '=')} ${name} ${say(context, { zh: '沒有變動', en: 'unchanged' })}  ${release ? versionWords(context, release) : ''}`,
    ];
  if (status === 'held') return heldLines(context, name, report, release);
  const word = dry ? { zh: '將發布', en: 'would publish' } : { zh: '已發布', en: 'published' };
  return [
    `${paint(context, 'green', '✓')} ${name} ${say(context, word)}  ${release ? versionWords(context, release) : ''}${report ? scoreWords(context, report) : ''}`,
    ...(release?.predecessor ? [`    ${changesText(context, release)}`] : []),
    ...(report?.quarantine?.rows ? [`    ${asideText(context, result.dataset, report.quarantine, dry)}`] : []),
    ...warningLines(context, report),
    ...(dry && release ? [`    ${filesText(context, release)}`] : []),
  ];
}

/** Warnings hold nothing back, but whoever publishes should have seen them. */
function warningLines(context: Context, report: Report | undefined): string[] {
  const told = new Set(report?.findings.filter((one) => one.level === 'warning').map((one) => one.problem));
  if (told.size === 0) return [];
  const sentences = [...told].map((name) => {
    const [first, ...others] = report!.findings.filter((one) => one.problem === name);
    const field = report!.columns.find((column) => column.name === first!.field)?.title ?? first!.field;
    const where = field === undefined ? '' : say(context, { zh: `「${field}」`, en: `“${field}”: ` });
    const more =
      others.length > 0 ? say(context, { zh: `（共 ${others.length + 1} 項）`, en: ` (${others.length + 1})` }) : '';
    return `    ${paint(context, 'yellow', '!')} ${where}${sentenceOf(context, first!)}${more}  (${name})`;
  });
  return sentences;
}

/** What is new against the release before. */
function changesText(context: Context, release: Release): string {
  const lines = release.changes.map((line) => (context.lang === 'en' ? line : changeWords(line)));
  return say(context, {
    zh: `取代 ${release.predecessor}：${lines.join('；') || '內容有更動'}`,
    en: `replaces ${release.predecessor}: ${lines.join('; ') || 'cells changed'}`,
  });
}

/** How many rows were set aside, and where they are. */
function asideText(
  context: Context,
  dataset: string,
  { rows }: NonNullable<Report['quarantine']>,
  dry: boolean,
): string {
  const where = dry
    ? { zh: '', en: '' }
    : { zh: `：${keys.lastQuarantine(dataset)}`, en: `: ${keys.lastQuarantine(dataset)}` };
  return paint(
    context,
    'yellow',
    say(context, {
      zh: `隔離 ${rows} 列，沒有發布${where.zh}`,
      en: `${rows} ${rows === 1 ? 'row' : 'rows'} set aside, not published${where.en}`,
    }),
  );
}

/** What would be written. */
function filesText(context: Context, release: Release): string {
  const names = release.files.map((file) => file.name);
  const folder = keys.release(release.dataset, release.version);
  return say(context, {
    zh: `會寫入 ${folder}：${names.join('、')}`,
    en: `would write ${folder}: ${names.join(', ')}`,
  });
}

function versionWords(context: Context, release: Release): string {
  return say(context, {
    zh: `第 ${release.number} 版 ${release.version}  ${release.rows} 列`,
    en: `no. ${release.number} ${release.version}  ${release.rows} rows`,
  });
}

export function scoreWords(context: Context, report: Report): string {
  const { source, release } = report.score;
  const { forecast } = report;
  return say(context, {
    zh: `  整備度 ${source.total} → ${release.total}  標章預測 ${medalWord(context, forecast.source.medal)} → ${medalWord(context, forecast.release.medal)}`,
    en: `  readiness ${source.total} → ${release.total}  medal forecast ${forecast.source.medal} → ${forecast.release.medal}`,
  });
}

function heldLines(context: Context, name: string, report: Report | undefined, release: Release | undefined): string[] {
  const served = release
    ? say(context, {
        zh: `暫停發布（仍提供第 ${release.number} 版 ${release.version}）`,
        en: `held back (no. ${release.number} ${release.version} stays)`,
      })
    : say(context, { zh: '暫停發布（還沒有發布過）', en: 'held back (nothing was published before)' });
  const lines = [`${paint(context, 'yellow', '‖')} ${name} ${served}`];
  const titled = (field: string) => report?.columns.find((column) => column.name === field)?.title ?? field;
  const errors = report?.findings.filter((one) => one.level === 'error') ?? [];
  for (const gate of report?.gates.filter((one) => !one.passed) ?? []) {
    // The errors themselves follow, which says more than their number.
    if (gate.gate === 'findings-hold-back' && errors.length > 0) continue;
    const problem = problems.get(gate.gate);
    const field = gate.facts['field'];
    const facts = field === undefined ? gate.facts : { ...gate.facts, field: titled(String(field)) };
    lines.push(`    ${problem ? fill(say(context, problem.says), facts) : gate.gate}  (${gate.gate})`);
  }
  const shown = errors.map((one) => (one.field === undefined ? one : { ...one, field: titled(one.field) }));
  return [...lines, ...findingsLines(context, shown).map((line) => `    ${line}`)];
}

/** How many datasets ended how. */
export function summary(context: Context, results: readonly Result[], faults: number): string {
  const count = (status: string) => results.filter((one) => 'outcome' in one && one.outcome.status === status).length;
  const broken = results.filter((one) => 'fault' in one).length + faults;
  const dry = context.flags['dry-run'];
  return say(context, {
    zh: `共 ${results.length} 個資料集：${dry ? '將發布' : '發布'} ${count('published')}、沒有變動 ${count('unchanged')}、暫停 ${count('held')}、故障 ${broken}`,
    en: `${results.length} dataset${results.length === 1 ? '' : 's'}: ${count('published')} ${dry ? 'would be published' : 'published'}, ${count('unchanged')} unchanged, ${count('held')} held back, ${broken} faults`,
  });
}

/** A result as programs read it. */
export function resultJson(context: Context, result: Result): Record<string, unknown> {
  if ('fault' in result)
    return { dataset: result.dataset, status: 'fault', fault: result.fault.code, says: say(context, result.fault) };
  const { status, dry, release, report } = result.outcome;
  return {
    dataset: result.dataset,
    status,
    dryRun: dry,
    ...(release && {
      version: release.version,
      number: release.number,
      rows: release.rows,
      predecessor: release.predecessor,
    }),
    ...(report && {
      score: { source: report.score.source.total, release: report.score.release.total },
      medal: report.forecast.release.medal,
      ledger: report.ledger,
      findings: report.findings,
      gates: report.gates.filter((gate) => !gate.passed),
    }),
  };
}
