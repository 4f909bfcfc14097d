import { changeWords } from '../../catalog/change-words.ts';
import { readState, history as releasesOf } from '../../publish/read.ts';
import { minuteOf } from '../../publish/taipei.ts';
import { type Command, say } from '../command.ts';
import { groundOf, oneName, pipelinesOf } from '../ground.ts';
import { runWords } from './status.ts';

export const history: Command = {
  name: 'history',
  summary: { zh: '一個資料集的各版次與執行紀錄', en: 'a dataset’s releases and runs' },
  usage: { zh: 'history <資料集>', en: 'history <dataset>' },
  options: {},
  optionHelp: {},
  examples: [{ line: 'goldbadge history sand-price', says: { zh: '各版次，新的在前', en: 'releases, newest first' } }],
  async run(context) {
    const id = oneName(context, { zh: '資料集的名稱', en: 'a dataset' });
    const { store } = await groundOf(context);
    const releases = await releasesOf(store, id);
    const state = (await readState(store, id))?.state;
    if (releases.length === 0 && !state) {
      // Never run is one thing, a name that does not exist another.
      const { faults } = await pipelinesOf(context, [id]);
      if (faults[0]) throw faults[0];
    }
    if (context.json) {
      context.print(JSON.stringify({ dataset: id, releases, runs: state?.runs ?? [] }));
      return 0;
    }
    context.print(say(context, { zh: `版次（${releases.length}）`, en: `Releases (${releases.length})` }));
    for (const one of releases) {
      const what = say(context, { zh: `第 ${one.number} 版`, en: `no. ${one.number}` });
      const changes =
        one.changes.length > 0
          ? `  ${one.changes.map((line) => (context.lang === 'en' ? line : changeWords(line))).join(say(context, { zh: '；', en: '; ' }))}`
          : '';
      context.print(
        `  ${what}  ${one.version}  ${minuteOf(one.published)}  ${one.rows} ${say(context, { zh: '列', en: 'rows' })}${changes}`,
      );
    }
    context.print(say(context, { zh: '執行紀錄', en: 'Runs' }));
    for (const run of (state?.runs ?? []).slice(0, 20)) context.print(`  ${runWords(context, run)}`);
    return 0;
  },
};
