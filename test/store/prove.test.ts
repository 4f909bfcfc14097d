import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import type { Put, Store } from '../../src/model/store.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { prove } from '../../src/store/prove.ts';
import { faultOf, keysIn } from './ask.ts';
import { bytesOf, plain } from './count.ts';

type Twist = (store: Store, key: string, body: Uint8Array, how: Put) => Promise<unknown>;

/** A store whose `put` goes wrong in one way. */
function twisted(twist: Twist): Store {
  const store = memoryStore();
  return {
    ...store,
    async put(key, body, how) {
      if (!(body instanceof Uint8Array)) return store.put(key, body, how);
      await twist(store, key, body, how);
      return (await store.head(key)) ?? store.put(key, body, how);
    },
  };
}

const unsupported = new Fault('store-failed', { zh: '不支援', en: 'Not implemented.' });
const ways: [says: string, Twist][] = [
  ['ignores every condition', (store, key, body) => store.put(key, body, plain)],
  ['ignores absent', (store, key, body, how) => store.put(key, body, how.when === 'absent' ? plain : how)],
  ['ignores tags', (store, key, body, how) => store.put(key, body, how.when === 'absent' ? how : plain)],
  [
    'takes any tag as long as there is something',
    async (store, key, body, how) => {
      const there = await store.head(key);
      return store.put(key, body, typeof how.when === 'object' && there ? plain : how);
    },
  ],
  [
    'takes any tag where there is nothing',
    async (store, key, body, how) => {
      const there = await store.head(key);
      return store.put(key, body, typeof how.when === 'object' && !there ? plain : how);
    },
  ],
  [
    'refuses and writes all the same',
    async (store, key, body, how) => {
      const refused = store.put(key, body, how);
      await refused.catch(() => store.put(key, body, plain));
      return refused;
    },
  ],
  [
    'says it has written and has not',
    (store, key, body, how) =>
      store.put(key, body, how).catch((error) => (how.when === 'absent' ? undefined : Promise.reject(error))),
  ],
  [
    'refuses absent whatever there is',
    (store, key, body, how) => store.put(key, body, how.when === 'absent' ? { ...how, when: { tag: 'none' } } : how),
  ],
  [
    'refuses every tag',
    (store, key, body, how) =>
      store.put(key, body, typeof how.when === 'object' ? { ...how, when: { tag: 'none' } } : how),
  ],
  [
    'knows no absent',
    (store, key, body, how) => (how.when === 'absent' ? Promise.reject(unsupported) : store.put(key, body, how)),
  ],
  [
    'knows no tags',
    (store, key, body, how) => (typeof how.when === 'object' ? Promise.reject(unsupported) : store.put(key, body, how)),
  ],
];

describe('conditional writes are not trusted of a store that', () => {
  it.each(ways)('%s', async (_, twist) => {
    const store = twisted(twist);
    const proof = await prove(store, 'token');
    expect(proof.conditional).toBe(false);
    expect(proof.why.zh).toContain('儲存處');
    expect(await keysIn(store, '')).toEqual([]);
  });
});

describe('a proof', () => {
  it('succeeds where all is kept, and touches nothing else', async () => {
    const store = memoryStore();
    await store.put('probe/other', bytesOf('1'), plain);
    expect((await prove(store, 'token')).conditional).toBe(true);
    expect(await keysIn(store, '')).toEqual(['probe/other']);
  });

  it('throws where nothing can be written', async () => {
    await faultOf(
      'store-failed',
      prove(
        twisted(() => Promise.reject(unsupported)),
        'token',
      ),
    );
  });
});
