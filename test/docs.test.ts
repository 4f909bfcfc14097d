import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Command, common } from '../src/cli/command.ts';

const root = resolve(import.meta.dirname, '..');
const accept = process.env['GOLDBADGE_ACCEPT'] === '1';
const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name));
const pages = [...readdirSync(root), ...inDocs].filter((name) => name.endsWith('.md')).sort();
const read = (page: string) => readFileSync(join(root, page), 'utf8');

const folder = join(root, 'src/cli/commands');
const commands = new Map<string, Command>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
  const found: Record<string, unknown> = await import(pathToFileURL(join(folder, file)).href);
  for (const one of Object.values(found)) if (isCommand(one)) commands.set(one.name, one);
}

function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && 'optionHelp' in value && 'usage' in value;
}

/** What stands in code, in a block or a line: the places where a reader takes a command from. */
function codeOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```[a-z]*\n([\s\S]*?)^```/gm)].map((found) => found[1]!);
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map((found) => found[1]!);
  const shown = [...text.matchAll(/^<!-- prints: (.+) -->$/gm)].map((found) => found[1]!);
  return [...blocks.flatMap((block) => block.split('\n')), ...inline, ...shown];
}

/** What is wrong with the examples `goldbadge command --flag` in a line of code. */
function wrongIn(line: string): string[] {
  return [...line.matchAll(/(?:^|[\s/(])goldbadge ((?:--)?[a-z][a-z-]*)([^|;&>#]*)/g)].flatMap(
    ([whole, name, rest]) => {
      if (name === '--version' || name === '--help') return [];
      const command = commands.get(name!);
      if (!command) return [`no such command: ${whole.trim()}`];
      const flags = [...rest!.matchAll(/(?:^|\s)--([a-z][a-z-]*)/g)].map((found) => found[1]!);
      const unknown = flags.filter((flag) => !(flag in command.options) && !(flag in common));
      return unknown.map((flag) => `no such option: ${whole.trim()} (--${flag})`);
    },
  );
}

describe('the documents', () => {
  it.each(['README.md', 'README.zh-TW.md'])('%s tells of every command', (page) => {
    expect(commands.size).toBeGreaterThan(5);
    const missing = [...commands.keys()].filter((name) => !read(page).includes(`\`goldbadge ${name}`));
    expect(missing).toEqual([]);
  });

  it.each(pages)('%s: relative links lead somewhere', (page) => {
    const text = read(page).replace(/^```[\s\S]*?^```/gm, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1]!.split('#')[0]!);
    const broken = links
      .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(root, dirname(page), decodeURIComponent(link))));
    expect(broken).toEqual([]);
  });

  it.each(pages)('%s: commands and their options exist', (page) => {
    expect(codeOf(read(page)).flatMap(wrongIn)).toEqual([]);
  });

  it('would notice a command or an option that is not there', () => {
    expect(codeOf('`goldbadge publish x`').flatMap(wrongIn)).toHaveLength(1);
    expect(codeOf('```sh\ngoldbadge run x --force | head # --not\n```\n').flatMap(wrongIn)).toHaveLength(1);
    expect(wrongIn('5 * * * * /usr/bin/flock -n /run/lock goldbadge run --due')).toEqual([]);
  });
});

const shown = /^<!-- prints: (.+) -->\n```text\n([\s\S]*?)^```$/gm;

/** Runs a page's commands in their order, in a folder of their own, and gives the page with what they print. */
function printed(text: string): string {
  const scratch = mkdtempSync(join(tmpdir(), 'goldbadge-docs-'));
  try {
    for (const name of ['fixtures', 'pipelines', 'schemas']) symlinkSync(join(root, name), join(scratch, name));
    const environment = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith('GOLDBADGE')),
    );
    return text.replace(shown, (_, line: string) => {
      const script = `goldbadge() { "$NODE" "$ROOT/src/cli/main.ts" "$@"; }\n${line}\n`;
      const env = { ...environment, NODE: process.execPath, ROOT: root, LC_ALL: 'C.UTF-8' };
      const { stdout } = spawnSync('sh', ['-c', script], { cwd: scratch, env, encoding: 'utf8' });
      const tidy = stdout
        .replace(/\r/g, '')
        .replace(/[ \t]+$/gm, '')
        .trimEnd();
      return `<!-- prints: ${line} -->\n\`\`\`text\n${tidy}\n\`\`\``;
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

describe('what the documents say is printed', () => {
  it.each(pages.filter((page) => read(page).search(shown) >= 0))('%s (GOLDBADGE_ACCEPT=1 accepts)', (page) => {
    const now = printed(read(page));
    if (accept) writeFileSync(join(root, page), now);
    else expect(read(page)).toBe(now);
  });
});
