import { readDate } from './roc-date.ts';

/** Two days with a sign between them that is none of the days' own. */
const RANGES = [
  /^([^~至到]+)[~至到]([^~至到]+)$/,
  /^(.+[日號])-(.+[日號])$/,
  /^(\d+([/.])\d+\2\d+)-(\d+\2\d+\2\d+)$/,
  /^(\d{7}|\d{8})-(\d{7}|\d{8})$/,
];
/** What a day shares with the one behind it, which leaves it out: 113年1月1日至6月30日, 113/1/1~6/30. */
const SHARED = [
  [/^[^年]+年(?=.+月)/, /^[^年]+月.+[日號]$/],
  [/^[^年]+年.+月/, /^[^年月]+[日號]$/],
  [/^\d{2,4}\/(?=\d+\/)/, /^\d{1,2}\/\d{1,2}$/],
] as const;

/** `2024-01-01/2024-06-30` from a text of `foldDate`; undefined: no two days, or the second not after the first. */
export function readDayRange(text: string): string | undefined {
  for (const form of RANGES) {
    const match = form.exec(text);
    const [first, last] = [match?.[1], match?.at(-1)];
    if (first === undefined || last === undefined) continue;
    const from = readDate(first);
    const to = readDate(completed(first, last));
    if (from && to && from < to) return `${from}/${to}`;
  }
  return undefined;
}

function completed(first: string, last: string): string {
  for (const [shared, form] of SHARED) {
    const before = form.test(last) ? shared.exec(first)?.[0] : undefined;
    if (before !== undefined) return before + last;
  }
  return last;
}
