import { setTimeout as sleep } from 'node:timers/promises';
import type { Effects } from './model/effects.ts';
import type { Reach } from './source/reach.ts';
import { openStore } from './store/index.ts';

/** What a source may touch: the run's own effects, and object storage opened as a store for reading. */
export function reachOf(ground: {
  readonly effects: Effects;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}): Reach {
  const { effects, environment = {} } = ground;
  const { signal } = effects;
  return {
    signal,
    spool: (name) => effects.spool(name),
    objects: (address) => openStore(address, signal),
    environment,
    now: () => effects.now(),
    wait: (milliseconds) => sleep(milliseconds, undefined, { signal }),
  };
}
