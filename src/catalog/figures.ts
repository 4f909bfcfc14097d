/** 1234567.5 as `1,234,567.5`. */
export function figure(value: number): string {
  const [whole, fraction] = String(value).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** Bytes as `512 B`, `12.3 kB`, `1.5 MB`: steps of 1,000, three digits at most before the unit changes. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes / 1000;
  let unit = 0;
  // 999.95 would be rounded to 1000.0, which is the next unit's 1.
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${figure(Math.round(value * 10) / 10)} ${UNITS[unit]}`;
}

/** `2026-11-20T02:00:00+08:00` as `2026-11-20 02:00`; anything else stays as it is, so that it is seen. */
export function moment(rfc3339: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\+08:00$/.exec(rfc3339);
  return parts ? `${parts[1]} ${parts[2]}` : rfc3339;
}

/** Points and shares with one decimal at most: 2.5, 3. */
export function points(value: number): string {
  return figure(Math.round(value * 10) / 10);
}
