import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASK, KEEP } from '../../src/model/normaliser.ts';
import type { Field, Type } from '../../src/model/pipeline.ts';
import { normalisers, problems, unreadable } from '../../src/normalise/index.ts';
import { fieldOf } from './cells.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const all = Object.values(normalisers);

/** What `fast` answers, as text; undefined where it asks. Other bytes lie around the cell, as in an arena. */
function fastText(type: Type, cell: string, more: Partial<Field> = {}): string | undefined {
  const inner = encoder.encode(cell);
  const bytes = new Uint8Array(inner.length + 20).fill(0x39);
  bytes.set(inner, 10);
  const out = new Uint8Array(256);
  const length = normalisers[type].start(fieldOf(type, more)).fast(bytes, 10, 10 + inner.length, out);
  if (length === ASK) return undefined;
  return length === KEEP ? cell : decoder.decode(out.subarray(0, length));
}

/** Texts near what the types mean: their signs, Chinese numerals, blanks, in any order. */
const signs = [
  ...'0123456789',
  ...'０１９',
  ...',，.．-－−–—+(（)）%％/年月日季度民國前中華西元上下半第QMHT: \u3000\u00a0\u200b\ufeff\t',
];
const numerals = [...'〇一二三十百千萬億兆廿負°′″\'"EN度分秒是否有無YV'];
const nearText = fc.oneof(
  fc.array(fc.constantFrom(...signs, ...numerals), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...signs.slice(0, 26)), { maxLength: 12 }).map((parts) => parts.join('')),
);
const nearDate = fc
  .tuple(
    fc.constantFrom('', '民國', '中華民國', '西元', '民國前'),
    fc.integer({ min: 0, max: 2200 }),
    fc.constantFrom('/', '-', '.', '年', ''),
    fc.integer({ min: 0, max: 14 }),
    fc.constantFrom('/', '-', '.', '月', ''),
    fc.integer({ min: 0, max: 33 }),
    fc.constantFrom('', '日', ' 00:00:00', 'T00:00', ' 1:00'),
  )
  .chain((parts) => fc.constantFrom(parts.join(''), parts.map((part) => String(part).padStart(2, '0')).join('')));
const anyCell = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 40 }), nearText, nearDate)
  .map((cell) => cell.toWellFormed());
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
      { numRuns: 2000 },
    );
  });

  it('says the same in bytes as in strings', () => {
    fc.assert(
      fc.property(anyCell, fc.constantFrom(...settings), (cell, more) => {
        if (cell === '') return;
        const fast = fastText(type, cell, more);
        if (fast !== undefined) expect(fast).toBe(normaliser.start(fieldOf(type, more)).read(cell));
      }),
      { numRuns: 5000 },
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
  ])('%s needs no string for %j', (type, cell, more) => {
    expect(fastText(type, cell, more)).toBe(normalisers[type].start(fieldOf(type, more)).read(cell));
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
