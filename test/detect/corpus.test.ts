import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { cut, startTally } from '../../src/detect/cut.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import type { Table } from '../../src/model/table.ts';
import { open } from '../../src/parse/open.ts';
import { openFile } from '../../src/source/file.ts';

const corpus = process.env['GOLDBADGE_CORPUS'] ?? '';
const expectedFolder = join(corpus, 'expected');
const present = corpus !== '' && existsSync(expectedFolder);
if (!present) console.warn('GOLDBADGE_CORPUS is not set: tables are not looked for in real agency files');

/** How many of the agency files must be fully right; it may only rise. */
const FLOOR = 36;

interface Expected {
  readonly file: string;
  readonly dataRowCount: number;
}

interface Report {
  readonly sheet: string;
  readonly headerRows: readonly number[];
  readonly dataStartRow: number;
  readonly dataEndRow: number;
  readonly columns: readonly string[] | null;
  readonly dataRowCount: number;
  readonly sourceColumns: readonly number[];
  readonly sure: number;
}

/** A table in the words of the corpus: rows and columns from 1, the records counted as they pass. */
async function report(sheet: Sheet, table: Table): Promise<Report> {
  const tally = startTally();
  let records = 0;
  for await (const batch of cut(sheet, table, tally)) records += batch.length;
  const away = Object.values(tally.cut).reduce((sum, rows) => sum + rows, 0);
  expect(tally.read, `${sheet.name}: every row accounted for`).toBe(records + away);
  return {
    sheet: table.sheet,
    headerRows: table.header.map((row) => row + 1),
    dataStartRow: table.first + 1,
    dataEndRow: (table.last ?? tally.last) + 1,
    columns: table.header.length > 0 ? table.columns.map((column) => column.title) : null,
    dataRowCount: records,
    sourceColumns: table.columns.map((column) => column.at + 1),
    sure: table.sure,
  };
}

async function reports(path: string): Promise<Report[]> {
  const opened = await open(await openFile(path), new Findings(), {});
  const found: Report[] = [];
  for (const sheet of opened.sheets)
    for (const table of detect(await sketch(sheet), {})) found.push(await report(sheet, table));
  return found;
}

it.skipIf(!present)(
  `finds the tables of at least ${FLOOR} real agency files exactly`,
  async () => {
    const scorer = await import(pathToFileURL(join(corpus, 'score-structure.mjs')).href);
    const wrong: string[] = [];
    let right = 0;
    for (const name of readdirSync(expectedFolder).sort()) {
      const expected: Expected = JSON.parse(readFileSync(join(expectedFolder, name), 'utf8'));
      const tables = await reports(join(corpus, expected.file));
      const score = scorer.scoreFile(expected, tables);
      const fields = ['sheet', 'headerRows', 'dataStart', 'dataEnd', 'columns', 'rowCount'];
      const faults = fields.filter((field) => !score[field]);
      if (faults.length === 0) right++;
      else wrong.push(`${basename(expected.file)}: ${faults.join(', ')}; sure ${score.got?.sure}`);
    }
    expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(FLOOR);
  },
  120_000,
);

it.skipIf(!present)('is not sure of what is no table', async () => {
  const [readme] = await reports(join(corpus, 'files/csv/lvr-2016S2-readme.txt'));
  expect(readme?.sure ?? 0).toBeLessThan(0.6);
});
