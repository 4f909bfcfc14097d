/**
 * `npm run bench:nightly`: 2,000 small datasets in a folder store, of which 1% changed since last night: milliseconds a dataset, unchanged and
 * changed, the catalogue, and the peak of memory. Results are appended to test/bench/results.jsonl. `--datasets N` for another number.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { world } from '../../src/cli/world.ts';
import { loadPipelines } from '../../src/pipeline/load.ts';
import { pipelineText } from '../../src/pipeline/write.ts';
import type { Ground } from '../../src/run.ts';
import { runAll } from '../../src/schedule/run-all.ts';
import { shelve } from '../../src/shelve.ts';
import { fileStore } from '../../src/store/file.ts';
import { fields, generate, pipelineFor } from './generate.ts';

const { values } = parseArgs({ options: { datasets: { type: 'string', default: '2000' } } });
const count = Number(values.datasets);
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-nightly-'));
const night = world(() => {}, new AbortController().signal);
try {
  prepare();
  const lines = [];
  for (const [name, changed] of [
    ['first night: all new', count],
    ['unchanged', 0],
    ['1% changed', Math.ceil(count / 100)],
  ] as const) {
    if (name === '1% changed') change(changed);
    lines.push(await measure(name, changed));
  }
  console.table(lines);
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const line = {
    bench: 'nightly',
    commit,
    machine: `${cpus()[0]?.model} x${cpus().length}`,
    node: process.version,
    datasets: count,
    memory,
    results: lines,
  };
  appendFileSync(join(import.meta.dirname, 'results.jsonl'), `${JSON.stringify(line)}\n`);
} finally {
  night.close();
  rmSync(folder, { recursive: true, force: true });
}

function prepare(): void {
  const pipelines = join(folder, 'pipelines', 'agency');
  mkdirSync(pipelines, { recursive: true });
  const sample = join(folder, 'sample.csv');
  generate(sample, 20_000, false);
  const text = readFileSync(sample, 'utf8');
  for (let n = 0; n < count; n++) {
    const id = `set-${n}`;
    writeFileSync(join(folder, `${id}.csv`), text.replace('00000001', String(n).padStart(8, '0')));
    const pipeline = { ...pipelineFor(`../../${id}.csv`), id, fields };
    writeFileSync(join(pipelines, `${id}.yaml`), pipelineText(pipeline, 'none'));
  }
}

function change(some: number): void {
  for (let n = 0; n < some; n++) {
    const file = join(folder, `set-${n * 7}.csv`);
    writeFileSync(file, `${readFileSync(file, 'utf8').replace('大同', '永豐')}`);
  }
}

async function measure(name: string, changed: number) {
  const cpu = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
  const begin = cpu();
  const { pipelines } = await loadPipelines(join(folder, 'pipelines'));
  const loaded = cpu();
  const ground: Ground = { store: fileStore(join(folder, 'store')), effects: night.effects, codes: () => [] };
  const results = await runAll(
    pipelines.map((pipeline) => ({ pipeline })),
    ground,
    { owner: 'bench', stopping: new AbortController().signal, told: () => {} },
  );
  const ran = cpu();
  const pages = await shelve(pipelines, { store: ground.store, title: '目錄', now: new Date() });
  const done = cpu();
  const published = results.filter((one) => 'outcome' in one && one.outcome.status === 'published').length;
  if (published !== changed) throw new Error(`${name}: ${published} published, ${changed} expected`);
  const each = (ms: number) => +(ms / count).toFixed(2);
  return {
    night: name,
    published,
    'load ms/dataset': each(loaded - begin),
    'run ms/dataset': each(ran - loaded),
    'catalogue ms/dataset': each(done - ran),
    pages,
  };
}
