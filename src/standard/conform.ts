import type { Finding } from '../model/finding.ts';
import type { Field, Type } from '../model/pipeline.ts';
import { address } from '../model/place.ts';
import type { ReportColumn } from '../model/release.ts';
import type { Conformity, FieldConformity, Standard, StandardField } from '../model/standard.ts';
import { headingKey } from '../text/heading-key.ts';
import { headings, type Link } from './link.ts';

/** One field that is a column of a standard, and what its cells have shown against the standard's own checks. */
export interface HeldField extends Link {
  readonly standard: string;
  readonly findings: readonly Finding[];
  /** Cells that do not meet the standard's checks. */
  readonly failed: number;
}

type Reason = FieldConformity['reasons'][number];

/** How far a table does what a standard asks, from the facts of a run. */
export function conform(
  standard: Standard,
  fields: readonly Field[],
  columns: readonly ReportColumn[],
  held: readonly HeldField[],
): Conformity {
  const of = held.filter((one) => one.standard === standard.id);
  const judged = standard.fields.map((column) => {
    const one = of.find((link) => link.column === column);
    return one ? present(one, fields[one.at]!, columns[one.at]) : absent(column);
  });
  const linked = new Set(of.map((one) => one.at));
  return {
    standard: standard.id,
    version: standard.version,
    title: standard.title,
    complete: standard.complete,
    fields: judged,
    present: judged.filter((one) => one.status !== 'missing').length,
    conforming: judged.filter((one) => one.status === 'conforms').length,
    lacking: judged.filter((one) => one.status === 'missing' && one.obligation === 'mandatory').length,
    outside: fields.filter((_, at) => !linked.has(at)).map((field) => field.name),
  };
}

function about(column: StandardField): Pick<FieldConformity, 'name' | 'title' | 'obligation'> {
  const { name, title, obligation } = column;
  return { name, title: title.zh, ...(obligation && { obligation }) };
}

function absent(column: StandardField): FieldConformity {
  return { ...about(column), status: 'missing', reasons: [{ reason: 'missing', facts: {} }] };
}

function present(held: HeldField, field: Field, seen: ReportColumn | undefined): FieldConformity {
  const { column, by } = held;
  // The agency's file lacks it: the field is published empty.
  const gone = seen !== undefined && seen.column === 0 && seen.filled === 0;
  const reasons: Reason[] = gone
    ? [{ reason: 'missing', facts: { field: field.name } }]
    : [...heading(column, field), ...type(column, field, seen), ...unit(column, field), ...cells(held, seen)];
  const checked = column.domain?.parsed !== false;
  const status = gone ? 'missing' : reasons.length > 0 ? 'differs' : checked ? 'conforms' : 'unchecked';
  if (!checked && !gone) reasons.push({ reason: 'unchecked', facts: { expected: column.domain?.text ?? '' } });
  return { ...about(column), field: field.name, by, status, reasons };
}

/** Either the name or the title in what is published has to be one of the column's own. */
function heading(column: StandardField, field: Field): Reason[] {
  const own = headings(column);
  if ([field.name, field.title].some((text) => own.includes(headingKey(text)))) return [];
  const expected = [...new Set([column.title.zh, column.title.en])].filter((text) => text !== '').join(' / ');
  return [{ reason: 'heading', facts: { found: field.name, expected } }];
}

/** 字串 takes what any type writes: there the domain decides. */
function type(column: StandardField, field: Field, seen: ReportColumn | undefined): Reason[] {
  const [wanted, is] = [written(column.type, column.form), written(field.type, field.form)];
  const differs =
    KIND[column.type] !== KIND[field.type]
      ? KIND[column.type] !== 'text'
      : (column.type === 'integer' && field.type !== 'integer') || (column.form ?? '') !== (field.form ?? '');
  if (differs) return [{ reason: 'type', facts: { found: is, expected: wanted } }];
  if (column.system !== undefined && field.system !== undefined && column.system !== field.system)
    return [{ reason: 'type', facts: { found: field.system, expected: column.system } }];
  if (column.datum !== undefined && field.datum !== undefined && column.datum !== field.datum)
    return [{ reason: 'type', facts: { found: field.datum, expected: column.datum } }];
  const unreadable = seen?.unreadable ?? 0;
  return unreadable > 0 ? [{ reason: 'type', facts: { found: is, expected: wanted, cells: unreadable } }] : [];
}

/** What values of a type are, so that 字串 is not held against its many sorts. */
const KIND: Readonly<Record<Type, 'text' | 'number' | 'day' | 'period' | 'time' | 'datetime' | 'boolean'>> = {
  text: 'text',
  code: 'text',
  place: 'text',
  address: 'text',
  phone: 'text',
  url: 'text',
  email: 'text',
  'business-number': 'text',
  'agency-code': 'text',
  oid: 'text',
  'medical-code': 'text',
  postcode: 'text',
  integer: 'number',
  decimal: 'number',
  percent: 'number',
  amount: 'number',
  coordinate: 'number',
  date: 'day',
  period: 'period',
  time: 'time',
  datetime: 'datetime',
  boolean: 'boolean',
};

function written(type: Type, form: Field['form']): string {
  return form === undefined ? type : `${type} (${form})`;
}

function unit({ unit: wanted }: StandardField, { unit: is }: Field): Reason[] {
  if (wanted === undefined || wanted === is) return [];
  return [{ reason: 'unit', facts: { found: is ?? '', expected: wanted } }];
}

/** Problems with the code list, not with the form. */
const LISTS = /^(?:code-|not-in-code-list$)/;

/** Cells that the standard's own checks have refused, by what they refuse. */
function cells({ column, findings }: HeldField, seen: ReportColumn | undefined): Reason[] {
  const reasons: Reason[] = [];
  const missing = seen?.missing ?? 0;
  if (column.obligation === 'mandatory' && missing > 0) reasons.push({ reason: 'empty', facts: { cells: missing } });
  for (const { problem, facts, cells: count, places } of findings) {
    if (problem === 'missing-required') continue;
    const place = places[0];
    reasons.push({
      reason: 'domain',
      facts: {
        problem,
        cells: count,
        found: facts['found'] ?? '',
        expected: LISTS.test(problem) ? (column.codes ?? '') : column.domain?.text || String(facts['expected'] ?? ''),
        ...(facts['replacement'] !== undefined && { replacement: facts['replacement'] }),
        ...(place && { cell: address(place) }),
      },
    });
  }
  return reasons;
}
