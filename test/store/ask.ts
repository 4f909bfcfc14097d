import { expect } from 'vitest';
import { Fault, type FaultCode } from '../../src/model/fault.ts';
import type { Entry, Store } from '../../src/model/store.ts';

export async function entries(store: Store, prefix: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of store.list(prefix)) found.push(entry);
  return found;
}

export async function keysIn(store: Store, prefix: string): Promise<string[]> {
  return (await entries(store, prefix)).map((entry) => entry.key);
}

/** Expects the Fault of this code, and returns it. */
export async function faultOf(code: FaultCode, work: Promise<unknown>): Promise<Fault> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Fault);
  if (!(error instanceof Fault)) throw error;
  expect(error.code).toBe(code);
  return error;
}

/** How many of these writes won; all others must have lost by conflict. */
export async function winners(writes: Promise<unknown>[]): Promise<number> {
  const ends = await Promise.allSettled(writes);
  for (const end of ends) if (end.status === 'rejected') await faultOf('store-conflict', Promise.reject(end.reason));
  return ends.filter((end) => end.status === 'fulfilled').length;
}
