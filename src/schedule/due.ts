import type { RunRecord, State } from '../model/release.ts';
import { parseCron } from './cron.ts';
import { latestAt, nextAfter } from './times.ts';

/** Whether a dataset is to be run now. */
export interface Due {
  readonly due: boolean;
  /** The scheduled time that the run stands for; goes into its record. */
  readonly since?: Date;
  /** When it is to be run next if it is run now, or if it is not due. */
  readonly next: Date;
}

const DAY = 86_400_000;
/** After a fault the same scheduled time is tried again, after 10 minutes, 20, 40 … at most a day. */
const RETRY = 600_000;

/**
 * Whether a dataset is due at `now`, from its schedule (five-field cron, Asia/Taipei) and its runs alone: however many scheduled times
 * were missed, one run catches up with all. A dataset that was never run is due. Throws Fault `pipeline-invalid` for a schedule that cannot be read.
 */
export function due(schedule: string, state: State | undefined, now: Date): Due {
  const cron = parseCron(schedule);
  const since = latestAt(cron, now);
  const next = nextAfter(cron, now);
  // A clock that was far ahead once must not silence a dataset until that time has come.
  const runs = (state?.runs ?? []).filter((run) => Date.parse(run.started) <= now.getTime() + DAY);
  const stood = runs.filter((run) => standsFor(run) >= since.getTime());
  if (stood.length === 0) return { due: true, since, next };
  if (stood.some((run) => run.outcome !== 'fault')) return { due: false, next };
  const last = Math.max(...stood.map((run) => Date.parse(run.ended)));
  const again = new Date(last + Math.min(RETRY * 2 ** (stood.length - 1), DAY));
  if (again <= now) return { due: true, since, next };
  return { due: false, next: again < next ? again : next };
}

/** A run by hand, without a scheduled time, stands for all times up to its start. */
function standsFor(run: RunRecord): number {
  return Math.max(Date.parse(run.started), run.due === undefined ? 0 : Date.parse(run.due));
}
