import { type Batch, cellText } from './model/batch.ts';
import type { FindingFacts, Findings, Problem } from './model/finding.ts';
import { address } from './model/place.ts';
import { publishedFields } from './model/privacy.ts';
import { type AgainOptions, rowsAgain } from './rows-again.ts';
import { duplicateRow } from './validate/duplicate-row.ts';
import { quoted } from './validate/positions.ts';
import { type Key, notUnique, type Part, type Sieve, startSieve } from './validate/unique.ts';
import { type First, type Proof, startProof } from './validate/unique-proof.ts';

/** Rows whose keys stand twice, told as they pass. */
export interface Duplicates {
  batch(batch: Batch, sheet: string, findings: Findings): void;
}

/** Tells of every row but the first that has a key of `sieves`, which have seen all rows. Rows are read again only where one may. */
export async function tellDuplicates(
  options: AgainOptions,
  sieves: readonly SieveOf[],
  findings: Findings,
): Promise<void> {
  const fields = publishedFields(options.fields);
  await prove(options, sieves, (key, batch, row, first) => {
    const column = batch.columns[key[0]!]!;
    const sheet = batch.sheet ?? options.sheet.name;
    const problem = sieves.find((one) => one.key === key)?.problem ?? notUnique;
    const whole = problem === duplicateRow;
    // Where a group is named only in its first row, rows of two groups look alike and are not.
    if (whole && column.starts[row] === column.ends[row]) return;
    findings.at(problem, whole ? undefined : fields[key[0]!]!.name, sheet, { batch, column, row }, () =>
      duplicateFacts(options, key, batch, row, first),
    );
  });
}

/**
 * Reads all rows once to know those with a key that another row has, the first one included, before they pass to be published;
 * `batch` then takes the same rows again.
 */
export async function findDuplicates(options: AgainOptions, keys: readonly Key[]): Promise<Duplicates> {
  const fields = publishedFields(options.fields);
  const sieves = startSieves(keys);
  for await (const batch of keyRows(options, keys)) for (const { sieve } of sieves) sieve.batch(batch);
  const marked = keys.map(() => bitSet());
  await prove(options, sieves, (key, _batch, _row, first, count) => {
    const marks = marked[keys.indexOf(key)]!;
    marks.set(first.count);
    marks.set(count);
  });
  let count = 0;
  return {
    batch(batch, sheet, findings) {
      for (const [index, key] of keys.entries()) {
        const marks = marked[index]!;
        const column = batch.columns[key[0]!]!;
        for (let row = 0; row < batch.length; row++) {
          if (!marks.has(count + row)) continue;
          const facts = () => duplicateFacts(options, key, batch, row);
          findings.at(notUnique, fields[key[0]!]!.name, sheet, { batch, column, row }, facts);
        }
      }
      count += batch.length;
    },
  };
}

/** Rows by their order of passing, a bit each. */
function bitSet() {
  let bits = new Uint8Array(1024);
  return {
    has: (at: number): boolean => ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0,
    set(at: number): void {
      if (at >> 3 >= bits.length) {
        const grown = new Uint8Array((at >> 3) * 2);
        grown.set(bits);
        bits = grown;
      }
      bits[at >> 3]! |= 1 << (at & 7);
    },
  };
}

export interface SieveOf {
  readonly key: Key;
  readonly sieve: Sieve;
  /** What is told of it, if not that a key stands twice. */
  readonly problem?: Problem;
}

export function startSieves(keys: readonly Key[]): SieveOf[] {
  return keys.map((key) => ({ key, sieve: startSieve(key) }));
}

/** Looks for rows that are alike in all of the columns; none where there is but one, whose values may well stand twice. */
export function startAlike(columns: Key): SieveOf[] {
  return columns.length < 2 ? [] : [{ key: columns, sieve: startSieve(columns), problem: duplicateRow }];
}

/** Cells of a key that are shown. */
const SHOWN = 6;

/** The facts of a row whose key another row has; without `first` it is not said which. */
function duplicateFacts(options: AgainOptions, key: Key, batch: Batch, row: number, first?: First): FindingFacts {
  const fields = publishedFields(options.fields);
  const shown = key.slice(0, SHOWN).map((at) => quoted(fields[at]!, cellText(batch, batch.columns[at]!, row)));
  const found = shown.join('｜') + (key.length > SHOWN ? '｜…' : '');
  if (!first) return { found, first: '別列', firstEn: 'another row' };
  const { row: top, column: left } = first;
  const at = address({ sheet: first.sheet ?? options.sheet.name, top, left, bottom: top, right: left });
  return { found, first: at, firstEn: at };
}

type Told = (key: Key, batch: Batch, row: number, first: First, count: number) => void;

async function prove(options: AgainOptions, sieves: readonly SieveOf[], told: Told): Promise<void> {
  for (const { key, sieve } of sieves) {
    const { suspects } = sieve;
    const parts: Part[] = [...sieve.rest];
    for (let part = parts.pop(); part; part = parts.pop()) {
      const other = startSieve(key, suspects, part);
      for await (const batch of keyRows(options, [key])) other.batch(batch);
      parts.push(...other.rest);
    }
    if (suspects.size === 0) continue;
    const proof: Proof = startProof(key, suspects);
    do {
      let count = 0;
      for await (const batch of keyRows(options, [key])) {
        proof.batch(batch, count, (here, row, first) => told(key, here, row, first, count + row));
        count += batch.length;
      }
    } while (proof.again());
  }
}

const keyRows = (options: AgainOptions, keys: readonly Key[]) => rowsAgain(options, keys.flat());
