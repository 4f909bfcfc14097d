import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { readFile } from './read-sheets.ts';
import { type BookSpec, ods, xlsx, zip } from './workbook.ts';

/** How many broken files each test reads; more with GOLDBADGE_FUZZ=100000, for hours rather than seconds. */
const TIMES = Number(process.env['GOLDBADGE_FUZZ'] ?? 60);

const book: BookSpec = {
  sheets: [
    {
      name: '工作表1',
      rows: [
        ['編號', '面積', '比率', '日期'],
        ...Array.from({ length: 40 }, (_, i) => [
          `00${i}`,
          i * 1.5,
          { value: i / 100, format: '0.0%' },
          { value: 44_000 + i, format: 'yyyy/m/d' },
        ]),
        [{ error: '#DIV/0!' }, { formula: 'A1', value: '字' }, true, { runs: ['臺', '北'], guide: 'ㄊ' }],
      ],
      merged: ['A1:B1'],
      hiddenRows: [3],
      hiddenColumns: [1],
    },
    { name: '二', rows: [['a']], hidden: true },
  ],
};

/** The same numbers at every run: a file that breaks something can be made again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 2 ** 32) * below);
  };
}

/** A table or a reason, nothing else. */
async function outcome(name: string, bytes: Uint8Array): Promise<string> {
  try {
    await readFile(name, bytes);
    return 'table';
  } catch (error) {
    if (error instanceof Fault && error.code !== 'internal') return error.code;
    throw error;
  }
}

/** Cuts, doubles, swaps or overwrites a few bytes. */
function spoil(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const at = random(bytes.length);
  const length = 1 + random(24);
  const parts = [
    () => [bytes.subarray(0, at)],
    () => [bytes.subarray(0, at), bytes.subarray(at + length)],
    () => [bytes.subarray(0, at + length), bytes.subarray(at)],
    () => [bytes.subarray(0, at), Uint8Array.from({ length }, () => random(256)), bytes.subarray(at + length)],
    () => [bytes.subarray(0, at), Buffer.from(odd[random(odd.length)]!), bytes.subarray(at)],
  ];
  return new Uint8Array(Buffer.concat(parts[random(parts.length)]!()));
}

/** What readers stumble over, put in where it does not belong. */
const odd = [
  '<',
  '>',
  '"',
  '&',
  '&#x0;',
  '-->',
  '<!--',
  '<![CDATA[',
  ']]>',
  '<?',
  '<!DOCTYPE a [',
  '9'.repeat(40),
  '-1',
  '1e999',
  '\0',
  '\ufeff',
  '\ud800',
  '<c r="XFD1048576"><v>1</v></c>',
  '<row r="0">',
  '<c r="A1" t="s"><v>99999999999</v></c>',
  '<table:table-row table:number-rows-repeated="99999999999">',
  '<table:table-cell table:number-columns-repeated="-5">',
  '<text:s text:c="9999999999"/>',
];

const parts = {
  'xl/worksheets/sheet1.xml': 'xlsx',
  'xl/sharedStrings.xml': 'xlsx',
  'xl/styles.xml': 'xlsx',
  'xl/workbook.xml': 'xlsx',
  'xl/_rels/workbook.xml.rels': 'xlsx',
  'content.xml': 'ods',
} as const;

describe('damaged workbooks end in a table or in a reason', () => {
  it.each(['xlsx', 'ods'] as const)('bytes of an %s', async (kind) => {
    const whole = await (kind === 'xlsx' ? xlsx(book) : ods(book));
    const random = randomFrom(1);
    const seen = new Set<string>();
    for (let i = 0; i < TIMES; i++) seen.add(await outcome(`表.${kind}`, spoil(whole, random)));
    expect([...seen]).toContain('file-damaged');
  });

  it.each(Object.entries(parts))('text of %s', async (part, kind) => {
    const members = await membersOf(await (kind === 'xlsx' ? xlsx(book) : ods(book)));
    const random = randomFrom(2);
    const seen = new Set<string>();
    for (let i = 0; i < TIMES; i++) {
      let spoilt = members[part]!;
      for (let times = 1 + random(3); times > 0; times--) spoilt = spoil(spoilt, random);
      seen.add(await outcome(`表.${kind}`, await zip({ ...members, [part]: spoilt })));
    }
    expect([...seen]).toContain('file-damaged');
  });

  it('text of a flat document', async () => {
    const members = await membersOf(await ods(book));
    const content = new TextDecoder().decode(members['content.xml']);
    const flat = content
      .replace(
        '<office:document-content',
        '<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"',
      )
      .replace('</office:document-content>', '</office:document>');
    expect(await outcome('表.fods', Buffer.from(flat))).toBe('table');
    const random = randomFrom(3);
    for (let i = 0; i < TIMES; i++) await outcome('表.fods', spoil(Buffer.from(flat), random));
  });

  it.each([0, 1, 30, 0.3, 0.6, 0.9, 0.99])('cut off at %d', async (share) => {
    for (const [kind, whole] of [
      ['xlsx', await xlsx(book)],
      ['ods', await ods(book)],
    ] as const) {
      const end = share > 1 ? share : Math.floor(whole.length * share);
      if (share === 1) continue;
      expect(await outcome(`表.${kind}`, whole.subarray(0, end))).toMatch(/^file-/);
    }
  });

  it('a member twice', async () => {
    const whole = await xlsx(book, { 'xl/Worksheets/Sheet1.xml': '<worksheet/>' });
    expect(await outcome('表.xlsx', whole)).toBe('file-damaged');
  });
});

async function membersOf(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const { openZip } = await import('../../src/parse/zip.ts');
  const { delivery } = await import('./bytes.ts');
  const opened = await openZip(delivery('a.zip', bytes).bytes, 'a.zip');
  const members: Record<string, Uint8Array> = {};
  for (const name of opened.names) members[name] = await opened.whole(name);
  return members;
}
