import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Put, Store } from '../../src/model/store.ts';
import { prove } from '../../src/store/prove.ts';
import { entries, faultOf, keysIn, winners } from './ask.ts';
import { bytesOf, count, plain, textOf } from './count.ts';

const absent: Put = { ...plain, when: 'absent' };
const having = (tag: string): Put => ({ ...plain, when: { tag } });

const oddKeys = [
  '資料/每月砂石生產量.csv',
  '堃/𠮷野家/é.json',
  'a b+c%20d/e&f=g#h?i.txt',
  "it's (1)*!~@$,;:[]{}|^`.csv",
  '.hidden/...three/x',
  'x'.repeat(255),
];
const badKeys = [
  '',
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  '../a',
  'a/../b',
  'a/./b',
  'a\\b',
  'a\nb',
  'a\u0000',
  'a\u007f',
];
const worseKeys = ['a/.tmp-1', '.lock-a', '字'.repeat(86), `${'abc/'.repeat(230)}d`, '\ud800'];

/** What every driver keeps. `open` gives an empty store each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the contract`, () => {
    let scratch = '';
    beforeAll(async () => {
      scratch = await mkdtemp(join(tmpdir(), 'goldbadge-contract-'));
    });
    afterAll(() => rm(scratch, { recursive: true, force: true }));
    const fileOf = async (file: string, bytes: Uint8Array) => {
      const path = join(scratch, file);
      await writeFile(path, bytes, { mode: 0o600 });
      return { path, size: bytes.length };
    };

    describe('objects', () => objects(open, fileOf));
    describe('listing', () => listing(open));
    describe('conditions', () => conditions(open));
  });
}

type FileOf = (file: string, bytes: Uint8Array) => Promise<{ path: string; size: number }>;

function objects(open: () => Promise<Store>, fileOf: FileOf): void {
  it('gives back what was put, with size, tag and time', async () => {
    const store = await open();
    const put = await store.put('datasets/a/latest.json', bytesOf('{"版":1}'), plain);
    const found = await store.get('datasets/a/latest.json');
    expect(textOf(found?.bytes)).toBe('{"版":1}');
    expect(found?.entry).toMatchObject({ key: 'datasets/a/latest.json', size: 9, tag: put.tag });
    expect(put).toMatchObject({ key: 'datasets/a/latest.json', size: 9 });
    expect(Math.abs((found?.entry.modified.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await store.head('datasets/a/latest.json')).toEqual(found?.entry);
    expect(Object.getPrototypeOf(found?.bytes)).toBe(Uint8Array.prototype);
  });

  it('has nothing at a key that was never put', async () => {
    const store = await open();
    await store.put('a/b', bytesOf('x'), plain);
    for (const key of ['a', 'a/c', 'a/b/c', 'b', '資料']) {
      expect(await store.head(key)).toBeUndefined();
      expect(await store.get(key)).toBeUndefined();
    }
  });

  it('takes a body of no bytes', async () => {
    const store = await open();
    expect((await store.put('empty', new Uint8Array(0), plain)).size).toBe(0);
    expect((await store.get('empty'))?.bytes.length).toBe(0);
  });

  it('takes a body from a file, of 6 MB and of none', async () => {
    const store = await open();
    for (const size of [6_000_000, 0]) {
      const bytes = new Uint8Array(randomBytes(size));
      const entry = await store.put(`big/${size}`, await fileOf(`big-${size}`, bytes), plain);
      expect(entry.size).toBe(size);
      const found = await store.get(`big/${size}`);
      expect(Buffer.compare(found?.bytes ?? bytesOf('none'), bytes)).toBe(0);
      expect(found?.entry.tag).toBe(entry.tag);
      expect((await entries(store, `big/${size}`))[0]?.tag).toBe(entry.tag);
    }
  });

  it('does not change with the buffer that was put or the bytes that were got', async () => {
    const store = await open();
    const bytes = bytesOf('before');
    await store.put('a', bytes, plain);
    bytes.fill(0);
    const found = await store.get('a');
    found?.bytes.fill(0);
    expect(textOf((await store.get('a'))?.bytes)).toBe('before');
  });

  it('replaces, and the tag changes with the content', async () => {
    const store = await open();
    for (const size of [3, 200_000]) {
      const tags = new Set<string>();
      for (const fill of [1, 2, 3, 4]) tags.add((await store.put('a', new Uint8Array(size).fill(fill), plain)).tag);
      expect(tags.size).toBe(4);
      expect((await store.get('a'))?.bytes).toEqual(new Uint8Array(size).fill(4));
    }
  });

  it.each(oddKeys)('takes the key %j', async (key) => {
    const store = await open();
    await store.put(key, bytesOf(key), { ...plain, saveAs: '每月 "砂石".csv' });
    expect(textOf((await store.get(key))?.bytes)).toBe(key);
    expect(await keysIn(store, '')).toEqual([key]);
    await store.remove(key);
    expect(await store.head(key)).toBeUndefined();
  });

  it('refuses what is no key, whatever is asked', async () => {
    const store = await open();
    for (const key of [...badKeys, ...worseKeys]) {
      await faultOf('internal', store.put(key, bytesOf('x'), plain));
      await faultOf('internal', store.get(key));
      await faultOf('internal', store.head(key));
      await faultOf('internal', store.remove(key));
    }
    expect(await keysIn(store, '')).toEqual([]);
  });

  it('removes, also what is not there, and only that', async () => {
    const store = await open();
    await store.put('a/b/c', bytesOf('1'), plain);
    await store.put('a/d', bytesOf('2'), plain);
    await store.remove('a/b/c');
    await store.remove('a/b/c');
    await store.remove('never/was');
    expect(await keysIn(store, '')).toEqual(['a/d']);
    await store.put('a/b/c', bytesOf('3'), absent);
    expect(await keysIn(store, '')).toEqual(['a/b/c', 'a/d']);
  });

  it('puts and removes in one folder at once', async () => {
    const store = await open();
    const rounds = Array.from({ length: 20 }, async (_, at) => {
      await store.put(`same/deep/${at % 5}`, bytesOf(String(at)), plain);
      await store.remove(`same/deep/${at % 5}`);
    });
    await Promise.all(rounds);
    expect(await keysIn(store, '')).toEqual([]);
  });
}

function listing(open: () => Promise<Store>): void {
  it('lists in the order of the keys’ UTF-8 bytes', async () => {
    const store = await open();
    const ordered = ['A', 'a!', 'a-b', 'a/b', 'a/b!', 'a/c/d', 'a0', 'b', '資料', '\ue000', '𠮷'];
    for (const key of ordered.toReversed()) await store.put(key, bytesOf(key), plain);
    expect(await keysIn(store, '')).toEqual(ordered);
  });

  it.each([
    ['datasets/a/', ['datasets/a/1', 'datasets/a/2']],
    ['datasets/a', ['datasets/a/1', 'datasets/a/2', 'datasets/ab']],
    ['datasets/a/1', ['datasets/a/1']],
    ['data', ['datasets/a/1', 'datasets/a/2', 'datasets/ab']],
    ['datasets/c/', []],
    ['nothing/at/all/', []],
    ['', ['catalog.json', 'datasets/a/1', 'datasets/a/2', 'datasets/ab']],
  ])('lists what begins with %j', async (prefix, expected) => {
    const store = await open();
    for (const key of ['datasets/ab', 'datasets/a/2', 'catalog.json', 'datasets/a/1']) {
      await store.put(key, bytesOf(key), plain);
    }
    expect(await keysIn(store, prefix)).toEqual(expected);
  });

  it('gives the same entries as head', async () => {
    const store = await open();
    await store.put('a', bytesOf('1'), plain);
    await store.put('b/c', new Uint8Array(200_000), plain);
    for (const entry of await entries(store, '')) {
      const { modified, ...rest } = (await store.head(entry.key)) ?? entry;
      expect(entry).toMatchObject(rest);
      // S3 lists thousandths of a second and says whole ones when asked for one object.
      expect(Math.abs(entry.modified.getTime() - modified.getTime())).toBeLessThan(1_000);
    }
  });

  it('lists more than one page holds', async () => {
    const store = await open();
    const keys = Array.from({ length: 1_050 }, (_, at) => `many/${String(at).padStart(4, '0')}`);
    for (let at = 0; at < keys.length; at += 30) {
      await Promise.all(keys.slice(at, at + 30).map((key) => store.put(key, bytesOf(key), plain)));
    }
    expect(await keysIn(store, 'many/')).toEqual(keys);
  }, 60_000);
}

function conditions(open: () => Promise<Store>): void {
  it('puts what must be absent once, and leaves the first content alone', async () => {
    const store = await open();
    const first = await store.put('a', bytesOf('first'), absent);
    await faultOf('store-conflict', store.put('a', bytesOf('second'), absent));
    expect(textOf((await store.get('a'))?.bytes)).toBe('first');
    expect((await store.head('a'))?.tag).toBe(first.tag);
  });

  it('replaces only what still has the tag', async () => {
    const store = await open();
    const one = await store.put('a', bytesOf('one'), absent);
    const two = await store.put('a', bytesOf('two'), having(one.tag));
    await faultOf('store-conflict', store.put('a', bytesOf('three'), having(one.tag)));
    expect(textOf((await store.get('a'))?.bytes)).toBe('two');
    await store.put('a', bytesOf('three'), having((await store.head('a'))?.tag ?? ''));
    expect(two.tag).not.toBe(one.tag);
    expect(textOf((await store.get('a'))?.bytes)).toBe('three');
  });

  it('takes a tag from a listing or from get as well', async () => {
    const store = await open();
    await store.put('a', new Uint8Array(100_000), plain);
    await store.put('a', bytesOf('two'), having((await entries(store, 'a'))[0]?.tag ?? ''));
    await store.put('a', bytesOf('three'), having((await store.get('a'))?.entry.tag ?? ''));
    expect(textOf((await store.get('a'))?.bytes)).toBe('three');
  });

  it('finds a conflict where the tag’s object is gone', async () => {
    const store = await open();
    const { tag } = await store.put('a', bytesOf('one'), plain);
    await store.remove('a');
    await faultOf('store-conflict', store.put('a', bytesOf('two'), having(tag)));
    expect(await store.head('a')).toBeUndefined();
  });

  it('lets exactly one of 20 win an absent key', async () => {
    const store = await open();
    for (const key of ['race/1', 'race/2']) {
      const writes = Array.from({ length: 20 }, (_, at) => store.put(key, bytesOf(`writer ${at}`), absent));
      expect(await winners(writes)).toBe(1);
    }
  });

  it('lets exactly one of 20 replace a tag, and keeps what that one wrote', async () => {
    const store = await open();
    let { tag } = await store.put('race', bytesOf('start'), absent);
    for (let round = 0; round < 3; round++) {
      const won: string[] = [];
      const writes = Array.from({ length: 20 }, async (_, at) => {
        await store.put('race', bytesOf(`round ${round} writer ${at}`), having(tag));
        won.push(`round ${round} writer ${at}`);
      });
      expect(await winners(writes)).toBe(1);
      const found = await store.get('race');
      expect([textOf(found?.bytes)]).toEqual(won);
      tag = found?.entry.tag ?? '';
    }
  });

  it('loses no count of many writers that try again', async () => {
    const store = await open();
    await store.put('count', bytesOf('0'), plain);
    await Promise.all(Array.from({ length: 5 }, () => count(store, 'count', 5)));
    expect(textOf((await store.get('count'))?.bytes)).toBe('25');
  });

  it('proves its conditional writes and leaves nothing behind', async () => {
    const store = await open();
    expect(await prove(store, 'token')).toMatchObject({ conditional: true });
    expect(await keysIn(store, '')).toEqual([]);
  });
}
