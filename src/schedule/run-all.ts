import type { Effects } from '../model/effects.ts';
import type { Fault } from '../model/fault.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { recordRun } from '../publish/record.ts';
import { taipeiTime } from '../publish/taipei.ts';
import { type Ground, glance, type Outcome, type RunOptions, run } from '../run.ts';
import { faultOf } from './fault-of.ts';
import { withLease } from './lease.ts';

/** How one dataset's run ended. */
export type Result =
  | { readonly dataset: string; readonly outcome: Outcome }
  | { readonly dataset: string; readonly fault: Fault };

/** A pipeline that is to be run, and the scheduled time its run stands for. */
export interface Task {
  readonly pipeline: Pipeline;
  readonly due?: Date;
}

export interface AllOptions extends Pick<RunOptions, 'dryRun' | 'again' | 'lineage'> {
  /** As people are told who holds a lease: machine and process. */
  readonly owner: string;
  /** Fires: the dataset in hand is finished, no other begun. */
  readonly stopping: AbortSignal;
  told(result: Result): void;
}

/** Runs datasets one after the other, each under its lease. The results that come back hold no reports; `told` gets them. One dataset's fault never stops the others. */
export async function runAll(tasks: readonly Task[], ground: Ground, options: AllOptions): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const task of tasks) {
    if (options.stopping.aborted || ground.effects.signal.aborted) break;
    const result = await runOne(task, ground, options);
    options.told(result);
    results.push(brief(result));
  }
  return results;
}

/** Who wants the report has been told: thousands of them would fill the memory. */
function brief(result: Result): Result {
  if ('fault' in result) return result;
  const { report: _, ...outcome } = result.outcome;
  return { dataset: result.dataset, outcome };
}

async function runOne(task: Task, ground: Ground, options: AllOptions): Promise<Result> {
  const dataset = task.pipeline.id;
  const started = ground.effects.now();
  const settings: RunOptions = { ...options, ...(task.due && { due: task.due }) };
  const work = (effects: Effects) => run(task.pipeline, { ...ground, effects }, settings);
  try {
    const { store, effects } = ground;
    const outcome =
      (await glance(task.pipeline, ground, settings)) ??
      (options.dryRun ? await work(effects) : await withLease(store, dataset, options.owner, effects, work));
    return { dataset, outcome };
  } catch (error) {
    const fault = faultOf(error);
    if (!options.dryRun && fault.code !== 'lease-held') await remember(task, ground, started, fault);
    return { dataset, fault };
  }
}

/** A fault is remembered for `status` and `due`, unless the store itself is the trouble. */
async function remember(task: Task, ground: Ground, started: Date, fault: Fault): Promise<void> {
  const dataset = task.pipeline.id;
  try {
    await recordRun(ground.store, dataset, {
      started: taipeiTime(started),
      ended: taipeiTime(ground.effects.now()),
      outcome: 'fault',
      fault: fault.code,
      ...(task.due && { due: taipeiTime(task.due) }),
    });
  } catch (error) {
    const also = faultOf(error);
    ground.effects.log({
      kind: 'say',
      level: 'warn',
      zh: `記不下這次執行：${also.zh}`,
      en: `This run could not be remembered: ${also.en}`,
    });
  }
}
