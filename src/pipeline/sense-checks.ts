import type { Demand, Field, Pipeline } from '../model/pipeline.ts';
import type { Complaint, Path } from './complaint.ts';
import { nearest } from './nearest.ts';

type Complain = (path: Path, on: Complaint['on'], zh: string, en: string) => void;
type Checked = { readonly [Part in 'checks' | 'quarantine' | 'privacy']?: Pipeline[Part] | undefined };

const COUNTED: readonly Field['type'][] = ['integer', 'decimal', 'percent', 'amount', 'coordinate'];

/** What a schema cannot say of the table's checks: names that are no field, sums of texts, rules that cannot be met. */
export function senseChecks(
  { checks, quarantine, privacy }: Checked,
  fields: readonly Field[],
  complain: Complain,
): void {
  const named = fieldFinder(fields, complain);
  for (const [at, name] of (checks?.unique ?? []).entries()) named(name, ['checks', 'unique', at]);
  for (const [at, names] of (checks?.order ?? []).entries()) ordered(names, ['checks', 'order', at], named, complain);
  (checks?.sums ?? []).forEach((sum, at) => {
    const path: Path = ['checks', 'sums', at];
    const parts = sum.parts.map((part, i): [string, Path] => [part, [...path, 'parts', i]]);
    for (const [name, where] of [[sum.total, [...path, 'total']] as const, ...parts]) {
      const field = named(name, where);
      if (!field || COUNTED.includes(field.type)) continue;
      complain(
        where,
        'value',
        `「${name}」是 ${field.type}，不能加總。`,
        `"${name}" is ${field.type} and cannot be added up.`,
      );
    }
    if (!sum.parts.includes(sum.total)) return;
    complain([...path, 'total'], 'value', '總數不能也是其中一項。', 'a total cannot be one of its own parts.');
  });
  (checks?.rules ?? []).forEach((rule, at) => {
    const path: Path = ['checks', 'rules', at];
    for (const side of ['if', 'then'] as const) {
      named(rule[side].field, [...path, side, 'field']);
      expression(rule[side].pattern, [...path, side, 'pattern'], complain);
    }
    contradiction(rule.then, [...path, 'then'], complain);
  });
  if (quarantine && privacy?.small === 'suppress') {
    const zh = '「quarantine」不能和 privacy 的 small: suppress 一起用：隔離的列會使小群組變得更小。';
    const en = '"quarantine" does not go with "small: suppress" of privacy: rows set aside make small groups smaller.';
    complain(['quarantine'], 'key', zh, en);
  }
}

type Named = (name: string, path: Path) => Field | undefined;

/** The field of a name, or a complaint with the nearest one. */
function fieldFinder(fields: readonly Field[], complain: Complain): Named {
  const known = fields.map((field) => field.name);
  return (name, path) => {
    const field = fields.find((one) => one.name === name);
    if (!field) {
      const meant = nearest(name, known);
      const zh = `沒有「${name}」這個欄位${meant === undefined ? '。' : `，是不是「${meant}」？`}`;
      const en = `there is no field "${name}"${meant === undefined ? '.' : `, did you mean "${meant}"?`}`;
      complain(path, 'value', zh, en);
    } else if (field.privacy?.drop) {
      complain(path, 'value', `「${name}」不發布（drop），不能檢查。`, `"${name}" is dropped and cannot be checked.`);
    }
    return field;
  };
}

/** Numbers go with numbers, days with days: anything else has no order. */
function ordered(names: readonly string[], path: Path, named: Named, complain: Complain): void {
  const found = names.map((name, at) => ({ at, field: named(name, [...path, at]) }));
  const first = found[0]?.field;
  const kind = (field: Field) => (COUNTED.includes(field.type) ? 'number' : `${field.type} ${field.form ?? ''}`);
  for (const { at, field } of found) {
    if (!first || !field || kind(first) === kind(field)) continue;
    const zh = `「${field.name}」與「${first.name}」的型別不同，無法比先後。`;
    complain(
      [...path, at],
      'value',
      zh,
      `"${field.name}" and "${first.name}" are of different types and have no order.`,
    );
  }
}

function contradiction(then: Demand, path: Path, complain: Complain): void {
  if (!then.empty || Object.keys(then).length === 2) return;
  complain([...path, 'empty'], 'key', '「empty」不能和其他要求一起寫。', '"empty" does not go with other demands.');
}

function expression(pattern: string | undefined, path: Path, complain: Complain): void {
  if (pattern === undefined) return;
  try {
    new RegExp(pattern, 'u');
  } catch {
    complain(path, 'value', '這個正規表示式不成立。', 'this is no regular expression.');
  }
}

/** Checks of one field that are for numbers, or for columns that are published. */
export function senseFieldChecks(field: Field, path: Path, complain: Complain): void {
  const { history, sequence, unique } = field.checks ?? {};
  if (unique && field.privacy?.drop) {
    const zh = `「${field.name}」不發布（drop），不能檢查。`;
    complain([...path, 'unique'], 'key', zh, `"${field.name}" is dropped and cannot be checked.`);
  }
  if (sequence === 'gapless' && field.form !== undefined && field.form !== 'interval') {
    const zh = '「gapless」不能用於宣告了 form 的欄位。';
    complain([...path, 'sequence'], 'value', zh, '"gapless" is not for fields with a form of their own.');
  }
  if (COUNTED.includes(field.type)) return;
  for (const key of ['mean', 'sum', 'largest'] as const) {
    if (history?.[key] === undefined) continue;
    const zh = `「${key}」只用於數值欄位，這個欄位是 ${field.type}。`;
    complain([...path, 'history', key], 'key', zh, `"${key}" is for numbers only; this field is ${field.type}.`);
  }
}
