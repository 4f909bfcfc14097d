import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../src/model/fault.ts';
import { scorer } from './scorer.ts';
import { writeWorkbook } from './workbook-csv.ts';
import type { Figure, Yardstick } from './yardstick.ts';

/** Workbooks of two libraries' test files against Excel's own CSV exports, cell by cell. */
export const spreadsheet: Yardstick = { name: 'spreadsheet', adapt, figures };

const SECONDS = 30;

const peers: Readonly<Record<string, string>> = {
  all: 'SheetJS formatted 91.1, raw 87.5',
  xlsx: 'SheetJS formatted 96.9, openpyxl 93.8, SheetJS raw 92.2',
  xls: 'SheetJS formatted 88.3, raw 87.0, xlrd 84.4',
  xlsm: 'SheetJS, openpyxl 100',
  ods: 'SheetJS formatted 83.3, raw 75.0',
};

async function adapt(data: string, out: string): Promise<void> {
  const books = join(data, 'books');
  const statuses: string[] = [];
  for (const entry of readdirSync(books, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const book = path.slice(books.length + 1);
    statuses.push(JSON.stringify({ book, ...(await read(path, join(out, 'books', book))) }));
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'status.jsonl'), `${statuses.join('\n')}\n`);
}

interface Status {
  /** error: refused with a reason. crash: anything that is no Fault. */
  readonly status: 'ok' | 'error' | 'crash' | 'timeout';
  readonly seconds: number;
  readonly message?: string;
}

async function read(path: string, folder: string): Promise<Status> {
  const from = performance.now();
  const seconds = () => Math.round((performance.now() - from) / 10) / 100;
  const signal = AbortSignal.timeout(SECONDS * 1000);
  try {
    await writeWorkbook(path, folder, signal);
    return { status: 'ok', seconds: seconds() };
  } catch (error) {
    const status = signal.aborted ? 'timeout' : error instanceof Fault ? 'error' : 'crash';
    return { status, seconds: seconds(), message: String(error instanceof Error ? error.message : error) };
  }
}

interface Scores {
  readonly kinds: Readonly<Record<string, { readonly sheets: number; readonly 'value: sheets all right': number }>>;
}

async function figures(data: string, out: string): Promise<Figure[]> {
  const { kinds }: Scores = JSON.parse(scorer('python3', [join(data, 'score.py'), out, '--json']));
  return Object.keys(peers).flatMap((kind) => {
    const one = kinds[kind];
    if (!one) return [];
    const right = one['value: sheets all right'];
    return [
      {
        name: `${kind === 'all' ? 'sheets' : `${kind} sheets`} all right by value, ${right} of ${one.sheets}`,
        ours: Math.round((1000 * right) / one.sheets) / 10,
        unit: '%' as const,
        ...(kind === 'all' && { target: 96 }),
        peers: peers[kind]!,
      },
    ];
  });
}
