import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problems as detected } from '../src/detect/index.ts';
import { problems as normalised, normalisers } from '../src/normalise/index.ts';
import { problems as parsed, parsers } from '../src/parse/index.ts';
import { problems as personal } from '../src/privacy/index.ts';
import { gates, problems as published } from '../src/publish/index.ts';
import { renderers } from '../src/render/index.ts';
import { rules } from '../src/score/index.ts';
import { drivers } from '../src/store/index.ts';
import { checks, problems as validated } from '../src/validate/index.ts';

/** Adding a part is one file and one line in its folder's registry: here folder and registry are compared. */
const source = resolve(import.meta.dirname, '../src');

/** Files of a folder that declare a part: their text says so. */
function filesThat(folder: string, declares: RegExp): string[] {
  return readdirSync(join(source, folder))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .filter((file) => declares.test(readFileSync(join(source, folder, file), 'utf8')))
    .map((file) => file.slice(0, -3))
    .sort();
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('registries hold what their folders hold', () => {
  it.each([
    [
      'parse',
      /^export const \w+: Parser =/m,
      parsers.map(
        ({ format }) => ({ xml: 'xml-records', 'xml-spreadsheet': 'spreadsheetml' })[format as string] ?? format,
      ),
    ],
    ['normalise', /^export const \w+: Normaliser =/m, Object.keys(normalisers)],
    ['validate', /^export const \w+: Check =/m, checks.map((one) => kebab(one.name))],
    ['render', /^export const \w+: Renderer =/m, Object.keys(renderers)],
    ['score', /^export const \w+: Rule =/m, rules.map((one) => one.problem.name)],
    ['cli/commands', /^export const \w+: Command =/m, commandNames()],
  ])('%s', (folder, declares, names) => {
    const files = filesThat(folder, declares);
    expect(files.length).toBeGreaterThan(1);
    expect([...names].sort()).toEqual(files);
  });

  it('gates', () => {
    const files = filesThat('publish', /: Gate =/);
    expect(files.length).toBeGreaterThan(1);
    const declared = files.flatMap((file) => [
      ...readFileSync(join(source, 'publish', `${file}.ts`), 'utf8').matchAll(/^export const \w+: Gate =/gm),
    ]);
    expect(gates.length).toBe(declared.length);
  });

  it('stores', () => expect(Object.keys(drivers).sort()).toEqual(['file', 'memory', 's3']));
});

function commandNames(): string[] {
  const main = readFileSync(join(source, 'cli/main.ts'), 'utf8');
  return [...main.matchAll(/import\('\.\/commands\/([\w-]+)\.ts'\)/g)].map((found) => found[1]!);
}

describe('problems', () => {
  const all = [
    ...parsed,
    ...detected,
    ...normalised,
    ...validated,
    ...personal,
    ...published,
    ...rules.map((rule) => rule.problem),
  ];

  it('have names of their own', () => {
    const names = all.map((problem) => problem.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('all declared are registered', () => {
    const folders = ['parse', 'detect', 'normalise', 'validate', 'privacy', 'publish', 'score'];
    const declared = folders.flatMap((folder) =>
      readdirSync(join(source, folder)).flatMap((file) =>
        [...readFileSync(join(source, folder, file), 'utf8').matchAll(/^ {2,6}name: '([a-z0-9-]+)',\n\s+level:/gm)].map(
          (found) => found[1]!,
        ),
      ),
    );
    expect(declared.length).toBeGreaterThan(40);
    expect(declared.filter((name) => !all.some((problem) => problem.name === name))).toEqual([]);
  });

  it('speak both languages', () => {
    for (const { name, says, why, mend } of all) {
      for (const text of [says, why, mend]) {
        expect(text.zh, name).toMatch(/\p{Script=Han}/u);
        expect(text.en, name).toMatch(/[a-z]/);
      }
    }
  });
});
