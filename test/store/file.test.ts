import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileStore } from '../../src/store/file.ts';
import { faultOf, keysIn, winners } from './ask.ts';
import { storeContract } from './contract.ts';
import { bytesOf, plain, textOf } from './count.ts';

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'goldbadge-file-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));
const folder = () => mkdtemp(join(scratch, 'store-'));

/** Every file's path below a folder, the store's own included. */
async function filesIn(root: string): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found.filter((each) => !each.isDirectory()).map((each) => join(each.parentPath, each.name));
}

function child(...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'file-child.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** A store whose writer was killed in the middle of a large object, and the file it left. A busy machine may be too late: then again. */
async function killed(): Promise<{ readonly root: string; readonly left: string }> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const root = await folder();
    const writer = child('big', root);
    const ended = once(writer, 'exit');
    while (writer.exitCode === null && !(await begun(root))) await sleep(1);
    writer.kill('SIGKILL');
    await ended;
    const [left = '', ...more] = await filesIn(root);
    if (writer.signalCode === 'SIGKILL' && !left.endsWith('big')) {
      expect(more).toEqual([]);
      return { root, left };
    }
  }
  return expect.fail('the writer was always done before it could be killed');
}

async function begun(root: string): Promise<boolean> {
  const sizes = (await filesIn(root)).map((path) =>
    stat(path).then(
      (found) => found.size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).some((size) => size > 1_000_000);
}

storeContract('the folder store', async () => fileStore(await folder()));

describe('a folder as others see it', () => {
  it('holds the objects as plain files, and nothing else when all is done', async () => {
    const root = await folder();
    const store = fileStore(root);
    const source = join(scratch, 'private.csv');
    await writeFile(source, '編號\n1\n', { mode: 0o600 });
    await store.put('datasets/公園/a.csv', { path: source, size: 9 }, plain);
    await store.put('datasets/公園/latest.json', bytesOf('{}'), { ...plain, when: 'absent' });
    await store.put('datasets/公園/latest.json', bytesOf('{"v":2}'), plain);
    const [data = '', pointer = '', ...more] = (await filesIn(root)).sort();
    expect(more).toEqual([]);
    expect(await readFile(data, 'utf8')).toBe('編號\n1\n');
    // A web server of another account can read what came from a private scratch file.
    const modes = await Promise.all([data, pointer].map(async (path) => (await stat(path)).mode & 0o777));
    expect(modes[0]).toBe(modes[1]);
    expect((modes[0] ?? 0) & 0o044).not.toBe(0);
  });

  it('takes its empty folders away when objects go, but never its own', async () => {
    const root = await folder();
    const store = fileStore(root);
    await store.put('a/b/c', bytesOf('1'), plain);
    await store.put('a/d', bytesOf('1'), plain);
    await store.remove('a/b/c');
    expect(await readdir(join(root, 'a'))).toEqual(['d']);
    await store.remove('a/d');
    expect(await readdir(root)).toEqual([]);
  });

  it('changes the tag when a file is edited by hand, small or large', async () => {
    const root = await folder();
    const store = fileStore(root);
    for (const size of [10, 300_000]) {
      const { tag } = await store.put('a', new Uint8Array(size), plain);
      await writeFile(join(root, 'a'), new Uint8Array(size).fill(1));
      expect((await store.head('a'))?.tag).not.toBe(tag);
    }
  });

  it('neither follows nor lists a link that leads elsewhere', async () => {
    const root = await folder();
    const outside = join(scratch, 'outside.txt');
    await writeFile(outside, 'secret');
    await symlink(outside, join(root, 'link'));
    const store = fileStore(root);
    expect(await store.get('link')).toBeUndefined();
    expect(await keysIn(store, '')).toEqual([]);
    await store.put('link', bytesOf('ours'), plain);
    expect(await readFile(outside, 'utf8')).toBe('secret');
  });

  it('lists a folder that does not exist as empty, and makes it at the first put', async () => {
    const root = join(await folder(), 'not', 'yet');
    const store = fileStore(root);
    expect(store.name).toBe(root);
    expect(await keysIn(store, '')).toEqual([]);
    await store.put('a', bytesOf('1'), plain);
    expect(await keysIn(store, '')).toEqual(['a']);
  });
});

describe('killed and concurrent writers', () => {
  it('never shows a reader half a file', async () => {
    const store = fileStore(await folder(), { durable: false });
    const size = 1_500_000;
    let writing = true;
    await store.put('a', new Uint8Array(size), plain);
    const reads = [0, 0];
    const readers = reads.map(async (_, at) => {
      for (; writing; reads[at]!++) {
        const bytes = (await store.get('a'))?.bytes ?? new Uint8Array(0);
        const whole = new Uint8Array(size).fill(bytes[0] ?? 0);
        if (Buffer.compare(bytes, whole) !== 0) expect.fail('half a file, or a mixture of two contents, was read');
      }
    });
    const watched = Promise.all(readers);
    for (let round = 1; round <= 40 || Math.min(...reads) < 20; round++) {
      await Promise.race([watched, store.put('a', new Uint8Array(size).fill(round), plain)]);
    }
    writing = false;
    await watched;
  });

  it('shows nothing of a writer killed in the middle, and sweeps what it left once it is old', async () => {
    const { root, left } = await killed();
    const store = fileStore(root);
    expect(await keysIn(store, '')).toEqual([]);
    expect(await store.head('deep/big')).toBeUndefined();
    expect(await filesIn(root)).toEqual([left]);
    expect((await stat(left)).size).toBeLessThan(400_000_000);
    await utimes(left, new Date(), new Date(Date.now() - 2 * 86_400_000));
    expect(await keysIn(store, '')).toEqual([]);
    expect(await filesIn(root)).toEqual([]);
  });

  it('loses no count of three processes', async () => {
    const root = await folder();
    const store = fileStore(root);
    await store.put('count', bytesOf('0'), plain);
    const children = [1, 2, 3].map(() => child('count', root, '40'));
    const codes = await Promise.all(children.map(async (each) => (await once(each, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    expect(textOf((await store.get('count'))?.bytes)).toBe('120');
    expect(await readdir(root)).toEqual(['count']);
  });

  it('takes a dead process’s lock over, and still lets one of 20 win', async () => {
    const root = await folder();
    const store = fileStore(root, { patience: 200 });
    const { tag } = await store.put('a', bytesOf('0'), plain);
    const lock = join(root, `.lock-${createHash('sha256').update('a').digest('hex').slice(0, 24)}`);
    await mkdir(join(lock, 'a process that is no more'), { recursive: true });
    const started = performance.now();
    const writes = Array.from({ length: 20 }, (_, at) =>
      store.put('a', bytesOf(`new ${at}`), { ...plain, when: { tag } }),
    );
    expect(await winners(writes)).toBe(1);
    expect(performance.now() - started).toBeGreaterThan(200);
    expect(await keysIn(store, '')).toEqual(['a']);
    expect((await readdir(root)).filter((name) => name.startsWith('.lock-'))).toEqual([]);
  });

  it('is not in the way of others when killed after it broke a lock, or while it gave its own back', async () => {
    const root = await folder();
    const store = fileStore(root, { patience: 60_000, sweepAfter: 0 });
    await store.put('a', bytesOf('0'), plain);
    await mkdir(join(root, `.lock-${createHash('sha256').update('a').digest('hex').slice(0, 24)}`));
    await mkdir(join(root, '.tmp-broken/dead'), { recursive: true });
    await writeFile(join(root, '.tmp-broken/dead/new'), 'never published');
    await store.put('a', bytesOf('1'), plain);
    expect(textOf((await store.get('a'))?.bytes)).toBe('1');
    await sleep(5);
    expect(await keysIn(store, '')).toEqual(['a']);
    expect(await readdir(root)).toEqual(['a']);
  });
});

describe('a disk in trouble', () => {
  it('refuses a body whose file is not as long as told, and keeps what was there', async () => {
    const root = await folder();
    const store = fileStore(root);
    await store.put('a', bytesOf('before'), plain);
    const path = join(scratch, 'short');
    await writeFile(path, 'short');
    await faultOf('store-failed', store.put('a', { path, size: 6 }, plain));
    await faultOf('store-failed', store.put('a', { path: join(scratch, 'missing'), size: 6 }, plain));
    expect(textOf((await store.get('a'))?.bytes)).toBe('before');
    expect(await readdir(root)).toEqual(['a']);
  });

  it('says so when a key is below another key', async () => {
    const root = await folder();
    const store = fileStore(root);
    await store.put('a', bytesOf('1'), plain);
    await faultOf('store-failed', store.put('a/b', bytesOf('2'), plain));
    await store.put('c/d', bytesOf('1'), plain);
    await faultOf('store-failed', store.put('c', bytesOf('2'), plain));
    expect(await filesIn(root)).toEqual([join(root, 'a'), join(root, 'c/d')]);
  });

  const full = mount('full', 'size=1m');
  const closed = mount('closed', 'ro');
  afterAll(() => {
    for (const at of [full, closed]) if (at !== undefined && spawnSync('umount', [at]).status === 0) rmdirSync(at);
  });

  it.skipIf(closed === undefined)('says that it may not write on a disk that is read-only', async () => {
    const store = fileStore(closed ?? '');
    const fault = await faultOf('store-failed', store.put('a', bytesOf('1'), plain));
    expect(fault.zh).toContain('沒有權限');
    expect(fault.cause).toMatchObject({ code: 'EROFS' });
    expect(await keysIn(store, '')).toEqual([]);
  });

  it.skipIf(full === undefined)('says disk-full on a full disk, and leaves what was there', async () => {
    const store = fileStore(full ?? '');
    await store.put('a', new Uint8Array(400_000).fill(1), plain);
    const path = join(scratch, 'large');
    await writeFile(path, new Uint8Array(900_000));
    for (const body of [new Uint8Array(900_000), { path, size: 900_000 }]) {
      await faultOf('disk-full', store.put('a', body, plain));
      await faultOf('disk-full', store.put('b', body, { ...plain, when: 'absent' }));
    }
    expect(await readdir(full ?? '')).toEqual(['a']);
    expect((await store.get('a'))?.bytes).toEqual(new Uint8Array(400_000).fill(1));
    await store.put('a', new Uint8Array(400_000).fill(2), plain);
  });
});

/** Mounts a file system in memory, which only root may; says loudly what is not tested where it cannot. */
function mount(name: string, options: string): string | undefined {
  const at = join(tmpdir(), `goldbadge-${name}-${process.pid}`);
  mkdirSync(at, { recursive: true });
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0;
  if (!made) console.warn(`file.test.ts: nothing can be mounted here: the ${name} disk is NOT tested`);
  return made ? at : undefined;
}
