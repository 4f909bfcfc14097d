/** A rectangle of cells in the agency's own file; rows and columns count from 0, the last ones included. */
export interface Place {
  readonly sheet?: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The letters a spreadsheet program shows above column `at` (0 is A, 26 is AA). */
export function letters(at: number): string {
  let text = '';
  for (let n = at + 1; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  return text;
}

/** The address a steward sees: `工作表1!D5` or `工作表1!D5:D9`; without the sheet's name where the file has none. */
export function address(place: Place): string {
  const from = letters(place.left) + (place.top + 1);
  const to = letters(place.right) + (place.bottom + 1);
  const cells = from === to ? from : `${from}:${to}`;
  return place.sheet ? `${place.sheet}!${cells}` : cells;
}
