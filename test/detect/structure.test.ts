import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { structure } from '../yardsticks/structure.ts';

const cases = join(process.env['GOLDBADGE_YARDSTICKS'] ?? '', 'structure');
const present = process.env['GOLDBADGE_YARDSTICKS'] !== undefined && existsSync(cases);
if (!present) console.warn('GOLDBADGE_YARDSTICKS is not set: headers are not looked for in the outside test sets');

it.skipIf(!present)(
  'finds the header rows of the outside test sets',
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'goldbadge-structure-'));
    try {
      await structure.adapt(cases, out);
      const below = (await structure.figures(cases, out)).filter((one) => one.ours < (one.target ?? 0));
      expect(below).toEqual([]);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  },
  60_000,
);
