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
    ['addresses of mail', 'mail\na@b.org\nc.d@e.org\nf@g.org\n', { delimiter: ',' }],
    ['addresses of devices', '0a:1b:22:33:44:55\n0a:1b:22:33:44:66\n0a:1b:22:33:44:77\n', { delimiter: ',' }],
    [
      'addresses, some with semicolons',
      'url\nhttps://a.tw/x\nhttps://a.tw/y;s=1\nhttps://a.tw/z\n',
      { delimiter: ',' },
    ],
    ['paths', 'C:\\a\\b.txt\nC:\\c.txt\nC:\\d\\e.txt\n', { delimiter: ',' }],
    ['tags', '@anna\n@bert\n@carl\n@dora\n', { delimiter: ',' }],
    ['names with a prefix', 'urn:isbn:11\nurn:isbn:12\nurn:isbn:13\nurn:isbn:14\n', { delimiter: ',' }],
    ['marks inside names', 'cats & dogs\nsalt & pepper\nhide & seek\n', { delimiter: ',' }],
    [
      'times in rows of many widths',
      'a;b;c;d\n2023-01-02T10:11:12;5\n2023-01-02T10:12:13;7;x;y\n2023-01-02T10:13:14\n2023-01-02T10:14:15;8;z\n',
      { delimiter: ';' },
    ],
    [
      'facts before the table',
      'Station: North\nOwner: City\nUnit: mm\nPeriod: May\nPlace: hill\nHeight: low\nKind: old\n\nday|rain\n1|5\n2|0\n3|2\n',
      { delimiter: '|' },
    ],
    [
      'blanks between words and numbers',
      'code day state who where count\nA-1 2023-01-02 open an in 5\nB-2 2023-01-03 shut bo out 17\nA-9 2023-01-04 open cy in 2\nC-3 2023-01-05 open di out 8\n',
      { delimiter: ' ' },
    ],
    [
      'blanks before quotes, commas without blanks inside',
      'mail, "[a-z]{1,3}@"\nyear, "(1,2,3,4){4,6}"\nzip, "{3,5}(,)x"\n',
      { delimiter: ',', quote: '"', blanks: true },
    ],
    [
      'empty cells after blanks, and backslashes',
      '"a", "", ""\n"say \\"hi\\" now", "", ""\n"b", "", "c"\n',
      { delimiter: ',', quote: '"', escape: '\\', blanks: true },
    ],
    [
      'a backslash and a quote before the delimiter, inside',
      "'1' 'Kids\\' area' '5'\n'2' 'the dogs\\' park' '6'\n'3' 'x' '7'\n",
      { delimiter: ' ', quote: "'", escape: '\\' },
    ],
    [
      'bars in pairs, and apostrophes',
      "1||'a||b'||x\n2||'c'||y\n3||'d'||z\n4||'e'||w\n",
      { delimiter: '||', quote: "'" },
    ],
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
