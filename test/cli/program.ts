import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const main = resolve(import.meta.dirname, '../../src/cli/main.ts');

/** How a program ended, and everything needed to see why. */
export interface Ended {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** Command, folder, exit and both outputs, for a test that fails. */
  readonly whole: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output or standard error holds the text; throws when the program ends before. */
  saw(text: string): Promise<void>;
}

/** A scratch folder with pipelines, files, a store and a TMPDIR of its own, where the real program is run. */
export interface Scratch {
  readonly folder: string;
  /** Starts `goldbadge words…` there and waits for its end; an exit other than expected throws with all there is to know. */
  run(exit: number, ...words: string[]): Promise<Ended>;
  start(words: readonly string[], environment?: Readonly<Record<string, string>>): Started;
  write(path: string, text: string | Uint8Array): string;
  read(path: string): string;
  json(path: string): Record<string, unknown>;
  /** Paths below, relative, with the time of the last change: two listings are equal when nothing was written. */
  listing(path: string): Readonly<Record<string, number>>;
  remove(): void;
}

export function scratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'goldbadge-cli-'));
  mkdirSync(join(folder, 'tmp'));
  const start = (words: readonly string[], environment = {}) => launch(folder, words, environment);
  return {
    folder,
    start,
    async run(exit, ...words) {
      const ended = await start(words).ended;
      if (ended.exit !== exit) throw new Error(`exit ${ended.exit}, expected ${exit}\n${ended.whole}`);
      return ended;
    },
    write(path, text) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
      return target;
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    json: (path) => JSON.parse(readFileSync(join(folder, path), 'utf8')),
    listing: (path) => listing(join(folder, path)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function launch(folder: string, words: readonly string[], environment: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, [main, ...words], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: join(folder, 'tmp'),
      // The program is compiled once for all tests, not once for each of its starts.
      NODE_COMPILE_CACHE: join(tmpdir(), 'goldbadge-test-compiled'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    for (const look of waiting) look();
  });
  const whole = () => `$ goldbadge ${words.join(' ')}\nin ${folder}\n--- stdout\n${out}\n--- stderr\n${err}`;
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => {
      resolve({ exit, signal, out, err, whole: `${whole()}\n--- exit ${exit ?? signal}` });
    });
  });
  const saw = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!`${out}${err}`.includes(text)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      void ended.then((end) => reject(new Error(`ended without “${text}”\n${end.whole}`)));
    });
  return { child, ended, saw };
}

function listing(folder: string): Record<string, number> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .map((name) => [name, statSync(join(folder, name))] as const)
      .filter(([, stat]) => stat.isFile())
      .map(([name, stat]) => [name, stat.mtimeMs]),
  );
}

/** A pipeline over `file` with the four columns of `parks`. */
export function pipelineYaml(id: string, file: string, more = ''): string {
  return `id: ${id}
title: { zh: 公園清冊, en: Parks }
description: { zh: 測試用的公園清冊。, en: A list of parks for tests. }
agency:
  name: 示範市政府
  oid: 2.16.886.101.90099.20001
  contact: { name: 資料窗口, phone: 02-0000-0000, email: opendata@city.example.gov.tw }
source: { file: ${file} }
fields:
  - { name: park_id, title: 編號, description: 公園編號, type: code, checks: { required: true } }
  - { name: district, title: 行政區, description: 所在行政區, type: text }
  - { name: area, title: 面積, description: 公園面積, type: decimal, unit: 平方公尺 }
  - { name: opened, title: 啟用日期, description: 啟用的日期, type: date }
formats: [csv, json]
schedule: 30 3 * * *
frequency: 每1月
license: OGDL-Taiwan-1.0
${more}`;
}

/** Rows of a list of parks as an agency writes it. */
export function parks(rows: number, area = '12,345'): string {
  const lines = Array.from({ length: rows }, (_, i) => `${String(i + 1).padStart(3, '0')},中正區,"${area}",112/3/5`);
  return ['編號,行政區,面積,啟用日期', ...lines, ''].join('\r\n');
}

/** The JSON documents a program printed, one a line. */
export function lines(ended: Ended): Record<string, unknown>[] {
  return ended.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
