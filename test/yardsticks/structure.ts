import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cut, startTally } from '../../src/detect/cut.ts';
import { chosenOf, look } from '../../src/look.ts';
import { Findings } from '../../src/model/finding.ts';
import type { CutReason, Table } from '../../src/model/table.ts';
import { openFile } from '../../src/source/file.ts';
import { scorer } from './scorer.ts';
import type { Figure, Yardstick } from './yardstick.ts';

/** Header, first record, box and the class of each line, as `inspect` would find them in a CSV file. */
export const structure: Yardstick = {
  name: 'structure',
  async adapt(data, out) {
    const lines: string[] = [];
    for (const file of readdirSync(join(data, 'csv')).sort()) {
      lines.push(JSON.stringify({ file, ...(await structureOf(join(data, 'csv', file))) }));
    }
    writeFileSync(join(out, 'structure.jsonl'), `${lines.join('\n')}\n`);
  },
  async figures(data, out) {
    return figuresFrom(scorer('python3', [join(data, 'score.py'), join(out, 'structure.jsonl')]));
  },
};

interface Structure {
  readonly header: readonly [number, number] | null;
  readonly data: number;
  readonly box?: readonly [top: number, left: number, bottom: number, right: number];
  readonly lines?: readonly string[];
  readonly sure: number;
}

async function structureOf(path: string): Promise<Structure | { readonly header: null; readonly error: string }> {
  try {
    const seen = await look(await openFile(path), {}, {}, new Findings());
    const { view, table } = chosenOf(seen);
    const tally = startTally();
    const rows: number[] = [];
    for await (const batch of cut(view.sheet, table, tally)) rows.push(...batch.rows.subarray(0, batch.length));
    const { header, first, place } = table;
    return {
      header: header.length > 0 ? [header[0]!, header.at(-1)!] : null,
      data: Math.min(first, firstTotal(table)),
      box: [place.top, place.left, Math.max(tally.last, lastTotal(table)), place.right],
      lines: linesOf(table, rows),
      sure: table.sure,
    };
  } catch (error) {
    return { header: null, error: String(error) };
  }
}

/** The test set counts a total above the first record as data. */
function firstTotal(table: Table): number {
  return Math.min(...table.cut.filter((one) => DERIVED.has(one.reason)).map((one) => one.top));
}

/** A total below the last record still stands in the table's box. */
function lastTotal(table: Table): number {
  return Math.max(-1, ...table.cut.filter((one) => DERIVED.has(one.reason)).map((one) => one.bottom));
}

const DERIVED: ReadonlySet<CutReason> = new Set<CutReason>(['total', 'subtotal', 'average', 'comparison']);

/** What the test set calls the rows that are no records. */
function classOf(reason: CutReason, below: boolean): string {
  switch (reason) {
    case 'header':
    case 'repeat':
    case 'unit':
      return 'header';
    case 'title':
      return 'metadata';
    case 'label':
      return 'group';
    case 'continuation':
      return 'data';
    case 'blank':
      return 'empty';
    case 'note':
      return 'notes';
    case 'other':
      return below ? 'notes' : 'metadata';
    default:
      return 'derived';
  }
}

function linesOf(table: Table, records: readonly number[]): string[] {
  const lines: string[] = [];
  for (const { top, bottom, reason } of table.cut)
    for (let row = top; row <= bottom; row++) lines[row] = classOf(reason, row > table.first);
  for (const row of records) lines[row] = 'data';
  for (let row = 0; row < lines.length; row++) lines[row] ??= 'empty';
  return lines;
}

const PEERS: Readonly<Record<string, { readonly target?: number; readonly peers: string }>> = {
  'fuste header': { target: 95, peers: 'widest row 89.2, first row 75.6, DuckDB 74.6' },
  'saus header': { target: 60, peers: 'widest row 27.0, first row 0, DuckDB 0' },
  'pollock header': { target: 90, peers: 'DuckDB 85.7, widest row 75.0, first row 71.4' },
  'fuste box>=.95': { peers: 'widest row 75.8, first row 71.1' },
  'saus box>=.95': { peers: 'widest row 48.6, first row 5.4' },
  'saus lines F1': { peers: 'widest row 48.2, first row 15.1' },
};

/** The scorer's table has one row of figures; macro F1 comes as a share. */
function figuresFrom(printed: string): Figure[] {
  const [names, , values] = printed.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return Object.entries(PEERS).map(([name, { target, peers }]) => {
    const value = Number.parseFloat(values![names!.indexOf(name)]!);
    const ours = name.endsWith('F1') ? Math.round(value * 1000) / 10 : value;
    return { name, ours, unit: '%', ...(target !== undefined && { target }), peers };
  });
}
