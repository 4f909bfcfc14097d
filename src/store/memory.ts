import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Body, Entry, Put, Store } from '../model/store.ts';
import { conflict } from './conflict.ts';
import { byKey, checkKey } from './key.ts';

interface Kept {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
}

/** A store that is gone with the process: for tests and dry runs. Content type, cache policy and file name are not kept. */
export function memoryStore(): Store {
  const name = 'memory:';
  const kept = new Map<string, Kept>();

  async function put(key: string, body: Body, how: Put): Promise<Entry> {
    checkKey(key);
    // A copy: what the caller does to its buffer afterwards does not reach the store.
    const bytes = body instanceof Uint8Array ? body.slice() : new Uint8Array(await readFile(body.path));
    // No await between the question and the write: that is what makes the two one.
    const before = kept.get(key)?.entry;
    if (how.when === 'absent' ? before : how.when && before?.tag !== how.when.tag) throw conflict(name, key);
    const tag = createHash('sha256').update(bytes).digest('hex');
    const entry = { key, size: bytes.length, tag, modified: new Date() };
    kept.set(key, { entry, bytes });
    return entry;
  }

  return {
    name,
    put,
    async head(key) {
      checkKey(key);
      return kept.get(key)?.entry;
    },
    async get(key) {
      checkKey(key);
      const found = kept.get(key);
      return found && { entry: found.entry, bytes: found.bytes.slice() };
    },
    async *list(prefix) {
      for (const key of [...kept.keys()].filter((each) => each.startsWith(prefix)).sort(byKey)) {
        const found = kept.get(key);
        if (found) yield found.entry;
      }
    },
    async remove(key) {
      checkKey(key);
      kept.delete(key);
    },
  };
}
