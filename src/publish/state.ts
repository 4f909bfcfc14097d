import type { RunRecord, State } from '../model/release.ts';

const RUNS = 50;

/** The state after one run more: newest first, at most 50. Without `seen`, what was last looked at whole stays remembered. */
export function remember(
  dataset: string,
  state: State | undefined,
  record: RunRecord,
  seen: State['seen'] = state?.seen,
): State {
  return {
    format: 'goldbadge-state/1',
    dataset,
    runs: [record, ...(state?.runs ?? [])].slice(0, RUNS),
    ...(seen && { seen }),
  };
}
