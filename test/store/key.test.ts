import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keys } from '../../src/model/keys.ts';
import { byKey, isKey } from '../../src/store/key.ts';

describe('a key', () => {
  it('may be any the program uses', () => {
    for (const key of [
      keys.raw('0'.repeat(64)),
      keys.pointer('a'),
      keys.latest('a', '砂石.csv'),
      keys.lease('a'),
      'index.html',
    ]) {
      expect(isKey(key)).toBe(true);
    }
  });

  it('never leaves the folder it is put under, whatever it is made of', () => {
    const parts = fc.constantFrom('..', '.', '', '/', '\\', 'a', '字', '.tmp-', '.a', '\n', '\u0000');
    fc.assert(
      fc.property(fc.array(parts), (made) => {
        const key = made.join('');
        if (!isKey(key)) return;
        expect(new URL(key.split('/').map(encodeURIComponent).join('/'), 'file:///root/').href).toMatch(
          /^file:\/\/\/root\/./,
        );
        expect(key.split('/')).not.toContain('');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is ordered as its UTF-8 bytes are', () => {
    expect(['𠮷', '\uf6b1', 'a/b', 'a-b', 'Z'].sort(byKey)).toEqual(['Z', 'a-b', 'a/b', '\uf6b1', '𠮷']);
  });
});
