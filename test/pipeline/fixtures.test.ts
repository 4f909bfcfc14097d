import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { cp950, userDefined } from '../../scripts/fixtures/text.ts';
import { fixtures, makeFixtures } from '../../scripts/make-fixtures.ts';

const committed = fileURLToPath(new URL('../../fixtures', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldbadge-fixtures-'));
  await makeFixtures(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe('the files of fixtures/', () => {
  // Deflate may pack the same text otherwise on another machine, so zip files are compared part by part.
  it.each(fixtures.map((one) => one.path))('%s is what scripts/make-fixtures.ts makes', async (path) => {
    const [is, made] = await Promise.all([readFile(join(committed, path)), readFile(join(folder, path))]);
    if (/\.(xlsx|ods)$/.test(path)) expect(await parts(made)).toEqual(await parts(is));
    else expect(made.equals(is)).toBe(true);
  });

  it('come out the same bytes twice', async () => {
    for (const { path, bytes } of fixtures) {
      const again = await bytes();
      expect(again.equals(await readFile(join(folder, path))), path).toBe(true);
    }
  });

  it('hold user-defined characters as the two bytes they were typed as', async () => {
    const bytes = await readFile(join(committed, 'real-estate-transactions/f_lvr_land_a.csv'));
    expect(bytes.includes(Buffer.from([0x82, 0xed]))).toBe(true);
    expect(userDefined(0x82, 0xed)).toMatch(/^[\ue000-\uf8ff]$/);
    expect(cp950(`十許${userDefined(0x82, 0xed)}a`).toString('hex')).toBe('a451b35c82ed61');
  });
});

async function parts(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(bytes);
  const all: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
    all[entry.fileName] = Buffer.concat(chunks).toString();
  }
  return all;
}
