/**
 * `npm run structure`: what `inspect` finds in the real files of $GOLDBADGE_CORPUS, scored against the structures that people wrote down
 * there. `--verbose` names what differs in each file; every other word is handed to the scorer as well (`--only xls`).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const main = resolve(import.meta.dirname, '../../src/cli/main.ts');
const corpus = process.env['GOLDBADGE_CORPUS'];
const scorer = corpus === undefined ? undefined : join(corpus, 'score-structure.mjs');

if (corpus === undefined || scorer === undefined || !existsSync(scorer)) {
  console.warn('SKIPPED: set GOLDBADGE_CORPUS to the folder of real agency files that holds score-structure.mjs');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'goldbadge-structure-'));
  try {
    inspectAll(corpus, folder);
    const scored = spawnSync(process.execPath, [scorer, folder, ...process.argv.slice(2)], { stdio: 'inherit' });
    process.exitCode = scored.status ?? 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One program over all files, as a person would call it; its line for each file becomes a file of its own. */
function inspectAll(from: string, into: string): void {
  const files = ['files', 'mislabelled'].flatMap((part) =>
    readdirSync(join(from, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const started = performance.now();
  const done = spawnSync(process.execPath, [main, 'inspect', '--json', ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - started) / 1000;
  const lines = done.stdout.split('\n').filter((line) => line !== '');
  if (lines.length !== files.length) throw new Error(`${lines.length} lines for ${files.length} files\n${done.stderr}`);
  for (const [i, line] of lines.entries()) writeFileSync(join(into, `${i}.json`), line);
  const refused = lines.filter((line) => 'error' in JSON.parse(line)).length;
  console.log(`${files.length} files inspected in ${seconds.toFixed(1)} s, ${refused} refused`);
}
