import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

const stages = [
  'source',
  'parse',
  'detect',
  'normalise',
  'validate',
  'privacy',
  'score',
  'render',
  'publish',
  'catalog',
  'store',
];
const pure = [
  'model',
  'text',
  'parse',
  'detect',
  'normalise',
  'validate',
  'privacy',
  'score',
  'render',
  'catalog',
  'publish',
];

/** Where the pure folders meet the world, each with its reason. */
const worldly: Readonly<Record<string, string>> = {
  'publish/apply.ts': 'carries a plan out',
  'publish/read.ts': 'reads documents of a store',
};

/** What a folder may import besides its own files. */
function allowed(folder: string): readonly string[] | undefined {
  if (folder === 'model' || folder === 'text') return [];
  if (folder === 'pipeline') return ['model', 'text', 'schema', 'standard'];
  if (folder === 'publish' || folder === 'standard') return ['model', 'text', 'schema'];
  if (folder === 'schema') return ['model'];
  if (stages.includes(folder)) return ['model', 'text'];
  // The joining files, schedule and cli may import anything below them.
  return undefined;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^\s*(?:import|export)[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm)].map(
    (found) => (found[1] ?? found[2] ?? found[3])!,
  );
}

const folderOf = (file: string) => (file.includes('/') ? file.split('/')[0]! : '');

function breach(file: string, target: string): boolean {
  const folder = folderOf(file);
  const to = folderOf(relative(root, resolve(root, dirname(file), target)));
  const may = allowed(folder);
  return may !== undefined && to !== folder && !may.includes(to);
}

describe('the tree', () => {
  it('has source files', () => expect(files.length).toBeGreaterThan(50));

  it('imports as a star: no stage knows another', () => {
    const breaches = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('.') && breach(file, target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(breaches).toEqual([]);
  });

  it('would notice a breach', () => {
    expect(breach('detect/detect.ts', '../parse/open.ts')).toBe(true);
    expect(breach('model/batch.ts', '../text/big5.ts')).toBe(true);
    expect(breach('score/score.ts', '../run.ts')).toBe(true);
    expect(breach('detect/detect.ts', './sketch.ts')).toBe(false);
  });

  it('has no cycle', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((target) => target.startsWith('.') && target.endsWith('.ts'))
          .map((target) => relative(root, resolve(root, dirname(file), target))),
      ]),
    );
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): string | undefined => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(' -> ');
      if (done.has(file)) return undefined;
      for (const next of graph.get(file) ?? []) {
        const cycle = visit(next, [...path, file]);
        if (cycle) return cycle;
      }
      done.add(file);
      return undefined;
    };
    expect(files.map((file) => visit(file, [])).filter(Boolean)).toEqual([]);
  });

  it('keeps clock, disk, network and chance out of the pure folders', () => {
    const world =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|from 'node:(?:fs|net|http|https|child_process|os|worker_threads)/;
    const breaches = files.filter(
      (file) => pure.includes(folderOf(file)) && !worldly[file] && world.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(breaches).toEqual([]);
  });

  it('imports each package in one file only', () => {
    const users = new Map<string, Set<string>>();
    for (const file of files) {
      for (const target of importsOf(file)) {
        if (target.startsWith('.') || target.startsWith('node:')) continue;
        const name = target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/');
        users.set(name, (users.get(name) ?? new Set()).add(file));
      }
    }
    expect(
      [...users].filter(([, where]) => where.size > 1).map(([name, where]) => `${name}: ${[...where].join(', ')}`),
    ).toEqual([]);
  });

  it('has no file over 300 lines, no barrel and no utils', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    const barrels = files.filter((file) => /^export \* from/m.test(readFileSync(join(root, file), 'utf8')));
    const vague = files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts$)/.test(file));
    expect({ long, barrels, vague }).toEqual({ long: [], barrels: [], vague: [] });
  });
});
