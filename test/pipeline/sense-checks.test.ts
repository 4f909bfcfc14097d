import { describe, expect, it } from 'vitest';
import type { Field, Pipeline } from '../../src/model/pipeline.ts';
import { senseChecks, senseFieldChecks } from '../../src/pipeline/sense-checks.ts';

const fields: readonly Field[] = [
  { name: 'code', title: '代碼', type: 'code' },
  { name: 'start', title: '起', type: 'date' },
  { name: 'end', title: '迄', type: 'date' },
  { name: 'male', title: '男', type: 'integer' },
  { name: 'female', title: '女', type: 'integer' },
  { name: 'total', title: '計', type: 'decimal' },
  { name: 'secret', title: '密', type: 'text', privacy: { drop: true } },
];

type Declared = Pick<Pipeline, 'checks' | 'quarantine' | 'privacy'>;
const rule = <If, Then>(condition: If, then: Then) => ({ if: condition, then });

function complaints(declared: Declared): string[] {
  const found: string[] = [];
  senseChecks(declared, fields, (path, _, zh, en) => {
    expect(en).toMatch(/[a-z]/);
    found.push(`${path.join('.')} ${zh}`);
  });
  return found;
}

describe('senseChecks', () => {
  it.each<[string, Declared]>([
    ['nothing', {}],
    ['a key', { checks: { unique: ['code', 'start'] } }],
    ['days in order', { checks: { order: [['start', 'end']] } }],
    ['whole numbers and decimals', { checks: { order: [['male', 'total']] } }],
    ['a sum', { checks: { sums: [{ total: 'total', parts: ['male', 'female'] }] } }],
    ['a rule', { checks: { rules: [rule({ field: 'code', is: ['1'] }, { field: 'end', empty: true })] } }],
    ['quarantine', { quarantine: { share: 0.1 }, privacy: { quasi: ['code'], k: 3, small: 'hold' } }],
  ])('lets %s pass', (_, declared) => expect(complaints(declared)).toEqual([]));

  it.each<[string, Declared, string]>([
    [
      'a name that is no field',
      { checks: { unique: ['cod'] } },
      'checks.unique.0 沒有「cod」這個欄位，是不是「code」？',
    ],
    ['a name like none', { checks: { unique: ['別的'] } }, 'checks.unique.0 沒有「別的」這個欄位。'],
    ['in order', { checks: { order: [['start', 'ende']] } }, 'checks.order.0.1 沒有「ende」這個欄位，是不是「end」？'],
    [
      'days against numbers',
      { checks: { order: [['start', 'male']] } },
      'checks.order.0.1 「male」與「start」的型別不同',
    ],
    [
      'a sum of texts',
      { checks: { sums: [{ total: 'total', parts: ['code'] }] } },
      'checks.sums.0.parts.0 「code」是 code，不能加總',
    ],
    [
      'a total of itself',
      { checks: { sums: [{ total: 'total', parts: ['male', 'total'] }] } },
      'checks.sums.0.total 總數不能也是其中一項',
    ],
    [
      'a rule on no field',
      { checks: { rules: [rule({ field: 'code', filled: true }, { field: 'ned', required: true })] } },
      'checks.rules.0.then.field 沒有「ned」',
    ],
    [
      'a rule with a broken pattern',
      { checks: { rules: [rule({ field: 'code', pattern: '(' }, { field: 'end', required: true })] } },
      'checks.rules.0.if.pattern 這個正規表示式不成立',
    ],
    [
      'empty and more',
      { checks: { rules: [rule({ field: 'code', filled: true }, { field: 'end', empty: true, required: true })] } },
      'checks.rules.0.then.empty 「empty」不能和其他要求一起寫',
    ],
    ['what is dropped', { checks: { unique: ['secret'] } }, 'checks.unique.0 「secret」不發布'],
    [
      'quarantine beside suppression',
      { quarantine: { share: 0.1 }, privacy: { quasi: ['code'], k: 3, small: 'suppress' } },
      'quarantine 「quarantine」不能和',
    ],
  ])('complains of %s', (_, declared, wrong) => {
    expect(complaints(declared)).toEqual([expect.stringContaining(wrong)]);
  });
});

describe('senseFieldChecks', () => {
  it.each<[Partial<Field>, string | undefined]>([
    [{ type: 'integer', checks: { history: { mean: 2, missing: 0.1 } } }, undefined],
    [{ type: 'text', checks: { history: { missing: 0.1 } } }, undefined],
    [{ type: 'text', checks: { history: { mean: 2 } } }, 'history.mean 「mean」只用於數值欄位'],
    [{ type: 'period', form: 'basic', checks: { sequence: 'gapless' } }, 'sequence 「gapless」不能用於'],
    [{ type: 'period', checks: { sequence: 'gapless' } }, undefined],
    [{ type: 'text', privacy: { drop: true }, checks: { unique: true } }, 'unique 「f」不發布'],
  ])('%j', (more, wrong) => {
    const found: string[] = [];
    senseFieldChecks({ name: 'f', title: 'f', type: 'text', ...more }, [], (path, _, zh) =>
      found.push(`${path.join('.')} ${zh}`),
    );
    expect(found).toEqual(wrong === undefined ? [] : [expect.stringContaining(wrong)]);
  });
});
