import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { ASIDE, CDATA, CLOSE, EMPTY, feed, finish, nameOf, next, OPEN, startXml, WAIT } from '../../src/parse/xml.ts';
import { attribute, copyText } from '../../src/parse/xml-text.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const names = ['a', 'b', 'row', 'x:c', 'c'];
const attributes = ['r', 'x:s', 'note'];

/** All marks and texts, in pieces of so many bytes, as one string. */
function scan(text: string, piece: number, local = false): string {
  const xml = startXml('part.xml', local);
  const bytes = encoder.encode(text);
  let seen = '';
  for (let at = 0; at < bytes.length; at += piece) {
    feed(xml, bytes.subarray(at, at + piece));
    for (let kind = next(xml); kind !== WAIT; kind = next(xml)) {
      const raw = decoder.decode(xml.bytes.subarray(xml.textFrom, xml.textTo));
      if (kind === CDATA) seen += `[${raw}]`;
      else if (raw !== '') seen += `{${raw}}`;
      if (kind === CDATA || kind === ASIDE) continue;
      const name = names.find((one) => nameOf(one) === xml.name);
      const said = attributes
        .map((one) => attribute(xml, nameOf(one)))
        .map((value) => (value === undefined ? '' : ` ${value}`));
      seen += kind === CLOSE ? `-${name}` : `${kind === OPEN ? '+' : '='}${name}${said.join('')};`;
      expect([OPEN, CLOSE, EMPTY]).toContain(kind);
    }
  }
  finish(xml);
  return seen;
}

const sample = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE a><a><!-- <b> --><row r="1" note='a > b "&amp;" 中'>一<![CDATA[<二> & ]]>三</row ><b/>< /a>`.replace(
  '< /a>',
  '</a>',
);

describe('the XML scanner', () => {
  it('tells marks and texts', () => {
    expect(scan(sample, 1 << 20).replace('{\n}', '')).toBe('+a;+row 1 a > b "&" 中;{一}[<二> & ]{三}-row=b;-a');
  });

  it('tells the same whatever the pieces', () => {
    const whole = scan(sample, 1 << 20);
    for (let piece = 1; piece < 60; piece++) expect(scan(sample, piece)).toBe(whole);
  });

  it('leaves prefixes off where names are local', () => {
    expect(scan('<x:c x:s="1"/>', 99)).toBe('=x:c 1;');
    expect(scan('<x:c x:s="1"/>', 99, true)).toBe('=c;');
  });

  it.each([
    '<a><b></b>',
    '<a></a></a>',
    '<a><b></a></b>',
    '<a b></a>',
    '<a b=c></a>',
    '<a b="<"',
    '<a / >',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a>'.repeat(3),
    '<a/><b',
    'no mark at all',
    '',
  ])('%s is damaged', (text) => {
    expect(() => scan(text, 7)).toThrow(expect.objectContaining({ code: 'file-damaged' }));
  });

  it('never hangs or crashes on anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', '!', '-', '[', ']', '"', '=', 'a', ' ', '?', 'CDATA[') }),
        (text) => {
          try {
            scan(text, 3);
          } catch (error) {
            expect(error).toBeInstanceOf(Fault);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('text of XML', () => {
  const decode = (text: string, escapes: boolean) => {
    const arena = { bytes: new Uint8Array(1), used: 0 };
    const bytes = encoder.encode(text);
    copyText(arena, bytes, 0, bytes.length, escapes);
    return decoder.decode(arena.bytes.subarray(0, arena.used));
  };

  it.each([
    ['a &amp; b &lt;&gt;&quot;&apos;', 'a & b <>"\''],
    ['&#20013;&#x6587;&#x1F600;', '中文😀'],
    ['&nbsp;&#0;&#x110000; & ;', '&nbsp;&#0;&#x110000; & ;'],
    ['一\r\n二\r三\n四', '一\n二\n三\n四'],
    ['&', '&'],
    ['中&#10;文', '中\n文'],
  ])('%j', (text, becomes) => expect(decode(text, false)).toBe(becomes));

  it('decodes the escapes of Excel where they are meant', () => {
    expect(decode('一_x000D_\n二_x005F_x0041_', true)).toBe('一\r\n二_x0041_');
    expect(decode('_xD83D__xDE00_', true)).toBe('😀');
    expect(decode('a_b_xyz_x12_', true)).toBe('a_b_xyz_x12_');
    expect(decode('_x000D_', false)).toBe('_x000D_');
  });
});
