import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniff } from '../../src/parse/csv-dialect.ts';

function look(text: string) {
  const { bytes, points: _, ...found } = sniff(new TextEncoder().encode(text));
  return { ...found, blanks: bytes.blanks === true, bareReturns: bytes.bareReturns };
}

const plain = { quote: '', escape: '', blanks: false, bareReturns: false };

describe('sniff', () => {
  it.each<[string, string, Partial<ReturnType<typeof look>>]>([
    ['commas', '編號,名稱\n1,大安\n2,信義\n', { delimiter: ',' }],
    ['decimal commas', 'a;b\n1,5;2,5\n3,25;4\n', { delimiter: ';' }],
    ['thousands', 'a\tb\n1,000\t2,000\n3,000\t4,000\n', { delimiter: '\t' }],
    ['commas in text', '1|McKay, K R|MI\n2|Oref, P|MI\n3|Downey, J|MI\n', { delimiter: '|' }],
    [
      'semicolons in text',
      'a,b\nx,Total; Estimate; Households\ny,Total; Error; Households\nz,Median; Estimate; All\n',
      { delimiter: ',' },
    ],
    [
      'addresses',
      'Sur#Lima#Plaza Mayor, 6#04510\nSur#Adra#Calle del Mar, 3#04007\nSur#Abla#Plaza, 1#04520\n',
      { delimiter: '#' },
    ],
    ['a comment', 'HEAD\n# user, domain, way\ntest;lan;[name=a b]\ntwo;lan;[name=c]\n', { delimiter: ';' }],
    ['title lines', '112年度統計表；人口\n單位：人\n縣市,人數;男\n臺北市,1\n新北市,2\n', { delimiter: ',' }],
    [
      'a protocol before the table',
      'HTTP/1.1 200 OK\nServer: x\nDate: 27 Aug\n\nid,"a","b"\n1,"x","y"\n2,"z","w"\n',
      { delimiter: ',', quote: '"' },
    ],
    ['one row', 'a;b;c;d', { delimiter: ';' }],
    ['one column', 'name\nJohn Smith 1\nMary Jones 2\nAnn Lee 3\n', { delimiter: ',' }],
    ['times', 'time\n12:30\n13:15\n14:00\n', { delimiter: ',' }],
    [
      'prose',
      'This is prose; nothing more.\nIt has no columns\nat all | anywhere,\nwe think.\nReally',
      { delimiter: ',' },
    ],
    ['blanks between numbers', '1 2.5 3\n4 5.25 6\n7 8 9\n', { delimiter: ' ' }],
    ['double quotes', '"a";"b"\n"1";"x;y"\n', { delimiter: ';', quote: '"' }],
    ['quotes inside text only', 'a;b\ndas "Haus" dort;1\nein "Kreuz" da;2\n', { delimiter: ';' }],
    ['apostrophes as quotes', "'a','b'\n'1, 2','x'\n'3','women's'\n'4','y'\n", { delimiter: ',', quote: "'" }],
    ['apostrophes in text', "a,b\n'tis,men's\n1,'97\n2,x\n", { delimiter: ',' }],
    ['grave accents', '`a`,`b`\n`1, 2`,`x`\n', { delimiter: ',', quote: '`' }],
    ['backslashes', '"a","b"\n"say \\"hi\\" now","x"\n', { delimiter: ',', quote: '"', escape: '\\' }],
    ['a backslash at the end of a cell', '"a","b"\n"C:\\","x"\n', { delimiter: ',', quote: '"' }],
    ['blanks after delimiters', 'a, b, c\n1, "x, y", 3\n2, z, 4\n', { delimiter: ',', quote: '"', blanks: true }],
    ['bars in blanks', 'a | b\n1 | 2\n3 | 4\n', { delimiter: '|', blanks: true }],
    ['double colons', '1::19::5::12:30\n2::66::3::12:45\n3::9::4::13:00\n4::7::1::14:00\n', { delimiter: '::' }],
    ['carriage returns', 'a;b\r1;2\r3;4\r', { delimiter: ';', bareReturns: true }],
    [
      'carriage returns, and a line feed in a cell',
      'a;b;c\r1;x;y\r2;x;y\r3;x;one, two\nthree, four\r4;x;y\r',
      { delimiter: ';', bareReturns: true },
    ],
    ['nothing', '', { delimiter: ',' }],
  ])('%s', (_, text, wanted) => {
    expect(look(text)).toEqual({ ...plain, ...wanted });
  });

  it('finds what any table was written with', () => {
    const word = fc.stringMatching(/^[a-zA-Z臺北市]{1,8}( [a-z]{1,5})?$/);
    const cell = fc.oneof(word, fc.integer().map(String), fc.constantFrom('2023-03-05', 'a, b', 'x; y', '3.75', ''));
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.tuple(
          fc.array(word, { minLength: width, maxLength: width }),
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 6, maxLength: 20 }),
        ),
      );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|', '^', '~'),
        fc.constantFrom('"', "'"),
        (rows, delimiter, quote) => {
          const quoted = (text: string) => quote + text.replaceAll(quote, quote + quote) + quote;
          const lines = [rows[0], ...rows[1]].map((row) => row.map(quoted).join(delimiter));
          expect(look(`${lines.join('\n')}\n`)).toMatchObject({ delimiter, quote });
        },
      ),
    );
  });

  it('looks at a bounded part of a long head', () => {
    const head = new TextEncoder().encode(`a,b;c|d e,f\n${'1,2;3|4 5,6\n'.repeat(20_000)}`);
    sniff(head);
    const from = performance.now();
    sniff(head);
    expect(performance.now() - from).toBeLessThan(200);
  });
});
