/**
 * `npm run yardsticks`: reads the outside test sets in $GOLDBADGE_YARDSTICKS, told nothing about any file, has each set's own scorer judge
 * what came out, and writes the figures beside other readers' into `test/yardsticks/figures.md`.
 *
 *     npm run yardsticks                                     all sets that are there
 *     npm run yardsticks -- pollock                          one of them
 *     npm run yardsticks -- pollock --data DIR --out DIR     only reads other cases of the same form; nothing is scored or kept
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure, Yardstick } from './yardstick.ts';

const sets = ['pollock', 'dialect', 'structure', 'spreadsheet', 'encoding', 'frictionless'] as const;
const page = join(import.meta.dirname, 'figures.md');

const { values, positionals } = parseArgs({
  options: { data: { type: 'string' }, out: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !sets.includes(name as (typeof sets)[number]));
const cases = process.env['GOLDBADGE_YARDSTICKS'];

if (unknown.length > 0) {
  console.error(`no such set: ${unknown.join(', ')}; there are ${sets.join(', ')}`);
  process.exitCode = 2;
} else if (values.data !== undefined || values.out !== undefined) {
  await adaptOnly(values.data, values.out);
} else if (cases === undefined || !existsSync(cases)) {
  console.warn('SKIPPED: set GOLDBADGE_YARDSTICKS to the folder of outside test sets');
} else {
  for (const name of positionals.length > 0 ? positionals : sets) await measure(name, join(cases, name));
}

async function adaptOnly(data: string | undefined, out: string | undefined): Promise<void> {
  if (positionals.length !== 1 || data === undefined || out === undefined) {
    console.error('usage: npm run yardsticks -- <set> --data DIR --out DIR');
    process.exitCode = 2;
    return;
  }
  const set = await load(positionals[0]!);
  mkdirSync(out, { recursive: true });
  await set.adapt(resolve(data), resolve(out));
}

async function measure(name: string, data: string): Promise<void> {
  if (!existsSync(data)) {
    console.warn(`SKIPPED: ${name} is not in ${data}`);
    return;
  }
  const set = await load(name);
  const out = mkdtempSync(join(tmpdir(), `goldbadge-${name}-`));
  try {
    const from = process.cpuUsage();
    await set.adapt(data, out);
    const { user, system } = process.cpuUsage(from);
    const figures = await set.figures(data, out);
    for (const one of figures) console.log(`${name}: ${one.name} ${one.ours}${one.unit}${aim(one)}`);
    console.log(`${name}: read in ${((user + system) / 1e6).toFixed(1)} CPU s`);
    keep(name, figures);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function load(name: string): Promise<Yardstick> {
  const module = (await import(`./${name}.ts`)) as Record<string, Yardstick>;
  return module[name]!;
}

function aim(one: Figure): string {
  if (one.target === undefined) return '';
  return one.ours >= one.target ? ` (at least ${one.target}: reached)` : ` (at least ${one.target}: MISSED)`;
}

/** Puts the figures of one set into the page, each set under its own heading, the other sets' untouched. */
function keep(name: string, figures: readonly Figure[]): void {
  const old = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const kept = new Map<string, string>();
  for (const part of old.split(/^## /m).slice(1)) kept.set(part.slice(0, part.indexOf('\n')).trim(), part);
  kept.set(name, section(name, figures));
  const parts = sets.flatMap((set) => (kept.has(set) ? [`## ${kept.get(set)!.trimEnd()}\n`] : []));
  const head =
    '# Outside test sets\n\nMade by `npm run yardsticks`. Every reader is told nothing about the files; a smaller difference than two files means nothing.\n';
  writeFileSync(page, [head, ...parts].join('\n'));
}

function section(name: string, figures: readonly Figure[]): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const rows = figures.map((one) => {
    const target = one.target === undefined ? '' : `${one.target}${one.unit}`;
    return `| ${one.name} | ${one.ours}${one.unit} | ${target} | ${one.peers} |`;
  });
  return [
    name,
    '',
    `Commit ${commit}, Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}.`,
    '',
    '| figure | goldbadge | wanted | others, same cases |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
