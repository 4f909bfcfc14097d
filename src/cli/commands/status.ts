import { Fault, type FaultCode } from '../../model/fault.ts';
import type { RunRecord } from '../../model/release.ts';
import { readLatest, readState } from '../../publish/read.ts';
import { minuteOf, taipeiTime } from '../../publish/taipei.ts';
import { due } from '../../schedule/due.ts';
import { faultOf } from '../../schedule/fault-of.ts';
import { toWidth } from '../../text/to-width.ts';
import { type Command, type Context, faultLine, say } from '../command.ts';
import { groundOf, pipelinesOf } from '../ground.ts';

export const status: Command = {
  name: 'status',
  summary: {
    zh: '每個資料集現在的版次、上次執行的結果、下次的時間',
    en: 'each dataset’s release, last run and next run',
  },
  usage: { zh: 'status [資料集…]', en: 'status [dataset…]' },
  options: {},
  optionHelp: {},
  examples: [{ line: 'goldbadge status', says: { zh: '全部資料集', en: 'all datasets' } }],
  async run(context) {
    const { named, faults: broken } = await pipelinesOf(context, context.args);
    const { store, effects } = await groundOf(context);
    let worst = 0;
    for (const pipeline of named) {
      const read = await Promise.all([readLatest(store, pipeline.id), readState(store, pipeline.id)]).catch(faultOf);
      if (read instanceof Fault) {
        // One dataset's trouble hides no other.
        context.print(faultLine(context, read, pipeline.id));
        worst = 2;
        continue;
      }
      const [latest, remembered] = read;
      const state = remembered?.state;
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
        `${toWidth(pipeline.id, 28)} ${toWidth(version, 20)} ${toWidth(runWords(context, run), 32)} ${say(context, { zh: '下次', en: 'next' })} ${minuteOf(next)}`,
      );
    }
    for (const fault of broken) context.print(faultLine(context, fault));
    return broken.length > 0 ? 2 : worst;
  },
};

const outcomes = {
  published: { zh: '已發布', en: 'published' },
  unchanged: { zh: '沒有變動', en: 'unchanged' },
  held: { zh: '暫停發布', en: 'held back' },
  fault: { zh: '故障', en: 'fault' },
} as const;

/** Faults by their codes, short; the whole sentence was told by the run. */
const faults: Readonly<Record<FaultCode, string>> = {
  usage: '指令寫法不對',
  'pipeline-invalid': '發布流程有錯',
  'pipeline-missing': '沒有發布流程',
  'source-missing': '找不到來源檔',
  'source-refused': '來源讀不到',
  'source-too-large': '來源太大',
  'file-encrypted': '檔案有密碼',
  'file-damaged': '檔案損毀',
  'file-bomb': '壓縮檔異常',
  'file-not-a-table': '內容不是表格',
  'file-mislabelled': '副檔名不符',
  'format-unknown': '格式不明',
  'encoding-unknown': '編碼不明',
  'table-not-found': '找不到表格',
  'ledger-broken': '列數不符',
  'store-conflict': '儲存處有人更動',
  'store-failed': '儲存處存取失敗',
  'store-damaged': '儲存處內容損毀',
  'disk-full': '磁碟已滿',
  'lease-held': '別處正在執行',
  cancelled: '已停止',
  internal: '程式出錯',
};

export function runWords(context: Context, run: RunRecord | undefined): string {
  if (!run) return say(context, { zh: '尚未執行', en: 'never run' });
  const known = Object.entries(faults).find(([code]) => code === run.fault)?.[1];
  const fault = run.fault === undefined ? '' : `：${known ?? run.fault}`;
  const outcome = say(context, outcomes[run.outcome]);
  if (context.lang === 'en')
    return `${minuteOf(run.ended)} ${outcome}${run.fault === undefined ? '' : `: ${run.fault}`}`;
  return `${minuteOf(run.ended)} ${outcome}${fault}`;
}
