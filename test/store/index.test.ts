import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drivers, openStore } from '../../src/store/index.ts';
import { faultOf, keysIn } from './ask.ts';
import { bytesOf, plain } from './count.ts';

describe('the address of a store', () => {
  it.each([
    ['memory:', 'memory:'],
    ['./out', resolve('out')],
    ['/srv/開放資料', '/srv/開放資料'],
    ['file:///srv/open%20data', '/srv/open data'],
    ['s3://bucket', 's3://bucket/'],
    ['s3://My_Bucket/a/前綴/?endpoint=http://127.0.0.1:7480&region=tw', 's3://My_Bucket/a/前綴'],
    ['S3://bucket/a%20b?region=ap-east-2&path-style=true', 's3://bucket/a b'],
  ])('%s opens %s', async (address, name) => {
    expect((await openStore(address)).name).toBe(name);
  });

  it.each([
    ['', 'file:///srv'],
    ['gs://bucket', 's3://bucket'],
    ['constructor:x', 'memory:'],
    ['file://elsewhere/share', 'file:///srv'],
    ['s3://', 's3://bucket/prefix'],
    ['s3:///prefix', 's3://bucket/prefix'],
    ['s3://bucket/?endpiont=http://x', 'endpiont'],
    ['s3://bucket/?endpoint=127.0.0.1:7480', 'http://'],
    ['s3://bucket/?path-style=yes', 'path-style'],
    ['s3://bucket/a//b', 'prefix'],
    ['s3://bucket/%E0%A4%A', 'hexadecimal'],
  ])('%j is refused with advice', async (address, advice) => {
    const fault = await faultOf('usage', openStore(address));
    expect(fault.en).toContain(advice);
    expect(fault.zh).toMatch(/\p{Script=Han}/u);
  });

  it('does not show a key that was written into it', async () => {
    const fault = await faultOf('usage', openStore('s3://AKIAKEY:topsecret@bucket/prefix'));
    expect(`${fault.message} ${fault.zh}`).not.toMatch(/AKIAKEY|topsecret/);
  });

  it('opens a new memory each time, ready for use', async () => {
    const store = await openStore('memory:');
    await store.put('a', bytesOf('1'), plain);
    expect(await keysIn(store, '')).toEqual(['a']);
    expect(await keysIn(await openStore('memory:'), '')).toEqual([]);
  });
});

describe('the registry', () => {
  it('has one file a driver, and every driver opens its own example', async () => {
    const files = await readdir(join(import.meta.dirname, '../../src/store'));
    for (const [scheme, driver] of Object.entries(drivers)) {
      expect(files).toContain(`${scheme}.ts`);
      expect((await openStore(driver.example)).name).not.toBe('');
    }
    const stores = files.filter((file) => /^(?!index|prove|conflict|disposition|key)[a-z0-9]+\.ts$/.test(file));
    expect(Object.keys(drivers).map((scheme) => `${scheme}.ts`)).toEqual(stores.sort());
  });
});
