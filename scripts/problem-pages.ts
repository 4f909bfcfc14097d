/**
 * Writes docs/problems/ and docs/rules/ from the registries: one page a problem, one a rule, an index in each.
 * With --check nothing is written: prints what is missing, left over or different, and ends with 1 if there is any.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../src/model/finding.ts';
import { rules, version } from '../src/score/index.ts';
import { type PageRule, problemPage } from '../src/text/problem-page.ts';

const root = join(import.meta.dirname, '..');
const levels = { error: '錯誤', warning: '警告', note: '提醒' } as const;
const titles: Readonly<Record<string, string>> = {
  source: '取得檔案',
  parse: '讀取檔案',
  detect: '找出表格',
  normalise: '整理內容',
  validate: '檢核內容',
  privacy: '個人資料',
  publish: '發布',
};
/** Their problems are about files and versions more than about cells. */
const aboutFiles: ReadonlySet<string> = new Set(['source', 'parse', 'publish']);
const stages = await registries();

const wanted = new Map<string, string>();
addProblems();
addRules();
const differences = process.argv.includes('--check') ? compare() : write();
for (const one of differences) console.error(one);
if (differences.length > 0) {
  console.error('run: node scripts/problem-pages.ts');
  process.exitCode = 1;
}

/** What each stage's `index.ts` declares; a stage without a registry of problems finds none. */
async function registries(): Promise<[stage: string, problems: readonly Problem[]][]> {
  const found: [string, readonly Problem[]][] = [];
  for (const stage of Object.keys(titles)) {
    const file = join(root, 'src', stage, 'index.ts');
    if (!existsSync(file)) continue;
    const registry = (await import(file)) as { readonly problems?: readonly Problem[] };
    if (registry.problems && registry.problems.length > 0) found.push([stage, registry.problems]);
  }
  return found;
}

function addProblems(): void {
  const lines = [
    '# 發現的問題',
    '',
    '檢查時可能出現的每一種問題：是什麼、為什麼重要、怎麼改。機器可讀分數的規則在[另一頁](../rules/README.md)。',
    '',
    'Each kind of problem that a check can find. The rules of the readiness score have [their own pages](../rules/README.md).',
  ];
  for (const [stage, problems] of stages) {
    lines.push('', `## ${titles[stage]}`, '', '| 問題 | 等級 | 說明 |', '| --- | --- | --- |');
    for (const problem of problems.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      lines.push(`| [${problem.name}](${problem.name}.md) | ${levels[problem.level]} | ${plain(problem.says.zh)} |`);
      add(`docs/problems/${problem.name}.md`, page(problem, undefined, aboutFiles.has(stage) ? 'file' : 'cells'));
    }
  }
  add('docs/problems/README.md', `${lines.join('\n')}\n`);
}

function addRules(): void {
  const lines = [
    '# 機器可讀分數的規則',
    '',
    `規則集 ${version}：共 ${rules.length} 條，滿分 100 分。每一條都說明為什麼重要、怎麼改。不適用的規則（例如文字檔沒有合併儲存格）不計分。`,
    '',
    `Rule set ${version}: ${rules.length} rules, 100 points. Rules that do not apply, such as merged cells in a text file, are not counted.`,
    '',
    '| 規則 | 配分 | 什麼情形會失分 |',
    '| --- | ---: | --- |',
  ];
  for (const { problem, points, source } of rules) {
    lines.push(`| [${problem.name}](${problem.name}.md) | ${points} | ${plain(problem.says.zh)} |`);
    add(`docs/rules/${problem.name}.md`, page(problem, { points, source, version }, 'file'));
  }
  add('docs/rules/README.md', `${lines.join('\n')}\n`);
}

function page(problem: Problem, rule?: PageRule, about: 'cells' | 'file' = 'cells'): string {
  const zh = markdown(problemPage(problem, 'zh', rule, about));
  const en = markdown(problemPage(problem, 'en', rule, about));
  return `# ${problem.name}\n\n## 中文\n\n${zh}\n## In English\n\n${en}`;
}

// The pages hold people's text and tables only, so whatever else Markdown would act on is meant as it stands.
function markdown(text: string): string {
  return text.replace(/[*<`[\]\\]/g, '\\$&');
}

function plain(says: string): string {
  return markdown(says.replace(/\{\w+\}/g, '…').replaceAll('|', '｜'));
}

function add(path: string, text: string): void {
  if (wanted.has(path)) throw new Error(`${path} would be written twice: two problems have one name`);
  wanted.set(path, text);
}

function compare(): string[] {
  const found = new Set(present());
  const missing = [...wanted.keys()].filter((path) => !found.has(path)).map((path) => `missing: ${path}`);
  const extra = [...found].filter((path) => !wanted.has(path)).map((path) => `left over: ${path}`);
  const different = [...found]
    .filter((path) => wanted.has(path) && readFileSync(join(root, path), 'utf8') !== wanted.get(path))
    .map((path) => `different: ${path}`);
  return [...missing, ...extra, ...different];
}

function write(): string[] {
  for (const path of present()) if (!wanted.has(path)) rmSync(join(root, path));
  for (const [path, text] of wanted) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [];
}

function present(): string[] {
  return ['docs/problems', 'docs/rules']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
}
