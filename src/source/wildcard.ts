/** Tests names against a pattern in which `*` stands for any characters and `?` for one; letter case counts. */
export function wildcard(pattern: string): (name: string) => boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 'su');
  return (name) => expression.test(name.normalize('NFC')) || expression.test(name);
}
