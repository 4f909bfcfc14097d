import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../scripts/personal/chance.ts';
import * as made from '../../scripts/personal/persons.ts';
import { isNationalId } from '../../src/privacy/national-id.ts';
import { isPersonName } from '../../src/privacy/person-name.ts';
import { isLandline } from '../../src/privacy/phone.ts';
import { problemsIn, scanned, scannedInParts } from './table.ts';

describe('identifiers', () => {
  it.each([
    ['A123456789', true],
    ['A800000014', true],
    ['AB23456789', true],
    ['A123456788', false],
    ['A323456789', false],
    ['a123456789', false],
    ['A12345678', false],
    ['1123456789', false],
    ['', false],
  ])('%s: %s', (id, valid) => expect(isNationalId(id)).toBe(valid));

  it('of every kind are known, whatever the letter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (seed) => {
        const chance = chanceOf(seed);
        return [made.nationalId, made.residentId, made.oldResidentId].every((make) => isNationalId(make(chance)));
      }),
    );
  });

  it('are known one time in ten by chance', () => {
    const chance = chanceOf(5);
    let valid = 0;
    for (let i = 0; i < 5000; i++) if (isNationalId(`A1${chance.digits(8)}`)) valid++;
    expect(valid).toBeGreaterThan(400);
    expect(valid).toBeLessThan(600);
  });
});

describe('one cell is enough', () => {
  it.each([
    ['備註', '經查A123456789符合', 'personal-national-id'],
    ['備註', 'Ａ１２３４５６７８９', 'personal-national-id'],
    ['欄位一', 'ab23456789', 'personal-national-id'],
    ['備註', '請洽0912-345-678', 'personal-mobile'],
    ['備註', '請撥+886 912 345 678', 'personal-mobile'],
    ['備註', '０９１２－３４５－６７８', 'personal-mobile'],
    ['備註', '(02)2380-0791轉12', 'personal-phone'],
    ['備註', '電話0423456789', 'personal-phone'],
    ['備註', 'someone@example.com', 'personal-email'],
    ['備註', '中正路一段12巷3弄5之1號2樓', 'personal-address'],
    ['備註', '中正路十二號', 'personal-address'],
    ['備註', '車號ABC-1234', 'personal-licence-plate'],
    ['備註', '護照號碼：312345678', 'personal-passport'],
    ['備註', '帳號00812345678901', 'personal-bank-account'],
    ['手機', '912345678', 'personal-mobile'],
    ['電話', '2380-0791', 'personal-phone'],
    ['電話', '0223800791', 'personal-phone'],
    ['護照號碼', '312345678', 'personal-passport'],
    ['健保卡號', '000012345678', 'personal-health-card'],
    ['匯款帳號', '0081234567890', 'personal-bank-account'],
    ['車牌號碼', '1234-AB', 'personal-licence-plate'],
    ['身分證字號', 'A123456780', 'personal-national-id'],
  ])('%s: %s is %s', (heading, cell, problem) => expect(problemsIn(heading, [cell, '無', ''])).toEqual([problem]));
});

describe('what only looks like it', () => {
  it.each([
    ['統一編號', ['04595257', '22099131', '12345675']],
    ['編號', ['312345678', '312345679', '000012345678', '0423456789', '0912345678']],
    ['更新時間', ['2023-02-28 10:00:00', '20230228100000', '2023/02/05']],
    ['金額', ['1,234,567,890', '0912345678.5', '-912345678']],
    ['坐標', ['121.567891,25.041234', '302456.12 2771234.5']],
    ['文號', ['府都建字第1120012345號', '112年度訴字第12號', '公告第3號']],
    ['門牌區段', ['臺北市大安區和平東路二段31~60號', '中正段601~630地號']],
    ['位置', ['國道1號', '捷運忠孝復興站3號出口', '漁港5號碼頭', '臺中市豐原區中正路', '新北市中和區國道3號']],
    ['巷道', ['民族路9號巷弄', '博愛街43號旁巷道', '太康里171號左側巷道', '義士路一段312號巷', '成功街198號前道路']],
    ['範圍', ['37巷52號-110號', '中山路3巷2號至15號', '中山路4巷1號～9號']],
    ['成立核准文號', ["'0943201436", "'0940023298", "'建83700"]],
    ['專線', ['0800-123-456', '1999', '0809-000-123']],
    ['已遮罩', ['A12*****89', '0912***678', '王○明', 'w***@']],
    ['名稱', ['高雄市', '金門縣', '大同工程行']],
    ['姓名', ['臺北市', '高雄市政府', '無']],
  ])('%s', (heading, cells) =>
    expect(problemsIn(heading, cells).filter((problem) => problem.startsWith('personal-'))).toEqual([]),
  );

  it('serial numbers with the form of an identifier', () => {
    const serials = Array.from({ length: 500 }, (_, row) => `A1${String(20_000_000 + row)}`);
    expect(serials.filter(isNationalId).length).toBe(50);
    expect(problemsIn('案號', serials)).toEqual([]);
    // Real ones among them are more than chance allows.
    const real = Array.from({ length: 100 }, (_, i) => made.nationalId(chanceOf(i + 1)));
    expect(problemsIn('案號', [...serials, ...real])).toEqual(['personal-national-id']);
  });

  it('types that prove it', () => {
    expect(problemsIn({ title: '數值', type: 'integer' }, ['912345678', '312345678'])).toEqual([]);
    expect(problemsIn({ title: '手機', type: 'integer' }, ['912345678'])).toEqual(['personal-mobile']);
    expect(problemsIn({ title: '面積', type: 'decimal' }, ['0912345678'])).toEqual([]);
  });
});

describe('declared', () => {
  it('an institution’s phone and address are let be, an identifier is not', () => {
    const privacy = { institution: true } as const;
    expect(problemsIn({ title: '電話', privacy }, ['02-2380-0791', '0912345678'])).toEqual([]);
    expect(problemsIn({ title: '地址', privacy }, ['臺北市大安區和平東路二段12號'])).toEqual([]);
    expect(problemsIn({ title: '電話', privacy }, ['A123456789'])).toEqual(['personal-national-id']);
  });

  it.each([
    ['id', 'A123456789'],
    ['phone', '0912-345-678'],
    ['email', 'someone@example.com'],
    ['address', '臺北市大安區和平東路二段12巷3號'],
    ['plate', 'ABC-1234'],
    ['all', 'A123456789'],
  ] as const)('masked as %s, nothing is found', (mask, cell) => {
    const found = problemsIn({ title: '身分證字號 電話 地址', privacy: { mask } }, [cell]);
    expect(found.filter((problem) => mask !== 'email' || problem !== 'personal-email')).toEqual([]);
  });
});

describe('names', () => {
  const names = ['王小明', '陳美', '歐陽春山', '林 志'];

  it('have a form', () => {
    expect(names.map((name) => isPersonName(name))).toEqual([true, true, true, true]);
    expect(
      ['高雄市', '金門縣', '王', '資訊處', 'Wang', '林口區', '水利署第一河川局'].map((name) => isPersonName(name)),
    ).not.toContain(true);
  });

  it('of any form are known under a heading that says names', () => {
    expect(problemsIn('姓名', ['麥甲', '瓦歷斯·丙丁', '不詳'])).toEqual(['personal-name']);
    expect(problemsIn('姓名', ['不詳', '無', '高雄市'])).toEqual([]);
    expect(problemsIn('組別', ['高中組', '陳列'])).toEqual([]);
  });

  it('alone are a warning, beside other personal data an error', () => {
    const alone = scanned([['申請人姓名', names]]).findings;
    expect(alone).toMatchObject([{ problem: 'personal-name', level: 'warning', cells: 4, facts: { found: '王○○' } }]);
    const phones = names.map((_, i) => `091234567${i}`);
    const beside = scanned([
      ['申請人姓名', names],
      ['手機', phones],
    ]);
    expect(beside.findings.map(({ problem, level }) => [problem, level])).toEqual([
      ['personal-name', 'error'],
      ['personal-mobile', 'error'],
    ]);
    expect(beside.personal).toEqual(['column2', 'column1']);
  });
});

describe('a finding', () => {
  it('names the cells, masks the sample and says on what grounds', () => {
    const [found] = scanned([
      ['編號', ['1', '2', '3']],
      ['身分證字號', ['A123456789', '', 'A123456789']],
    ]).findings;
    expect(found).toMatchObject({
      problem: 'personal-national-id',
      level: 'error',
      field: 'column2',
      cells: 2,
      places: [
        { top: 0, left: 1, bottom: 0, right: 1 },
        { top: 2, left: 1, bottom: 2, right: 1 },
      ],
      facts: { found: 'A1********', evidence: '檢查碼相符、欄名「身分證字號」、有資料的 2 格中有 2 格符合' },
    });
  });
});

describe('landlines', () => {
  it.each([
    ['0223800791', true],
    ['037320073', true],
    ['0836022040', false],
    ['083622040', true],
    ['0492222106', true],
    ['0212345678', false],
    ['022380079', false],
  ])('%s: %s', (digits, fits) => expect(isLandline(digits)).toBe(fits));
});

describe('texts that become formulas', () => {
  it.each(["=cmd|' /C calc'!A0", '=1+1', '+886-2-2380', '@SUM(A1)', '-項目', '+項目'])('%s', (text) =>
    expect(problemsIn('說明', [text])).toContain('formula-in-text'),
  );
  it.each(['-5', '+3.2', '-1,234', '-12%', '-', '--', '－', '- ', '－項目', '', '1=1', '-1.5e3', '—'])(
    'not %s',
    (text) => expect(problemsIn('說明', [text])).toEqual([]),
  );
  it('numbers are numbers', () => expect(problemsIn({ title: '差額', type: 'integer' }, ['-5'])).toEqual([]));
});

describe('any text', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0912-345678 (02)A@號路之=+０９ＡＢ.,帳王') }),
  );

  it('is scanned without a fault, and alike in one batch or in two', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 20 }), (cells) => {
        const told = (parts: readonly (readonly string[])[]) =>
          scannedInParts('備註 電話', parts).map(({ problem, facts }) => [problem, facts]);
        expect(told([cells.slice(0, 1), cells.slice(1)])).toEqual(told([cells]));
      }),
    );
  });

  it('of any length takes no longer than its length', () => {
    for (const long of [
      '帳號'.padEnd(30_000),
      '0'.repeat(30_000),
      `${'a.'.repeat(15_000)}@`,
      '市區'.repeat(9000),
      'A1 '.repeat(9000),
    ])
      problemsIn('備註', [`${long}1號@123456789`]);
  }, 3000);
});

describe('an address', () => {
  it.each([
    ['民族路9號', '民族路○○號'],
    ['37巷52號旁', '○○號'],
  ])('shows of %s that a door number stood there: %s', (cell, found) => {
    const { findings } = scanned([['受影響建築物之地址', [cell, cell]]]);
    expect(findings).toMatchObject([{ problem: 'personal-address', facts: { found } }]);
  });
});
