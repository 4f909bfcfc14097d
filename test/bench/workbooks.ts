/**
 * `npm run bench:workbooks`: every cell of a workbook of 100,000 rows and 20 columns is read, beside SheetJS, ExcelJS (streaming) and hucre
 * (streaming); then one of ten times the rows by us alone, to see that memory stays. All must find the same rows and cells. `--rounds N`
 * (3), `--rows N` (100000). The peers are installed into test/bench/peers the first time. Results go to test/bench/results.jsonl.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeOds, writeXlsx } from './workbook-file.ts';
import type { ReadMeasured } from './workbook-reader.ts';

interface Row {
  readonly reader: string;
  readonly cpu: number;
  readonly memory: number;
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, rows: { type: 'string', default: '100000' } },
});
const rows = Number(values.rows);
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-workbooks-'));
try {
  installPeers();
  const results: Record<string, Row[]> = {};
  for (const shared of [true, false]) {
    const name = shared ? 'xlsx, shared strings' : 'xlsx, inline strings';
    const file = join(folder, 'book.xlsx');
    await writeXlsx(file, rows, shared);
    results[name] = compare(name, file, ['goldbadge', 'sheetjs', 'exceljs', 'hucre']);
  }
  const ods = join(folder, 'book.ods');
  await writeOds(ods, rows);
  results['ods'] = compare('ods', ods, ['goldbadge', 'sheetjs', 'hucre']);
  const tenfold: Record<string, ReadMeasured> = {};
  for (const kind of ['xlsx', 'ods'] as const) {
    const file = join(folder, `ten.${kind}`);
    await (kind === 'xlsx' ? writeXlsx(file, rows * 10, true) : writeOds(file, rows * 10));
    tenfold[kind] = read('goldbadge', file)!;
    const { cpu, memory } = tenfold[kind];
    console.log(`${kind}, ${rows * 10} rows, by us alone: ${cpu.toFixed(2)} CPU s, peak ${memory.toFixed(0)} MB`);
    rmSync(file);
  }
  keep(results, tenfold);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function installPeers(): void {
  const peers = join(import.meta.dirname, 'peers');
  if (existsSync(join(peers, 'node_modules/.package-lock.json'))) return;
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peers,
    stdio: 'inherit',
  });
  if (done.status !== 0) throw new Error('the peers cannot be installed');
}

function compare(name: string, file: string, readers: readonly string[]): Row[] {
  const runs = new Map<string, ReadMeasured[]>(readers.map((reader) => [reader, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const reader of readers) {
      const one = read(reader, file);
      if (one) runs.get(reader)!.push(one);
    }
  }
  const ours = runs.get('goldbadge')![0]!;
  const table: Row[] = [];
  for (const [reader, all] of runs) {
    if (all.length === 0) continue;
    if (all[0]!.rows !== ours.rows || all[0]!.cells !== ours.cells) {
      throw new Error(`${reader} finds ${all[0]!.rows} rows, ${all[0]!.cells} cells; we ${ours.rows}, ${ours.cells}`);
    }
    table.push({ reader, cpu: median(all.map((one) => one.cpu)), memory: median(all.map((one) => one.memory)) });
  }
  console.log(`\n${name}: ${ours.rows} rows, ${ours.cells} cells, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  console.table(table.map((one) => ({ ...one, 'times ours': +(one.cpu / table[0]!.cpu).toFixed(2) })));
  return table;
}

function read(reader: string, file: string): ReadMeasured | undefined {
  const script = join(import.meta.dirname, 'workbook-reader.ts');
  const done = spawnSync(process.execPath, ['--max-old-space-size=8000', script, reader, file], { encoding: 'utf8' });
  if (done.status === 0) return JSON.parse(done.stdout.trim().split('\n').at(-1)!) as ReadMeasured;
  if (reader === 'goldbadge') throw new Error(done.stderr);
  console.warn(`${reader} failed: ${done.stderr.trim().split('\n').slice(-3).join(' ')}`);
  return undefined;
}

function median(of: readonly number[]): number {
  return +of.toSorted((a, b) => a - b)[of.length >> 1]!.toFixed(2);
}

function keep(results: Readonly<Record<string, Row[]>>, tenfold: Readonly<Record<string, ReadMeasured>>): void {
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  const machine = `${cpus()[0]?.model} x${cpus().length}`;
  const line = {
    bench: 'workbooks',
    commit,
    machine,
    node: process.version,
    rows,
    rounds: Number(values.rounds),
    results,
    tenfold,
  };
  appendFileSync(join(import.meta.dirname, 'results.jsonl'), `${JSON.stringify(line)}\n`);
}
