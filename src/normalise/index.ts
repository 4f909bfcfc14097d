import type { Problem } from '../model/finding.ts';
import type { Normaliser } from '../model/normaliser.ts';
import type { Type } from '../model/pipeline.ts';
import { address, unreadableAddress } from './address.ts';
import { agencyCode, unreadableAgencyCode } from './agency-code.ts';
import { amount, unreadableAmount } from './amount.ts';
import { boolean, unreadableBoolean } from './boolean.ts';
import { businessNumber, unreadableBusinessNumber } from './business-number.ts';
import { flaggedValue, formulaWithoutValue, spreadsheetError } from './cell-problems.ts';
import { code } from './code.ts';
import { coordinate, unreadableCoordinate } from './coordinate.ts';
import { otherSystem, swappedCoordinate } from './coordinate-problems.ts';
import { date, unreadableDate } from './date.ts';
import { datetime, unreadableDateTime } from './datetime.ts';
import { decimal, unreadableDecimal } from './decimal.ts';
import { deriveProblems } from './derive-problems.ts';
import { email, unreadableEmail } from './email.ts';
import { farYear } from './far-year.ts';
import { dayMonthOrder, mixedForms } from './form-problems.ts';
import { inferProblems } from './infer-problems.ts';
import { integer, unreadableInteger } from './integer.ts';
import { medicalCode, unreadableMedicalCode } from './medical-code.ts';
import { oid, unreadableOid } from './oid.ts';
import { percent, unreadablePercent } from './percent.ts';
import { period, unreadablePeriod } from './period.ts';
import { phone, unreadablePhone } from './phone.ts';
import { place, unreadablePlace } from './place.ts';
import { otherDatum, positionsApart } from './positions.ts';
import { postcode, unreadablePostcode } from './postcode.ts';
import { roundedNumber } from './rounded-number.ts';
import { strangeProblems } from './strange.ts';
import { text } from './text.ts';
import { time, unreadableTime } from './time.ts';
import { unreadableUrl, url } from './url.ts';

/** One normaliser a type. */
export const normalisers: Readonly<Record<Type, Normaliser>> = {
  text,
  integer,
  decimal,
  percent,
  amount,
  date,
  time,
  datetime,
  period,
  boolean,
  code,
  place,
  address,
  coordinate,
  phone,
  url,
  email,
  'business-number': businessNumber,
  'agency-code': agencyCode,
  oid,
  'medical-code': medicalCode,
  postcode,
};

/** What is reported for a cell that cannot be read; every text is a text, and every code a code. */
export const unreadable: Readonly<Partial<Record<Type, Problem>>> = {
  integer: unreadableInteger,
  decimal: unreadableDecimal,
  date: unreadableDate,
  period: unreadablePeriod,
  boolean: unreadableBoolean,
  coordinate: unreadableCoordinate,
  address: unreadableAddress,
  'agency-code': unreadableAgencyCode,
  amount: unreadableAmount,
  'business-number': unreadableBusinessNumber,
  datetime: unreadableDateTime,
  email: unreadableEmail,
  'medical-code': unreadableMedicalCode,
  oid: unreadableOid,
  percent: unreadablePercent,
  phone: unreadablePhone,
  place: unreadablePlace,
  postcode: unreadablePostcode,
  time: unreadableTime,
  url: unreadableUrl,
};

/** All that normalising can find. */
export const problems: readonly Problem[] = [
  ...Object.values(unreadable),
  spreadsheetError,
  formulaWithoutValue,
  flaggedValue,
  swappedCoordinate,
  otherSystem,
  otherDatum,
  positionsApart,
  roundedNumber,
  farYear,
  phone.remark!,
  mixedForms,
  dayMonthOrder,
  ...deriveProblems,
  ...inferProblems,
  ...strangeProblems.map(([, problem]) => problem),
];
