import { problems as detected } from '../detect/index.ts';
import type { Finding, Problem } from '../model/finding.ts';
import { address } from '../model/place.ts';
import { fill } from '../model/text.ts';
import { problems as normalised } from '../normalise/index.ts';
import { problems as parsed } from '../parse/index.ts';
import { problems as personal } from '../privacy/index.ts';
import { problems as published } from '../publish/index.ts';
import { problems as scored } from '../score/index.ts';
import { problems as validated } from '../validate/index.ts';
import { type Context, paint, say } from './command.ts';

/** Every problem there is, by name. */
export const problems: ReadonlyMap<string, Problem> = new Map(
  [...parsed, ...detected, ...normalised, ...validated, ...personal, ...published, ...scored].map((problem) => [
    problem.name,
    problem,
  ]),
);

const marks = { error: ['✗', 'red'], warning: ['!', 'yellow'], note: ['·', 'dim'] } as const;
const PLACES = 6;

/** From so many columns on, one problem that they all have is told once. */
const ALIKE = 4;
const NAMES = 30;

/** Findings in order; what many columns have alike, such as 24 columns of hours, is told once, with the first of them as the example. */
export function findingsLines(context: Context, findings: readonly Finding[]): string[] {
  const kindOf = (finding: Finding) => `${finding.problem}\0${finding.level}`;
  const kinds = Map.groupBy(findings, kindOf);
  return findings.flatMap((finding) => {
    const alike = kinds.get(kindOf(finding))!.filter((one) => one.field !== undefined);
    if (alike.length < ALIKE || finding.field === undefined) return findingLines(context, finding);
    return alike[0] === finding ? alikeLines(context, alike) : [];
  });
}

function alikeLines(context: Context, alike: readonly Finding[]): string[] {
  const [first] = alike;
  const cells = alike.reduce((sum, one) => sum + one.cells, 0);
  const names = alike.slice(0, NAMES).map((one) => say(context, { zh: `「${one.field}」`, en: `“${one.field}”` }));
  const between = context.lang === 'en' ? ', ' : '';
  const dots = alike.length > NAMES ? ' …' : '';
  const [head, ...rest] = findingLines(context, first!);
  return [
    head!,
    ...rest.slice(0, 1),
    `    ${say(context, {
      zh: `同樣的問題共 ${alike.length} 欄、${cells} 格：${names.join(between)}${dots}（各欄的位置：--annotate 或 --json）`,
      en: `the same in ${alike.length} columns, ${cells} cells: ${names.join(between)}${dots} (where in each: --annotate or --json)`,
    })}`,
    ...rest.slice(1),
  ];
}

/** A finding as its lines: what, where, how to mend it. */
function findingLines(context: Context, finding: Finding): string[] {
  const problem = problems.get(finding.problem);
  const [mark, colour] = marks[finding.level];
  const sentence = problem ? fill(say(context, problem.says), finding.facts) : finding.problem;
  const field =
    finding.field === undefined ? '' : say(context, { zh: `「${finding.field}」`, en: `“${finding.field}”: ` });
  const lines = [`${paint(context, colour, mark)} ${field}${sentence}`];
  if (finding.places.length > 0) {
    const shown = finding.places.slice(0, PLACES).map(address).join(' ');
    const more =
      finding.cells > 1 ? say(context, { zh: `，共 ${finding.cells} 格`, en: `, ${finding.cells} cells in all` }) : '';
    const dots = finding.places.length > PLACES ? ' …' : '';
    lines.push(`    ${say(context, { zh: '位置', en: 'at' })} ${paint(context, 'bold', shown + dots)}${more}`);
  }
  if (problem && finding.level !== 'note')
    lines.push(`    ${say(context, { zh: '改法', en: 'to mend' })} ${say(context, problem.mend)}`);
  return lines;
}

/** Findings in order, with a count a level at the end. */
export function findingsText(context: Context, findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((one) => one.level === level).length;
  const sum = say(context, {
    zh: `錯誤 ${count('error')} 項、警告 ${count('warning')} 項、提醒 ${count('note')} 項`,
    en: `${some(count('error'), 'error')}, ${some(count('warning'), 'warning')}, ${some(count('note'), 'note')}`,
  });
  if (findings.length === 0) return say(context, { zh: '沒有發現問題。', en: 'No findings.' });
  return [...findingsLines(context, findings), sum].join('\n');
}

function some(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
