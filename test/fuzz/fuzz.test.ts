import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fuzzers } from './fuzzers.ts';
import { fileOutcome, outcomeOf } from './outcome.ts';
import { randomFrom } from './random.ts';

/** Some cases of each fuzzer; `run.ts` runs them for hours, each in a process that may hang. */
const CASES = Number(process.env['GOLDBADGE_FUZZ'] ?? 15);
const SECONDS = 10;
const found = join(import.meta.dirname, 'found');

describe('a file that is wrong in any way ends in sheets or in a reason', () => {
  it.each(fuzzers)('$name', { timeout: CASES * 2000 }, async (fuzzer) => {
    const ends = new Set<string>();
    const cases = fuzzer.name === 'large' ? Math.ceil(CASES / 10) : CASES;
    for (let seed = 1; seed <= cases; seed++) ends.add(await outcomeOf(fuzzer, seed));
    expect([...ends]).not.toContain('internal');
  });

  it.each(fuzzers)('the cases of $name can be made again', async (fuzzer) => {
    const [one, other] = [await fuzzer.make(randomFrom(7)), await fuzzer.make(randomFrom(7))];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
    expect(one.name).toBe(other.name);
  });
});

describe('what broke a reader once', () => {
  const ends: Readonly<Record<string, string>> = {
    'a-row-twice.xls': 'file-damaged',
    'a-cell-within-a-cell.xls': 'file-damaged',
    'a-hundred-tables-of-a-series.html.gz': 'table',
    'thousands-of-sheets.xls.gz': 'file-bomb',
  };

  it.each(readdirSync(found).sort())('%s', { timeout: SECONDS * 1000 }, async (name) => {
    const end = await fileOutcome(name, new Uint8Array(readFileSync(join(found, name))), 4000);
    expect(end).toMatch(ends[name] ?? /^(?:table|file-)/);
  });
});
