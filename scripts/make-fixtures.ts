import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { air } from './fixtures/air.ts';
import { fireStations } from './fixtures/fire-stations.ts';
import { held } from './fixtures/held.ts';
import type { Made } from './fixtures/made.ts';
import { mining } from './fixtures/mining.ts';
import { moda } from './fixtures/moda.ts';
import { nhi } from './fixtures/nhi.ts';
import { population } from './fixtures/population.ts';
import { realEstate } from './fixtures/real-estate.ts';
import { reshaped } from './fixtures/reshaped.ts';
import { schools } from './fixtures/schools.ts';
import { weather } from './fixtures/weather.ts';

/**
 * The agency files of `fixtures/`, in the shapes that agencies' files have. What they hold is invented, but for names of
 * places and the figures of `moda.ts`. The same bytes come out at every run.
 */
export const fixtures: readonly Made[] = [
  ...mining,
  ...population,
  ...air,
  ...nhi,
  ...realEstate,
  ...weather,
  ...moda,
  ...reshaped,
  ...schools,
  ...fireStations,
  ...held,
];

/** Writes all of them below `folder`. */
export async function makeFixtures(folder: string): Promise<void> {
  for (const { path, bytes } of fixtures) {
    const to = join(folder, path);
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, await bytes());
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await makeFixtures(fileURLToPath(new URL('../fixtures', import.meta.url)));
}
