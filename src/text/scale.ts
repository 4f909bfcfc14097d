const PLACES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 仟: 3, 萬: 4, 億: 8, 兆: 12 };
const PREFIX = /^([十百千仟]?)([萬億兆]?)(.*)$/u;

/** How many places the decimal point moves from a unit such as 百萬元 to one such as 元; undefined: no multiples of one unit. */
export function scaleOf(scale: string, unit: string | undefined): number | undefined {
  if (unit === undefined) return undefined;
  const [from, to] = [parts(scale), parts(unit)];
  return from.unit === to.unit && from.places > to.places ? from.places - to.places : undefined;
}

function parts(text: string): { places: number; unit: string } {
  // 新臺幣元 and 元 are one unit.
  const bare = text.trim().replace(/^新[臺台]幣/, '');
  const [, small = '', large = '', unit = ''] = PREFIX.exec(bare) ?? [];
  return { places: (PLACES[small] ?? 0) + (PLACES[large] ?? 0), unit };
}

/** A plain decimal with its point moved to the right, exact: `12.345` by 2 is `1234.5`. */
export function movePoint(number: string, places: number): string {
  const negative = number.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? number.slice(1) : number).split('.');
  const padded = fraction.padEnd(places, '0');
  const digits = (whole + padded.slice(0, places)).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(places);
  return `${negative && /[1-9]/.test(number) ? '-' : ''}${digits}${rest && `.${rest}`}`;
}

/** The way back: the point moved to the left, without zeros that the move has made. */
export function movePointBack(number: string, places: number): string {
  const negative = number.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? number.slice(1) : number).split('.');
  const padded = whole.padStart(places + 1, '0');
  const cut = padded.length - places;
  const rest = (padded.slice(cut) + fraction).replace(/0+$/, '');
  return `${negative ? '-' : ''}${padded.slice(0, cut).replace(/^0+(?=\d)/, '')}${rest && `.${rest}`}`;
}
