/**
 * `npm run bench`: the whole way (decode, parse, normalise, validate, score, CSV and JSON out, hashes) over a file of 200 MB, beside DuckDB copying it
 * untouched and the plain script a user would write. Outputs are checked first. `--tenfold` adds a file of ten times the rows,
 * `--rounds N` the number of rounds (3), `--size MB` the file's size. Results are appended to test/bench/results.jsonl.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measured } from './contestant.ts';
import { generate } from './generate.ts';

const { values } = parseArgs({
  options: {
    tenfold: { type: 'boolean' },
    rounds: { type: 'string', default: '3' },
    size: { type: 'string', default: '200' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-bench-'));
try {
  main(Number(values.size) * 1e6, Number(values.rounds));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function main(size: number, rounds: number): void {
  const utf8 = join(folder, 'utf8.csv');
  const big5 = join(folder, 'big5.csv');
  const made = generate(utf8, size, false);
  generate(big5, size, true);
  console.log(`${(made.bytes / 1e6).toFixed(0)} MB, ${made.rows} rows, 14 columns; ${rounds} rounds, interleaved`);
  const all = {
    goldbadge: [] as Measured[],
    duckdb: [] as Measured[],
    script: [] as Measured[],
    big5: [] as Measured[],
  };
  for (let round = 0; round < rounds; round++) {
    all.goldbadge.push(contest('goldbadge', utf8));
    all.duckdb.push(contest('duckdb', utf8));
    all.big5.push(contest('goldbadge', big5));
    // The script is an order slower; one round in three says enough.
    if (round % 3 === 0) all.script.push(contest('script', utf8));
  }
  check(all.goldbadge[0]!, all.script[0]!, 'script');
  check(all.goldbadge[0]!, all.big5[0]!, 'big5');
  if (all.duckdb[0]!.rows !== made.rows) throw new Error(`DuckDB read ${all.duckdb[0]!.rows} rows of ${made.rows}`);
  console.log(
    'outputs agree: CSV and JSON of the script and of the Big5 file are the same bytes, DuckDB has the same rows',
  );
  const rows = Object.entries(all).map(([name, runs]) => ({
    name,
    ...medians(runs),
    'MB/cpu s': +(made.bytes / 1e6 / medians(runs).cpu).toFixed(1),
  }));
  console.table(rows);
  const cpu = (name: keyof typeof all) => medians(all[name]).cpu;
  const ratios = {
    'goldbadge / DuckDB': +(cpu('goldbadge') / cpu('duckdb')).toFixed(2),
    'script / goldbadge': +(cpu('script') / cpu('goldbadge')).toFixed(2),
    'Big5 / UTF-8': +(cpu('big5') / cpu('goldbadge')).toFixed(2),
  };
  console.table(ratios);
  const ten = values.tenfold ? tenfold(size * 10) : undefined;
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  const line = {
    bench: 'whole',
    commit,
    machine: `${cpus()[0]?.model} x${cpus().length}`,
    node: process.version,
    bytes: made.bytes,
    rows: made.rows,
    rounds,
    results: rows,
    ratios,
    ...(ten && { tenfold: ten }),
  };
  appendFileSync(join(import.meta.dirname, 'results.jsonl'), `${JSON.stringify(line)}\n`);
}

function tenfold(size: number): Measured {
  const file = join(folder, 'ten.csv');
  const made = generate(file, size, false);
  const measured = contest('goldbadge', file);
  console.log(
    `tenfold: ${made.rows} rows, ${(made.bytes / 1e6 / measured.cpu).toFixed(1)} MB/cpu s, peak ${measured.memory.toFixed(0)} MB`,
  );
  return measured;
}

function contest(name: string, file: string): Measured {
  const into = mkdtempSync(join(folder, 'out-'));
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'contestant.ts'), name, file, into], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  rmSync(into, { recursive: true, force: true });
  if (done.status !== 0) throw new Error(`${name}: ${done.stderr}`);
  return JSON.parse(done.stdout.trim().split('\n').at(-1)!) as Measured;
}

function check(mine: Measured, theirs: Measured, name: string): void {
  for (const part of ['rows', 'csv', 'json'] as const) {
    if (mine[part] !== theirs[part]) throw new Error(`${name}: ${part} differs: ${mine[part]} and ${theirs[part]}`);
  }
}

function medians(runs: readonly Measured[]): { cpu: number; wall: number; memory: number } {
  const of = (key: 'cpu' | 'wall' | 'memory') => {
    const sorted = runs.map((one) => one[key]).sort((a, b) => a - b);
    return +sorted[sorted.length >> 1]!.toFixed(2);
  };
  return { cpu: of('cpu'), wall: of('wall'), memory: of('memory') };
}
