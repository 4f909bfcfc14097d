import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { valuesPage } from '../../scripts/values-page.ts';

it('docs/values.md says what the normalisers declare (else: node scripts/values-page.ts)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/values.md'), 'utf8')).toBe(valuesPage());
});
