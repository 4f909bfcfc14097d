import { Fault } from '../../src/model/fault.ts';
import type { Put, Store } from '../../src/model/store.ts';

export const plain: Put = { type: 'text/plain; charset=utf-8', cache: 'never' };
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Adds one to the number at a key, `times` times, by compare-and-set. */
export async function count(store: Store, key: string, times: number): Promise<void> {
  for (let done = 0; done < times; ) {
    const found = await store.get(key);
    const how: Put = { ...plain, when: { tag: found?.entry.tag ?? '' } };
    try {
      await store.put(key, bytesOf(String(Number(textOf(found?.bytes)) + 1)), how);
      done++;
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'store-conflict') throw error;
    }
  }
}
