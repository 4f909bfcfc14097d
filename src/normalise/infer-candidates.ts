import type { CellReader } from '../model/normaliser.ts';
import type { Field, Type } from '../model/pipeline.ts';
import { CHINESE_DIGITS } from '../text/chinese-number.ts';
import { foldDate } from '../text/roc-date.ts';
import { readSerialDay } from '../text/serial-day.ts';
import { normalisers } from './index.ts';
import type { Axis, Heading } from './infer-heading.ts';

/** A type that a column's cells may have. */
export interface Candidate {
  readonly type: Type;
  readonly settings: Partial<Field>;
  readonly read: CellReader['read'];
  /** Cells, each text once, that it could not read. */
  failures: number;
}

const ORDERS = ['day-month-year', 'month-day-year'] as const;
/** Whole numbers that are days from 1954 to 2064 in a spreadsheet. */
const SERIAL = /^[2-5]\d{4}(?:\.0+)?$/;
/** A code such as 1E5 looks like a number in this form, and a number in this form may have lost digits: neither is proof. */
const EXPONENT = /^\d(?:[.．]\d+)?[Ee][+-]?\d{1,2}$/;
/** 四 may be a day of the week, 三 a shift, 十二 a chapter. */
const NUMERALS = new RegExp(`^[${CHINESE_DIGITS}萬億兆]+$`);

const SPELLED = /民國|西元|年度|學年|\d{3,4}年|\d年.*[月季半旬]|\d[YyMmQq]\d|\d第.季/;

/** All types that the cells under a heading may have, the narrower ones first. */
export function candidates(heading: Heading): Candidate[] {
  const percent = heading.percent || heading.unit === '%';
  const unit: Partial<Field> = percent ? {} : heading.unit === undefined ? {} : { unit: heading.unit };
  return [
    ...(heading.axis ? positions(heading.axis) : []),
    ...(heading.business ? [make('business-number')] : []),
    ...(heading.day ? [make('date')] : []),
    ...(heading.serial ? [serials()] : []),
    ...(heading.period ? [make('period', heading.quarter ? { precision: 'quarter' } : {})] : []),
    ...(heading.period && !heading.day ? [wholeDays()] : []),
    make('integer', unit),
    make('decimal', percent ? { unit: '%' } : unit),
    ...(percent ? [] : [make('decimal', { unit: '%' })]),
    ...(heading.day || heading.period ? [] : [make('date')]),
    ...ORDERS.map((order) => make('date', { order })),
    make('datetime'),
    make('boolean'),
    make('url'),
    make('email'),
    ...(heading.period ? [] : [spelledPeriod()]),
  ];
}

function make(type: Type, settings: Partial<Field> = {}): Candidate {
  const { read } = normalisers[type].start({ name: '', title: '', type, ...settings });
  return {
    type,
    settings,
    read: isNumber(type) ? (cell) => (unproven(cell) ? undefined : read(cell)) : read,
    failures: 0,
  };
}

/** 112年5月, 97Y06M, 111學年度 under any heading; 5年 may be how long something lasts, and 11205 a number. */
function spelledPeriod(): Candidate {
  const { type, settings, read, failures } = make('period');
  return { type, settings, read: (cell) => (SPELLED.test(foldDate(cell)) ? read(cell) : undefined), failures };
}

/** Under 年月 and the like 0740522 is a day; shorter digits are what the heading says. */
function wholeDays(): Candidate {
  const { type, settings, read, failures } = make('date');
  return { type, settings, read: (cell) => (foldDate(cell).length >= 7 ? read(cell) : undefined), failures };
}

/** Days of which some are a spreadsheet's bare numbers. */
function serials(): Candidate {
  const { read } = normalisers.date.start({ name: '', title: '', type: 'date' });
  return { type: 'date', settings: { serial: 1900 }, read: (cell) => serialOf(cell) ?? read(cell), failures: 0 };
}

/** The day that a bare number would be under a heading that says days. */
export function serialOf(cell: string, system: 1900 | 1904 = 1900): string | undefined {
  const text = foldDate(cell);
  return SERIAL.test(text) ? readSerialDay(text, system) : undefined;
}

/** Only a number has a unit. */
export function isNumber(type: Type | undefined): boolean {
  return type === 'integer' || type === 'decimal';
}

function unproven(cell: string): boolean {
  return EXPONENT.test(cell) || NUMERALS.test(cell);
}

/**
 * The axis that the heading names, in degrees or in metres. Values that lie on the other axis all of them are no other type: they are
 * proposed as what the heading says, so that their being swapped is told.
 */
function positions({ is, degrees, datum }: Axis): Candidate[] {
  const own = is === 'x' ? (['longitude', 'tm2-x'] as const) : (['latitude', 'tm2-y'] as const);
  const other = is === 'x' ? (['latitude', 'tm2-y'] as const) : (['longitude', 'tm2-x'] as const);
  const kinds = degrees ? [0] : [0, 1];
  const given: Partial<Field> = datum ? { datum } : {};
  return [
    ...kinds.map((kind) => make('coordinate', { ...given, system: own[kind]! })),
    ...kinds.map((kind) => {
      const { read } = make('coordinate', { system: other[kind]! });
      return { type: 'coordinate' as const, settings: { ...given, system: own[kind]! }, read, failures: 0 };
    }),
  ];
}

/** Whether a cell is a number, with the unit of its heading or as a share; for telling how many cells are. */
export function numberReader(heading: Heading): (cell: string) => boolean {
  const unit = heading.unit === undefined ? {} : { unit: heading.unit };
  const readers = [make('decimal', unit), make('decimal', { unit: '%' })];
  return (cell) => readers.some((one) => one.read(cell) !== undefined);
}

/** Whether a cell is a day that stands there as such. */
export function dayReader(): (cell: string) => boolean {
  const readers = [make('date'), make('datetime')];
  return (cell) => readers.some((one) => one.read(cell) !== undefined);
}
