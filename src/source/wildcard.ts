import { wildcardExpression } from '../text/wildcard.ts';

/** Tests names against a pattern in which `*` stands for any characters and `?` for one; letter case counts. */
export function wildcard(pattern: string): (name: string) => boolean {
  const expression = wildcardExpression(pattern, 'su');
  return (name) => expression.test(name.normalize('NFC')) || expression.test(name);
}
