import { describe, expect, it } from 'vitest';
import { judge } from './agency/judge.ts';
import { agencyFile } from './agency-sheets.ts';

/** Sheets as agencies make them, with their truth: the same ones on every machine. */
const SEEDS = Array.from({ length: 200 }, (_, i) => 20_001 + i);

describe('sheets as agencies make them', () => {
  it('are made anew from their seed alone, in many shapes', async () => {
    const shapes = new Set(SEEDS.flatMap((seed) => agencyFile(seed).knobs));
    expect(shapes.size).toBeGreaterThan(100);
    expect(agencyFile(7).pages).toEqual(agencyFile(7).pages);
  });
  it('are read as a person reads them, and none is read wrongly by a program that is sure', async () => {
    const wrong: string[] = [];
    const silent: string[] = [];
    let columns = 0;
    for (const seed of SEEDS) {
      const file = agencyFile(seed);
      const verdict = await judge(file);
      if (verdict.columns) columns++;
      if (verdict.faults.length === 0) continue;
      const line = `${seed} ${file.style}: ${verdict.says.join('; ')}`;
      wrong.push(line);
      if (verdict.sure >= 0.8) silent.push(line);
      else expect(verdict.table?.why.some((reason) => reason.step === 'sure') ?? true, line).toBe(true);
    }
    expect(SEEDS.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(198);
    expect(columns, wrong.join('\n')).toBeGreaterThanOrEqual(198);
    expect(silent.length, silent.join('\n')).toBeLessThanOrEqual(0);
  });
});
