import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMojibake, type Mojibake, mendText } from '../../src/parse/mojibake.ts';
import { traditional } from '../../src/text/common-characters.ts';
import { encodeText } from '../../src/text/encode-text.ts';
import { decodingOf } from '../../src/text/text-decoder.ts';

const table = '編號,名稱,地址\n1,中正區公所,臺北市中正區忠孝東路\n2,大安區公所,臺北市大安區新生南路\n3,溫度25°C,備註\n';

/** What happens to a text that is read wrongly. */
function garble(text: string, { right, wrong }: Mojibake): string {
  const bytes = right === 'utf-8' ? new TextEncoder().encode(text) : Uint8Array.from(encodeText(text, 'cp950'));
  return decodingOf(wrong).decode(bytes, true);
}

describe('findMojibake', () => {
  it.each([
    { right: 'utf-8', wrong: 'windows-1252' },
    { right: 'cp950', wrong: 'windows-1252' },
    { right: 'cp950', wrong: 'gb18030' },
  ] as const)('knows $right read as $wrong, and all of it comes back', (kind) => {
    const garbled = garble(table, kind);
    const seen = findMojibake(garbled);
    expect(seen?.kind).toEqual(kind);
    expect(seen?.example.after).toBe('編號');
    expect(mendText(garbled, kind).text).toBe(table);
  });

  it.each(['?', '\ufffd'])('knows UTF-8 read as Big5, where many characters are lost as %s', (lost) => {
    const garbled = garble(table, { right: 'utf-8', wrong: 'cp950' }).replaceAll('\ufffd', lost);
    const seen = findMojibake(garbled);
    expect(seen?.kind).toEqual({ right: 'utf-8', wrong: 'cp950' });
    expect(seen!.lost).toBeGreaterThan(1);
    const { text, mended } = mendText(garbled, seen!.kind);
    expect(mended).toBe(seen!.whole);
    expect(text).toContain('溫度25°C');
    expect(text.split('\n')[0]).toBe(garbled.split('\n')[0]);
  });

  it.each([
    table,
    '',
    '名稱,值\n龜売里,1\n磘子里,2\n鑫淼,Café Zürich,naïve,25°C±2\n',
    '姓名\n游錫堃\n陳\ue000\n犇猋骉\n林燊\n',
    'Ångström,São Paulo,Łódź\n',
  ])('lets %j be', (text) => {
    expect(findMojibake(text)).toBeUndefined();
  });
});

describe('mendText', () => {
  it('changes a cell into nothing but the text whose misreading it is', () => {
    const kind = { right: 'utf-8', wrong: 'cp950' } as const;
    const cell = fc.array(fc.constantFrom(...traditional.slice(0, 300), 'a', '7'), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 6 }), (cells) => {
        const garbled = cells.map((one) => garble(one.join(''), kind)).join(',');
        const { text } = mendText(garbled, kind);
        const before = garbled.split(',');
        for (const [i, one] of text.split(',').entries()) {
          if (one !== before[i]) expect(garble(one, kind)).toBe(before[i]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
