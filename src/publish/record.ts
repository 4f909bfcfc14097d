import { Fault } from '../model/fault.ts';
import { keys } from '../model/keys.ts';
import { media } from '../model/media.ts';
import type { Report, RunRecord, State } from '../model/release.ts';
import type { Body, Put, Store } from '../model/store.ts';
import { jsonBytes } from './documents.ts';
import { readState } from './read.ts';
import { remember } from './state.ts';

const TRIES = 3;

/** Adds a run to what the store remembers of the dataset. Throws Fault `store-conflict` when others write it again and again. */
export async function recordRun(store: Store, id: string, record: RunRecord, seen?: State['seen']): Promise<State> {
  for (let tries = 1; ; tries++) {
    const before = await readState(store, id);
    const state = remember(id, before?.state, record, seen ?? before?.state.seen);
    const when: Put['when'] = before ? { tag: before.tag } : 'absent';
    try {
      await store.put(keys.state(id), jsonBytes(state), { type: media.json, cache: 'never', when });
      return state;
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'store-conflict' || tries === TRIES) throw error;
    }
  }
}

/** Writes the report of the newest run, released or held back. */
export async function recordReport(store: Store, report: Report): Promise<void> {
  await store.put(keys.lastReport(report.dataset), jsonBytes(report), { type: media.json, cache: 'never' });
}

/** Puts the rows that the newest run has set aside where they are found again; without any, those of the run before are taken away. */
export async function recordQuarantine(store: Store, id: string, file: Body | undefined): Promise<void> {
  const key = keys.lastQuarantine(id);
  if (file) await store.put(key, file, { type: media.csv, cache: 'never' });
  else if (await store.head(key)) await store.remove(key);
}
