import type { RunRecord } from '../../model/release.ts';
import { readLatest, readState } from '../../publish/read.ts';
import { taipeiTime } from '../../publish/taipei.ts';
import { due } from '../../schedule/due.ts';
import { toWidth } from '../../text/to-width.ts';
import { type Command, type Context, paint, say } from '../command.ts';
import { groundOf, pipelinesOf } from '../ground.ts';

export const status: Command = {
  name: 'status',
  summary: {
    zh: '每個資料集現在的版次、上次執行的結果、下次的時間',
    en: 'each dataset’s release, last run and next run',
  },
  usage: 'status [資料集…]',
  options: {},
  optionHelp: {},
  examples: [{ line: 'goldbadge status', says: { zh: '全部資料集', en: 'all datasets' } }],
  async run(context) {
    const { named, faults } = await pipelinesOf(context, context.args);
    const { store, effects } = await groundOf(context);
    let worst = 0;
    for (const pipeline of named) {
      const latest = await readLatest(store, pipeline.id);
      const state = (await readState(store, pipeline.id))?.state;
      const run = state?.runs[0];
      const next = taipeiTime(due(pipeline.schedule, state, effects.now()).next);
      worst = Math.max(worst, run?.outcome === 'fault' ? 2 : run?.outcome === 'held' ? 1 : 0);
      if (context.json) {
        context.print(
          JSON.stringify({ dataset: pipeline.id, release: latest?.pointer ?? null, lastRun: run ?? null, next }),
        );
        continue;
      }
      const version = latest
        ? say(context, {
            zh: `第 ${latest.release.number} 版 ${latest.release.rows} 列`,
            en: `no. ${latest.release.number}, ${latest.release.rows} rows`,
          })
        : say(context, { zh: '尚未發布', en: 'not published' });
      context.print(
        `${toWidth(pipeline.id, 28)} ${toWidth(version, 20)} ${toWidth(runWords(context, run), 32)} ${say(context, { zh: '下次', en: 'next' })} ${minute(next)}`,
      );
    }
    for (const fault of faults) context.print(`${paint(context, 'red', '✗')} ${say(context, fault)}`);
    return faults.length > 0 ? 2 : worst;
  },
};

const outcomes = {
  published: { zh: '已發布', en: 'published' },
  unchanged: { zh: '沒有變動', en: 'unchanged' },
  held: { zh: '暫停發布', en: 'held back' },
  fault: { zh: '故障', en: 'fault' },
} as const;

export function runWords(context: Context, run: RunRecord | undefined): string {
  if (!run) return say(context, { zh: '尚未執行', en: 'never run' });
  const fault = run.fault === undefined ? '' : `（${run.fault}）`;
  return `${minute(run.ended)} ${say(context, outcomes[run.outcome])}${fault}`;
}

/** `2026-11-20 02:00`, from RFC 3339. */
export function minute(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
