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

/** A finding as its lines: what, where, how to mend it. */
export function findingLines(context: Context, finding: Finding): string[] {
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
  return [...findings.flatMap((finding) => findingLines(context, finding)), sum].join('\n');
}

function some(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
