import { describe, expect, it } from 'vitest';
import { batchOf } from '../../scripts/personal/measure.ts';
import { type Finding, Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { type PrivacyOptions, startPrivacy } from '../../src/privacy/watch.ts';

type Columns = readonly (readonly [heading: string, cells: readonly string[]])[];

const rows = 6;
const of = (make: (row: number) => string) => Array.from({ length: rows }, (_, row) => make(row));
const addresses = of((row) => `臺北市大安區和平東路二段${row + 10}號`);
const phones = of((row) => `02-2380-07${row}1`);
const persons = ['王小明', '陳大文', '林美玉', '張志雄', '李春山', '黃雅文'];
const schools = of((row) => `中正${row}國小`);
const firms = of((row) => `大同${row}有限公司`);

function told(columns: Columns, more: Partial<PrivacyOptions> = { bare: true }): readonly Finding[] {
  const fields = columns.map(([title], at): Field => ({ name: `column${at + 1}`, title, type: 'text' }));
  const watch = startPrivacy({ fields, headings: columns.map(([title]) => title), ...more });
  watch.batch(
    batchOf(columns.map(([, cells]) => ({ cells: cells.map((text) => ({ text, is: '' })) }))),
    '',
    () => undefined,
  );
  const findings = new Findings();
  watch.end(findings);
  return findings.list();
}

/** Problem and level of each column of addresses and telephones. */
const levels = (columns: Columns, more?: Partial<PrivacyOptions>) =>
  told(columns, more).map(({ problem, level, field }) => `${field} ${problem} ${level}`);

describe('an address or a telephone that seems to be an institution’s', () => {
  it.each<[string, Columns]>([
    [
      'beside schools',
      [
        ['校名', schools],
        ['地址', addresses],
      ],
    ],
    [
      'beside what is called a unit',
      [
        ['單位', of((row) => `第${row}分局`)],
        ['電話', phones],
      ],
    ],
    [
      'beside names that end as institutions do',
      [
        ['名稱', of((row) => `環南${row}充電站`)],
        ['地址', addresses],
      ],
    ],
    [
      'where something happened',
      [
        ['車種', of(() => '機車')],
        ['發生地點', addresses],
      ],
    ],
    [
      'beside the one in charge',
      [
        ['公司名稱', firms],
        ['代表人', persons],
        ['地址', addresses],
      ],
    ],
    [
      'beside a contact of whom only the office is said',
      [
        ['站名', schools],
        ['聯絡人', of(() => '楊股長')],
        ['電話', phones],
      ],
    ],
  ])('%s: a warning', (_, columns) => {
    const found = levels(columns).filter((one) => !one.includes('personal-name'));
    expect(found).toEqual([`column${columns.length} institution-undeclared warning`]);
  });

  it('says what speaks for it, and shows no door', () => {
    const [found] = told([
      ['校名', schools],
      ['地址', addresses],
    ]);
    expect(found).toMatchObject({
      cells: rows,
      facts: { kind: '到門牌的地址', evidence: '「校名」欄是機構的名稱', found: '臺北市大安區和平東路二段○○號' },
    });
  });

  it('is a note where its heading says whose it is', () => {
    expect(
      levels([
        ['公司地址', addresses],
        ['公司電話', phones],
      ]),
    ).toEqual(['column1 institution-undeclared note', 'column2 institution-undeclared note']);
  });

  it('holds what is about to be published, however plain it seems, until it is declared', () => {
    const columns: Columns = [
      ['校名', schools],
      ['學校地址', addresses],
    ];
    expect(levels(columns, {})).toEqual(['column2 institution-undeclared error']);
  });
});

describe('an address in a table about persons is a person’s', () => {
  it.each<[string, Columns]>([
    [
      'with names',
      [
        ['學生姓名', persons],
        ['就讀學校', schools],
        ['地址', addresses],
      ],
    ],
    [
      'with names under any heading',
      [
        ['得主', persons],
        ['單位', schools],
        ['地址', addresses],
      ],
    ],
    [
      'with covered names',
      [
        ['姓名', of((row) => `${persons[row]![0]}○明`)],
        ['公司名稱', firms],
        ['公司地址', addresses],
      ],
    ],
    [
      'with identifiers',
      [
        ['證號', of(() => 'A123456789')],
        ['公司名稱', firms],
        ['公司地址', addresses],
      ],
    ],
    [
      'with days of birth',
      [
        ['出生日期', of(() => '080/01/02')],
        ['學校名稱', schools],
        ['地址', addresses],
      ],
    ],
    [
      'with a heading of homes',
      [
        ['公司名稱', firms],
        ['負責人住址', addresses],
      ],
    ],
    [
      'with the station in charge of the case',
      [
        ['轄區派出所', of((row) => `第${row}派出所`)],
        ['地址', addresses],
      ],
    ],
    [
      'with the same institution in all rows',
      [
        ['單位', of(() => '社會局')],
        ['地址', addresses],
      ],
    ],
    ['of buildings', [['建物門牌位置', addresses]]],
    ['and nothing else', [['地址', addresses]]],
  ])('%s', (_, columns) => {
    const last = `column${columns.length} personal-address error`;
    expect(levels(columns)).toContain(last);
    expect(levels(columns).join()).not.toContain('institution-undeclared');
  });

  it('whose names are dropped', () => {
    const columns: Columns = [
      ['學校名稱', schools],
      ['地址', addresses],
    ];
    expect(levels(columns, { bare: true, others: ['家長姓名'] })).toEqual(['column2 personal-address error']);
  });
});

describe('what a person carries', () => {
  it('is an error beside any institution', () => {
    const mobiles = of((row) => `0912-345-67${row}`);
    expect(
      levels([
        ['校名', schools],
        ['公司電話', mobiles],
      ]),
    ).toEqual(['column2 personal-mobile error']);
  });
});

describe('names', () => {
  it.each(['裁處人', '受處分人', '行為人', '違規人', '代表人', '飼主', '車主'])('under %s', (heading) => {
    expect(levels([[heading, persons]])).toEqual(['column1 personal-name warning']);
  });

  it.each([
    ['三富釣具股份有限公司蘇大明', '蘇○○'],
    ['大同商行（王小明）', '王○○'],
    ['永豐工程行 陳大文', '陳○○'],
  ])('behind a firm: %s', (cell, found) => {
    const [told0] = told([['事業單位名稱（負責人姓名）', [cell, cell]]]);
    expect(told0).toMatchObject({ problem: 'personal-name', level: 'warning', facts: { found } });
  });

  it.each(['楊股長', '王先生', '陳主任', '林老師'])('%s tells nobody', (name) => {
    expect(levels([['聯絡人', [name, name]]])).toEqual([]);
  });
});

describe('an apostrophe before the text', () => {
  it('is told where most of the column has it, and hides no mobile number elsewhere', () => {
    expect(told([['文號', ["'0943201436", "'建83700", '']]])).toMatchObject([
      { problem: 'apostrophe-kept', cells: 2, facts: { found: "'0943201436", expected: '0943201436' } },
    ]);
    expect(levels([['備註', ["'0943201436", '無']]])).toEqual(['column1 personal-mobile error']);
    expect(levels([['引句', ["'好'", "'不好'"]]])).toEqual([]);
  });
});
