import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traditional } from '../../src/text/common-characters.ts';
import { encodeText } from '../../src/text/encode-text.ts';
import { decodingOf } from '../../src/text/text-decoder.ts';

const iconv = spawnSync('iconv', ['--version']).status === 0;
if (!iconv) console.warn('SKIPPED: no iconv on this machine to compare the EUC-TW and HKSCS tables with');

function encoded(text: string, encoding: string): Uint8Array {
  return spawnSync('iconv', ['-c', '-f', 'UTF-8', '-t', encoding], { input: text, maxBuffer: 1 << 24 }).stdout;
}

/** Every character but surrogates and private use, each on its line. */
function everyCharacter(): string {
  const lines: string[] = [];
  for (let code = 0xa0; code < 0x30000; code++) {
    if (code < 0xd800 || code > 0xf8ff) lines.push(String.fromCodePoint(code));
  }
  return lines.join('\n');
}

describe('decodingOf', () => {
  it.each([
    [[0xa4, 0xa4, 0xa4, 0xe5], 'cp950', '中文'],
    [[0xfa, 0x40, 0x8e, 0x40], 'cp950', '\ue000\ue311'],
    [[0xff, 0xa4, 0x41, 0xa4], 'cp950', '\ufffd' + '乙\ufffd'],
    [[0xc4, 0xe3, 0xc5, 0xc6], 'euc-tw', '中文'],
    [[0x8e, 0xa2, 0xa1, 0xa1], 'euc-tw', '乂'],
    [[0x8e, 0xa9, 0xa1, 0xa1, 0x41], 'euc-tw', '\ufffd\ufffd\u3000A'],
    [[0x88, 0x62, 0x88, 0x66, 0xa4, 0xa4], 'big5-hkscs', 'Ê̄Ê中'],
    [[0xd6, 0xd0, 0x81, 0x30, 0x81, 0x30], 'gb18030', '中\u0080'],
  ] as const)('%o as %s is %s', (bytes, label, text) => {
    expect(decodingOf(label).decode(Uint8Array.from(bytes), true)).toBe(text);
  });

  it.each(['cp950', 'euc-tw', 'big5-hkscs', 'gb18030', 'utf-8'] as const)(
    'reads %s in pieces of any length',
    (label) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (bytes, piece) => {
          const decoding = decodingOf(label);
          let text = '';
          for (let at = 0; at < bytes.length; at += piece) text += decoding.decode(bytes.slice(at, at + piece), false);
          text += decoding.decode(new Uint8Array(0), true);
          expect(text).toBe(decodingOf(label).decode(bytes, true));
        }),
      );
    },
  );

  it.skipIf(!iconv).each([
    ['euc-tw', 'EUC-TW'],
    ['big5-hkscs', 'BIG5-HKSCS'],
  ] as const)('has every character of %s that iconv has', (label, name) => {
    const bytes = encoded(everyCharacter(), name);
    const theirs = spawnSync('iconv', ['-f', name, '-t', 'UTF-8'], { input: bytes, maxBuffer: 1 << 24 }).stdout;
    const ours = decodingOf(label).decode(bytes, true).split('\n');
    const others = theirs.toString().split('\n');
    expect(others.filter((one) => one !== '').length).toBeGreaterThan(17_000);
    // Planes of rare characters are not in the table of EUC-TW: they are refused, never something else.
    const wrong = ours.filter((one, i) => one !== others[i] && !/^\ufffd/.test(one));
    expect(wrong).toEqual([]);
    expect(ours.filter((one) => one === '' || !one.includes('\ufffd')).length / ours.length).toBeGreaterThan(0.5);
    expect(ours.length).toBe(others.length);
  });
});

describe('encodeText', () => {
  it('is the way back from decoding', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...traditional, 'A', '1', '\ue000', '\uf848')), (characters) => {
        const text = characters.join('');
        for (const label of ['cp950', 'gb18030'] as const) {
          const codes = encodeText(text, label);
          if (codes.includes(-1)) return;
          expect(decodingOf(label).decode(Uint8Array.from(codes), true)).toBe(text);
        }
      }),
    );
  });

  it('says where there is no code', () => {
    expect([...encodeText('a中€', 'windows-1252')]).toEqual([0x61, -1, 0x80]);
  });
});
