import type { Rule, RuleScore, Score, Subject } from '../model/score.ts';
import { rules, version } from './index.ts';

/** Readiness of a table, 0-100. Rules that do not apply are listed without `kept`; their points do not count. */
export function score(subject: Subject): Score {
  const judged = rules.map((rule) => ruleScore(rule, subject));
  return { total: total(judged), version, rules: judged };
}

function ruleScore(rule: Rule, subject: Subject): RuleScore {
  const kept = rule.judge(subject);
  return {
    rule: rule.problem.name,
    points: rule.points,
    ...(kept !== undefined && { kept: Math.min(1, Math.max(0, kept)) }),
  };
}

// 100 says that nothing is left to mend, so it is never reached by rounding.
function total(judged: readonly RuleScore[]): number {
  let points = 0;
  let kept = 0;
  for (const one of judged) {
    if (one.kept === undefined) continue;
    points += one.points;
    kept += one.points * one.kept;
  }
  if (points === 0) return 0;
  if (kept === points) return 100;
  return Math.min(99, Math.round((100 * kept) / points));
}
