#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { Fault } from '../model/fault.ts';
import type { Lang } from '../model/text.ts';
import { faultOf } from '../schedule/run-all.ts';
import { type Command, type Context, common, say } from './command.ts';
import { commandHelp, overview } from './help.ts';
import { progress } from './progress.ts';
import { world } from './world.ts';

/** Loaded only when asked for, so that `status` does not wait for what `run` needs. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  check: async () => (await import('./commands/check.ts')).check,
  init: async () => (await import('./commands/init.ts')).init,
  extract: async () => (await import('./commands/extract.ts')).extract,
  plan: async () => (await import('./commands/plan.ts')).plan,
  run: async () => (await import('./commands/run.ts')).run,
  status: async () => (await import('./commands/status.ts')).status,
  history: async () => (await import('./commands/history.ts')).history,
  schedule: async () => (await import('./commands/schedule.ts')).schedule,
  explain: async () => (await import('./commands/explain.ts')).explain,
};

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const lang = langOf(words);
  const debug = words.includes('--debug');
  ignoreBrokenPipe();
  try {
    const name = words.find((word) => !word.startsWith('-'));
    const loader = name === undefined ? undefined : loaders[name];
    if (!loader) return await noCommand(name, words, lang);
    const command = await loader();
    if (words.includes('--help') || words.includes('-h')) {
      console.log(commandHelp(command, lang));
      return 0;
    }
    return await start(command, words.toSpliced(words.indexOf(command.name), 1), lang);
  } catch (error) {
    const fault = faultOf(error);
    console.error(say({ lang }, fault));
    if (debug) console.error(fault.stack, fault.cause ?? '');
    return 2;
  }
}

async function start(command: Command, words: readonly string[], lang: Lang): Promise<number> {
  const { values, positionals } = read(command, words);
  const stop = new AbortController();
  const abort = new AbortController();
  const onSignal = () => {
    // The schedule loop has its own way of stopping; elsewhere the first signal ends the run before its next step.
    if (stop.signal.aborted || command.name !== 'schedule')
      abort.abort(
        new Fault('cancelled', {
          zh: '已依要求停止，沒有發布；下次執行會重新開始。',
          en: 'Stopped as asked; the next run starts anew.',
        }),
      );
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const show = progress(lang, process.stderr, values.get('json') === true);
  const { effects, close } = world(show.event, abort.signal);
  const text = (name: string) => (typeof values.get(name) === 'string' ? String(values.get(name)) : undefined);
  const context: Context = {
    effects,
    lang,
    json: values.get('json') === true,
    args: positionals,
    flags: Object.fromEntries([...values].map(([name, value]) => [name, value === true])),
    values: Object.fromEntries([...values.keys()].map((name) => [name, text(name)])),
    print: (line) => {
      show.clear();
      process.stdout.write(command.name === 'extract' ? line : `${line}\n`);
    },
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    columns: process.stdout.columns ?? 100,
    environment: process.env,
    stopping: stop.signal,
  };
  try {
    return await command.run(context);
  } finally {
    show.clear();
    close();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

function read(command: Command, words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...common, ...command.options },
      allowPositionals: true,
    });
    return { values: new Map<string, string | boolean | undefined>(Object.entries(values)), positionals };
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(
      'usage',
      {
        zh: `看不懂選項（${what}）。用法：goldbadge ${command.usage}`,
        en: `Cannot read the options (${what}). Usage: goldbadge ${command.usage}`,
      },
      cause,
    );
  }
}

async function noCommand(name: string | undefined, words: readonly string[], lang: Lang): Promise<number> {
  if (words.includes('--version')) {
    const { readFileSync } = await import('node:fs');
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    console.log(manifest.version);
    return 0;
  }
  const commands = await Promise.all(Object.values(loaders).map((load) => load()));
  if (name === undefined || name === 'help') {
    console.log(overview(commands, lang));
    return words.length === 0 || words.includes('--help') || words.includes('-h') || name === 'help' ? 0 : 2;
  }
  console.error(say({ lang }, { zh: `沒有「${name}」這個指令。`, en: `There is no command “${name}”.` }));
  console.error(overview(commands, lang));
  return 2;
}

function langOf(words: readonly string[]): Lang {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const said = at < 0 ? process.env['GOLDBADGE_LANG'] : (words[at]!.split('=')[1] ?? words[at + 1]);
  return said === 'en' ? 'en' : 'zh';
}

/** `goldbadge extract x | head` is no error. */
function ignoreBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
