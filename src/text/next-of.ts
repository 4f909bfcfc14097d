import { isDay, two } from './calendar.ts';

/** The whole number after `text`, as wide where zeros stand before it (`009`, `010`); undefined: it is none. */
export function nextNumber(text: string): string | undefined {
  if (!/^-?\d+$/.test(text)) return undefined;
  const next = String(BigInt(text) + 1n);
  return text.startsWith('0') ? next.padStart(text.length, '0') : next;
}

/** The period after a canonical one of the same kind: `2024` for 2023, `2023-Q1` for 2022-Q4, `2023-05-01` for 2023-04-30. */
export function nextPeriod(text: string): string | undefined {
  const found = /^(\d{4})(?:-(?:([HQ])(\d)|(\d\d)(?:-(\d\d))?))?$/.exec(text);
  if (!found) return undefined;
  const [, year, part, number, month, day] = found;
  const y = Number(year);
  if (part !== undefined) {
    const last = part === 'H' ? 2 : 4;
    const n = Number(number);
    return n < last ? `${year}-${part}${n + 1}` : `${y + 1}-${part}1`;
  }
  const m = Number(month);
  const after = m < 12 ? `${year}-${two(m + 1)}` : `${y + 1}-01`;
  if (day !== undefined)
    return isDay(y, m, Number(day) + 1) ? `${year}-${month}-${two(Number(day) + 1)}` : `${after}-01`;
  return month === undefined ? String(y + 1) : after;
}
