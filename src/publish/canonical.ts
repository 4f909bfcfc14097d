import { createHash } from 'node:crypto';

/** JSON with every object's keys in order and no blanks, so that equal documents are equal bytes; undefined members are left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value));
}

/** SHA-256 as 64 lower-case hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  // Names are compared by code unit: the order of a locale differs from machine to machine.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, ordered(member)]));
}
