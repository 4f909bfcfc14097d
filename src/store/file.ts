import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, type FileHandle, mkdir, open, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Fault } from '../model/fault.ts';
import type { Body, Entry, Put, Store } from '../model/store.ts';
import { conflict } from './conflict.ts';
import { errorCode, fileFault } from './file-fault.ts';
import { linked, locked } from './file-lock.ts';
import { walk } from './file-walk.ts';
import { checkKey } from './key.ts';

export interface FileSettings {
  /** Whether a file is on the disk, and not only in memory, before its name appears; true if not said. */
  readonly durable?: boolean;
  /** Milliseconds after which another process's lock that does not move is taken for dead; 5,000 if not said. */
  readonly patience?: number;
  /** Milliseconds after which a killed writer's leftover is deleted; a day if not said. */
  readonly sweepAfter?: number;
}

/**
 * A store in a folder of this machine: an object is a file, its key its path. Every file appears whole or not at all.
 * Content type, cache policy and file name have no place in a file; the web server in front sees to them.
 */
export function fileStore(folder: string, settings: FileSettings = {}): Store {
  const root = resolve(folder);
  const { durable = true, patience = 5_000, sweepAfter = 86_400_000 } = settings;
  const guard = async <T>(key: string, work: (path: string) => Promise<T>): Promise<T> => {
    checkKey(key);
    return explained(root, key, () => work(join(root, key)));
  };

  return {
    name: root,
    head: (key) => guard(key, async (path) => (await look(path, key, false))?.entry),
    get: (key) => guard(key, (path) => look(path, key, true)),
    put: (key, body, how) =>
      guard(key, async (path) => {
        const temp = await write(dirname(path), body, durable);
        try {
          return await commit({ root, key, temp, path, patience, when: how.when });
        } finally {
          await rm(temp, { force: true });
        }
      }),
    async *list(prefix) {
      const names = walk(root, prefix, sweepAfter);
      for (;;) {
        const next = await explained(root, prefix, () => names.next());
        if (next.done) return;
        const key = next.value;
        const found = await explained(root, key, () => look(join(root, key), key, false));
        if (found) yield found.entry;
      }
    },
    remove: (key) =>
      guard(key, async (path) => {
        if (!(await look(path, key, false))) return;
        await gone(
          locked(path, patience, async (held) => {
            if (!(await held.remove())) throw conflict(root, key);
          }),
        );
        await prune(root, dirname(path));
      }),
  };
}

async function explained<T>(root: string, key: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileFault(error, root, key);
  }
}

/** A file up to this size has its content's hash as tag. Pointers, leases and states, which are compared and set, are far smaller. */
const hashed = 65_536;

interface Seen {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
}

/** The file as it is at one moment: whoever replaces it meanwhile makes another file, not this one. Undefined: no such file. */
async function look(path: string, key: string, whole: boolean): Promise<Seen | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(code)) return undefined;
    throw error;
  }
  try {
    const stat = await file.stat({ bigint: true });
    if (!stat.isFile()) return undefined;
    const size = Number(stat.size);
    const bytes = whole || size <= hashed ? new Uint8Array(await file.readFile()) : new Uint8Array(0);
    // A large file is not read for its tag: `write` gives each its own microsecond, and one that would repeat another's
    // tag would need its size, its freed inode and its microsecond as well.
    const tag =
      size <= hashed ? createHash('sha256').update(bytes).digest('hex') : `${stat.ino}-${stat.size}-${stat.mtimeNs}`;
    return { entry: { key, size, tag, modified: stat.mtime }, bytes };
  } finally {
    await file.close();
  }
}

/** Writes the body under a temporary name in the folder that it is for, so that giving it its name is one step. */
async function write(folder: string, body: Body, durable: boolean): Promise<string> {
  const { file, path } = await temporary(folder);
  try {
    await fill(file, path, body, durable);
    return path;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function fill(file: FileHandle, path: string, body: Body, durable: boolean): Promise<void> {
  try {
    if (body instanceof Uint8Array) await file.writeFile(body);
    else await copyInto(file, path, body);
    // The kernel's own time moves in ticks of milliseconds: the monotonic clock gives the microseconds below.
    const now = (Date.now() + Number(process.hrtime.bigint() % 1_000_000n) / 1e6) / 1e3;
    await file.utimes(now, now);
    // The folder is not synchronised: journals keep the order of names, so a pointer on disk follows what it points to.
    if (durable) await file.datasync();
  } finally {
    await file.close();
  }
}

async function copyInto(file: FileHandle, path: string, body: { readonly path: string; readonly size: number }) {
  const { mode } = await file.stat();
  // FICLONE: where the file system shares blocks, nothing is copied at all.
  await copyFile(body.path, path, constants.COPYFILE_FICLONE);
  // The copy brings the scratch file's permissions; a web server must be able to read what is published.
  await file.chmod(mode & 0o7777);
  const { size } = await file.stat();
  if (size === body.size) return;
  throw new Fault('store-failed', {
    zh: `要存入的檔案「${body.path}」應有 ${body.size} 位元組，實際為 ${size} 位元組，因此沒有存入。請再執行一次。`,
    en: `The file ${body.path} should have ${body.size} bytes but has ${size}; it was not stored. Run it again.`,
  });
}

async function temporary(folder: string): Promise<{ readonly file: FileHandle; readonly path: string }> {
  for (let attempt = 1; ; attempt++) {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `.tmp-${randomUUID()}`);
    try {
      return { file: await open(path, 'wx'), path };
    } catch (error) {
      // Somebody's `prune` took the empty folder away in between.
      if (errorCode(error) !== 'ENOENT' || attempt === 10) throw error;
    }
  }
}

interface Commit {
  readonly root: string;
  readonly key: string;
  readonly temp: string;
  readonly path: string;
  readonly patience: number;
  readonly when: Put['when'] | undefined;
}

/** Gives the temporary file its name, if the condition holds. Whatever replaces or removes a file does so under its lock. */
async function commit({ root, key, temp, path, patience, when }: Commit): Promise<Entry> {
  const written = await look(temp, key, false);
  if (!written) throw new Fault('store-failed', vanished(root, key));
  if (when === 'absent') {
    if (!(await linked(temp, path))) throw conflict(root, key);
    return written.entry;
  }
  await locked(path, patience, async (held) => {
    if (when && (await look(path, key, false))?.entry.tag !== when.tag) throw conflict(root, key);
    if (!(await held.replace(temp))) throw conflict(root, key);
  });
  return written.entry;
}

function vanished(root: string, key: string) {
  return {
    zh: `寫入「${key}」時，暫存檔從儲存處「${root}」消失了。請確認沒有其他程式在清理這個資料夾，然後再執行一次。`,
    en: `The temporary file for "${key}" vanished from ${root}. See that nothing else cleans up this folder, and run it again.`,
  };
}

/** Folders left empty go, up to the store's own; one that is in use stays. */
async function prune(root: string, folder: string): Promise<void> {
  for (let at = folder; at.startsWith(root + sep); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) return;
      throw error;
    }
  }
}

/** The folder of what is to be removed may have been removed with it by somebody else, and then cannot hold a lock. */
async function gone(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
