import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeColumns, SEED } from '../../scripts/personal/cells.ts';
import { found } from '../../scripts/personal/measure.ts';

/** Recall and precision over all kinds, and the headings of columns with a wrong cell. */
function measured(seed: number) {
  const columns = madeColumns(seed);
  let [right, real, told, cells] = [0, 0, 0, 0];
  const wrong = new Set<string>();
  found(columns).forEach((kinds, at) => {
    columns[at]!.cells.forEach(({ is }, row) => {
      cells++;
      if (is !== 'none') real++;
      if (kinds[row] !== 'none') told++;
      if (is !== 'none' && kinds[row] === is) right++;
      if (kinds[row] !== is) wrong.add(columns[at]!.heading);
    });
  });
  return { cells, recall: right / real, precision: right / told, wrong: [...wrong] };
}

describe('personal data in made-up cells', () => {
  // What is known not to be seen is in the set as well, and said on the page.
  it.each([SEED, 7, 99, 12_345])('seed %i: nothing is missed or made up but what the page says', (seed) => {
    const { cells, recall, precision, wrong } = measured(seed);
    expect(cells).toBeGreaterThan(3000);
    expect(recall).toBeGreaterThan(0.93);
    expect(precision).toBeGreaterThan(0.97);
    expect(wrong.sort()).toEqual(['住民', '列車車號', '寄送到', '英文通訊處'].sort());
  });

  it('the page shows these figures', () => {
    const script = join(import.meta.dirname, '../../scripts/personal-data.ts');
    const ran = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.status).toBe(0);
  });
});
