import { describe, expect, it } from 'vitest';
import { cases } from './cases.ts';
import { cast, type Options } from './cast.ts';

interface Group {
  readonly head: string;
  readonly cast: (text: string) => unknown;
  readonly texts: string[];
}

const groups: Group[] = [];
for (const line of cases.trim().split('\n')) {
  const [, type, format = '', options = '{}'] = /^# (\S+) (\S+)(?: (.+))?$/.exec(line) ?? [];
  if (type === undefined) groups.at(-1)!.texts.push(...line.split('｜'));
  else {
    const settings: Options = JSON.parse(options);
    groups.push({
      head: line.slice(2),
      cast: (text) => cast(type, format.replaceAll('␣', ' '), settings, text),
      texts: [],
    });
  }
}

describe('Table Schema', () => {
  it.each(groups)('$head', ({ cast: read, texts }) => {
    const wrong = texts.flatMap((entry) => {
      const [text = '', value] = entry.split('→');
      const got = read(text);
      if (value === undefined) return got === undefined ? [[text, 'refused']] : [];
      const shown = got === undefined ? '✗' : typeof got === 'string' ? got : JSON.stringify(got);
      return shown === value ? [] : [[text, value, shown]];
    });
    expect(wrong).toEqual([]);
  });

  it('takes what the field declares as missing for no value', () => {
    expect(cast('string', 'default', { missingValues: ['-'] }, '-')).toBeUndefined();
    expect(cast('string', 'default', { missingValues: ['-'] }, '')).toBe('');
    expect(cast('string', 'default', {}, '')).toBeUndefined();
  });
});
