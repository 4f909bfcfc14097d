import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { Findings } from '../../src/model/finding.ts';
import { open } from '../../src/parse/open.ts';
import { delivery } from './bytes.ts';
import { readFile, readSheet } from './read-sheets.ts';

describe('XML of records as a sheet', () => {
  it.each<[string, string, string[][]]>([
    [
      'attributes and children as columns',
      '<r><p id="1"><a>x &amp; &#x4e2d;</a><b/></p><p id="2"><b>y</b><c u="m">5</c></p></r>',
      [
        ['id', 'a', 'b', 'c', 'c_u'],
        ['1', 'x & 中', '', '', ''],
        ['2', '', 'y', '5', 'm'],
      ],
    ],
    [
      'CDATA as text, comments as nothing, blanks of a text as they stand',
      '<r><!-- <p> --><p><a><![CDATA[<b> & ]]>c</a></p><p><a> d </a></p></r>',
      [['a'], ['<b> & c'], [' d ']],
    ],
    [
      'names without the prefix of their namespace',
      '<n:r xmlns:n="u" xmlns:xsi="v" xsi:schemaLocation="w"><n:p n:k="1"><n:a>x</n:a></n:p><n:p n:k="2"/></n:r>',
      [
        ['k', 'a'],
        ['1', 'x'],
        ['2', ''],
      ],
    ],
    [
      'children of children, flattened',
      '<r><p><地址><縣市>臺北市</縣市><路>中山路</路></地址></p><p><地址><縣市>新北市</縣市></地址></p></r>',
      [
        ['地址_縣市', '地址_路'],
        ['臺北市', '中山路'],
        ['新北市', ''],
      ],
    ],
    [
      'a repeated child as JSON',
      '<r><p><a>1</a><t>甲</t><b>2</b><t k="v">"乙"</t></p><p><a>3</a><t>丙</t><b>4</b></p></r>',
      [
        ['a', 't', 'b'],
        ['1', '["甲",{"k":"v","#text":"\\"乙\\""}]', '2'],
        ['3', '["丙"]', '4'],
      ],
    ],
    [
      'one record only',
      '<r><p><a>1</a><b>2</b></p></r>',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['elements without children', '<r><v>1</v><v>2</v></r>', [['v'], ['1'], ['2']]],
    [
      'a feed',
      '<rss version="2.0"><channel><title>公告</title><item><title>一</title><link>u</link></item><item><title>二</title><link>v</link></item></channel></rss>',
      [
        ['title', 'link'],
        ['一', 'u'],
        ['二', 'v'],
      ],
    ],
    [
      'text that stands beside children',
      '<r><p>說明<a>1</a></p><p><a>2</a></p></r>',
      [
        ['p', 'a'],
        ['說明', '1'],
        ['', '2'],
      ],
    ],
  ])('reads %s', async (_, text, rows) => {
    for (const head of ['', '\ufeff', '<?xml version="1.0" encoding="UTF-8"?>\n<!-- 註 -->\n']) {
      const file = await readFile('資料.xml', head + text);
      expect(file.sheets.map((one) => one.rows)).toEqual([rows]);
      expect(file.facts.format).toBe('xml');
    }
  });

  it('keeps names apart that have the same hash', async () => {
    // The scanner's hashes of Aa and BB are equal.
    const file = await readFile('a.xml', '<r><p><Aa>1</Aa><BB>2</BB></p><p><BB>3</BB></p></r>');
    expect(file.sheets[0]!.rows).toEqual([
      ['Aa', 'BB'],
      ['1', '2'],
      ['', '3'],
    ]);
  });

  it('carries what the outer elements say, wherever it stands', async () => {
    const text =
      '<r><區 名="甲"><戶><a>1</a><b>2</b></戶><戶><a>3</a><b>4</b></戶><後>x</後></區><區 名="乙"><戶><a>5</a><b>6</b></戶></區></r>';
    const file = await readFile('a.xml', text);
    expect(file.sheets.map((one) => one.name)).toEqual(['r.區.戶', 'r.區']);
    expect(file.sheets[0]!.rows).toEqual([
      ['名', '後', 'a', 'b'],
      ['甲', 'x', '1', '2'],
      ['甲', 'x', '3', '4'],
      ['乙', '', '5', '6'],
    ]);
    expect((await readFile('a.xml', text, { records: 'r.區' })).sheets[0]!.rows[0]).toEqual(['名', '戶', '後']);
  });

  it('is the same at every pass and however it is cut', async () => {
    const text = `<清冊>${Array.from({ length: 2000 }, (_, i) => `<列 號="${i}"><名>第${i}列</名></列>`).join('\n')}</清冊>`;
    const whole = await open(delivery('a.xml', text), new Findings(), {});
    const wanted = await readSheet(whole.sheets[0]!);
    expect(wanted.rows[2000]).toEqual(['1999', '第1999列']);
    const cut = await open(delivery('a.xml', text, 777), new Findings(), {});
    for (const _ of [1, 2]) expect(await readSheet(cut.sheets[0]!)).toEqual(wanted);
  });

  it.each([
    ['big5', 'cp950', ['file-not-utf-8']],
    ['utf-8', 'cp950', ['encoding-declared-wrong', 'file-not-utf-8']],
  ])('reads Big5 that declares %s', async (declared, encoding, findings) => {
    // 中正區公園, so often that nothing else can be meant.
    const text = Array.from({ length: 20 }, () => [0xa4, 0xa4, 0xa5, 0xbf, 0xb0, 0xcf, 0xa4, 0xbd, 0xb6, 0xe9]).flat();
    const head = `<?xml version="1.0" encoding="${declared}"?><r><p><a>`;
    const bytes = Uint8Array.from([...Buffer.from(head), ...text, ...Buffer.from('</a></p><p><a>1</a></p></r>')]);
    const file = await readFile('a.xml', bytes);
    expect(file.sheets[0]!.rows).toEqual([['a'], ['中正區公園'.repeat(20)], ['1']]);
    expect([file.facts.encoding, file.findings]).toEqual([encoding, findings]);
  });

  it('believes the content of a file that declares Big5 over UTF-8', async () => {
    const file = await readFile('a.xml', '<?xml version="1.0" encoding="big5"?><r><p><a>中</a></p><p/></r>');
    expect([file.sheets[0]!.rows[1], file.findings]).toEqual([['中'], ['encoding-declared-wrong']]);
  });

  it.each([
    ['<Error><Code>AccessDenied</Code><Message>no entry</Message></Error>', 'a.csv', 'file-mislabelled', /no entry/],
    ['<r><status>ok</status></r>', 'a.xml', 'file-not-a-table', /without any list/],
    ['<r><p><a>1</a></p><p><a>1</b></p></r>', 'a.xml', 'file-damaged', /well-formed/],
    ['<r><p><a>1</a></p><p>', 'a.xml', 'file-damaged', /breaks off/],
    ['<r><p>1</p>', 'a.xml', 'file-damaged', /breaks off/],
    [`<r>${'<a>'.repeat(300)}`, 'a.xml', 'file-bomb', /nested/],
    ['<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><r><p>1</p><p>2</p></r>', 'a.xml', 'file-damaged', /DTD/],
  ])('refuses %s', async (text, name, code, says) => {
    const fault = await readFile(name, text).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code, en: expect.stringMatching(says) });
  });

  it('ends in rows or a Fault whatever is cut away or broken', async () => {
    const bytes = new TextEncoder().encode(
      '<?xml version="1.0"?><r a="1"><p k="&lt;"><a><![CDATA[x]]></a><t>1</t><t>2</t></p><p><a>中</a></p></r>',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(255), fc.boolean(), async (at, byte, whole) => {
        const wrong = bytes.slice(0, whole ? bytes.length : at);
        if (whole && at < wrong.length) wrong[at] = byte;
        const end = await readFile('a.xml', wrong).catch((error: unknown) => error);
        if (end instanceof Error) expect(end).toBeInstanceOf(Fault);
      }),
      { numRuns: 300 },
    );
  });
});
