import { Kind } from '../model/batch.ts';
import { type Grid, put } from './grid.ts';
import { Shown } from './number-format.ts';
import { type Pattern, readPattern } from './number-pattern.ts';
import { numberInPlace, padInPlace, shiftInPlace } from './number-text.ts';
import { readIso, readSerial } from './serial.ts';
import type { Strings } from './xlsx-strings.ts';
import type { Styles } from './xlsx-styles.ts';
import { nameOf } from './xml.ts';
import { type Arena, copyBytes, copyString } from './xml-text.ts';

/** What all cells of a workbook are read with. */
export interface Workings {
  readonly styles: Styles;
  readonly strings: Strings;
  readonly from1904: boolean;
}

/** The cell being read; its value grows in the batch's arena from `from` on. */
export interface Cell {
  column: number;
  /** `nameOf` what attribute t says; 0 where it is missing, which means a number. */
  type: number;
  style: number;
  from: number;
  formula: boolean;
}

const decoder = new TextDecoder();
const shared = nameOf('s');
const calculated = nameOf('str');
const inline = nameOf('inlineStr');
const boolean = nameOf('b');
const error = nameOf('e');
const isoDate = nameOf('d');

/** Whether the value may hold escapes such as _x000D_: a formula's text does (ECMA-376 part 1, §18.3.1.96: v is an ST_Xstring). */
export function escapes(cell: Cell): boolean {
  return cell.type === calculated;
}

/** Makes the text of a cell whose value has been read whole, and puts it into the row. */
export function settle(grid: Grid, cell: Cell, workings: Workings): void {
  const { batch } = grid;
  const { from, type } = cell;
  if (from === batch.used) {
    // A formula that counted to the empty text says so by its type; one that was never counted says nothing.
    const uncounted = cell.formula && type !== calculated;
    put(grid, cell.column, from, uncounted ? Kind.uncounted : Kind.text);
  } else if (type === shared) {
    put(grid, cell.column, from, copyShared(grid, from, workings.strings));
  } else if (type === calculated || type === inline) put(grid, cell.column, from, Kind.text);
  else if (type === boolean) put(grid, cell.column, from, rewrite(batch, from, truth(batch.bytes, from), Kind.boolean));
  else if (type === error) put(grid, cell.column, from, Kind.error);
  else if (type === isoDate) {
    const read = readIso(decoder.decode(batch.bytes.subarray(from, batch.used)));
    put(grid, cell.column, from, rewrite(batch, from, read.text, read.kind));
  } else {
    const { shown, patterns } = workings.styles;
    put(grid, cell.column, from, numeric(batch, from, shown[cell.style] ?? 0, workings.from1904, patterns));
  }
}

/** Turns the stored number at the end of the arena into what its format says it is, and gives the kind. */
export function numeric(
  arena: Arena,
  from: number,
  how: number,
  from1904: boolean,
  patterns: readonly Pattern[],
): number {
  if (how <= Shown.percent) return numberInPlace(arena, from, how === Shown.percent) ? Kind.number : Kind.text;
  if (how >= Shown.pattern) {
    const pattern = patterns[how - Shown.pattern];
    const read = pattern ? readPattern(pattern, stored(arena, from), from1904) : Shown.number;
    if (typeof read === 'number') return numeric(arena, from, read, from1904, []);
    return rewrite(arena, from, read.text, read.kind);
  }
  if (how >= Shown.padded) {
    if (!numberInPlace(arena, from, false)) return Kind.text;
    padInPlace(arena, from, how - Shown.padded);
    return Kind.number;
  }
  if (how >= Shown.percentSign) {
    const shift = how === Shown.percentSign ? 0 : -3 * (how - Shown.thousands + 1);
    return shiftInPlace(arena, from, shift, shift === 0 ? '%' : '') ? Kind.number : Kind.text;
  }
  const read = readSerial(stored(arena, from), how, from1904);
  if (read) return rewrite(arena, from, read.text, read.kind);
  return numberInPlace(arena, from, false) ? Kind.number : Kind.text;
}

/** The number at the end of the arena; NaN: it is none. */
function stored(arena: Arena, from: number): number {
  return Number(decoder.decode(arena.bytes.subarray(from, arena.used)));
}

function rewrite(arena: Arena, from: number, text: string, kind: number): number {
  arena.used = from;
  copyString(arena, text);
  return kind;
}

function truth(bytes: Uint8Array, from: number): string {
  return bytes[from] === 48 || bytes[from] === 102 ? 'FALSE' : 'TRUE';
}

/** Replaces the number of a shared string by the string. A number beyond the table, or what is none, stays, as an error. */
function copyShared(grid: Grid, from: number, strings: Strings): number {
  const { batch } = grid;
  let index = 0;
  for (let at = from; at < batch.used; at++) {
    const byte = batch.bytes[at]!;
    if (byte >= 48 && byte <= 57) index = index * 10 + byte - 48;
    else if (byte > 32) return Kind.error;
  }
  if (index >= strings.count) return Kind.error;
  batch.used = from;
  copyBytes(batch, strings.bytes, index === 0 ? 0 : strings.ends[index - 1]!, strings.ends[index]!);
  return Kind.text;
}
