import { Fault } from '../model/fault.ts';

/** A five-field cron expression, understood. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** crontab(5): where both days and weekdays are restricted, either is enough. */
  readonly either: boolean;
}

interface FieldOf {
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const fieldsOf: readonly FieldOf[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { from: 0, to: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** Days each month has at most, from January. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether an expression can be understood and names a time that comes at all. */
export function validate(expression: string): boolean {
  return read(expression) !== undefined;
}

/** Understands `minute hour day month weekday`: `*`, numbers, names, lists, ranges, steps. Throws Fault `pipeline-invalid`. */
export function parseCron(expression: string): Cron {
  const cron = read(expression);
  if (cron) return cron;
  throw new Fault('pipeline-invalid', {
    zh: `看不懂排程「${expression}」，或它永遠不會到。請寫五欄：分 時 日 月 星期，例如每天凌晨兩點是「0 2 * * *」。`,
    en: `The schedule "${expression}" cannot be read, or never comes. Write five fields, minute hour day month weekday: 2 a.m. every day is "0 2 * * *".`,
  });
}

function read(expression: string): Cron | undefined {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== fieldsOf.length) return undefined;
  const sets = parts.map((part, at) => values(part, fieldsOf[at]!));
  const [minutes, hours, days, months, weekdays] = sets;
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  if (weekdays.delete(7)) weekdays.add(0);
  const either = !parts[2]!.startsWith('*') && !parts[4]!.startsWith('*');
  const comes = either || [...months].some((month) => [...days].some((day) => day <= longest[month - 1]!));
  return comes ? { minutes, hours, days, months, weekdays, either } : undefined;
}

/** The numbers a field stands for; undefined: it cannot be read. */
function values(field: string, of: FieldOf): Set<number> | undefined {
  const found = new Set<number>();
  for (const part of field.toLowerCase().split(',')) {
    const match = /^(\*|[a-z0-9]+)(?:-([a-z0-9]+))?(?:\/(\d+))?$/.exec(part);
    if (!match) return undefined;
    const [, first, last, step] = match;
    const every = step === undefined ? 1 : Number(step);
    const range = rangeOf(first!, last, step !== undefined, of);
    if (!range || every < 1) return undefined;
    for (let value = range.from; value <= range.to; value += every) found.add(value);
  }
  return found;
}

function rangeOf(
  first: string,
  last: string | undefined,
  stepped: boolean,
  of: FieldOf,
): { from: number; to: number } | undefined {
  // `*` in the weekday field ends at 6: 7 is Sunday once more, and a step must not count it twice.
  if (first === '*') return last === undefined ? { from: of.from, to: of.to === 7 ? 6 : of.to } : undefined;
  // `5/10` is read differently by different crons, so it is not taken.
  if (last === undefined && stepped) return undefined;
  const from = number(first, of);
  const to = last === undefined ? from : number(last, of);
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

function number(text: string, of: FieldOf): number | undefined {
  const named = of.names?.indexOf(text) ?? -1;
  if (named >= 0) return named + of.from;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= of.from && value <= of.to ? value : undefined;
}
