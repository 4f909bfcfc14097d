import type { Place } from '../model/place.ts';

/** Where an address such as AB12 points to, from 0; -1: it does not say. One object for all cells: none is made for each. */
export interface Address {
  row: number;
  column: number;
}

/** Reads the address at bytes[from..to) into `address`. Lower case is read as well, for writers that do not know better. */
export function readAddress(address: Address, bytes: Uint8Array, from: number, to: number): void {
  let at = from;
  let column = 0;
  for (; at < to; at++) {
    const letter = bytes[at]! & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  let row = 0;
  for (; at < to; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) {
      row = 0;
      break;
    }
    row = row * 10 + digit;
  }
  address.column = column - 1;
  address.row = row - 1;
}

const range = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** `A1:C2` as a place; undefined: it is no range of cells. */
export function placeOf(text: string): Place | undefined {
  const parts = range.exec(text);
  if (!parts) return undefined;
  const [, left, top, right = left, bottom = top] = parts;
  return { top: Number(top) - 1, left: columnOf(left!), bottom: Number(bottom) - 1, right: columnOf(right!) };
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}
