import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveUp, type Held, locked } from '../../src/store/file-lock.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldbadge-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A lock whose holder will never come back. */
async function dead(path: string, holder: string): Promise<void> {
  const name = createHash('sha256').update(basename(path)).digest('hex').slice(0, 24);
  await mkdir(join(folder, `.lock-${name}`, holder), { recursive: true });
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

const leftovers = async () => (await readdir(folder)).filter((name) => name.startsWith('.'));

describe('a lock', () => {
  it('is held by one at a time, also when many find a dead one at once', async () => {
    for (let round = 0; round < 3; round++) {
      const path = await file(`object ${round}`, 'old');
      await dead(path, `dead ${round}`);
      let inside = 0;
      const work = async (held: Held) => {
        expect(++inside).toBe(1);
        await sleep(1);
        inside--;
        expect(await held.replace(await file(`next ${randomUUID()}`, 'new'))).toBe(true);
      };
      await Promise.all(Array.from({ length: 20 }, () => locked(path, 1_000, work)));
    }
    expect(await leftovers()).toEqual([]);
  });

  it('lets a holder change nothing once it was broken, and leaves the next one’s alone', async () => {
    const path = await file('slow', 'old');
    const order: string[] = [];
    const slow = locked(path, 50, async (held) => {
      await sleep(600);
      order.push(`slow ${await held.replace(await file('from slow', 'slow'))} ${await held.remove()}`);
    });
    await sleep(20);
    const next = locked(path, 50, async (held) => {
      order.push('next begins');
      await sleep(800);
      order.push(`next ${await readFile(path, 'utf8')} ${await held.replace(await file('from next', 'next'))}`);
    });
    await Promise.all([slow, next]);
    expect(order).toEqual(['next begins', 'slow false false', 'next old true']);
    expect(await readFile(path, 'utf8')).toBe('next');
    expect(await leftovers()).toEqual([]);
  });

  it('is no more its holder’s when broken between any two steps', async () => {
    for (let turn = 0; turn < 400; turn++) {
      const path = await file('contended', 'old');
      const lock = join(folder, `.lock-${createHash('sha256').update('contended').digest('hex').slice(0, 24)}`);
      const replaced = locked(path, 60_000, async (held) => {
        const from = await file('from holder', 'holder');
        const [holder = ''] = await readdir(lock);
        const breaking = async () => {
          for (let wait = turn % 8; wait > 0; wait--) await stat(path);
          await giveUp(join(lock, holder));
          return readFile(path, 'utf8');
        };
        const [done, seen] = await Promise.all([held.replace(from), breaking()]);
        // What stood there when the lock was gone still stands there: nothing was put in its place afterwards.
        expect([done, await readFile(path, 'utf8')]).toEqual([seen === 'holder', seen]);
        return done;
      });
      await replaced;
    }
  });

  it('takes what is not there for removed, and says when what should replace is not there', async () => {
    const path = join(folder, 'nothing');
    expect(await locked(path, 50, (held) => held.remove())).toBe(true);
    expect(await locked(path, 50, (held) => held.replace(join(folder, 'no such file')))).toBe(false);
    expect(await leftovers()).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    const path = join(folder, 'failing');
    await expect(locked(path, 60_000, () => Promise.reject(new Error('work')))).rejects.toThrow('work');
    expect(await locked(path, 60_000, async () => 'done')).toBe('done');
  });
});
