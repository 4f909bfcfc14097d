#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { Fault } from '../model/fault.ts';
import type { Lang, Text } from '../model/text.ts';
import { faultOf } from '../schedule/fault-of.ts';
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
  standards: async () => (await import('./commands/standards.ts')).standards,
  explain: async () => (await import('./commands/explain.ts')).explain,
};

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const lang = langOf(words);
  try {
    const at = commandAt(words);
    const name = words[at];
    const loader = name !== undefined && Object.hasOwn(loaders, name) ? loaders[name] : undefined;
    if (!loader) return await noCommand(name, words, lang);
    const command = await loader();
    if (words.includes('--help') || words.includes('-h')) {
      console.log(commandHelp(command, lang));
      return 0;
    }
    return await start(command, words.toSpliced(at, 1), lang);
  } catch (error) {
    tell(faultOf(error), words, lang);
    return 2;
  }
}

/** The first word that is no option and no option's value: `goldbadge --store x status`. */
function commandAt(words: readonly string[]): number {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (!word.startsWith('-')) return at;
    const option = Object.entries(common).find(([name]) => word === `--${name}`);
    if (option?.[1].type === 'string') at++;
  }
  return -1;
}

/** A fault that ends the command; programs that asked for JSON find it where they look for results. */
function tell(fault: Fault, words: readonly string[], lang: Lang): void {
  if (words.includes('--json'))
    console.log(JSON.stringify({ status: 'fault', fault: fault.code, says: say({ lang }, fault) }));
  else console.error(say({ lang }, fault));
  if (words.includes('--debug')) console.error(fault.stack, fault.cause ?? '');
}

async function start(command: Command, words: readonly string[], lang: Lang): Promise<number> {
  const { values, positionals } = read(command, words);
  const language = values.get('lang');
  if (language !== undefined && language !== 'zh' && language !== 'en') {
    throw new Fault('usage', {
      zh: `--lang 只能是 zh 或 en，不是「${language}」。`,
      en: `--lang is zh or en, not “${language}”.`,
    });
  }
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
  const { effects, tidy, close } = world(show.event, abort.signal);
  const text = (name: string) => (typeof values.get(name) === 'string' ? String(values.get(name)) : undefined);
  const context: Context = {
    effects,
    tidy,
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
  ignoreBrokenPipe(command, close);
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
    const what = misread(cause);
    throw new Fault(
      'usage',
      {
        zh: `${what.zh}用法：goldbadge ${command.usage.zh}（說明與例子：goldbadge ${command.name} --help）`,
        en: `${what.en} Usage: goldbadge ${command.usage.en} (help and examples: goldbadge ${command.name} --help)`,
      },
      cause,
    );
  }
}

/** Node's words about options are English and long; what matters is which option. */
function misread(cause: unknown): Text {
  const { code = '', message = '' } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {};
  const option = /'([^' ]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return { zh: `沒有「${option}」這個選項。`, en: `There is no option “${option}”.` };
  if (/argument missing|ambiguous/.test(message))
    return { zh: `選項「${option}」後面要寫一個值。`, en: `The option “${option}” needs a value.` };
  return {
    zh: `選項「${option}」的寫法不對（${message}）。`,
    en: `The option “${option}” cannot be read (${message}).`,
  };
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

/** `goldbadge extract x | head` is no error. A run goes on without its reader: what it publishes matters more than what it says. */
function ignoreBrokenPipe(command: Command, close: () => void): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (command.name === 'run' || command.name === 'schedule') return;
    close();
    process.exit(0);
  });
}
