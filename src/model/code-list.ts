import type { Text } from './text.ts';

/** One code of a list, with the days between which it counts. */
export interface CodeEntry {
  readonly code: string;
  readonly title: string;
  /** The first day, or the month in which it began; '': as long as anybody knows. */
  readonly from: string;
  /** The first day on which it no longer counts, or the month in which it ended, which is still allowed; '': in force. */
  readonly until: string;
  /** The code that stands in its place now; '': none, or several. */
  readonly replacedBy: string;
}

/** An official list of codes that begin and end; looked up by the bytes of a cell. */
export interface CodeList {
  readonly name: string;
  readonly title: Text;
  /** The day of the newest state that the list knows, YYYY-MM-DD. */
  readonly asOf: string;
  /** False: codes that are in force may not be on it, so that one which is missing proves nothing. */
  readonly complete: boolean;
  /** Codes in force, in the order of the list. */
  readonly codes: readonly string[];
  /** The position of the cell's code; -1: it is not on the list. */
  find(bytes: Uint8Array, from: number, to: number): number;
  /** First day of each code and the first on which it no longer counts, as YYYYMMDD; 0 and 99999999 where open. */
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  entry(at: number): CodeEntry;
  /** What an older system of codes knows of a text that is no code of this list. */
  formerly(code: string): (CodeEntry & { readonly list: Text }) | undefined;
}

/** Code lists by name: with their history, or as plain texts. */
export type CodeLists = (name: string) => readonly string[] | CodeList;
