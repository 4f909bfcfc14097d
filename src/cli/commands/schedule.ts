import { loop } from '../../schedule/loop.ts';
import type { Command } from '../command.ts';
import { say } from '../command.ts';
import { groundOf, pipelinesOf } from '../ground.ts';
import { dueTasks, execute } from './run.ts';

export const schedule: Command = {
  name: 'schedule',
  summary: {
    zh: '常駐執行：每分鐘看有沒有到期的發布流程（臺北時間）',
    en: 'stay and run what is due, looking every minute (Asia/Taipei)',
  },
  usage: 'schedule',
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
    const ground = await groundOf(context, true);
    await loop({
      effects: context.effects,
      async tick({ effects, stopping }) {
        const turn = { ...context, effects, stopping };
        // Pipelines are read each time, so that a change needs no restart.
        const { all, faults } = await pipelinesOf(turn, []);
        for (const fault of faults) context.print(say(context, fault));
        const now = { ...ground, effects };
        await execute(turn, await dueTasks(all, now), all, now);
      },
    });
    return 0;
  },
};
