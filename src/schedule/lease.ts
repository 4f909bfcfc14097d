import { randomUUID } from 'node:crypto';
import type { Effects } from '../model/effects.ts';
import { Fault } from '../model/fault.ts';
import { keys } from '../model/keys.ts';
import { media } from '../model/media.ts';
import type { Put, Store } from '../model/store.ts';
import { minuteOf, taipeiTime } from '../publish/taipei.ts';
import { isGone } from './owner.ts';

/** `lease.json`: who is running a dataset now. Times are RFC 3339 in UTC or any zone. */
export interface Lease {
  readonly format: 'goldbadge-lease/1';
  readonly dataset: string;
  /** As people are told: machine and process. */
  readonly owner: string;
  /** Tells two leases of one owner apart. */
  readonly token: string;
  readonly taken: string;
  readonly expires: string;
  /** The run has ended: anybody may take it. */
  readonly released?: boolean;
}

/** In milliseconds. */
export interface LeaseTimes {
  /** How long a lease counts after it was taken or renewed. */
  readonly length: number;
  readonly renew: number;
  /** How much later than its end it is thought stale, since the clocks of two machines differ. */
  readonly margin: number;
}

const TIMES: LeaseTimes = { length: 300_000, renew: 60_000, margin: 120_000 };

interface Held {
  readonly lease: Lease;
  readonly tag: string;
}

/**
 * Does `work` while holding the dataset's lease, so that two runs of it are kept apart, also across machines. `work` gets effects whose
 * signal fires too when the lease is lost. Throws Fault `lease-held`, which names the owner, when somebody else has it.
 */
export async function withLease<Result>(
  store: Store,
  id: string,
  owner: string,
  effects: Effects,
  work: (effects: Effects) => Promise<Result>,
  times: LeaseTimes = TIMES,
): Promise<Result> {
  let held = await take(store, id, owner, effects, times);
  const lost = new AbortController();
  let renewing: Promise<void> = Promise.resolve();
  const renew = async () => {
    const next = await renewed(store, held, effects.now(), times);
    if (next) held = next;
    else lost.abort(lostFault(id));
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy || lost.signal.aborted) return;
    busy = true;
    renewing = renew()
      // A store out of reach for a moment is asked again at the next turn; only when the lease is over, it counts as lost.
      .catch(() => {
        if (effects.now().getTime() >= Date.parse(held.lease.expires)) lost.abort(lostFault(id));
      })
      .finally(() => {
        busy = false;
      });
  }, times.renew);
  try {
    return await work({ ...effects, signal: AbortSignal.any([effects.signal, lost.signal]) });
  } finally {
    clearInterval(timer);
    await renewing;
    if (!lost.signal.aborted) await release(store, held, effects);
  }
}

async function take(store: Store, id: string, owner: string, effects: Effects, times: LeaseTimes): Promise<Held> {
  const there = await read(store, id);
  const now = effects.now();
  if (there && !free(there.lease, now, times)) throw heldFault(id, there.lease, times);
  const lease: Lease = {
    format: 'goldbadge-lease/1',
    dataset: id,
    owner,
    token: randomUUID(),
    taken: now.toISOString(),
    expires: new Date(now.getTime() + times.length).toISOString(),
  };
  const held = await put(store, lease, there ? { tag: there.tag } : 'absent');
  // Read back, for a store that says yes to everyone.
  const kept = await read(store, id);
  if (held && kept?.lease.token === lease.token) return held;
  throw heldFault(id, kept?.lease, times);
}

function free(lease: Lease, now: Date, times: LeaseTimes): boolean {
  // A run that was killed on this machine leaves its lease behind: nobody has to wait for its end.
  if (lease.released || isGone(lease.owner)) return true;
  // A clock that went far back must not keep a lease alive that was taken in what is now the future.
  const late = Date.parse(lease.expires) + times.margin < now.getTime();
  const early = Date.parse(lease.taken) > now.getTime() + times.length + times.margin;
  return late || early;
}

/** Undefined: somebody else has it now. */
async function renewed(store: Store, held: Held, now: Date, times: LeaseTimes): Promise<Held | undefined> {
  const expires = new Date(now.getTime() + times.length).toISOString();
  return put(store, { ...held.lease, expires }, { tag: held.tag });
}

/** Marked rather than removed: removing is unconditional in every store, and would take away the lease of whoever has it next. */
async function release(store: Store, held: Held, effects: Effects): Promise<void> {
  try {
    await put(store, { ...held.lease, released: true }, { tag: held.tag });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // The work is done, and the lease ends by itself: not worth failing the run.
    effects.log({
      kind: 'say',
      level: 'warn',
      zh: `「${held.lease.dataset}」的執行權沒有交還成功，到期後會自動失效。${error.zh}`,
      en: `The lease of "${held.lease.dataset}" could not be given back; it ends by itself. ${error.en}`,
    });
  }
}

async function put(store: Store, lease: Lease, when: Put['when'] & {}): Promise<Held | undefined> {
  try {
    const bytes = new TextEncoder().encode(`${JSON.stringify(lease, null, 2)}\n`);
    const entry = await store.put(keys.lease(lease.dataset), bytes, { type: media.json, cache: 'never', when });
    return { lease, tag: entry.tag };
  } catch (error) {
    if (error instanceof Fault && error.code === 'store-conflict') return undefined;
    throw error;
  }
}

async function read(store: Store, id: string): Promise<Held | undefined> {
  const found = await store.get(keys.lease(id));
  if (!found) return undefined;
  try {
    const lease: unknown = JSON.parse(new TextDecoder().decode(found.bytes));
    const { validator } = await import('../schema/validate.ts');
    // The schema has looked: this is the border where bytes become documents.
    if (validator('lease')(lease).length === 0) return { lease: lease as Lease, tag: found.entry.tag };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Fault('store-damaged', {
    zh: `儲存處「${store.name}」的「${keys.lease(id)}」不合格式。確認沒有其他執行後，把它刪除再執行一次。`,
    en: `"${keys.lease(id)}" in ${store.name} does not fit its schema. When no other run is going on, remove it and run again.`,
  });
}

function heldFault(id: string, lease: Lease | undefined, times: LeaseTimes): Fault {
  const owner = lease?.owner ?? '?';
  const [taken, until] = lease
    ? [minute(Date.parse(lease.taken)), minute(Date.parse(lease.expires) + times.margin + 59_999)]
    : ['?', '?'];
  return new Fault('lease-held', {
    zh: `資料集「${id}」正由「${owner}」執行中，從 ${taken} 開始。請等它結束再執行；若它已經當掉，執行權最晚在 ${until} 自動失效（臺灣時間）。`,
    en: `“${id}” is being run by ${owner} since ${taken}. Run again when it has ended; if it has died, its lease ends by itself at ${until} at the latest (Taiwan time).`,
  });
}

/** `2026-11-20 02:00` in Taiwan. */
function minute(time: number): string {
  return minuteOf(taipeiTime(new Date(time)));
}

function lostFault(id: string): Fault {
  return new Fault('lease-held', {
    zh: `資料集「${id}」的執行權已被另一次執行取走，這次在切換版次前停止。不需處理。`,
    en: `Another run has taken over the lease of "${id}"; this one stopped before switching releases. Nothing needs to be done.`,
  });
}
