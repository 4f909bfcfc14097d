import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locked } from '../../src/store/file-lock.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldbadge-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a lock', () => {
  it('is held by one at a time, also when many find a dead one at once', async () => {
    for (let round = 0; round < 6; round++) {
      const path = join(folder, `object ${round}`);
      const name = createHash('sha256').update(`object ${round}`).digest('hex').slice(0, 24);
      await writeFile(join(folder, `.lock-${name}`), `dead ${round}`);
      let inside = 0;
      const work = async (held: () => Promise<boolean>) => {
        expect(++inside).toBe(1);
        await sleep(1);
        expect(await held()).toBe(true);
        inside--;
      };
      await Promise.all(Array.from({ length: 20 }, () => locked(path, 300, work)));
    }
    expect((await readdir(folder)).filter((name) => name.startsWith('.lock-'))).toEqual([]);
  });

  it('tells its holder when it was broken, and leaves the next one’s alone', async () => {
    const path = join(folder, 'slow');
    const order: string[] = [];
    const slow = locked(path, 50, async (held) => {
      await sleep(600);
      order.push(`slow ${await held()}`);
    });
    await sleep(20);
    const next = locked(path, 50, async (held) => {
      order.push('next begins');
      await sleep(800);
      order.push(`next ${await held()}`);
    });
    await Promise.all([slow, next]);
    expect(order).toEqual(['next begins', 'slow false', 'next true']);
  });

  it('is given back when the work fails', async () => {
    const path = join(folder, 'failing');
    await expect(locked(path, 60_000, () => Promise.reject(new Error('work')))).rejects.toThrow('work');
    expect(await locked(path, 60_000, async () => 'done')).toBe('done');
  });
});
