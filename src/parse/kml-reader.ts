import { bomb } from './faults.ts';
import { markReader } from './mark-reader.ts';
import { type Reader, Scalar, type Walk } from './walk.ts';
import { CDATA, CLOSE, EMPTY, nameOf, OPEN, startXml } from './xml.ts';
import { type Arena, attribute, copyBytes, copyText } from './xml-text.ts';

/** An element of a Placemark, whole: a placemark is small. */
interface Node {
  readonly name: string;
  /** The attribute `name`, by which ExtendedData says what a value is. */
  readonly called: string;
  readonly kids: Node[];
  text: string;
}

const DEPTH = 256;
const MOST = 64 * 2 ** 20;
const called = nameOf('name');
/** How a placemark is drawn and opened is no data. */
const LOOK = new Set([
  'styleUrl',
  'Style',
  'StyleMap',
  'visibility',
  'open',
  'LookAt',
  'Camera',
  'Region',
  'balloonVisibility',
]);
const GEOMETRY = new Set(['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry']);
const FOLDERS = new Set(['Folder', 'Document']);

/** Reads KML as a list of records: folder, name, description and the like, extended data, geometry. */
export function kmlReader(part: string, walk: Walk): Reader {
  const xml = startXml(part, true);
  const decoder = new TextDecoder();
  const text: Arena = { bytes: new Uint8Array(4096), used: 0 };
  /** Names of all open elements. */
  const open: string[] = [];
  const folders: { depth: number; name: string }[] = [];
  const nodes: Node[] = [];
  let size = 0;

  const begin = () => {
    if (open.length === DEPTH) throw bomb(part, { zh: `超過 ${DEPTH} 層`, en: `is nested deeper than ${DEPTH}` });
    let from = xml.nameFrom;
    let to = from;
    for (; xml.bytes[to]! > 32 && xml.bytes[to] !== 62 && xml.bytes[to] !== 47; to++) {
      if (xml.bytes[to] === 58) from = to + 1;
    }
    const name = decoder.decode(xml.bytes.subarray(from, to));
    open.push(name);
    text.used = 0;
    if (FOLDERS.has(name)) folders.push({ depth: open.length, name: '' });
    if (nodes.length === 0 && name !== 'Placemark') return;
    const node: Node = { name, called: attributeOf(), kids: [], text: '' };
    nodes.at(-1)?.kids.push(node);
    nodes.push(node);
  };

  const attributeOf = () => {
    const at = xml.names.subarray(0, xml.count).indexOf(called);
    return at < 0 ? '' : (attribute(xml, called) ?? '');
  };

  const end = () => {
    const name = open.pop();
    const said = decoder.decode(text.bytes.subarray(0, text.used)).trim();
    const node = nodes.pop();
    if (node) {
      node.text = said;
      size += said.length + 64;
      if (size > MOST) throw bomb(part, { zh: '有一個地標過大', en: 'holds a placemark without end' });
      if (nodes.length === 0) {
        tell(
          walk,
          folders.map((one) => one.name).filter((one) => one !== ''),
          node,
        );
        size = 0;
      }
    } else if (name === 'name' && folders.at(-1)?.depth === open.length && open.at(-1) === 'Folder') {
      folders.at(-1)!.name = said;
    } else if (name !== undefined && FOLDERS.has(name)) folders.pop();
    text.used = 0;
  };

  const mark = (kind: number) => {
    if (xml.textTo > xml.textFrom) {
      if (kind === CDATA) copyBytes(text, xml.bytes, xml.textFrom, xml.textTo);
      else copyText(text, xml.bytes, xml.textFrom, xml.textTo, false);
    }
    if (kind === OPEN || kind === EMPTY) begin();
    if (kind === CLOSE || kind === EMPTY) end();
  };

  // The placemarks of a file are one list, even if there is only one of them.
  walk.array();
  walk.item();
  walk.array();
  return markReader(xml, mark);
}

const encoder = new TextEncoder();

function tell(walk: Walk, folders: readonly string[], placemark: Node): void {
  walk.item();
  walk.object();
  if (folders.length > 0) member(walk, 'folder', folders.join('／'));
  for (const kid of placemark.kids) {
    if (LOOK.has(kid.name)) continue;
    if (GEOMETRY.has(kid.name)) {
      name(walk, 'geometry');
      geometry(walk, kid);
      walk.up();
    } else if (kid.name === 'ExtendedData') extended(walk, kid);
    else if (kid.kids.length === 0) member(walk, kid.name, kid.text);
    else for (const one of kid.kids) member(walk, one.name, one.text);
  }
  walk.up();
}

/** Data with a value of its own, SchemaData with SimpleData, or elements of another namespace (§9.3). */
function extended(walk: Walk, node: Node): void {
  for (const kid of node.kids) {
    if (kid.name === 'SchemaData') for (const one of kid.kids) member(walk, one.called, one.text);
    else if (kid.name === 'Data') {
      member(walk, kid.called, kid.kids.find((one) => one.name === 'value')?.text ?? kid.text);
    } else member(walk, kid.name, kid.text);
  }
}

function member(walk: Walk, title: string, text: string): void {
  // A value of this name must not be taken for the shape on the map.
  name(walk, title === 'geometry' ? 'geometry_text' : title);
  scalar(walk, text, Scalar.string);
  walk.up();
}

function name(walk: Walk, text: string): void {
  const bytes = encoder.encode(text);
  walk.member(bytes, 0, bytes.length);
}

function scalar(walk: Walk, text: string, kind: number): void {
  const bytes = encoder.encode(text);
  walk.scalar(bytes, 0, bytes.length, kind);
}

/** Tells a geometry as GeoJSON would. */
function geometry(walk: Walk, node: Node): void {
  const type = { LinearRing: 'LineString', MultiGeometry: 'GeometryCollection' }[node.name] ?? node.name;
  walk.object();
  member(walk, 'type', type);
  name(walk, type === 'GeometryCollection' ? 'geometries' : 'coordinates');
  if (type === 'Point') position(walk, positions(node)[0] ?? []);
  else {
    walk.array();
    if (type === 'LineString') for (const one of positions(node)) element(walk, () => position(walk, one));
    else if (type === 'Polygon') for (const ring of rings(node)) element(walk, () => line(walk, ring));
    else for (const kid of node.kids) if (GEOMETRY.has(kid.name)) element(walk, () => geometry(walk, kid));
  }
  walk.up();
}

function line(walk: Walk, ring: readonly (readonly string[])[]): void {
  walk.array();
  for (const one of ring) element(walk, () => position(walk, one));
}

function position(walk: Walk, numbers: readonly string[]): void {
  walk.array();
  for (const one of numbers) element(walk, () => scalar(walk, one, Scalar.word));
}

function element(walk: Walk, tellIt: () => void): void {
  walk.item();
  tellIt();
  walk.up();
}

/** The outer ring first. */
function rings(polygon: Node): string[][][] {
  const bounds = polygon.kids.filter((kid) => /BoundaryIs$/.test(kid.name));
  const ordered = bounds.toSorted(
    (a, b) => Number(b.name === 'outerBoundaryIs') - Number(a.name === 'outerBoundaryIs'),
  );
  return ordered.flatMap((bound) => bound.kids.filter((kid) => kid.name === 'LinearRing').map(positions));
}

/** `longitude,latitude[,altitude]`, parted by blanks. An altitude of 0 only says that the place lies on the ground. */
function positions(node: Node): string[][] {
  const text = node.kids.find((kid) => kid.name === 'coordinates')?.text ?? '';
  const all = text
    .replace(/\s*,\s*/g, ',')
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => one.split(',').filter((part) => /^[+-]?[\d.]+(?:[eE][+-]?\d+)?$/.test(part)));
  const flat = all.every((one) => one.length < 3 || Number(one[2]) === 0);
  return flat ? all.map((one) => one.slice(0, 2)) : all;
}
