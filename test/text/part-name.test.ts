import { expect, it } from 'vitest';
import { decodedName, partName } from '../../src/text/part-name.ts';

it.each([
  ['xl/', 'worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
  ['xl/', '/xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
  ['xl/worksheets/', '../comments1.xml', 'xl/comments1.xml'],
  ['xl/', '.\\worksheets\\sheet1.xml', 'xl/worksheets/sheet1.xml'],
  ['', '../../xl/a.xml', 'xl/a.xml'],
])('in %j, %j is %s', (folder, target, name) => expect(partName(folder, target)).toBe(name));

it('reads a name as it is where it is no URI', () => {
  expect(decodedName('a%20b')).toBe('a b');
  expect(decodedName('50%')).toBe('50%');
});
