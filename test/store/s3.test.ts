import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prove } from '../../src/store/prove.ts';
import { type S3Settings, s3Store } from '../../src/store/s3.ts';
import { entries, faultOf, keysIn } from './ask.ts';
import { type Ceph, missingCeph, startCeph } from './ceph.ts';
import { storeContract } from './contract.ts';
import { bytesOf, plain, textOf } from './count.ts';
import { type FakeS3, fakeS3, type Manner } from './s3-fake.ts';

const place = { bucket: 'open-data', region: 'us-east-1', forcePathStyle: true };
const before = { ...process.env };
beforeAll(() => {
  // As an operator gives them; no file of this machine's own is looked at.
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' });
  Object.assign(process.env, { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' });
});
afterAll(() => {
  process.env = before;
});

const running: FakeS3[] = [];
afterAll(async () => {
  await Promise.all(running.map((fake) => fake.stop()));
});

async function faked(manner: Manner = {}, settings: Partial<S3Settings> = {}) {
  const fake = await fakeS3(manner);
  running.push(fake);
  return { fake, store: s3Store({ ...place, prefix: '', endpoint: fake.endpoint, ...settings }) };
}

async function scratchFile(bytes: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'goldbadge-s3-'));
  const path = join(folder, 'body');
  await writeFile(path, bytes);
  return { body: { path, size: bytes.length }, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

const missing = missingCeph();
const forced = process.env['GOLDBADGE_TEST_S3'] === 'fake';
const why = forced ? 'GOLDBADGE_TEST_S3=fake' : `not installed: ${missing.join(', ')}`;
const real = !forced && missing.length === 0;
if (!real) console.warn(`s3.test.ts: the S3 store is NOT tested on a real server (${why}); only on our own small one`);
// Started while the small server is tested, since it takes its time.
const starting = real ? startCeph() : undefined;
starting?.catch(() => 'reported where it is waited for');
afterAll(async () => {
  await starting?.then(
    (ceph) => ceph.stop(),
    () => undefined,
  );
});

storeContract('the S3 store on a small server of our own', async () => (await faked()).store);
storeContract('the S3 store on a server that wants tags unquoted', async () => {
  return (await faked({ conditions: 'unquoted' }, { prefix: 'a/前綴' })).store;
});

describe('what S3 is sent', () => {
  it('says type, cache policy and file name', async () => {
    const { fake, store } = await faked();
    await store.put('a', bytesOf('1'), {
      type: 'text/csv; charset=utf-8; header=present',
      cache: 'forever',
      saveAs: '砂石.csv',
    });
    await store.put('b', bytesOf('1'), plain);
    expect(fake.kept.get('a')?.headers).toEqual({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-disposition': `attachment; filename="__.csv"; filename*=UTF-8''%E7%A0%82%E7%9F%B3.csv`,
    });
    expect(fake.kept.get('b')?.headers).toEqual({ 'content-type': plain.type, 'cache-control': 'no-cache' });
  });

  it('sends a body plainly, with its length and MD5, from bytes and from a file', async () => {
    await using file = await scratchFile(new Uint8Array(randomBytes(3_000_000)));
    const { fake, store } = await faked();
    for (const body of [bytesOf('small'), file.body]) {
      await store.put('a', body, plain);
      const { headers } = fake.asked.at(-1)!;
      expect(headers['content-length']).toBe(String(body instanceof Uint8Array ? body.length : body.size));
      expect(headers['content-md5']).toMatch(/^[\w+/]{22}==$/);
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers['transfer-encoding']).toBeUndefined();
      expect(Object.keys(headers).filter((name) => /trailer|checksum/.test(name))).toEqual([]);
    }
    expect(fake.asked.map((each) => each.method)).toEqual(['PUT', 'PUT']);
  });

  it('keeps to its prefix, and passes over what consoles put there', async () => {
    const { fake, store } = await faked({}, { prefix: 'a/b' });
    expect(store.name).toBe('s3://open-data/a/b');
    await store.put('c', bytesOf('1'), plain);
    const kept = fake.kept.get('a/b/c')!;
    for (const key of ['a/b/', 'a/b/folder/', 'a/bc', 'a/b']) fake.kept.set(key, kept);
    expect(await keysIn(store, '')).toEqual(['c']);
  });

  it('asks without quotes from the second time on where quotes are not understood', async () => {
    const { fake, store } = await faked({ conditions: 'unquoted' });
    const one = await store.put('a', bytesOf('1'), plain);
    const two = await store.put('a', bytesOf('2'), { ...plain, when: { tag: one.tag } });
    await store.put('a', bytesOf('3'), { ...plain, when: { tag: two.tag } });
    const asked = fake.asked.flatMap(({ headers }) => headers['if-match'] ?? []);
    expect(asked).toEqual([one.tag, one.tag.replaceAll('"', ''), two.tag.replaceAll('"', '')]);
  });
});

describe.concurrent('a server in trouble', () => {
  it('is tried again, with bytes and with files', async () => {
    await using file = await scratchFile(new Uint8Array(100_000).fill(5));
    for (const body of [new Uint8Array(100_000).fill(5), file.body]) {
      const { store } = await faked({ trouble: [500, 'before'] });
      await store.put('a', body, plain);
      expect((await store.get('a'))?.bytes).toEqual(new Uint8Array(100_000).fill(5));
    }
  });

  it('is given up in the end', async () => {
    const { fake, store } = await faked({ trouble: [503, 503, 503, 503, 503] });
    const fault = await faultOf('store-failed', store.put('a', bytesOf('1'), plain));
    expect(fault.en).toContain('503 SlowDown');
    expect(fake.asked.length).toBe(4);
  });

  it('may have done what it could not say: our own write is no conflict', async () => {
    await using file = await scratchFile(bytesOf('mine'));
    for (const body of [bytesOf('mine'), file.body]) {
      const { fake, store } = await faked({ trouble: ['after'] });
      const first = await store.put('a', body, { ...plain, when: 'absent' });
      expect(fake.asked.map((each) => each.method)).toEqual(['PUT', 'PUT', 'HEAD']);
      expect(first.tag).toBe((await store.head('a'))?.tag);
    }
  });

  it.each(['absent', 'tag'])(
    'may be tried again after the race is lost: the same content by another is a conflict (%s)',
    async (kind) => {
      const trouble: Manner['trouble'] = [];
      const { fake, store } = await faked({ trouble });
      const { tag } = await store.put('a', bytesOf('old'), plain);
      const when = kind === 'absent' ? 'absent' : { tag };
      const old = fake.kept.get('a')!;
      const overtaken = () => {
        fake.kept.set('a', { ...old, body: Buffer.from('new'), tag: md5('new') });
        return 503;
      };
      for (const answers of [[overtaken], [overtaken, 500, 500, 500]]) {
        fake.kept.set('a', old);
        trouble.push(...answers);
        await faultOf('store-conflict', store.put('a', bytesOf('new'), { ...plain, when }));
        expect(trouble).toEqual([]);
      }
    },
  );

  it('is a fault, not a conflict, while the condition still holds', async () => {
    const trouble: Manner['trouble'] = [];
    const { store } = await faked({ trouble });
    const { tag } = await store.put('a', bytesOf('old'), plain);
    trouble.push(500, 500, 500, 500);
    await faultOf('store-failed', store.put('a', bytesOf('new'), { ...plain, when: { tag } }));
    trouble.push(500, 500, 500, 500);
    await faultOf('store-failed', store.put('b', bytesOf('new'), { ...plain, when: 'absent' }));
  });

  it('may not keep what arrived damaged', async () => {
    const { fake, store } = await faked({ damages: true });
    await faultOf('store-failed', store.put('a', bytesOf('12'), plain));
    expect(fake.kept.size).toBe(0);
  });

  it('is not there, or its bucket is not', async () => {
    const { fake, store } = await faked({}, { bucket: 'no-such-bucket' });
    for (const work of [() => store.get('a'), () => store.put('a', bytesOf('1'), plain), () => entries(store, '')]) {
      expect((await faultOf('store-failed', work())).en).toContain('NoSuchBucket');
    }
    const tag = { ...plain, when: { tag: '"0"' } };
    await faultOf('store-failed', store.put('a', bytesOf('1'), tag));
    await fake.stop();
    const nobody = s3Store({ ...place, prefix: '', endpoint: fake.endpoint });
    expect((await faultOf('store-failed', nobody.head('a'))).en).toContain('ECONNREFUSED');
  });

  it('is left alone when the run is cancelled', async () => {
    const stop = new AbortController();
    const { store } = await faked({ trouble: Array(10).fill(503) }, { signal: stop.signal });
    await using file = await scratchFile(bytesOf('mine'));
    const works = [store.put('a', bytesOf('1'), plain), store.put('b', file.body, plain), store.get('a')];
    const ends = works.map((work) => faultOf('cancelled', work));
    setTimeout(() => stop.abort(), 20);
    await Promise.all(ends);
  });
});

const md5 = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;

describe('conditional writes are proved before they are trusted', () => {
  it.each([
    ['kept', true],
    ['unquoted', true],
    ['ignored', false],
    ['unsupported', false],
  ] as const)('where they are %s: %s', async (conditions, expected) => {
    const { fake, store } = await faked({ conditions });
    expect((await prove(store, randomUUID())).conditional).toBe(expected);
    expect(fake.kept.size).toBe(0);
  });

  it('throws where nothing can be written at all', async () => {
    const { store } = await faked({}, { bucket: 'no-such-bucket' });
    await faultOf('store-failed', prove(store, randomUUID()));
  });
});

describe.skipIf(!real)('on Ceph', () => {
  let ceph: Ceph | undefined;
  let client: S3Client | undefined;
  beforeAll(async () => {
    ceph = await starting;
    if (!ceph) return;
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: ceph.accessKey, AWS_SECRET_ACCESS_KEY: ceph.secretKey });
    client = new S3Client({ endpoint: ceph.endpoint, region: place.region, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: place.bucket }));
  });
  afterAll(async () => {
    client?.destroy();
  });
  const open = (settings: Partial<S3Settings> = {}) =>
    s3Store({ ...place, prefix: randomUUID(), endpoint: ceph?.endpoint ?? '', ...settings });

  storeContract('the S3 store', async () => open());

  it('serves what was put as it was described', async () => {
    const store = open({ prefix: 'public' });
    const how = { type: 'text/csv; charset=utf-8; header=present', cache: 'forever', saveAs: '每月砂石.csv' } as const;
    await store.put('資料.csv', bytesOf('編號\n'), how);
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    const found = await client?.send(new GetObjectCommand({ Bucket: place.bucket, Key: 'public/資料.csv' }));
    expect(found?.ContentType).toBe(how.type);
    expect(found?.CacheControl).toBe('public, max-age=31536000, immutable');
    expect(found?.ContentDisposition).toContain("filename*=UTF-8''%E6%AF%8F%E6%9C%88%E7%A0%82%E7%9F%B3.csv");
    expect(textOf(await found?.Body?.transformToByteArray())).toBe('編號\n');
  });

  it('tells a wrong key and a missing bucket', async () => {
    expect((await faultOf('store-failed', open({ bucket: 'none-such' }).get('a'))).en).toContain('NoSuchBucket');
    const right = process.env['AWS_SECRET_ACCESS_KEY'];
    process.env['AWS_SECRET_ACCESS_KEY'] = 'wrong';
    const fault = await faultOf('store-failed', open().put('a', bytesOf('1'), plain));
    process.env['AWS_SECRET_ACCESS_KEY'] = right;
    expect(fault.zh).toContain('金鑰');
  });
});
