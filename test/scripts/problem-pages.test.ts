import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Problem } from '../../src/model/finding.ts';

const root = join(import.meta.dirname, '../..');

it('every problem and every rule has its page, as the registries say it', () => {
  const ran = spawnSync(process.execPath, [join(root, 'scripts/problem-pages.ts'), '--check'], { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  expect(ran.status).toBe(0);
});

// Names are addresses and stand in pipelines, so one name means one problem in the whole program.
it('no two problems have one name', async () => {
  const seen = new Map<string, string>();
  for (const stage of readdirSync(join(root, 'src'))) {
    const file = join(root, 'src', stage, 'index.ts');
    if (!existsSync(file)) continue;
    const registry = (await import(file)) as { readonly problems?: readonly Problem[] };
    for (const { name } of registry.problems ?? []) {
      expect(`${name} is declared in ${seen.get(name) ?? stage}`).toBe(`${name} is declared in ${stage}`);
      expect(seen.has(name)).toBe(false);
      seen.set(name, stage);
    }
  }
  expect(seen.size).toBeGreaterThan(20);
});
