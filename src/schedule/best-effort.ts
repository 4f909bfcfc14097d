import { Fault } from '../model/fault.ts';
import type { Put, Store } from '../model/store.ts';

/**
 * A store that cannot write conditionally, made to look first: two runs in the same moment may still overwrite each other, so
 * runs are kept apart by their lease alone, and whoever uses this tells so.
 */
export function bestEffort(store: Store): Store {
  return {
    ...store,
    async put(key, body, how) {
      const { when, ...plain } = how;
      if (when && !holds(when, (await store.head(key))?.tag)) {
        throw new Fault('store-conflict', {
          zh: `儲存處「${store.name}」的「${key}」已被另一個執行中的程式更動，這次沒有寫入。請重新執行一次。`,
          en: `"${key}" in ${store.name} was changed by somebody else meanwhile and was not written. Run it again.`,
        });
      }
      return store.put(key, body, plain);
    },
  };
}

function holds(when: NonNullable<Put['when']>, tag: string | undefined): boolean {
  return when === 'absent' ? tag === undefined : tag === when.tag;
}
