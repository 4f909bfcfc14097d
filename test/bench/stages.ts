/**
 * `npm run bench:stages`: what each stage of the whole way costs, by the samples of a CPU profile over one file. Time in Node's own code
 * (reading, writing, hashing, decoding) counts for the stage that called it; nobody's is the runtime's: loading, compiling, collecting garbage.
 * `--size MB` is the file's size (100). The result is appended to test/bench/results.jsonl.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate.ts';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const { values } = parseArgs({ options: { size: { type: 'string', default: '100' } } });
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-stages-'));
try {
  const file = join(folder, 'utf8.csv');
  const made = generate(file, Number(values.size) * 1e6, false);
  const profile = profiled(file);
  const costs = costsOf(profile);
  const total = [...costs.values()].reduce((sum, one) => sum + one, 0);
  const table = [...costs]
    .map(([stage, time]) => ({
      stage,
      'share %': +((time / total) * 100).toFixed(1),
      'ns a cell': +((time * 1000) / (made.rows * 14)).toFixed(1),
    }))
    .sort((a, b) => b['share %'] - a['share %']);
  console.log(`${(made.bytes / 1e6).toFixed(0)} MB, ${made.rows} rows, 14 columns`);
  console.table(table);
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  const machine = `${cpus()[0]?.model} x${cpus().length}`;
  const line = {
    bench: 'stages',
    commit,
    machine,
    node: process.version,
    bytes: made.bytes,
    rows: made.rows,
    stages: table,
  };
  appendFileSync(join(import.meta.dirname, 'results.jsonl'), `${JSON.stringify(line)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function profiled(file: string): Profile {
  const into = join(folder, 'profile');
  const script = join(import.meta.dirname, 'contestant.ts');
  const args = ['--cpu-prof', `--cpu-prof-dir=${into}`, script, 'goldbadge', file, join(folder, 'out')];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(readFileSync(join(into, readdirSync(into)[0]!), 'utf8')) as Profile;
}

/** Microseconds a stage: the folder below dist/ of the innermost frame that is ours. */
function costsOf({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stages = new Map<number, string>();
  const visit = (id: number, above: string): void => {
    const node = byId.get(id)!;
    const { url } = node.callFrame;
    const own = url.includes('/node_modules/') ? null : /\/dist\/(?:([\w-]+)\/)?([\w-]+)\.js$/.exec(url);
    const stage = own ? (own[1] ?? `${own[2]}.ts`) : above;
    stages.set(id, node.callFrame.functionName === '(idle)' ? 'idle' : stage);
    for (const child of node.children ?? []) visit(child, stage);
  };
  visit(nodes[0]!.id, 'runtime');
  const costs = new Map<string, number>();
  samples.forEach((id, i) => {
    const stage = stages.get(id) ?? 'runtime';
    if (stage !== 'idle') costs.set(stage, (costs.get(stage) ?? 0) + timeDeltas[i]!);
  });
  return costs;
}
