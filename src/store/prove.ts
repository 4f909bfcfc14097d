import { Fault } from '../model/fault.ts';
import type { Put, Store } from '../model/store.ts';
import type { Text } from '../model/text.ts';

/** What `prove` found; `why` is for people. */
export interface Proof {
  readonly conditional: boolean;
  readonly why: Text;
}

/**
 * Whether the store keeps its conditional writes, tried out under a key made from `token`, which no other run uses. A store that
 * knows no conditions often answers that all went well, so each condition must be seen to be refused, and to have left the content alone.
 * Throws the store's Fault when even a plain write fails.
 */
export async function prove(store: Store, token: string): Promise<Proof> {
  const key = `probe/${token}`;
  const say = (content: string) => new TextEncoder().encode(`${token} ${content}`);
  const put = (content: string, when?: Put['when']) =>
    store.put(key, say(content), { type: 'text/plain; charset=utf-8', cache: 'never', ...(when ? { when } : {}) });
  const holds = async (content: string) => Buffer.compare((await store.get(key))?.bytes ?? say(''), say(content)) === 0;

  const first = await put('one');
  try {
    if ((await tried(put('two', 'absent'))) !== 'refused' || !(await holds('one'))) return without('absent');
    if ((await tried(put('two', { tag: first.tag }))) !== 'written' || !(await holds('two'))) return without('tag');
    // The old tag is one the store knows, so a store that only looks at the tag's form is found out.
    if ((await tried(put('three', { tag: first.tag }))) !== 'refused' || !(await holds('two'))) return without('tag');
    await store.remove(key);
    if ((await tried(put('four', { tag: first.tag }))) !== 'refused') return without('tag');
    if ((await tried(put('five', 'absent'))) !== 'written' || !(await holds('five'))) return without('absent');
  } finally {
    await store.remove(key);
  }
  return {
    conditional: true,
    why: { zh: '儲存處會拒絕條件不符的寫入。', en: 'The store refuses a write whose condition does not hold.' },
  };
}

/** A store that cannot do what is asked may say so in many ways; all but a conflict come to the same. */
async function tried(write: Promise<unknown>): Promise<'written' | 'refused' | 'failed'> {
  try {
    await write;
    return 'written';
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'cancelled') throw error;
    return error.code === 'store-conflict' ? 'refused' : 'failed';
  }
}

function without(condition: 'absent' | 'tag'): Proof {
  const why =
    condition === 'absent'
      ? {
          zh: '儲存處不支援「不存在才寫入」，兩個同時執行的程式可能互相覆蓋。',
          en: 'The store does not keep "write only if absent": two runs at once may overwrite each other.',
        }
      : {
          zh: '儲存處不支援「未被更動才寫入」，兩個同時執行的程式可能互相覆蓋。',
          en: 'The store does not keep "write only if unchanged": two runs at once may overwrite each other.',
        };
  return { conditional: false, why };
}
