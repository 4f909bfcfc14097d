import { copyFileSync } from 'node:fs';
import { Fault } from '../../model/fault.ts';
import { keys } from '../../model/keys.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { readState } from '../../publish/read.ts';
import type { Ground } from '../../run.ts';
import { due } from '../../schedule/due.ts';
import { ownerHere } from '../../schedule/owner.ts';
import { type Result, runAll, type Task } from '../../schedule/run-all.ts';
import { shelve } from '../../shelve.ts';
import { type Command, type Context, faultLine, say } from '../command.ts';
import { groundOf, pipelinesOf, storeAddress } from '../ground.ts';
import { resultJson, resultLines, summary } from '../results.ts';

export const run: Command = {
  name: 'run',
  summary: { zh: '執行發布流程：讀檔、整理、檢核、發布', en: 'run pipelines: read, normalise, check, publish' },
  usage: {
    zh: 'run [資料集… | --all | --due] [--dry-run] [--again] [--lineage 檔案.csv]',
    en: 'run [dataset… | --all | --due] [--dry-run] [--again] [--lineage file.csv]',
  },
  options: {
    all: { type: 'boolean' },
    due: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    again: { type: 'boolean' },
    lineage: { type: 'string' },
  },
  optionHelp: {
    all: { zh: '所有的發布流程', en: 'all pipelines' },
    due: { zh: '到期的發布流程（給 cron 用）', en: 'those that are due (what cron calls)' },
    'dry-run': { zh: '只說會發生什麼事，不寫入儲存處', en: 'say what would happen, write nothing' },
    again: { zh: '來源沒有變動也重新讀一次', en: 'read the source again even if it has not changed' },
    lineage: {
      zh: '把改寫過的每一格列成 CSV：儲存格、欄位、原值、發布值、怎麼改的（一次一個資料集）',
      en: 'list every changed cell as CSV: cell, field, found, published, kind (one dataset at a time)',
    },
  },
  examples: [
    { line: 'goldbadge run sand-price', says: { zh: '發布一個資料集', en: 'publish one dataset' } },
    { line: 'goldbadge run --all --dry-run', says: { zh: '看看全部會怎樣', en: 'see what would happen to all' } },
    {
      line: '0 * * * * goldbadge run --due',
      says: { zh: '每小時由 cron 呼叫，只跑到期的', en: 'called by cron each hour, runs what is due' },
    },
  ],
  async run(context) {
    const { flags, args } = context;
    if ([args.length > 0, flags['all'], flags['due']].filter(Boolean).length !== 1) {
      throw new Fault('usage', {
        zh: '請寫出資料集的名稱，或用 --all（全部），或用 --due（到期的），三種選一種。例如：goldbadge run --all',
        en: 'Name datasets, or say --all, or --due; one of the three. For example: goldbadge run --all',
      });
    }
    if (context.values['lineage'] !== undefined && args.length !== 1) {
      throw new Fault('usage', {
        zh: '--lineage 一次只能用於一個資料集。例如：goldbadge run sand-price --lineage changes.csv',
        en: '--lineage is for one dataset at a time. For example: goldbadge run sand-price --lineage changes.csv',
      });
    }
    const { all, named, faults, incomplete } = await pipelinesOf(context, args);
    const ground = await groundOf(context, !flags['dry-run']);
    const tasks = flags['due'] ? await dueTasks(named, ground) : named.map((pipeline) => ({ pipeline }));
    const results = await execute(context, tasks, all, ground, incomplete);
    return finish(context, results, faults, ground);
  },
};

/** Which pipelines are due by what the store remembers. A state that cannot be read makes its dataset due: the run will say what is wrong. */
export async function dueTasks(pipelines: readonly Pipeline[], ground: Ground): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const pipeline of pipelines) {
    const state = await readState(ground.store, pipeline.id).catch(() => undefined);
    const when = due(pipeline.schedule, state?.state, ground.effects.now());
    if (when.due) tasks.push({ pipeline, ...(when.since && { due: when.since }) });
  }
  return tasks;
}

/** Runs the tasks, tells each result as it comes, and brings the catalogue up to date. `incomplete`: some pipelines could not be read. */
export async function execute(
  context: Context,
  tasks: readonly Task[],
  all: readonly Pipeline[],
  ground: Ground,
  incomplete = false,
): Promise<readonly Result[]> {
  const { flags, effects } = context;
  const dryRun = flags['dry-run'] ?? false;
  const results = await runAll(tasks, ground, {
    owner: ownerHere(),
    stopping: context.stopping,
    dryRun,
    again: flags['again'] ?? false,
    lineage: context.values['lineage'] !== undefined,
    told: (result) => {
      writeLineage(context, result);
      context.print(
        context.json ? JSON.stringify(resultJson(context, result)) : resultLines(context, result).join('\n'),
      );
      context.tidy();
    },
  });
  if (!dryRun && results.length > 0 && !effects.signal.aborted) {
    const title = context.environment['GOLDBADGE_TITLE'] ?? '開放資料目錄';
    await shelve(all, {
      store: ground.store,
      title,
      now: effects.now(),
      incomplete,
      ...(ground.base !== undefined && { base: ground.base }),
    });
  }
  return results;
}

/** Moves the list of changed cells from the scratch folder to where it was asked for. */
function writeLineage(context: Context, result: Result): void {
  const to = context.values['lineage'];
  const lineage = 'outcome' in result ? result.outcome.lineage : undefined;
  if (to === undefined || !lineage) return;
  try {
    copyFileSync(lineage.path, to);
  } catch (cause) {
    throw new Fault(
      'usage',
      {
        zh: `寫不進「${to}」，請確認資料夾存在、可以寫入。`,
        en: `Cannot write “${to}”; see that its folder is there and may be written to.`,
      },
      cause,
    );
  }
}

const heldHint = {
  zh: '暫停的資料集：改好檔案再執行；確定沒有錯的，在發布流程的 accept 寫明理由和到期日。說明：goldbadge explain <問題>',
  en: 'Held back: mend the file and run again; what is right as it is goes into the pipeline’s accept, with a reason and an end date. More: goldbadge explain <problem>',
};

function finish(context: Context, results: readonly Result[], faults: readonly Fault[], ground: Ground): number {
  for (const fault of faults) context.print(faultLine(context, fault));
  if (!context.json) {
    context.print(summary(context, results, faults.length));
    if (results.some((one) => 'outcome' in one && one.outcome.status === 'held')) context.print(say(context, heldHint));
    const where = ground.base?.replace(/\/+$/, '') ?? storeAddress(context).replace(/\?.*$/, '');
    if (!context.flags['dry-run'] && results.length > 0) {
      const first = results.find((one) => 'outcome' in one && one.outcome.release);
      if (first) {
        context.print(say(context, { zh: `目錄：${where}/index.html`, en: `Catalogue: ${where}/index.html` }));
        const files = `${where}/${keys.latest(first.dataset, '')}`;
        context.print(say(context, { zh: `資料：${files} 等`, en: `Data: ${files} and so on` }));
      }
    }
  }
  const faulty = faults.length > 0 || results.some((one) => 'fault' in one) || context.stopping.aborted;
  if (faulty) return 2;
  return results.some((one) => 'outcome' in one && one.outcome.status === 'held') ? 1 : 0;
}
