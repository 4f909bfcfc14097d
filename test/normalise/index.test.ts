import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import { changeBit, kindsIn, mends, REMARK } from '../../src/model/mend.ts';
import { ASK, KEEP, KINDS, LENGTH } from '../../src/model/normaliser.ts';
import type { Field, Type } from '../../src/model/pipeline.ts';
import { startColumn } from '../../src/normalise/column.ts';
import { normalisers, problems, unreadable } from '../../src/normalise/index.ts';
import { trimBlanks } from '../../src/text/blanks.ts';
import { movePointBack } from '../../src/text/scale.ts';
import { anyCell } from './any-cell.ts';
import { batchOf, cellsOf, fieldOf } from './cells.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const all = Object.values(normalisers);

/** What `fast` answers, as text; undefined where it asks. Other bytes lie around the cell, as in an arena. */
function fastOf(type: Type, cell: string, more: Partial<Field> = {}): { text: string; kinds: number } | undefined {
  const inner = encoder.encode(cell);
  const bytes = new Uint8Array(inner.length + 20).fill(0x39);
  bytes.set(inner, 10);
  const out = new Uint8Array(256);
  const done = normalisers[type].start(fieldOf(type, more)).fast(bytes, 10, 10 + inner.length, out);
  if (done === ASK) return undefined;
  if (done === KEEP) return { text: cell, kinds: 0 };
  return { text: decoder.decode(out.subarray(0, done & LENGTH)), kinds: done >> KINDS };
}

function fastText(type: Type, cell: string, more: Partial<Field> = {}): string | undefined {
  return fastOf(type, cell, more)?.text;
}

const settings: readonly Partial<Field>[] = [
  {},
  { unit: '%' },
  { unit: '元' },
  { unit: '千元' },
  { system: 'longitude' },
  { system: 'latitude' },
  { system: 'tm2-x' },
  { precision: 'year' },
  { precision: 'quarter' },
  { precision: 'ten-day' },
  { precision: 'day' },
  { order: 'day-month-year' },
  { serial: 1900 },
  { form: 'basic' },
  { form: 'roc' },
  { form: 'interval' },
  { form: 'domestic' },
  { level: 'county' },
];
/** Reading twice would multiply twice. */
const scaled: readonly Partial<Field>[] = [
  { unit: '元', scale: '千元' },
  { unit: '元', scale: '百萬元' },
];

describe.each(all)('$type', (normaliser) => {
  const { type } = normaliser;

  it.each(normaliser.examples.map(([cell, becomes, more]) => ({ cell, becomes, more })))(
    '$cell becomes $becomes',
    ({ cell, becomes, more }) => {
      expect(normaliser.start(fieldOf(type, more)).read(cell)).toBe(becomes);
      if (cell === '') return;
      const fast = fastText(type, cell, more);
      if (fast !== undefined) expect(fast).toBe(becomes);
    },
  );

  it('reads what it has written as it is, and never throws', () => {
    fc.assert(
      fc.property(anyCell, fc.constantFrom(...settings), (cell, more) => {
        const reader = normaliser.start(fieldOf(type, more));
        const once = reader.read(cell);
        if (once !== undefined) expect(reader.read(once)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it('says the same in bytes as in strings', () => {
    fc.assert(
      fc.property(anyCell, fc.constantFrom(...settings), (cell, more) => {
        if (cell === '') return;
        const fast = fastOf(type, cell, more);
        if (!fast) return;
        const reader = normaliser.start(fieldOf(type, more));
        expect(fast.text).toBe(reader.read(cell));
        // Also what was changed, but for blanks, which are taken off before.
        expect(kindsIn(fast.kinds)).toEqual(kindsIn(reader.kinds(cell, fast.text)));
      }),
      { numRuns: 3000 },
    );
  });

  it('says of every change what it was, and declares each kind', () => {
    const declared = normaliser.mends.reduce((bits, [mend]) => bits | changeBit[mend], REMARK);
    fc.assert(
      fc.property(anyCell, fc.constantFrom(...settings, ...scaled), (given, more) => {
        const cell = trimBlanks(given);
        const reader = normaliser.start(fieldOf(type, more));
        const published = reader.read(cell);
        if (published === undefined || cell === '') return;
        const kinds = reader.kinds(cell, published);
        expect(kindsIn(kinds & ~declared)).toEqual([]);
        if (published === cell) expect(kinds & ~REMARK).toBe(0);
        else if (more.scale === undefined || normaliser.mends.some(([mend]) => mend === 'scale')) {
          expect(kinds & ~REMARK).not.toBe(0);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(normaliser.mends.map(([mend, cell, becomes, more]) => ({ mend, cell, becomes, more })))(
    'mends $mend in $cell, and can be told not to',
    ({ mend, cell, becomes, more }) => {
      const on = through(type, cell, more);
      expect(on.cell).toBe(becomes);
      expect(on.facts.changes.map(({ kind }) => kind)).toContain(mend);
      expect(on.facts.unreadable).toBe(0);
      const off = through(type, cell, { ...more, mend: { [mend]: false } });
      expect(off.cell).toBe(cell);
      expect(off.facts.changes).toEqual([]);
      expect(off.facts.unreadable).toBe(normaliser.isText ? 0 : 1);
    },
  );
});

/** One cell through a whole column. */
function through(type: Type, cell: string, more: Partial<Field> = {}) {
  const { batch, column } = batchOf([cell]);
  const work = startColumn(fieldOf(type, more), normalisers[type]);
  work.batch(batch, column, '', new Findings());
  return { cell: cellsOf(batch, column)[0], facts: work.facts() };
}

describe('amounts in another unit', () => {
  it('are worked out exactly, and can be worked back', () => {
    const number = fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.stringMatching(/^\d{0,12}$/))
      .map(
        ([minus, whole, fraction]) =>
          `${minus && /[1-9]/.test(`${whole}${fraction}`) ? '-' : ''}${whole}${fraction && `.${fraction}`}`,
      );
    fc.assert(
      fc.property(
        number,
        fc.constantFrom(...scaled),
        fc.constantFrom<Type>('amount', 'decimal'),
        (cell, more, type) => {
          const published = normalisers[type].start(fieldOf(type, more)).read(cell)!;
          const places = more.scale === '千元' ? 3 : 6;
          const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
          expect(plain(movePointBack(published, places))).toBe(plain(cell));
          expect(fastText(type, cell, more)).toBe(published);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('fast', () => {
  it.each<[Type, string, Partial<Field>?]>([
    ['text', '中正區'],
    ['integer', '12345'],
    ['integer', '1,234,567'],
    ['integer', '１２，３４５'],
    ['integer', '－  68,244'],
    ['integer', '(1,234)'],
    ['decimal', '12345.60'],
    ['decimal', '１２．５'],
    ['decimal', '.5'],
    ['decimal', '12.5%', { unit: '%' }],
    ['date', '2023-03-05'],
    ['date', '112/3/5'],
    ['date', '１１２／０３／０５'],
    ['date', '112年3月5日'],
    ['date', '民國112年3月5日'],
    ['date', '1120305'],
    ['date', '990305'],
    ['date', '20230305'],
    ['period', '2023-05'],
    ['code', 'A12'],
    ['code', 'Ａ１２'],
    ['boolean', 'true'],
    ['coordinate', '121.5645', { system: 'longitude' }],
    ['amount', '1,234.5', { scale: '千元' }],
    ['percent', '12.5%'],
    ['time', '14:30:00'],
    ['datetime', '2023-05-01T10:30:00+08:00'],
    ['address', '臺北市信義區市府路1號'],
    ['url', 'https://data.gov.tw/dataset/5961?x=1'],
    ['email', 'name@moda.gov.tw'],
    ['business-number', '04595252'],
    ['agency-code', 'A21000000I'],
    ['medical-code', '0401180014'],
    ['postcode', '100058'],
    ['date', '1120501', { form: 'roc' }],
  ])('%s needs no string for %j', (type, cell, more) => {
    expect(fastText(type, cell, more)).toBe(normalisers[type].start(fieldOf(type, more)).read(cell));
  });
});

describe('mends', () => {
  it('are each made by some type', () => {
    expect(new Set(all.flatMap((one) => one.mends.map(([mend]) => mend)))).toEqual(new Set(mends));
  });
});

describe('registry', () => {
  it('has every file that holds a normaliser', async () => {
    const files = readdirSync(new URL('../../src/normalise/', import.meta.url)).filter((name) => name !== 'index.ts');
    const found: unknown[] = [];
    for (const file of files) {
      const exported: Record<string, unknown> = await import(/* @vite-ignore */ `../../src/normalise/${file}`);
      found.push(
        ...Object.values(exported).filter((one) => typeof one === 'object' && one !== null && 'examples' in one),
      );
    }
    expect(new Set(all)).toEqual(new Set(found));
    for (const [type, normaliser] of Object.entries(normalisers)) expect(normaliser.type).toBe(type);
  });

  it('has no problem twice, and each says what, why and how in both languages', () => {
    expect(new Set(problems.map(({ name }) => name)).size).toBe(problems.length);
    for (const { name, says, why, mend } of problems) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [says, why, mend]) {
        expect(text.zh).toMatch(/。$/);
        expect(text.en).toMatch(/\.$/);
      }
    }
    for (const type of Object.keys(unreadable)) expect(unreadable[type as Type]?.name).toBe(`unreadable-${type}`);
  });
});
