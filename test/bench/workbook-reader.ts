/**
 * One reader over one workbook, in a process of its own: `node workbook-reader.ts NAME FILE`. Every cell is looked at; prints one line of JSON:
 * CPU and wall seconds, peak memory in MB, rows, and cells that hold something.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Read {
  readonly rows: number;
  readonly cells: number;
}

export interface ReadMeasured extends Read {
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
}

const peers = createRequire(join(import.meta.dirname, 'peers/package.json'));
/** A peer by the way its own package is found. */
const peer = (name: string): Promise<unknown> => import(pathToFileURL(peers.resolve(name)).href);

const readers: Readonly<Record<string, (file: string) => Promise<Read>>> = { goldbadge, sheetjs, exceljs, hucre };

const [name, file] = process.argv.slice(2);
const began = performance.now();
const read = await readers[name!]!(file!);
const wall = (performance.now() - began) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, wall, memory: maxRSS / 1024, ...read }));

async function goldbadge(path: string): Promise<Read> {
  const compiled = (part: string) => import(new URL(`../../dist/${part}.js`, import.meta.url).href);
  const { openFile } = (await compiled('source/file')) as typeof import('../../src/source/file.ts');
  const { open } = (await compiled('parse/open')) as typeof import('../../src/parse/open.ts');
  const { Findings } = (await compiled('model/finding')) as typeof import('../../src/model/finding.ts');
  const { sheets } = await open(await openFile(path), new Findings(), {});
  let rows = 0;
  let cells = 0;
  for await (const batch of sheets[0]!.batches()) {
    rows += batch.length;
    for (const { starts, ends } of batch.columns) {
      for (let row = 0; row < batch.length; row++) if (ends[row]! > starts[row]!) cells++;
    }
  }
  return { rows, cells };
}

async function sheetjs(path: string): Promise<Read> {
  const { default: xlsx } = (await import('@e965/xlsx')) as unknown as { default: typeof import('@e965/xlsx') };
  const book = xlsx.read(readFileSync(path), { dense: true, cellFormula: false, cellHTML: false, cellText: false });
  const sheet = book.Sheets[book.SheetNames[0]!] as unknown as {
    '!data': (({ v?: unknown } | undefined)[] | undefined)[];
  };
  let rows = 0;
  let cells = 0;
  for (const row of sheet['!data']) {
    if (!row) continue;
    rows++;
    for (const one of row) if (one?.v !== undefined && one.v !== '') cells++;
  }
  return { rows, cells };
}

async function exceljs(path: string): Promise<Read> {
  const module = (await peer('exceljs')) as {
    default: {
      stream: {
        xlsx: {
          WorkbookReader: new (path: string, options: object) => AsyncIterable<AsyncIterable<{ values: unknown[] }>>;
        };
      };
    };
  };
  let rows = 0;
  let cells = 0;
  const options = { sharedStrings: 'cache', worksheets: 'emit', styles: 'cache', hyperlinks: 'ignore' };
  for await (const sheet of new module.default.stream.xlsx.WorkbookReader(path, options)) {
    for await (const row of sheet) {
      rows++;
      for (const value of row.values) if (value !== undefined && value !== null && value !== '') cells++;
    }
  }
  return { rows, cells };
}

async function hucre(path: string): Promise<Read> {
  const module = (await peer('hucre')) as {
    streamXlsxRows(from: Uint8Array): AsyncIterable<{ values: readonly unknown[] }>;
    streamOdsRows(from: Uint8Array): AsyncIterable<{ values: readonly unknown[] }>;
  };
  const from = path.endsWith('.ods') ? module.streamOdsRows : module.streamXlsxRows;
  let rows = 0;
  let cells = 0;
  for await (const { values } of from(readFileSync(path))) {
    rows++;
    for (const value of values) if (value !== undefined && value !== null && value !== '') cells++;
  }
  return { rows, cells };
}
