import type { Finding, Problem } from '../model/finding.ts';
import type { Accepted } from '../model/pipeline.ts';

/** An entry under `accept` whose last day is over. */
export const acceptanceExpired: Problem = {
  name: 'acceptance-expired',
  level: 'warning',
  says: {
    zh: '對「{accepted}」的接受只到 {found}，今天是 {expected}，已不再有效。',
    en: 'Found the acceptance of "{accepted}" to end on {found}; on {expected} it no longer counts.',
  },
  why: {
    zh: '接受問題要有期限，否則暫時的例外會變成永久的漏洞。',
    en: 'Every acceptance ends, or an exception for now would stay for ever.',
  },
  mend: {
    zh: '問題已解決就刪掉發布流程 accept 的這一項；還沒解決就改期限並重寫原因。',
    en: 'If the problem is solved, take the entry out of accept in the pipeline; if not, give it a new end date and reason.',
  },
  example: { before: 'until: 2025-12-31', after: 'until: 2026-12-31' },
};

/** Entries that count on the day `today` (YYYY-MM-DD, Asia/Taipei), the last day included, and a finding for each that no longer does. */
export function accepting(
  entries: readonly Accepted[],
  today: string,
): { readonly active: readonly Accepted[]; readonly findings: readonly Finding[] } {
  const over = entries.filter((entry) => entry.until < today);
  return {
    active: entries.filter((entry) => entry.until >= today),
    findings: over.map((entry) => ({
      problem: acceptanceExpired.name,
      level: acceptanceExpired.level,
      ...(entry.field !== undefined && { field: entry.field }),
      facts: { accepted: entry.problem, found: entry.until, expected: today },
      places: [],
      cells: 0,
    })),
  };
}

/** The entry that covers a problem, in a column where it is about one. An entry without a field covers all columns. */
export function covering(
  active: readonly Accepted[],
  problem: string,
  field: string | undefined,
): Accepted | undefined {
  return active.find((entry) => entry.problem === problem && (entry.field === undefined || entry.field === field));
}
