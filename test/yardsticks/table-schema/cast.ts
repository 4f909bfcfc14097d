import { castDate, castDateTime, castTime } from './days.ts';
import { castInteger, castNumber } from './numbers.ts';
import { castGeoJson, castGeoPoint } from './places.ts';
import { strict } from './strict.ts';
import { isWkt } from './wkt.ts';

/** Options of a Table Schema field, https://datapackage.org/standard/table-schema/ */
export interface Options {
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly bareNumber?: boolean;
  readonly groupChar?: string;
  readonly decimalChar?: string;
  readonly delimiter?: string;
  readonly itemType?: string;
  readonly arrayItem?: { readonly type: string; readonly format?: string } & Options;
  readonly missingValues?: readonly string[];
}

type Cast = (text: string, format: string, options: Options) => unknown;

/**
 * The types of Table Schema, each on top of the program's own normaliser where it has one, with the mends switched off that Table
 * Schema does not know (full width, thousands, 民國 years). Undefined: refused. The program itself reads agencies' files by its own
 * types; nothing in it casts to these, so this layer belongs to the yardstick.
 */
const casts: Readonly<Record<string, Cast>> = {
  any: (text) => text,
  array: castArray,
  boolean: castBoolean,
  date: castDate,
  datetime: castDateTime,
  duration: (text) => (isDuration(text) ? text : undefined),
  geojson: castGeoJson,
  geopoint: castGeoPoint,
  integer: castInteger,
  list: (text, _, { delimiter = ',', itemType: type = 'string' }) => items(text.split(delimiter), { type }),
  number: castNumber,
  object: (text) => json(text, isObject),
  string: castString,
  time: castTime,
  year: (text) => (/^\d{4}$/.test(text) ? Number(text) : undefined),
  yearmonth: castYearMonth,
};

/** A text as a value of a Table Schema type; undefined where it is none. What is missing, empty texts by default, has no value. */
export function cast(type: string, format: string, options: Options, source: unknown): unknown {
  if (typeof source !== 'string' || (options.missingValues ?? ['']).includes(source)) return undefined;
  return casts[type]?.(source, format.replace(/^fmt:/, ''), options);
}

function castBoolean(text: string, _: string, options: Options): boolean | undefined {
  const yes = options.trueValues ?? ['true', 'True', 'TRUE', '1'];
  const no = options.falseValues ?? ['false', 'False', 'FALSE', '0'];
  if (yes.includes(text)) return true;
  return no.includes(text) ? false : undefined;
}

/** A JSON array; where the field says what its items are, each of them is cast. */
function castArray(text: string, _: string, { arrayItem }: Options): unknown {
  const array = json(text, Array.isArray);
  return arrayItem && Array.isArray(array) ? items(array, arrayItem) : array;
}

/** Items that are all of one type. A JSON value of its own is not cast again. */
function items(
  values: readonly unknown[],
  { type, format = 'default', ...options }: NonNullable<Options['arrayItem']>,
): unknown {
  const found = values.map((value) => (typeof value === 'string' ? cast(type, format, options, value) : value));
  // Numbers come as texts with all their digits; among the items of a JSON array they are JSON numbers.
  if ((type === 'integer' || type === 'number') && !found.includes(undefined)) return found.map(Number);
  return found.includes(undefined) ? undefined : found;
}

/** XML Schema, gYearMonth. */
function castYearMonth(text: string): readonly number[] | undefined {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? text.split('-').map(Number) : undefined;
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

const part = (sign: string): string => `(?:\\d+(?:[.,]\\d+)?${sign})?`;
const DURATION = new RegExp(
  `^-?P(?!$)(?:${part('W')}|${['Y', 'M', 'D'].map(part).join('')}(?:T(?=\\d)${['H', 'M', 'S'].map(part).join('')})?)$`,
);

/** ISO 8601: designators in their order, at least one of them; XML Schema puts a minus before the whole, none inside. */
function isDuration(text: string): boolean {
  return DURATION.test(text);
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
