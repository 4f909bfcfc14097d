/**
 * Measures how well personal data is found, on cells that are made up, and writes the tables into docs/personal-data.md. With
 * --check nothing is written: ends with 1 if the page says something else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectors } from '../src/privacy/index.ts';
import { madeColumns, SEED } from './personal/cells.ts';
import { INSTITUTION } from './personal/institution.ts';
import { found } from './personal/measure.ts';

const path = join(import.meta.dirname, '../docs/personal-data.md');
const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';
const page = readFileSync(path, 'utf8');
const made = page.slice(0, page.indexOf(BEGIN) + BEGIN.length) + `\n${tables()}\n` + page.slice(page.indexOf(END));

if (!process.argv.includes('--check')) writeFileSync(path, made);
else if (made !== page) {
  console.error('different: docs/personal-data.md\nrun: node scripts/personal-data.ts');
  process.exitCode = 1;
}

/** Which kind was found how often for which, and the shares. */
function tables(): string {
  const columns = madeColumns();
  const counts = new Map<string, number>();
  const missed: string[] = [];
  let cells = 0;
  found(columns).forEach((kinds, at) => {
    const column = columns[at]!;
    let wrong = 0;
    column.cells.forEach(({ is }, row) => {
      cells++;
      if (kinds[row] !== is) wrong++;
      const key = `${is}\0${kinds[row]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
    if (wrong > 0)
      missed.push(`- 「${column.heading}」：${wrong}／${column.cells.length} 格，例如 \`${column.cells[0]!.text}\``);
  });
  const persons = [...detectors.map((detector) => detector.problem.name), 'personal-name'];
  const names = [...persons, INSTITUTION, 'none'];
  const kinds = new Map<string, string>([
    ...detectors.map(({ problem, kind }): [string, string] => [problem.name, kind.zh]),
    ['personal-name', '姓名'],
    [INSTITUTION, '機構或場所，要宣告'],
    ['none', '不是個資'],
  ]);
  const count = (is: string, as: string) => counts.get(`${is}\0${as}`) ?? 0;
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  const share = (part: number, all: number) => (all === 0 ? '—' : `${((part / all) * 100).toFixed(1)}%`);
  const rows = names.map((is) => {
    const all = sum(names.map((as) => count(is, as)));
    const as = sum(names.map((one) => count(one, is)));
    const figures = names.map((one) => count(is, one) || '·');
    return `| ${kinds.get(is)} | ${all} | ${figures.join(' | ')} | ${share(count(is, is), all)} | ${share(count(is, is), as)} |`;
  });
  const right = sum(persons.map((is) => count(is, is)));
  const real = sum(persons.flatMap((is) => names.map((as) => count(is, as))));
  const told = sum(persons.flatMap((as) => names.map((is) => count(is, as))));
  return [
    '',
    `種子 ${SEED}，共 ${columns.length} 欄、${cells} 格，其中 ${real} 格是個人資料。整體召回率 ${share(right, real)}、精確率 ${share(right, told)}。`,
    '',
    `Seed ${SEED}: ${columns.length} columns, ${cells} cells, ${real} of them personal data. Recall ${share(right, real)}, precision ${share(right, told)}.`,
    '',
    `| 實際＼找到 | 格數 | ${names.map((name) => kinds.get(name)).join(' | ')} | 召回率 | 精確率 |`,
    `|---|---:|${names.map(() => '---:|').join('')}---:|---:|`,
    ...rows,
    '',
    '判斷錯的欄：',
    '',
    ...(missed.length > 0 ? missed : ['（沒有）']),
    '',
  ].join('\n');
}
