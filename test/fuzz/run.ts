/**
 * Feeds readers with files that are wrong in all ways, for as long as wanted:
 *
 *     n24 test/fuzz/run.ts xlsx --minutes 10 --seed 1     many cases of one reader (or `all`)
 *     n24 test/fuzz/run.ts xlsx --case 4711               one case, with what went wrong in full
 *
 * What breaks a reader is written to --keep (or the system's folder for temporary files), with its seed in its name.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer } from './child.ts';
import type { Fuzzer } from './fuzzer.ts';
import { fuzzers } from './fuzzers.ts';
import { outcomeOf } from './outcome.ts';
import { randomFrom } from './random.ts';

const SECONDS = 30;
const MEGABYTES = 512;
/** Told, though not wrong yet. */
const SLOW = 8000;

const { values, positionals } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
    keep: { type: 'string', default: join(tmpdir(), 'goldbadge-fuzz') },
  },
  allowPositionals: true,
});
const wanted = fuzzers.filter((one) => positionals.includes(one.name) || positionals.includes('all'));
mkdirSync(values.keep, { recursive: true });

if (wanted.length === 0) {
  console.error(
    `usage: run.ts <reader> [--minutes N] [--seed S] [--case K]; readers: ${fuzzers.map((one) => one.name).join(', ')}, all`,
  );
  process.exitCode = 2;
} else if (values.case !== undefined) {
  await one(wanted[0]!, Number(values.case));
} else {
  for (const fuzzer of wanted) await many(fuzzer, Number(values.seed), Number(values.minutes) / wanted.length);
}

async function one(fuzzer: Fuzzer, seed: number): Promise<void> {
  console.log(`written to ${await keep(fuzzer, seed)}`);
  const from = performance.now();
  console.log(await outcomeOf(fuzzer, seed));
  const { maxRSS } = process.resourceUsage();
  console.log(`${Math.round(performance.now() - from)} ms, ${Math.round(maxRSS / 1024)} MB`);
}

async function many(fuzzer: Fuzzer, first: number, minutes: number): Promise<void> {
  const until = performance.now() + minutes * 60_000;
  const ends = new Map<string, number>();
  const told = new Set<string>();
  let child: ChildProcess | undefined;
  let seed = first;
  let slowest: Answer | undefined;
  const from = performance.now();
  const restart = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  for (; performance.now() < until; seed++) {
    child ??= start(fuzzer);
    let answer = await ask(child, seed);
    if (answer.megabytes > MEGABYTES) {
      // Many small cases may have filled the memory together: this one is asked again, alone.
      restart();
      child = start(fuzzer);
      answer = await ask(child, seed);
      if (answer.megabytes > MEGABYTES) answer = { ...answer, wrong: `took ${Math.round(answer.megabytes)} MB` };
    }
    const end = answer.wrong === undefined ? answer.end! : 'WRONG';
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (!slowest || answer.milliseconds > slowest.milliseconds) slowest = answer;
    if (answer.wrong === undefined && answer.milliseconds > SLOW)
      console.log(`SLOW ${fuzzer.name} ${seed}: ${Math.round(answer.milliseconds)} ms`);
    if (answer.wrong === undefined) continue;
    if (answer.wrong.startsWith('took') || answer.wrong.startsWith('ended')) restart();
    const kind = kindOf(answer.wrong);
    if (told.has(kind)) continue;
    told.add(kind);
    console.log(`WRONG ${fuzzer.name} ${seed} ${await keep(fuzzer, seed)}\n${answer.wrong}\n`);
  }
  restart();
  const counts = [...ends].sort((a, b) => b[1] - a[1]).map(([end, count]) => `${end} ${count}`);
  const seconds = Math.round((performance.now() - from) / 1000);
  console.log(
    `${fuzzer.name}: ${seed - first} cases from seed ${first} in ${seconds} s; ${counts.join(', ')}; slowest ${Math.round(slowest?.milliseconds ?? 0)} ms (case ${slowest?.seed})`,
  );
}

/** One trouble is told once: where it was thrown says more than its words, which quote the file. */
function kindOf(wrong: string): string {
  const lines = wrong.split('\n');
  const where = lines.filter((line) => /^\s+at /.test(line)).slice(0, 2);
  return [lines[0]!.slice(0, 24).replaceAll(/\d+/g, '#'), ...where].join('\n');
}

function start(fuzzer: Fuzzer): ChildProcess {
  return fork(join(import.meta.dirname, 'child.ts'), [fuzzer.name]);
}

function ask(child: ChildProcess, seed: number): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer) => {
      clearTimeout(timer);
      child.off('message', done);
      child.off('exit', died);
      resolve(answer);
    };
    const lost = (wrong: string) => done({ seed, wrong, milliseconds: SECONDS * 1000, megabytes: 0 });
    const died = (code: number | null, signal: string | null) => lost(`ended the process: ${code ?? signal}`);
    const timer = setTimeout(() => lost(`took more than ${SECONDS} s`), SECONDS * 1000);
    child.on('message', done);
    child.on('exit', died);
    child.send(seed);
  });
}

async function keep(fuzzer: Fuzzer, seed: number): Promise<string> {
  const made = await fuzzer.make(randomFrom(seed));
  const path = join(values.keep, `${fuzzer.name}-${seed}-${made.name}`);
  writeFileSync(path, made.bytes);
  return path;
}
