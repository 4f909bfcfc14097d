import type { Field } from '../model/pipeline.ts';
import type { TableColumn } from '../model/table.ts';
import { type Candidate, isNumber } from './infer-candidates.ts';
import type { Watch } from './infer-column.ts';
import { isSign, saysNothing } from './infer-marks.ts';

/** A field for each column; `odd` is the share of a column's texts that may differ from its type. */
export function decideAll(columns: readonly TableColumn[], watches: readonly Watch[], odd: number): Field[] {
  const fields = columns.map((column, i) => decide(column, watches[i]!, odd));
  const paired = fields.map((field, i) =>
    isAlone(field, i, fields, watches) ? decide(columns[i]!, watches[i]!, odd, 'no-position') : field,
  );
  return paired.map((field, i) => (watches[i]!.filled === 0 ? ofMarks(field, i, columns, watches, paired) : field));
}

function decide(column: TableColumn, watch: Watch, odd: number, without?: 'no-position'): Field {
  const { heading } = watch;
  const able = watch.candidates.filter(
    (one) =>
      one.failures <= watch.looked * odd &&
      fits(one, watch) &&
      !(without === 'no-position' && one.type === 'coordinate'),
  );
  // What the heading names; else the type that reads most, and of two that read as much the narrower one, which comes first.
  const sorted = able.toSorted((a, b) => a.failures - b.failures);
  const found = watch.filled > 0 ? (sorted.find((one) => isNamed(one, watch)) ?? sorted[0]) : undefined;
  const code = watch.filled > 0 && watch.plain && isCode(watch, found);
  const settings: Partial<Field> =
    code || !found ? { type: code ? 'code' : 'text' } : { type: found.type, ...found.settings };
  const unit = settings.unit ?? (isNumber(settings.type) ? heading.unit : undefined);
  const marks = [...watch.marks].filter((mark) =>
    found && !code ? !isNo(mark, found, watch) : isSign(mark) && watch.worded,
  );
  return {
    name: watch.name,
    title: column.title,
    type: 'text',
    ...settings,
    ...(unit !== undefined && { unit }),
    ...(marks.length > 0 && { missing: marks }),
  };
}

/** A heading that says so plainly is believed before digits: one day that does not exist makes no numbers of the others. */
function isNamed(one: Candidate, { heading }: Watch): boolean {
  if (one.type === 'date') return heading.onlyDay && one.settings.order === undefined;
  return one.type === 'business-number' || (one.type === 'coordinate' && !heading.axis?.weak);
}

/** A heading that names codes is believed, but for a checked number; zeros in front are kept, but in days and periods under their headings. */
function isCode({ heading, padded }: Watch, found: Candidate | undefined): boolean {
  if (found?.type === 'business-number') return false;
  if (heading.code) return true;
  const dated = found?.type === 'date' ? heading.day || heading.period : found?.type === 'period' && heading.period;
  return padded && !dated;
}

/** Beside 有, 無 is the answer no, which must not be lost; beside numbers, or 是 and 否, it says that nothing is known. */
function isNo(mark: string, found: Candidate, watch: Watch): boolean {
  return found.type === 'boolean' && mark === '無' && watch.known.has('有') && found.read(mark) !== undefined;
}

/** Digits alone are a date only under a heading that says so; an order of its parts must be proved. */
function fits(one: Candidate, watch: Watch): boolean {
  if (one.settings.order !== undefined && !onlyOrder(one, watch)) return false;
  if (one.type === 'date') return watch.heading.day || watch.heading.period || watch.separated;
  return true;
}

/** Some cell must rule the other order out: 5/1/2023 alone proves neither. */
function onlyOrder(one: Candidate, watch: Watch): boolean {
  const other = watch.candidates.find(({ settings }) => settings.order && settings.order !== one.settings.order);
  return other === undefined || other.failures > one.failures;
}

const PARTNERS = { longitude: 'latitude', latitude: 'longitude', 'tm2-x': 'tm2-y', 'tm2-y': 'tm2-x' } as const;

/** A column called no more than x is a position only beside its y. */
function isAlone(field: Field, at: number, fields: readonly Field[], watches: readonly Watch[]): boolean {
  if (field.type !== 'coordinate' || !watches[at]!.heading.axis?.weak || field.system === undefined) return false;
  const partner = PARTNERS[field.system];
  return !fields.some((other) => other.type === 'coordinate' && other.system === partner);
}

/**
 * A column of nothing but marks is what the columns of numbers are that have these marks, or those of its series of headings; else
 * words, but the marks still say nothing.
 */
function ofMarks(
  field: Field,
  at: number,
  columns: readonly TableColumn[],
  watches: readonly Watch[],
  fields: readonly Field[],
): Field {
  const { marks: seen, heading } = watches[at]!;
  const marks = [...seen];
  if (marks.length === 0) return field;
  const missing = marks.filter(saysNothing);
  const known = heading.code || heading.day || heading.period || heading.axis;
  const alike = known ? [] : neighbours(marks, at, columns, watches, fields);
  if (alike.length === 0) return { ...field, ...(missing.length > 0 && { missing }) };
  const type = alike.every((other) => other.type === 'integer') ? 'integer' : 'decimal';
  const unit = heading.unit ?? (heading.percent ? '%' : undefined);
  return { ...field, type, ...(unit !== undefined && { unit }), missing: marks };
}

function neighbours(
  marks: readonly string[],
  at: number,
  columns: readonly TableColumn[],
  watches: readonly Watch[],
  fields: readonly Field[],
): Field[] {
  const marked = fields.filter((other) => isNumber(other.type) && marks.every((mark) => other.missing?.includes(mark)));
  if (marked.length > 0) return marked;
  const series = seriesOf(columns[at]!);
  const kin = fields.filter(
    (_, i) => series !== undefined && watches[i]!.filled > 0 && seriesOf(columns[i]!) === series,
  );
  return kin.length >= 2 && kin.every((other) => isNumber(other.type)) ? kin : [];
}

/** What the headings of one series share: the level above, or all but a number (itemvalue24). */
function seriesOf({ levels, title }: TableColumn): string | undefined {
  if (levels.length > 1) return levels[0];
  const stem = title.replaceAll(/\d+/g, '#');
  return stem === title ? undefined : stem;
}
