import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as library from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotateFile } from '../../src/cli/annotate-file.ts';
import { checkFile } from '../../src/cli/check-file.ts';
import { foundCells, shownPart } from '../../src/cli/finding-cells.ts';
import { world } from '../../src/cli/world.ts';
import { look } from '../../src/look.ts';
import { Findings } from '../../src/model/finding.ts';
import { openFile } from '../../src/source/file.ts';
import { readFile } from '../parse/read-sheets.ts';
import { contextOf } from './fix-file.ts';
import { wrongWith } from './package-check.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldbadge-annotate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function annotated(name: string, content: string | Uint8Array, output = 'out.xlsx', lang: 'zh' | 'en' = 'zh') {
  const { effects, close } = world(() => {}, new AbortController().signal);
  const source = join(folder, name);
  writeFileSync(source, content);
  const findings = new Findings();
  const seen = await look(await openFile(source), {}, {}, findings);
  const context = { ...contextOf(effects), lang };
  const report = await checkFile(context, seen, findings);
  const told = await annotateFile(context, seen, report.findings, join(folder, output));
  close();
  return { told, report, bytes: new Uint8Array(readFileSync(join(folder, output))) };
}

const lines = (cells: readonly string[]) => `編號,面積\n${cells.map((cell, i) => `A${i},${cell}`).join('\n')}\n`;
const numbers = Array.from({ length: 300 }, (_, i) => String(i));

describe('check --annotate', () => {
  it('tells each cell what is in it', async () => {
    const cells = numbers.with(3, '約3').with(4, '約4').with(9, '壞掉');
    const { bytes, told } = await annotated('表.csv', lines(cells));
    expect(await wrongWith(bytes)).toEqual([]);
    const sheet = library.read(bytes).Sheets['表']!;
    expect(sheet['B5'].c[0].t).toMatch(/^【錯誤】「面積」讀到「約3」，應為整數。\nB5:B6 都是這個問題。\n改法：/);
    expect(sheet['B6'].c[0].t).toMatch(/^【錯誤】「面積」讀到「約4」，應為整數。\n改法：/);
    expect(sheet['B11'].c[0].t).toMatch(/^【錯誤】「面積」讀到「壞掉」/);
    expect(told.comments).toBe(3);
  });

  it('says it in English', async () => {
    const { bytes } = await annotated(
      'plain.csv',
      `code,area\n${numbers
        .with(3, 'abt')
        .map((cell, i) => `A${i},${cell}`)
        .join('\n')}\n`,
      'out.xlsx',
      'en',
    );
    const read = library.read(bytes);
    expect(read.SheetNames).toEqual(['plain', 'Findings']);
    expect(read.Sheets['plain']!['B5'].c[0].t).not.toMatch(/\p{Script=Han}/u);
    expect(JSON.stringify(library.utils.sheet_to_json(read.Sheets['Findings']!, { header: 1 }))).not.toMatch(
      /\p{Script=Han}/u,
    );
  });

  it('says how many cells it does not list', async () => {
    const cells = Array.from({ length: 800 }, (_, i) => (i % 10 === 5 ? `約${i}` : String(i)));
    const { bytes, told } = await annotated('表.csv', lines(cells));
    const rows = (await readFile('表.xlsx', bytes)).sheets[1]!.rows;
    const row = rows.find((one) => one[1] === 'unreadable-integer')!;
    expect(row[5]).toBe('80');
    expect(row.at(-1)).toContain('另有 48 格有同樣的問題，沒有列出位置，也沒有標色');
    expect(told.comments).toBe(32);
  });

  it('colours a long run whole and comments on its beginning', async () => {
    const cells = numbers.map((cell, i) => (i >= 150 ? `約${i % 3}` : cell));
    const { bytes, told } = await annotated('表.csv', lines([...numbers, ...numbers, ...cells]));
    expect(told.comments).toBe(100);
    const sheet = library.read(bytes, { cellStyles: true }).Sheets['表']!;
    expect(sheet['B901'].s.fgColor.rgb).toBe('FFB3AD');
    expect(sheet['B901'].c).toBeUndefined();
  });

  it('never writes over the file itself, and only workbooks', async () => {
    await expect(annotated('a.xlsx.csv', lines(numbers), 'a.xlsx.csv')).rejects.toMatchObject({ code: 'usage' });
    await expect(annotated('表.csv', lines(numbers), 'out.csv')).rejects.toMatchObject({ code: 'usage' });
    const made = await annotated('表.csv', lines(numbers), 'again.xlsx');
    await expect(annotated('again.xlsx', made.bytes, 'again.xlsx')).rejects.toMatchObject({ code: 'usage' });
    expect(readFileSync(join(folder, 'again.xlsx')).equals(Buffer.from(made.bytes))).toBe(true);
  });

  it('does with its own output', async () => {
    const first = await annotated('表.csv', lines(numbers.with(3, '約3')), 'one.xlsx');
    const second = await annotated('one.xlsx', first.bytes, 'two.xlsx');
    expect(await wrongWith(second.bytes)).toEqual([]);
    expect(library.read(second.bytes).SheetNames).toEqual(['表', '檢查結果', '檢查結果 2']);
  });
});

describe('the cells of a finding', () => {
  const finding = (places: { top: number; left: number; bottom: number; right: number }[]) =>
    ({ problem: 'x', level: 'error', facts: {}, places, cells: 0 }) as const;

  it('are told one by one up to a hundred, and the first of every run', () => {
    const runs = [0, 1000, 2000].map((top) => ({ top, left: 1, bottom: top + 59, right: 1 }));
    const cells = foundCells(finding(runs));
    expect(cells).toHaveLength(101);
    expect(cells.at(-1)).toMatchObject({ row: 2000, column: 1 });
  });

  it('of a whole table are shown by its first one', () => {
    const table = { top: 2, left: 0, bottom: 90_000, right: 20 };
    expect(shownPart(table)).toEqual({ top: 2, left: 0, bottom: 2, right: 0 });
    expect(foundCells(finding([table]))).toHaveLength(1);
  });
});
