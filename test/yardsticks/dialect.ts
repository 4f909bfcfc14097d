import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../src/model/fault.ts';
import { Findings } from '../../src/model/finding.ts';
import { csv } from '../../src/parse/csv.ts';
import { sniff } from '../../src/parse/csv-dialect.ts';
import { openFile } from '../../src/source/file.ts';
import { scorer } from './scorer.ts';
import type { Figure, Yardstick } from './yardstick.ts';

const HEAD = 256 << 10;

/** Delimiter, quote and escape of delimited text, as the parser finds them. */
export const dialect: Yardstick = {
  name: 'dialect',
  async adapt(data, out) {
    const lines: string[] = [];
    for (const set of ['CSV', 'CSV_Wrangling']) {
      for (const file of filesIn(join(data, set))) {
        lines.push(JSON.stringify({ set, file, ...(await dialectOf(join(data, set, file))) }));
      }
    }
    writeFileSync(join(out, 'dialect.jsonl'), `${lines.join('\n')}\n`);
  },
  async figures(data, out) {
    return figuresFrom(scorer('python3', [join(data, 'score.py'), join(out, 'dialect.jsonl'), '--json']));
  },
};

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

interface Answer {
  readonly delimiter: string | null;
  readonly quotechar?: string;
  readonly escapechar?: string;
  readonly error?: string;
}

async function dialectOf(path: string): Promise<Answer> {
  try {
    const delivery = await openFile(path);
    try {
      const { facts } = await csv.open(delivery, new Findings(), {});
      // Columns that stand at fixed places have blanks between them.
      if (facts.delimiter === undefined) return { delimiter: ' ', quotechar: '', escapechar: '' };
      return { delimiter: facts.delimiter, quotechar: facts.quote ?? '', escapechar: facts.escape ?? '' };
    } catch (error) {
      // An encoding that is not read, stray zero bytes, or nothing at all: delimiters and quotes are the same bytes all the same.
      if (!(error instanceof Fault && ['encoding-unknown', 'format-unknown', 'file-not-a-table'].includes(error.code)))
        throw error;
      const found = sniff(await delivery.bytes.slice(0, HEAD));
      return { delimiter: found.delimiter, quotechar: found.quote, escapechar: found.escape };
    }
  } catch (error) {
    return { delimiter: null, error: String(error) };
  }
}

interface Printed {
  readonly both: { readonly acc: number };
  readonly exact: { readonly overall: number };
}

function figuresFrom(printed: string): Figure[] {
  const { both, exact } = JSON.parse(printed) as Printed;
  return [
    {
      name: 'delimiter and quote right',
      ours: percent(both.acc),
      unit: '%',
      target: 92,
      peers: 'always comma 71.5, detect-csv 87.7, uDSV 86.9, CleverCSV 86.9, Papa Parse 86.9, DuckDB 72.3',
    },
    {
      name: 'delimiter, quote and escape exactly right',
      ours: percent(exact.overall),
      unit: '%',
      peers: 'always comma 51.6, DuckDB 75.0, CleverCSV 73.4, csv-sniffer 64.1, Papa Parse 56.2',
    },
  ];
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
