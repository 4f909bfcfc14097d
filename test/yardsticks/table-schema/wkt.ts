const KEYWORD = /^[A-Z]+/;
const NUMBER = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:E[-+]?\\d+)?';
const POINT = new RegExp(`^${NUMBER}(?: +${NUMBER}){1,3}`);

/** Reads one thing off the front of a text: what is left behind it, undefined where it is none. */
type Take = (text: string) => string | undefined;

const point: Take = (text) => {
  const found = POINT.exec(text)?.[0];
  return found === undefined ? undefined : text.slice(found.length);
};
const line = listOf(point);
const rings = listOf(line);
/** A shape with its keyword, or the plain list of points that stands for a line. */
const curve: Take = (text) => line(text) ?? shapeOf(['CIRCULARSTRING', 'COMPOUNDCURVE', 'LINESTRING'], text);
const segment: Take = (text) => line(text) ?? shapeOf(['CIRCULARSTRING', 'LINESTRING'], text);
const surface: Take = (text) => rings(text) ?? shapeOf(['CURVEPOLYGON', 'POLYGON'], text);
const onePoint: Take = (text) => {
  const rest = text.startsWith('(') ? point(text.slice(1).trimStart())?.trimStart() : undefined;
  return rest?.startsWith(')') ? rest.slice(1) : undefined;
};
const empty: Take = (text) => (text.startsWith('EMPTY') ? text.slice(5) : undefined);

/** What stands in each shape's brackets (OGC 06-103r4, 7). */
const SHAPES: Readonly<Record<string, Take>> = {
  POINT: onePoint,
  LINESTRING: line,
  CIRCULARSTRING: line,
  POLYGON: rings,
  TRIANGLE: rings,
  MULTIPOINT: listOf((text) => empty(text) ?? onePoint(text) ?? point(text)),
  MULTILINESTRING: rings,
  MULTIPOLYGON: listOf(rings),
  POLYHEDRALSURFACE: listOf(rings),
  TIN: listOf(rings),
  COMPOUNDCURVE: listOf(segment),
  CURVEPOLYGON: listOf(curve),
  MULTICURVE: listOf(curve),
  MULTISURFACE: listOf(surface),
  GEOMETRYCOLLECTION: listOf((text) => shapeOf(Object.keys(SHAPES), text)),
};

/** Well-known text: a shape, Z, M or ZM, and EMPTY or what its kind of shape is made of. */
export function isWkt(text: string): boolean {
  return shapeOf(Object.keys(SHAPES), text.trim().toUpperCase())?.trim() === '';
}

function shapeOf(names: readonly string[], text: string): string | undefined {
  const name = KEYWORD.exec(text)?.[0] ?? '';
  if (!names.includes(name)) return undefined;
  const rest = text
    .slice(name.length)
    .trimStart()
    .replace(/^(?:ZM|Z|M)(?=[\s(]|$)\s*/, '');
  return empty(rest) ?? SHAPES[name]!(rest);
}

function listOf(item: Take): Take {
  return (text) => {
    if (!text.startsWith('(')) return undefined;
    let rest: string | undefined = text.slice(1).trimStart();
    for (;;) {
      rest = item(rest)?.trimStart();
      if (rest === undefined) return undefined;
      if (rest.startsWith(')')) return rest.slice(1);
      if (!rest.startsWith(',')) return undefined;
      rest = rest.slice(1).trimStart();
    }
  };
}
