import { changeBit } from '../model/mend.ts';
import { ASK, type CellReader } from '../model/normaliser.ts';
import { trimBlanks } from '../text/blanks.ts';
import { foldWidth } from '../text/fold-width.ts';

/**
 * Reads identifiers of a fixed form: full-width letters and digits are made narrow, small letters great where the form knows only
 * those; zeros are never added or taken off. `isOne` looks at narrow text.
 */
export function startIdentifier(isOne: (text: string) => boolean, capitals = false): CellReader {
  return {
    fast: () => ASK,
    read(cell) {
      if (cell.length > 200) return undefined;
      const narrow = foldWidth(trimBlanks(cell));
      const text = capitals ? narrow.toUpperCase() : narrow;
      return text === '' || isOne(text) ? text : undefined;
    },
    kinds(cell, published) {
      if (cell === published) return 0;
      const narrow = foldWidth(cell);
      return (narrow === cell ? 0 : changeBit['full-width']) | (narrow === published ? 0 : changeBit['letter-case']);
    },
  };
}

/** Whether bytes[from..to) are digits alone. */
export function areDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! < 0x30 || bytes[at]! > 0x39) return false;
  return from < to;
}
