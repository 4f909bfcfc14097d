import cron from 'node-cron';
import type { Effects } from '../model/effects.ts';
import { Fault } from '../model/fault.ts';

/** What one turn of the loop may know. */
export interface Turn {
  /** The signal fires when the loop is told to stop a second time. */
  readonly effects: Effects;
  /** Fires when the loop is told to stop: the dataset in hand is finished, no other begun. */
  readonly stopping: AbortSignal;
}

export interface LoopSettings {
  /** Runs what is due. It is called at once and then every minute, never twice at the same time. */
  tick(turn: Turn): Promise<void>;
  readonly effects: Effects;
  /** Where the signals SIGINT and SIGTERM come from. */
  readonly signals?: Pick<NodeJS.Process, 'on' | 'off'>;
}

/** node-cron would warn every minute of a long turn, and speak English to standard error. */
const silent = { info() {}, warn() {}, error() {}, debug() {} };

const STOPS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Calls `tick` every minute until the process is told to stop, or `effects.signal` fires, which aborts at once. Resolves when the turn
 * in hand has ended. A turn that throws is told and does not end the loop.
 */
export async function loop({ tick, effects, signals = process }: LoopSettings): Promise<void> {
  const stopping = new AbortController();
  const abort = new AbortController();
  const turn: Turn = {
    effects: { ...effects, signal: AbortSignal.any([effects.signal, abort.signal]) },
    stopping: AbortSignal.any([stopping.signal, effects.signal]),
  };
  const stop = () => {
    if (stopping.signal.aborted) abort.abort(stopped());
    else {
      effects.log(
        word(
          '收到停止要求，完成手上的資料集後結束。再按一次立即停止。',
          'Stopping after the dataset in hand. Once more stops at once.',
        ),
      );
      stopping.abort(stopped());
    }
  };
  for (const name of STOPS) signals.on(name, stop);
  try {
    await turns(tick, turn);
  } finally {
    for (const name of STOPS) signals.off(name, stop);
  }
}

async function turns(tick: LoopSettings['tick'], turn: Turn): Promise<void> {
  let inHand: Promise<void> = Promise.resolve();
  const once = (): Promise<void> => {
    if (turn.stopping.aborted) return Promise.resolve();
    inHand = tick(turn).catch((error: unknown) => tell(turn.effects, error));
    return inHand;
  };
  await once();
  const task = cron.schedule('* * * * *', once, {
    timezone: 'Asia/Taipei',
    noOverlap: true,
    suppressMissedWarning: true,
    logger: silent,
  });
  await new Promise<void>((resolve) => {
    if (turn.stopping.aborted) resolve();
    else turn.stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  await task.destroy();
  await inHand;
}

function tell(effects: Effects, error: unknown): void {
  if (error instanceof Fault) effects.log(word(error.zh, error.en));
  else effects.log(word(`這一輪沒有完成：${String(error)}`, `This turn did not end well: ${String(error)}`));
}

function word(zh: string, en: string): Parameters<Effects['log']>[0] {
  return { kind: 'say', level: 'warn', zh, en };
}

function stopped(): Fault {
  return new Fault('cancelled', { zh: '已依要求停止。', en: 'Stopped as asked.' });
}
