import { Fault } from '../../model/fault.ts';
import { readState } from '../../publish/read.ts';
import { minuteOf, taipeiTime } from '../../publish/taipei.ts';
import { reachOf } from '../../reach.ts';
import { due } from '../../schedule/due.ts';
import { faultOf } from '../../schedule/fault-of.ts';
import { sourceOf } from '../../source/index.ts';
import { toWidth } from '../../text/to-width.ts';
import { type Command, faultLine, say } from '../command.ts';
import { groundOf, pipelinesOf } from '../ground.ts';

export const plan: Command = {
  name: 'plan',
  summary: {
    zh: '說明下一次執行會做什麼：哪些到期、哪些來源變了',
    en: 'say what the next run would do: what is due, which sources changed',
  },
  usage: { zh: 'plan [資料集…]', en: 'plan [dataset…]' },
  options: {},
  optionHelp: {},
  examples: [
    { line: 'goldbadge plan', says: { zh: '全部資料集的狀況', en: 'all datasets' } },
    {
      line: 'goldbadge run sand-price --dry-run',
      says: { zh: '讀完檔案，詳細說明一個資料集會怎樣', en: 'read the file through and say in detail' },
    },
  ],
  async run(context) {
    const { named, faults } = await pipelinesOf(context, context.args);
    const ground = await groundOf(context);
    const { store, effects } = ground;
    let exit = faults.length > 0 ? 2 : 0;
    for (const pipeline of named) {
      const read = await readState(store, pipeline.id).catch(faultOf);
      if (read instanceof Fault) {
        context.print(faultLine(context, read, pipeline.id));
        exit = 2;
        continue;
      }
      const state = read?.state;
      const when = due(pipeline.schedule, state, effects.now());
      const seen = state?.seen;
      const same = seen ? sourceOf(pipeline.source).unchanged(seen.tag, reachOf(ground)) : Promise.resolve(false);
      const source = await same.then(
        (unchanged) => (unchanged ? ('same' as const) : ('changed' as const)),
        (error: unknown) => faultOf(error),
      );
      const row = {
        dataset: pipeline.id,
        due: when.due,
        since: when.since && taipeiTime(when.since),
        next: taipeiTime(when.next),
        source: typeof source === 'string' ? source : source.code,
        last: state?.runs[0]?.outcome,
      };
      if (context.json) {
        context.print(JSON.stringify(row));
        continue;
      }
      const dueWords = when.due
        ? say(context, { zh: '到期', en: 'due' })
        : say(context, {
            zh: `下次 ${minuteOf(row.next)}`,
            en: `next ${minuteOf(row.next)}`,
          });
      const sourceWords =
        source === 'same'
          ? say(context, { zh: '來源沒有變動', en: 'source unchanged' })
          : source === 'changed'
            ? say(context, { zh: '來源有新內容', en: 'source changed' })
            : say(context, source);
      context.print(`${toWidth(pipeline.id, 28)} ${toWidth(dueWords, 22)} ${sourceWords}`);
    }
    for (const fault of faults) context.print(faultLine(context, fault));
    return exit;
  },
};
