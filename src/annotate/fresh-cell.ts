import { Kind } from '../model/batch.ts';
import { freshStyle } from './fresh-styles.ts';
import { cellMarkup } from './markup.ts';

/** The most characters that Excel takes in a cell. */
export const LONGEST = 32_767;

const errors: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
]);

const numeric = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const percentage = /^(-?)(\d+)(?:\.(\d+))?%$/;
const moment = /^(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?))?$/;

/** A cell by its text and the kind that its format gave it; what does not fit its kind is text. */
export function freshCell(at: string, text: string, kind: number): string {
  if (kind === Kind.number) {
    if (numeric.test(text)) return value(at, freshStyle.general, text);
    const percent = percentage.exec(text);
    if (percent) return percentCell(at, percent[1]!, percent[2]!, percent[3] ?? '');
  }
  if (kind === Kind.boolean && /^(?:TRUE|FALSE)$/.test(text))
    return `<c r="${at}" t="b"><v>${text === 'TRUE' ? 1 : 0}</v></c>`;
  if (kind === Kind.error && errors.has(text)) return `<c r="${at}" t="e"><v>${text}</v></c>`;
  if (kind === Kind.date) {
    const cell = dateCell(at, text);
    if (cell !== undefined) return cell;
  }
  const fit = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return `<c r="${at}" s="${freshStyle.text}" t="inlineStr"><is><t xml:space="preserve">${cellMarkup(fit)}</t></is></c>`;
}

function value(at: string, style: number, stored: string): string {
  return `<c r="${at}"${style > 0 ? ` s="${style}"` : ''}><v>${stored}</v></c>`;
}

/** 94.3% is stored as 0.943; the point is moved in the text, so that no digit changes. */
function percentCell(at: string, sign: string, whole: string, fraction: string): string {
  const digits = whole.padStart(3, '0') + fraction;
  const point = digits.length - fraction.length - 2;
  const moved = `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}.${digits.slice(point)}`;
  return value(at, freshStyle.percent(fraction.length), sign + moved);
}

const DAY = 86_400;

/** A day, a time or both as a serial number of the 1900 system (ECMA-376 part 1, §18.17.4.1), where it has one for certain. */
function dateCell(at: string, text: string): string | undefined {
  const found = moment.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const seconds = hour === undefined ? 0 : Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (year === undefined) return hour === undefined ? undefined : value(at, freshStyle.time, String(seconds / DAY));
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / (DAY * 1000) + 25_569;
  // Before March 1900 the system counts a day that never was.
  if (days < 61) return undefined;
  if (hour === undefined) return value(at, freshStyle.date, String(days));
  return value(at, freshStyle.dateTime, String(days + seconds / DAY));
}
