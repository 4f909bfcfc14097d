import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { world } from '../src/cli/world.ts';
import type { Pipeline } from '../src/model/pipeline.ts';
import { codesOf } from '../src/pipeline/codes.ts';
import { loadPipeline, loadPipelines } from '../src/pipeline/load.ts';
import { type Outcome, run } from '../src/run.ts';
import { fileStore } from '../src/store/file.ts';

/** Each folder of fixtures is a case: the agency's file, and in `golden/` what must come out of it. `npm run accept` writes them anew. */
const root = resolve(import.meta.dirname, '..');
const accept = process.env['GOLDBADGE_ACCEPT'] === '1';
const scratch = mkdtempSync(join(tmpdir(), 'goldbadge-golden-'));
const real = world(() => {}, new AbortController().signal);
const effects = { ...real.effects, now: () => new Date('2026-11-20T02:00:00+08:00') };
afterAll(() => {
  real.close();
  rmSync(scratch, { recursive: true, force: true });
});

const { pipelines, faults } = await loadPipelines(join(root, 'pipelines'));
const held = readdirSync(join(root, 'fixtures')).filter((name) => name.startsWith('held-'));

async function into(pipeline: Pipeline): Promise<{ outcome: Outcome; folder: string }> {
  const folder = join(scratch, pipeline.id);
  const outcome = await run(pipeline, { store: fileStore(folder, { durable: false }), effects, codes: codesOf });
  return { outcome, folder: join(folder, 'datasets', pipeline.id) };
}

function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => [
      relative(folder, join(entry.parentPath, entry.name)),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]),
  );
}

function compare(made: ReadonlyMap<string, string>, golden: string): void {
  if (accept) {
    rmSync(golden, { recursive: true, force: true });
    for (const [name, text] of made) {
      mkdirSync(dirname(join(golden, name)), { recursive: true });
      writeFileSync(join(golden, name), text);
    }
  }
  const wanted = filesIn(golden);
  expect([...made.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [name, text] of wanted) expect(made.get(name), name).toBe(text);
}

describe('shipped pipelines', () => {
  it('all load', () => expect(faults).toEqual([]));

  it.each(pipelines.map((pipeline) => [pipeline.id, pipeline] as const))(
    '%s comes out as its golden folder',
    async (_, pipeline) => {
      const { outcome, folder } = await into(pipeline);
      expect(outcome.status, JSON.stringify(outcome.report?.findings)).toBe('published');
      const made = filesIn(join(folder, 'latest'));
      // Apart from the release; in the golden folder it lies beside it.
      const aside = join(scratch, pipeline.id, 'quarantine', pipeline.id, 'last.csv');
      if (existsSync(aside)) made.set('quarantine.csv', readFileSync(aside, 'utf8'));
      compare(made, join(dirname(pipeline.source.file!), 'golden'));
    },
  );
});

describe('fixtures that must be held back', () => {
  it.each(held)('%s is held back with the report in its golden folder', async (name) => {
    const pipeline = await loadPipeline(join(root, 'fixtures', name, 'pipeline.yaml'));
    const { outcome, folder } = await into(pipeline);
    expect(outcome.status).toBe('held');
    const report = `${JSON.stringify(JSON.parse(readFileSync(join(folder, 'last-report.json'), 'utf8')), null, 2)}\n`;
    compare(new Map([['report.json', report]]), join(root, 'fixtures', name, 'golden'));
    expect(filesIn(folder).has('latest.json')).toBe(false);
  });
});
