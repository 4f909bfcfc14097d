import { createHash } from 'node:crypto';
import type { Effects } from '../model/effects.ts';
import { Fault } from '../model/fault.ts';
import { keys } from '../model/keys.ts';
import { media } from '../model/media.ts';
import type { Release } from '../model/release.ts';
import type { Entry, Put, Store } from '../model/store.ts';
import { canonical } from './canonical.ts';
import { jsonBytes } from './documents.ts';
import type { Plan } from './plan.ts';
import { readDocument } from './read.ts';
import { pointerTo, RELEASE, type Step } from './steps.ts';

/** What was done. `completed`: nothing new, but stable addresses that a killed run had left behind were brought up to date. */
export interface Applied {
  readonly status: 'published' | 'unchanged' | 'completed';
  readonly release: Release;
}

/** Larger objects that are there already are compared by size alone: a store hands objects over whole, in memory. */
const READ_BACK = 32 * 1024 * 1024;
/** Another run that completes the same release may be writing the same copies. */
const TRIES = 3;

/**
 * Carries out a plan. Killed at any point, or run twice, it leaves readers with one whole release, and the next run completes it.
 * Throws Fault `store-conflict` when somebody else has published the dataset meanwhile, `cancelled` when the run is told to stop
 * and `store-damaged` when an object that never changes is there with other content.
 */
export async function apply(plan: Plan, store: Store, effects: Pick<Effects, 'signal'>): Promise<Applied> {
  const { steps } = plan;
  if (plan.status === 'unchanged' && (await copiesAreOf(plan.release, store))) {
    return { status: 'unchanged', release: plan.release };
  }
  let { release } = plan;
  for (const step of steps) {
    stopIfTold(effects.signal);
    if (step.kind === 'keep') await keep(step, store);
    else if (step.kind === 'release') release = await putRelease(step, release, store);
    else if (step.kind === 'pointer') await switchPointer(step, release, store);
    else if (step.kind === 'copy') await renew(step, release, store);
    else await sweep(step, release, store);
  }
  await mustBeServed(release, store);
  return { status: plan.status === 'publish' ? 'published' : 'completed', release };
}

/** Whether the stable addresses hold this release: their `release.json` is written last. */
async function copiesAreOf(release: Release, store: Store): Promise<boolean> {
  const copy = await store.get(keys.latest(release.dataset, RELEASE));
  return copy !== undefined && equal(copy.bytes, jsonBytes(release));
}

function stopIfTold(signal: AbortSignal): void {
  if (!signal.aborted) return;
  if (signal.reason instanceof Fault) throw signal.reason;
  throw new Fault(
    'cancelled',
    {
      zh: '已依要求停止，尚未寫完的部分下次執行會補上。',
      en: 'Stopped as asked; the next run completes what is left.',
    },
    signal.reason,
  );
}

async function keep(step: Extract<Step, { kind: 'keep' }>, store: Store): Promise<void> {
  const there = await store.head(step.key);
  if (!there && (await putIf(store, step.key, step.body, { ...step.how, when: 'absent' }))) return;
  const entry = there ?? (await store.head(step.key));
  let same = entry?.size === step.size;
  if (same && step.size <= READ_BACK) same = hash((await store.get(step.key))?.bytes) === step.sha256;
  if (!same) throw damaged(store, step.key);
}

async function putRelease(step: Extract<Step, { kind: 'release' }>, release: Release, store: Store): Promise<Release> {
  if (await putIf(store, step.key, jsonBytes(release), { ...step.how, when: 'absent' })) return release;
  return (await written(release, store)) ?? release;
}

/** The release as a run before this one wrote it, if it was killed after `release.json`: its time of publication stands. */
async function written(release: Release, store: Store): Promise<Release | undefined> {
  const key = keys.release(release.dataset, release.version) + RELEASE;
  const there = (await readDocument(store, 'release', key))?.document;
  if (there && canonical({ ...there, published: '' }) !== canonical({ ...release, published: '' })) {
    throw damaged(store, key);
  }
  return there;
}

async function switchPointer(step: Extract<Step, { kind: 'pointer' }>, release: Release, store: Store): Promise<void> {
  const how: Put = { type: media.json, cache: 'never', when: step.when };
  if (await putIf(store, step.key, jsonBytes(pointerTo(release)), how)) return;
  // An answer that was lost on the way, or another run with the very same release: then all is as it should be.
  await mustBeServed(release, store);
}

/** Renews a stable address, unless the pointer has gone on to another release since: a newer copy is never overwritten. */
async function renew(step: Extract<Step, { kind: 'copy' }>, release: Release, store: Store): Promise<void> {
  const body = step.body ?? (await readWhole(step, store));
  for (let tries = 0; tries < TRIES; tries++) {
    // Head first, then the pointer: a run that publishes after this look changes the tag, and the put below is refused.
    const there = await store.head(step.key);
    await mustBeServed(release, store);
    if (await putIf(store, step.key, body, { ...step.how, when: there ? { tag: there.tag } : 'absent' })) return;
  }
  throw conflict(store, release.dataset);
}

async function sweep(step: Extract<Step, { kind: 'sweep' }>, release: Release, store: Store): Promise<void> {
  for await (const { key } of store.list(step.prefix)) {
    if (step.names.includes(key.slice(step.prefix.length))) continue;
    await mustBeServed(release, store);
    await store.remove(key);
  }
}

async function readWhole(step: Extract<Step, { kind: 'copy' }>, store: Store): Promise<Uint8Array> {
  const bytes = (await store.get(step.from))?.bytes;
  if (!bytes || (step.sha256 !== undefined && hash(bytes) !== step.sha256)) throw damaged(store, step.from);
  return bytes;
}

async function mustBeServed(release: Release, store: Store): Promise<void> {
  const served = (await readDocument(store, 'pointer', keys.pointer(release.dataset)))?.document;
  if (served?.version !== release.version) throw conflict(store, release.dataset);
}

/** Undefined: the condition did not hold. */
async function putIf(
  store: Store,
  key: string,
  body: Parameters<Store['put']>[1],
  how: Put,
): Promise<Entry | undefined> {
  try {
    return await store.put(key, body, how);
  } catch (error) {
    if (error instanceof Fault && error.code === 'store-conflict') return undefined;
    throw error;
  }
}

function hash(bytes: Uint8Array | undefined): string | undefined {
  return bytes && createHash('sha256').update(bytes).digest('hex');
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function conflict(store: Store, dataset: string): Fault {
  return new Fault('store-conflict', {
    zh: `資料集「${dataset}」剛剛在儲存處「${store.name}」被另一次執行發布，這次沒有切換版次。請再執行一次。`,
    en: `Somebody else published "${dataset}" in ${store.name} meanwhile; this run stopped. Run it again.`,
  });
}

function damaged(store: Store, key: string): Fault {
  return new Fault('store-damaged', {
    zh: `儲存處「${store.name}」的「${key}」內容與應有的不同，沒有覆寫。請確認是否有人手動改過，把它移開後再執行一次。`,
    en: `"${key}" in ${store.name} does not hold what it should and was left alone. Find out who changed it, move it away and run again.`,
  });
}
