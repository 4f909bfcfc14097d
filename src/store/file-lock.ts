import { createHash, randomUUID } from 'node:crypto';
import { link, open, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './file-fault.ts';

/** Says whether the lock is still ours; asked just before what it guards is changed. */
export type Held = () => Promise<boolean>;

/**
 * Runs `work` while no other process runs work for the same path. The lock is a file beside `path`, whose folder exists.
 * What is done under it takes milliseconds, so a lock that has not changed hands while we watched for `patience`
 * milliseconds belongs to a killed process and is broken. Watching compares no two machines' clocks.
 */
export async function locked<T>(path: string, patience: number, work: (held: Held) => Promise<T>): Promise<T> {
  const name = createHash('sha256').update(basename(path)).digest('hex').slice(0, 24);
  const lock = join(dirname(path), `.lock-${name}`);
  const token = randomUUID();
  const held = async () => (await holderOf(lock)) === token;
  await acquire(lock, token, patience);
  try {
    return await work(held);
  } finally {
    if (await held()) await rm(lock, { force: true });
  }
}

async function acquire(lock: string, token: string, patience: number): Promise<void> {
  // link(2) makes the lock and its content appear in one step: nobody ever reads a lock without a holder.
  const mine = join(dirname(lock), `.tmp-${token}`);
  await writeFile(mine, token, { flag: 'wx' });
  try {
    let watched: string | undefined;
    let since = 0;
    let round = 0;
    while (!(await linked(mine, lock))) {
      const holder = await holderOf(lock);
      if (holder !== watched) {
        watched = holder;
        since = performance.now();
        round = 0;
      } else if (holder !== undefined && performance.now() - since > patience) {
        since = performance.now();
        await breakLock(lock, holder, ++round);
      }
      // Random, so that those who wait do not come back together.
      await sleep(1 + Math.random() * 10);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/**
 * Removes a dead process's lock. Of all who find it dead only the one who makes the claim may remove it, or a slower one
 * would remove the next holder's lock instead. A claim is never taken back; whoever is killed between claim and removal
 * is followed by the next round's claimant, one whole patience later.
 */
async function breakLock(lock: string, holder: string, round: number): Promise<void> {
  try {
    const claim = await open(join(dirname(lock), `.tmp-broken-${holder}-${round}`), 'wx');
    await claim.close();
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    throw error;
  }
  if ((await holderOf(lock)) === holder) await rm(lock, { force: true });
}

/** Makes `to` a second name of `from`; false if `to` exists. Exactly one of many racers gets true. */
export async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(lock: string): Promise<string | undefined> {
  try {
    return await readFile(lock, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
