import type { Cron } from './cron.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Taiwan is eight hours ahead all the year: a time shifted by them can be read with the UTC functions. */
const TAIPEI = 8 * 3_600_000;
/** 29 February on one weekday can be 40 years away, over 2100. */
const DAYS = 366 * 41;

/** The latest scheduled time at or before `time`, Asia/Taipei. */
export function latestAt(cron: Cron, time: Date): Date {
  return found(cron, Math.floor((time.getTime() + TAIPEI) / MINUTE) * MINUTE, -1);
}

/** The first scheduled time after `time`, Asia/Taipei. */
export function nextAfter(cron: Cron, time: Date): Date {
  return found(cron, Math.floor((time.getTime() + TAIPEI) / MINUTE + 1) * MINUTE, 1);
}

/** Walks day by day, and through the minutes of a day only where the day fits. `from` is in Taiwan's shifted milliseconds. */
function found(cron: Cron, from: number, step: 1 | -1): Date {
  const today = Math.floor(from / DAY) * DAY;
  for (let days = 0; days <= DAYS; days++) {
    const day = today + step * days * DAY;
    if (!fits(cron, new Date(day))) continue;
    const within = days === 0 ? (from - today) / MINUTE : step > 0 ? 0 : 1439;
    const minute = inDay(cron, within, step);
    if (minute !== undefined) return new Date(day + minute * MINUTE - TAIPEI);
  }
  throw new RangeError('A cron expression that was read always comes within 41 years.');
}

function fits(cron: Cron, day: Date): boolean {
  if (!cron.months.has(day.getUTCMonth() + 1)) return false;
  const onDay = cron.days.has(day.getUTCDate());
  const onWeekday = cron.weekdays.has(day.getUTCDay());
  return cron.either ? onDay || onWeekday : onDay && onWeekday;
}

function inDay(cron: Cron, from: number, step: 1 | -1): number | undefined {
  for (let minute = from; minute >= 0 && minute < 1440; minute += step) {
    if (cron.minutes.has(minute % 60) && cron.hours.has(Math.floor(minute / 60))) return minute;
  }
  return undefined;
}
