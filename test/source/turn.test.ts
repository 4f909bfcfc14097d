import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFile } from '../../src/source/file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldbadge-source-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('hears a signal while a long file passes, and not at its end only', async () => {
  const path = join(folder, 'long.csv');
  writeFileSync(path, Buffer.alloc(40 << 20, '0,1,2,3\n'));
  const stop = new AbortController();
  const { bytes } = await openFile(path, stop.signal);
  setTimeout(() => stop.abort(new Error('asked to stop')), 0);
  let seen = 0;
  const pass = (async () => {
    for await (const piece of bytes.stream()) seen += piece.length;
  })();
  await expect(pass).rejects.toThrow('asked to stop');
  expect(seen).toBeLessThan(40 << 20);
});
