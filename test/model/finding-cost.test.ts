import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import { unreadableInteger } from '../../src/normalise/integer.ts';

const CELLS = 1_000_000;

describe('the cost of findings does not grow with the damage', () => {
  it('a million bad cells in one column are one finding, whose facts are asked for once', () => {
    const findings = new Findings();
    let asked = 0;
    // Every other row, so that no two cells are one run.
    for (let i = 0; i < CELLS; i++)
      findings.cell(unreadableInteger, '面積', '一', i * 2, 3, () => {
        asked++;
        return { found: '約3' };
      });
    const all = findings.list();
    expect(all).toHaveLength(1);
    expect(all[0]!.cells).toBe(CELLS);
    expect(all[0]!.places).toHaveLength(32);
    expect(asked).toBe(1);
    expect(JSON.stringify(all).length).toBeLessThan(4000);
  });

  it('a million bad cells one under the other are one run', () => {
    const findings = new Findings();
    for (let row = 0; row < CELLS; row++) findings.cell(unreadableInteger, '面積', '一', row, 3, () => ({}));
    expect(findings.list()[0]).toMatchObject({ cells: CELLS, places: [{ top: 0, bottom: CELLS - 1 }] });
  });
});
