import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Fault } from '../../src/model/fault.ts';
import type { Entry, Put, Store } from '../../src/model/store.ts';

export interface Kept {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
  readonly how: Put;
}

/** A store whose objects can be looked at, and that refuses to change what must never change. */
export interface TestStore extends Store {
  readonly kept: Map<string, Kept>;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function testStore(kept = new Map<string, Kept>()): TestStore {
  let count = kept.size;
  return {
    name: 'test:',
    kept,
    async head(key) {
      return kept.get(key)?.entry;
    },
    async get(key) {
      const found = kept.get(key);
      return found && { entry: found.entry, bytes: found.bytes.slice() };
    },
    async put(key, body, how) {
      const bytes = body instanceof Uint8Array ? body.slice() : new Uint8Array(readFileSync(body.path));
      const before = kept.get(key);
      const refused = how.when === 'absent' ? before : how.when && before?.entry.tag !== how.when.tag;
      if (refused) throw new Fault('store-conflict', { zh: key, en: key });
      if (before && /^raw\/|\/releases\//.test(key)) throw new Error(`overwritten: ${key}`);
      const entry = { key, size: bytes.length, tag: `${sha256(bytes)}-${count++}`, modified: new Date(0) };
      kept.set(key, { entry, bytes, how });
      return entry;
    },
    async *list(prefix) {
      for (const key of [...kept.keys()].sort()) if (key.startsWith(prefix)) yield kept.get(key)!.entry;
    },
    async remove(key) {
      kept.delete(key);
    },
  };
}

/** The process dies here: nothing after it happens. */
export class Killed extends Error {}

/** A store that dies at its write number `at` (from 0), before or after the object is there. */
export function dying(store: Store, at: number, when: 'before' | 'after'): Store {
  let writes = 0;
  const write = async <T>(work: () => Promise<T>): Promise<T> => {
    const now = writes++;
    if (now > at || (now === at && when === 'before')) throw new Killed();
    const done = await work();
    if (now === at) throw new Killed();
    return done;
  };
  return {
    ...store,
    put: (key, body, how) => write(() => store.put(key, body, how)),
    remove: (key) => write(() => store.remove(key)),
  };
}
