import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../src/model/release.ts';
import type { Store } from '../src/model/store.ts';
import { openStore } from '../src/store/index.ts';
import { missingCeph, startCeph } from './store/ceph.ts';
import { fakeS3 } from './store/s3-fake.ts';

/** The program itself, all shipped pipelines, into a real S3 server: Ceph's gateway where it is installed. */
const missing = missingCeph();
const real = missing.length === 0 && process.env['GOLDBADGE_TEST_S3'] !== 'fake';
if (!real)
  console.warn(`whole-s3.test.ts: NOT on a real server (not installed: ${missing.join(', ')}); on our own small one`);

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-whole-'));
let server: { readonly endpoint: string; stop(): Promise<void> };
let address: string;
let store: Store;
const keys = {
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

beforeAll(async () => {
  cpSync(join(root, 'pipelines'), join(folder, 'pipelines'), { recursive: true });
  cpSync(join(root, 'fixtures'), join(folder, 'fixtures'), { recursive: true });
  if (real) {
    const ceph = await startCeph();
    server = ceph;
    Object.assign(keys, { AWS_ACCESS_KEY_ID: ceph.accessKey, AWS_SECRET_ACCESS_KEY: ceph.secretKey });
    const credentials = { accessKeyId: ceph.accessKey, secretAccessKey: ceph.secretKey };
    const client = new S3Client({ endpoint: ceph.endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
    await client.send(new CreateBucketCommand({ Bucket: 'open-data' }));
    client.destroy();
  } else server = await fakeS3();
  Object.assign(process.env, keys);
  address = `s3://open-data/portal?endpoint=${server.endpoint}&region=us-east-1&path-style=true`;
  store = await openStore(address);
}, 180_000);

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function goldbadge(...words: string[]): Promise<{ code: number | null; out: string }> {
  const program = join(root, 'src/cli/main.ts');
  const child = spawn(
    process.execPath,
    [program, ...words, '--store', address, '--pipelines', join(folder, 'pipelines')],
    {
      env: { ...process.env, ...keys },
    },
  );
  let out = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (out += text.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out };
}

async function text(key: string): Promise<string> {
  const found = await store.get(key);
  if (!found) throw new Error(`${key} is missing`);
  return Buffer.from(found.bytes).toString();
}

describe(`the whole way into ${real ? 'Ceph RGW' : 'our own small S3 server'}`, () => {
  it('publishes every shipped pipeline, and nothing again', { timeout: 180_000 }, async () => {
    const first = await goldbadge('run', '--all');
    expect(first.code, first.out).toBe(0);
    expect(first.out).toContain('發布 17、沒有變動 0');
    const release = JSON.parse(await text('datasets/sand-price/latest/release.json')) as Release;
    for (const file of release.files) {
      const at = await store.get(`datasets/sand-price/releases/${release.version}/${file.name}`);
      expect(createHash('sha256').update(at!.bytes).digest('hex'), file.name).toBe(file.sha256);
    }
    expect(await text('datasets/sand-price/latest/sand-price.csv')).toBe(
      readFileSync(join(root, 'fixtures/sand-price/golden/sand-price.csv'), 'utf8'),
    );
    expect(await text('index.html')).toContain('各縣市砂價格');
    const second = await goldbadge('run', '--all');
    expect(second.code).toBe(0);
    expect(second.out).toContain('發布 0、沒有變動 17');
  });

  it('gives changed input a new version that names its predecessor', { timeout: 60_000 }, async () => {
    const before = JSON.parse(await text('datasets/village-population/latest.json')) as { version: string };
    const file = join(folder, 'fixtures/village-population');
    const name = /file: .*\/([^/\n]+)$/m
      .exec(readFileSync(join(folder, 'pipelines/moi/village-population.yaml'), 'utf8'))![1]!
      .trim();
    const csv = readFileSync(join(file, name), 'utf8');
    writeFileSync(join(file, name), csv.replace('介壽村', '介壽新村'));
    const run = await goldbadge('run', 'village-population');
    expect(run.code, run.out).toBe(0);
    const pointer = JSON.parse(await text('datasets/village-population/latest.json')) as {
      version: string;
      number: number;
    };
    expect(pointer.number).toBe(2);
    const release = JSON.parse(
      await text(`datasets/village-population/releases/${pointer.version}/release.json`),
    ) as Release;
    expect(release.predecessor).toBe(before.version);
  });

  it('lets one of two runs at once publish', { timeout: 60_000 }, async () => {
    const runs = await Promise.all([
      goldbadge('run', 'weather-stations', '--again', '--json'),
      goldbadge('run', 'weather-stations', '--again', '--json'),
    ]);
    const statuses = runs.map(
      (run) => JSON.parse(run.out.trim().split('\n').at(-1)!) as { status: string; fault?: string },
    );
    for (const one of statuses) expect(['unchanged', 'fault']).toContain(one.status);
    expect(statuses.some((one) => one.status === 'unchanged')).toBe(true);
    for (const one of statuses) if (one.status === 'fault') expect(one.fault).toBe('lease-held');
  });
});
