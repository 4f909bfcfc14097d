import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './file-fault.ts';
import { byKey, isKey, ownFiles } from './key.ts';

/**
 * The keys of the files in a folder that begin with `prefix`, in the order of keys. What is no key (a link, a pipe, a
 * name no key may have) is passed over. Leftovers of killed writers met on the way are deleted once `sweepAfter` milliseconds old.
 */
export async function* walk(root: string, prefix: string, sweepAfter: number, at = ''): AsyncGenerator<string> {
  for (const name of await sorted(join(root, at))) {
    const key = at + name;
    if (ownFiles.test(name)) {
      if (name.startsWith('.tmp-')) await sweep(join(root, key), sweepAfter);
    } else if (name.endsWith('/')) {
      if (key.startsWith(prefix) || prefix.startsWith(key)) yield* walk(root, prefix, sweepAfter, key);
    } else if (key.startsWith(prefix) && isKey(key)) {
      yield key;
    }
  }
}

/** Names of files and, with a `/` behind, of folders: so sorted, that folders come where their keys belong (`a-b` before `a/b`). */
async function sorted(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    const names = found.flatMap((each) => (each.isFile() ? [each.name] : each.isDirectory() ? [`${each.name}/`] : []));
    return names.sort(byKey);
  } catch (error) {
    // A folder that is not there, or no longer, holds nothing.
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}

// Whoever may only read lists as well: the sweeping is left to those who may write.
const notOurs = new Set(['ENOENT', 'EACCES', 'EPERM', 'EROFS']);

async function sweep(path: string, sweepAfter: number): Promise<void> {
  try {
    const { mtimeMs } = await lstat(path);
    if (Date.now() - mtimeMs > sweepAfter) await rm(path, { recursive: true, force: true });
  } catch (error) {
    if (!notOurs.has(errorCode(error) ?? '')) throw error;
  }
}
