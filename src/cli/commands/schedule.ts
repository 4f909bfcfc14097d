import { minuteOf, taipeiTime } from '../../publish/taipei.ts';
import { loop } from '../../schedule/loop.ts';
import type { Command } from '../command.ts';
import { faultLine, say } from '../command.ts';
import { groundOf, pipelinesOf } from '../ground.ts';
import { dueTasks, execute } from './run.ts';

export const schedule: Command = {
  name: 'schedule',
  summary: {
    zh: '常駐執行：每分鐘看有沒有到期的發布流程（臺北時間）',
    en: 'stay and run what is due, looking every minute (Asia/Taipei)',
  },
  usage: { zh: 'schedule', en: 'schedule' },
  options: {},
  optionHelp: {},
  examples: [
    {
      line: 'goldbadge schedule',
      says: {
        zh: '按一次 Ctrl-C：做完手上的資料集再停；再按一次：立刻停',
        en: 'Ctrl-C once: finish the dataset in hand; twice: stop at once',
      },
    },
  ],
  async run(context) {
    const { effects } = context;
    const ground = await groundOf(context, true);
    // Programs read a document a line; people want to know when.
    const print = (text: string) =>
      context.print(context.json ? text : `${minuteOf(taipeiTime(effects.now()))} ${text}`);
    const tell = (zh: string, en: string) => (context.json ? undefined : print(say(context, { zh, en })));
    tell('開始排程，按 Ctrl-C 結束。', 'The schedule has begun; Ctrl-C ends it.');
    let told = '';
    await loop({
      effects,
      async tick({ effects, stopping }) {
        const turn = { ...context, effects, stopping, print };
        // Pipelines are read each time, so that a change needs no restart.
        const { all, faults, incomplete } = await pipelinesOf(turn, []);
        const complaint = faults.map((fault) => faultLine(context, fault)).join('\n');
        // A pipeline that stays broken is told once, not every minute.
        if (complaint !== told && complaint !== '') print(complaint);
        told = complaint;
        const now = { ...ground, effects };
        await execute(turn, await dueTasks(all, now), all, now, incomplete);
      },
    });
    tell('排程已結束。', 'The schedule has ended.');
    return 0;
  },
};
