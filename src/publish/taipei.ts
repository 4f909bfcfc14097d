const OFFSET = 8 * 3_600_000;

/** RFC 3339 in Taiwan's time, to the second: `2026-11-20T02:00:00+08:00`. Taiwan has no daylight-saving time. */
export function taipeiTime(time: Date): string {
  return `${shifted(time).slice(0, 19)}+08:00`;
}

/** The day in Taiwan: `2026-11-20`. */
export function taipeiDay(time: Date): string {
  return shifted(time).slice(0, 10);
}

/** `2026-11-20 02:00`, as people are told a time that is written in RFC 3339. */
export function minuteOf(rfc3339: string): string {
  return rfc3339.slice(0, 16).replace('T', ' ');
}

function shifted(time: Date): string {
  return new Date(time.getTime() + OFFSET).toISOString();
}
