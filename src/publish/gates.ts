import type { Finding } from '../model/finding.ts';
import type { Accepted } from '../model/pipeline.ts';
import type { GateResult } from '../model/release.ts';
import { accepting, covering } from './accept.ts';
import type { GateSubject } from './gate.ts';
import { gates } from './index.ts';

/** What the gates said of a run. */
export interface Judged {
  /** Whether the release is held back. */
  readonly held: boolean;
  /** One entry for each gate passed, one for each thing that did not; the facts fill the gate's problem's sentence. */
  readonly results: readonly GateResult[];
  /** The entries of `accept` that were needed, each once. */
  readonly accepted: readonly Accepted[];
  /** Entries of `accept` that no longer count. */
  readonly findings: readonly Finding[];
}

/** Puts a run through all gates. `findings` are all of the run's; `today` is YYYY-MM-DD in Asia/Taipei. */
export function judgeGates(
  subject: Omit<GateSubject, 'findings'> & { readonly findings: readonly Finding[] },
  accept: readonly Accepted[],
  today: string,
): Judged {
  const { active, findings: expired } = accepting(accept, today);
  const used = new Set<Accepted>();
  const lifted = (problem: string, field: string | undefined): boolean => {
    const entry = covering(active, problem, field);
    if (entry) used.add(entry);
    return entry !== undefined;
  };
  const findings = subject.findings.filter((one) => one.level !== 'error' || !lifted(one.problem, one.field));
  const results = gates.flatMap(({ problem, judge }): GateResult[] => {
    const found = judge({ ...subject, findings });
    if (found.length === 0) return [{ gate: problem.name, passed: true, facts: {} }];
    return found.map((facts) => {
      const field = facts['field'] === undefined ? undefined : String(facts['field']);
      return { gate: problem.name, passed: lifted(problem.name, field), facts };
    });
  });
  return { held: results.some((result) => !result.passed), results, accepted: [...used], findings: expired };
}
