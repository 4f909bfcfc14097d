import { type Batch, type Column, cellText } from '../model/batch.ts';
import type { Check } from '../model/check.ts';
import type { Condition, Demand, Field, Implication } from '../model/pipeline.ts';
import type { RowCheck, RowTest } from '../model/row-check.ts';
import { oneOf } from './enum.ts';
import { maxLength } from './max-length.ts';
import { maximum } from './maximum.ts';
import { minLength } from './min-length.ts';
import { minimum } from './minimum.ts';
import { pattern } from './pattern.ts';
import { positionsOf, quoted } from './positions.ts';

type Passes = ReturnType<Check['start']>;

const rule = (condition: Condition, then: Demand): { rules: Implication[] } => ({ rules: [{ if: condition, then }] });
const closed = (then: Omit<Demand, 'field'>) =>
  rule({ field: 'state', is: ['停業', '歇業'] }, { field: 'until', ...then });

/** Where one field has a value, another must meet something: A implies B. */
export const implied: RowCheck = {
  name: 'rules',
  problem: {
    name: 'rule-broken',
    level: 'error',
    says: {
      zh: '「{field}」是「{given}」時，這一格應{expected}，讀到「{found}」。',
      en: 'Found “{foundEn}”; where “{field}” is “{given}”, expected: {expectedEn}.',
    },
    why: {
      zh: '兩個欄位互相矛盾，使用者不知道該相信哪一個。',
      en: 'The two fields contradict each other, and users cannot tell which to believe.',
    },
    mend: {
      zh: '請核對這一列的兩個欄位；如果規則本身不對，請更新發布流程 checks 的 rules。',
      en: 'Compare the two fields of the row; if the rule is wrong, update `rules` under checks in the pipeline.',
    },
    example: { before: '狀態 停業｜停業日期 （空白）', after: '狀態 停業｜停業日期 2023-05-01' },
  },
  examples: [
    [closed({ required: true }), { state: '停業', until: '' }, false],
    [closed({ required: true }), { state: '停業', until: '2023-05-01' }, true],
    [closed({ required: true }), { state: '營業', until: '' }, true],
    [closed({ empty: true }), { state: '歇業', until: '2023-05-01' }, false],
    [closed({ enum: ['甲', '乙'] }), { state: '歇業', until: '丙' }, false],
    [closed({ enum: ['甲', '乙'] }), { state: '歇業', until: '' }, true],
    [rule({ field: 'nAge', maximum: 17 }, { field: 'nVotes', maximum: 0 }), { nAge: '9', nVotes: '1' }, false],
    [rule({ field: 'nAge', minimum: 18 }, { field: 'nVotes', maximum: 0 }), { nAge: '9', nVotes: '1' }, true],
    [rule({ field: 'a', filled: true }, { field: 'b', required: true }), { a: 'x', b: '' }, false],
    [rule({ field: 'a', filled: false }, { field: 'b', required: true }), { a: '', b: '' }, false],
    [rule({ field: 'a', not: ['x'] }, { field: 'b', required: true }), { a: 'x', b: '' }, true],
    [rule({ field: 'a', not: ['x'] }, { field: 'b', required: true }), { a: 'y', b: '' }, false],
    [rule({ field: 'a', pattern: 'x+' }, { field: 'b', minLength: 3 }), { a: 'xx', b: '一二' }, false],
  ],
  start: (declared, fields) => (declared.rules ?? []).flatMap((rule) => ruleTest(rule, fields)),
};

function ruleTest(rule: Implication, fields: readonly Field[]): RowTest[] {
  const [given] = positionsOf([rule.if.field], fields);
  const [at] = positionsOf([rule.then.field], fields);
  if (given === undefined || at === undefined) return [];
  const applies = conditionOf(rule.if, fields[given]!);
  const meets = demandOf(rule.then, fields[at]!);
  const words = wordsOf(rule.then);
  const cell = (batch: Batch, row: number, of: number, passes: Passes): boolean => {
    const { starts, ends } = batch.columns[of]!;
    return passes(batch.bytes, starts[row]!, ends[row]!);
  };
  return [
    {
      at,
      looks: [given, at],
      holds: (batch, row) => !cell(batch, row, given, applies) || cell(batch, row, at, meets),
      facts: (batch, row) => ({
        ...foundIn(batch, batch.columns[at]!, row),
        field: fields[given]!.title,
        given: quoted(fields[given]!, cellText(batch, batch.columns[given]!, row)),
        expected: words.zh,
        expectedEn: words.en,
      }),
    },
  ];
}

/** All that is asked must hold of the cell; a missing cell meets `filled: false` and `not` alone. */
function conditionOf(condition: Condition, field: Field): Passes {
  const { is, not, filled } = condition;
  const tests = started(condition, [pattern, minimum, maximum], field);
  const among = is && oneOf.start(is);
  const barred = not && oneOf.start(not);
  return (bytes, from, to) => {
    if (filled !== undefined && filled !== (from !== to)) return false;
    if (from === to) return is === undefined && tests.length === 0;
    if (among && !among(bytes, from, to)) return false;
    if (barred?.(bytes, from, to)) return false;
    for (let i = 0; i < tests.length; i++) if (!tests[i]!(bytes, from, to)) return false;
    return true;
  };
}

/** Whether a cell meets all that is asked; of a missing cell only `required` is. */
function demandOf(demand: Demand, field: Field): Passes {
  const tests = started(demand, [oneOf, pattern, minimum, maximum, minLength, maxLength], field);
  return (bytes, from, to) => {
    if (from === to) return demand.required !== true;
    if (demand.empty === true) return false;
    for (let i = 0; i < tests.length; i++) if (!tests[i]!(bytes, from, to)) return false;
    return true;
  };
}

function started(declared: Condition | Demand, parts: readonly Check[], field: Field): Passes[] {
  const values = new Map<string, unknown>(Object.entries(declared));
  return parts.flatMap((part) => {
    const value = values.get(part.name);
    return value === undefined ? [] : [part.start(value, field)];
  });
}

function foundIn(batch: Batch, column: Column, row: number): { found: string; foundEn: string } {
  const text = cellText(batch, column, row);
  return text === '' ? { found: '（空白）', foundEn: '(nothing)' } : { found: text, foundEn: text };
}

/** What the rule asks for, as the end of a sentence. */
function wordsOf(demand: Demand): { zh: string; en: string } {
  const parts: { zh: string; en: string }[] = [];
  if (demand.required) parts.push({ zh: '有值', en: 'a value' });
  if (demand.empty) parts.push({ zh: '空白', en: 'no value' });
  const { minimum: least, maximum: most, minLength: shortest, maxLength: longest } = demand;
  if (demand.enum) parts.push({ zh: `是「${demand.enum.join('」或「')}」`, en: demand.enum.join(' or ') });
  if (demand.pattern !== undefined) parts.push({ zh: `符合 ${demand.pattern}`, en: `the form ${demand.pattern}` });
  if (least !== undefined) parts.push({ zh: `不小於 ${least}`, en: `${least} or more` });
  if (most !== undefined) parts.push({ zh: `不大於 ${most}`, en: `${most} or less` });
  if (shortest !== undefined) parts.push({ zh: `至少 ${shortest} 個字`, en: `${shortest} characters or more` });
  if (longest !== undefined) parts.push({ zh: `最多 ${longest} 個字`, en: `${longest} characters or fewer` });
  return { zh: parts.map((part) => part.zh).join('、'), en: parts.map((part) => part.en).join(', ') };
}
