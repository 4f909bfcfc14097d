import { castDate, castDateTime, castTime } from './days.ts';
import { castInteger, castNumber } from './numbers.ts';
import { castGeoJson, castGeoPoint, isWkt } from './places.ts';
import { strict } from './strict.ts';

/** Options of a Table Schema field, https://datapackage.org/standard/table-schema/ */
export interface Options {
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly bareNumber?: boolean;
  readonly groupChar?: string;
  readonly decimalChar?: string;
}

type Cast = (text: string, format: string, options: Options) => unknown;

/**
 * The types of Table Schema, each on top of the program's own normaliser where it has one, with the mends switched off that Table
 * Schema does not know (full width, thousands, 民國 years). Undefined: refused. The program itself reads agencies' files by its own
 * types; nothing in it casts to these, so this layer belongs to the yardstick.
 */
const casts: Readonly<Record<string, Cast>> = {
  any: (text) => text,
  array: (text) => json(text, Array.isArray),
  boolean: castBoolean,
  date: castDate,
  datetime: castDateTime,
  duration: (text) => (isDuration(text) ? text : undefined),
  geojson: castGeoJson,
  geopoint: castGeoPoint,
  integer: castInteger,
  list: (text) => text.split(','),
  number: castNumber,
  object: (text) => json(text, isObject),
  string: castString,
  time: castTime,
  year: (text) => (/^\d{4}$/.test(text) ? Number(text) : undefined),
  yearmonth: castYearMonth,
};

/** A text as a value of a Table Schema type; undefined where it is none. Empty is missing, whatever the type. */
export function cast(type: string, format: string, options: Options, source: unknown): unknown {
  if (source === '' || source === null) return undefined;
  if (typeof source !== 'string') return undefined;
  return casts[type]?.(source, format.replace(/^fmt:/, ''), options);
}

function castBoolean(text: string, _: string, options: Options): boolean | undefined {
  const yes = options.trueValues ?? ['true', 'True', 'TRUE', '1'];
  const no = options.falseValues ?? ['false', 'False', 'FALSE', '0'];
  if (yes.includes(text)) return true;
  return no.includes(text) ? false : undefined;
}

function castYearMonth(text: string): readonly number[] | undefined {
  const period = /^\d{4}-\d\d$/.test(text) ? strict('period', text, []) : undefined;
  return period?.split('-').map(Number);
}

const strings: Readonly<Record<string, (text: string) => boolean>> = {
  default: () => true,
  // RFC 3986: a scheme, and something behind it.
  uri: (text) => /^[A-Za-z][A-Za-z\d+.-]*:(?:\/\/[^\s/?#]+)?[^\s<>"{}|\\^`]*$/.test(text) && !/:(?:\/\/)?$/.test(text),
  email: (text) => strict('email', text, ['letter-case']) !== undefined,
  uuid: (text) => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text),
  binary: (text) => /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(text),
  wkt: isWkt,
};

function castString(text: string, format: string): string | undefined {
  return strings[format]?.(text) ? text : undefined;
}

/** ISO 8601: designators in their order, at least one of them, no signs. A fraction only at the end. */
function isDuration(text: string): boolean {
  const form =
    /^P(?!$)(?:\d+(?:\.\d+)?W|(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?D)?(?:T(?=\d)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?)$/;
  return form.test(text);
}

/** A JSON document of one kind. */
export function json(text: string, is: (value: unknown) => boolean): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
