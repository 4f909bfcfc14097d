import { createHash, randomUUID } from 'node:crypto';
import { access, link, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './file-fault.ts';

/**
 * What a holder may do to the path it holds. Each is one rename through a folder that is taken away when the lock is
 * broken, so a holder that slept too long changes nothing: it gets false.
 */
export interface Held {
  /** Puts the file `from`, of the same file system, in the path's place. */
  replace(from: string): Promise<boolean>;
  /** Takes away what is at the path; nothing there is no failure. */
  remove(): Promise<boolean>;
}

/**
 * Runs `work` while no other process runs work for the same path. The lock is a folder beside `path`, whose own folder
 * exists; the folder in it is its holder's. What is done under it takes milliseconds, so a lock that has not changed
 * hands while we watched for `patience` milliseconds belongs to a killed process and is broken. Watching compares no two
 * machines' clocks, and breaking the lock of one who only slept harms nothing.
 */
export async function locked<T>(path: string, patience: number, work: (held: Held) => Promise<T>): Promise<T> {
  const name = createHash('sha256').update(basename(path)).digest('hex').slice(0, 24);
  const lock = join(dirname(path), `.lock-${name}`);
  const mine = join(lock, await acquire(lock, patience));
  try {
    return await work({
      replace: async (from) => {
        // Two steps, as one rename would reach the path without passing the holder's folder.
        const within = join(mine, 'new');
        return (await found(() => rename(from, within))) && (await found(() => rename(within, path)));
      },
      remove: async () => (await found(() => rename(path, join(mine, 'old')))) || (await found(() => access(mine))),
    });
  } finally {
    await giveUp(mine);
    await found(() => unlessTaken(() => rmdir(lock)));
  }
}

/** The holder's name, once the lock is ours. */
async function acquire(lock: string, patience: number): Promise<string> {
  const token = randomUUID();
  // Renaming a folder onto an empty one, or onto nothing, is one step; onto one that is held it fails.
  const mine = join(dirname(lock), `.tmp-${token}`);
  await mkdir(join(mine, token), { recursive: true });
  try {
    let watched: string | undefined;
    let since = 0;
    while (!(await unlessTaken(() => rename(mine, lock)))) {
      const holder = await holderOf(lock);
      if (holder !== watched) {
        watched = holder;
        since = performance.now();
      } else if (holder !== undefined && performance.now() - since > patience) {
        await giveUp(join(lock, holder));
      }
      // Random, so that those who wait do not come back together.
      await sleep(1 + Math.random() * 10);
    }
    return token;
  } finally {
    await rm(mine, { recursive: true, force: true });
  }
}

/**
 * Ends a holder: its own doing, or that of all who find it dead. The folder is emptied, then removed; never moved, as a
 * rename under way would go on through a folder that only has another name. Removed empty, it gives and takes no more,
 * and as long as it stands the lock is held.
 */
export async function giveUp(holder: string): Promise<void> {
  await found(async () => {
    while (!(await unlessTaken(() => rmdir(holder)))) {
      for (const name of await readdir(holder)) await rm(join(holder, name), { force: true });
    }
  });
}

/** Makes `to` a second name of `from`; false if `to` exists. Exactly one of many racers gets true. */
export async function linked(from: string, to: string): Promise<boolean> {
  return unlessTaken(() => link(from, to));
}

async function unlessTaken(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOTEMPTY'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

async function holderOf(lock: string): Promise<string | undefined> {
  try {
    return (await readdir(lock))[0];
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** False if what the work needs is not there, or no longer. */
async function found(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
