import type { Finding, FindingFacts, Level } from '../model/finding.ts';
import { fill, type Text } from '../model/text.ts';
import { type Context, say } from './command.ts';
import { problems } from './problems.ts';

const levels: Readonly<Record<Level, Text>> = {
  error: { zh: '錯誤', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提醒', en: 'note' },
};

type Speaker = Pick<Context, 'lang'>;

export function levelWord(speaker: Speaker, level: Level): string {
  return say(speaker, levels[level]);
}

/** What was found and what was expected; `facts` are those of another cell than the first one. */
export function sentenceOf(speaker: Speaker, finding: Finding, facts: FindingFacts = finding.facts): string {
  const problem = problems.get(finding.problem);
  return problem ? fill(say(speaker, problem.says), facts) : finding.problem;
}

/** How to mend it. */
export function mendOf(speaker: Speaker, finding: Finding): string {
  const problem = problems.get(finding.problem);
  return problem ? say(speaker, problem.mend) : '';
}
