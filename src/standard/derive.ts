import type { Datum, Derived } from '../model/derived.ts';
import type { Field } from '../model/pipeline.ts';
import type { Standard, StandardField } from '../model/standard.ts';
import { addressParts } from '../text/address.ts';
import { addressPart } from '../text/address-part.ts';
import { type PlaceLevel, readPlace } from '../text/place-name.ts';

/** Fields that a pipeline would need so that the table has what a standard asks and its file does not hold: those of the file first, then what is made of them. */
export interface DerivedProposal {
  readonly fields: readonly ProposedField[];
  /** What was read from nothing but habit and a person has to confirm. */
  readonly confirm: readonly ('datum' | 'zone')[];
}

/** A field as it would stand in a pipeline; its type may come from `standard`. */
export type ProposedField = Pick<Field, 'name' | 'title'> & Partial<Field>;

/** A column of a table, as far as it tells what could be made of it. */
interface SeenCells {
  readonly title: string;
  readonly levels: readonly string[];
  readonly cells: readonly string[];
}

/** What a table's columns could be sources of. */
interface Sources {
  readonly x?: SeenCells;
  readonly y?: SeenCells;
  readonly address?: SeenCells;
  readonly county?: SeenCells;
  readonly town?: SeenCells;
}

/** Proposes fields for the columns of a standard that no column of the table is, but that can be made of some; undefined: there are none. */
export function proposeDerived(
  columns: readonly SeenCells[],
  standard: Standard,
  taken: readonly StandardField[],
): DerivedProposal | undefined {
  const sources = sourcesIn(columns);
  const wanted = standard.fields.filter((field) => !taken.includes(field));
  const points = pointFields(sources, standard, wanted);
  const parts = partFields(sources, standard, wanted);
  // That a table names a county says nothing of a standard that it has no other column of.
  const known = taken.length > 0 || points !== undefined || parts.length > 0;
  const codes = known ? codeFields(sources, standard, wanted) : [];
  const all = [...(points?.fields ?? []), ...parts, ...codes];
  const fields = all.filter((field, at) => all.findIndex((one) => one.name === field.name) === at);
  return fields.length > 0 ? { fields, confirm: points?.confirm ?? [] } : undefined;
}

/** Nearly all cells: some are always wrong. */
const MOST = 0.9;

function sourcesIn(columns: readonly SeenCells[]): Sources {
  const find = (heading: RegExp, fits: (cell: string) => boolean): SeenCells | undefined =>
    columns.find(({ title, cells }) => heading.test(title) && cells.length > 0 && mostly(cells, fits));
  const within = (low: number, high: number) => (cell: string) => {
    const value = /\d/.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN;
    return value >= low && value <= high;
  };
  const place = (level: PlaceLevel) => (cell: string) => readPlace(cell, level) !== undefined;
  const address = find(/地址|住址|所在地|門牌|address/i, (cell) => {
    const parts = addressParts(cell);
    return parts !== undefined && (parts.town !== '' || parts.number !== '');
  });
  const x = find(/(?:^|[^a-z])x|橫坐標|橫座標|東距|easting|tm_?2?_?x/i, within(1_000, 500_000));
  const y = find(/(?:^|[^a-z])y|縱坐標|縱座標|北距|northing|tm_?2?_?y/i, within(2_200_000, 3_000_000));
  const county = find(/縣市|county|city/i, place('county'));
  const town = find(/鄉鎮|行政區|區別|town|district/i, place('town'));
  return {
    ...(x && y && { x, y }),
    ...(address && { address }),
    ...(county && { county }),
    ...(town && { town }),
  };
}

function mostly(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  return cells.filter(fits).length >= cells.length * MOST;
}

/** TM2 as degrees, where the standard asks for degrees. */
function pointFields(
  { x, y }: Sources,
  standard: Standard,
  wanted: readonly StandardField[],
): DerivedProposal | undefined {
  if (!x || !y) return undefined;
  const targets = wanted.filter(({ system, datum }) => datum && (system === 'longitude' || system === 'latitude'));
  if (targets.length === 0) return undefined;
  const headings = `${x.title} ${x.levels.join()} ${y.title} ${y.levels.join()}`;
  const datum: Datum | undefined = /67/.test(headings) ? 'TWD67' : /97/.test(headings) ? 'TWD97' : undefined;
  const zone = /119/.test(headings) ? 119 : /121/.test(headings) ? 121 : undefined;
  const metres = { type: 'coordinate', datum: datum ?? 'TWD97', zone: zone ?? 121 } as const;
  const from: Derived = { point: [nameOf(x), nameOf(y)] };
  return {
    fields: [
      { name: nameOf(x), title: x.title, system: 'tm2-x', ...metres },
      { name: nameOf(y), title: y.title, system: 'tm2-y', ...metres },
      ...targets.map((column) => target(standard, column, from)),
    ],
    confirm: [...(datum ? [] : ['datum' as const]), ...(zone ? [] : ['zone' as const])],
  };
}

/** Parts that some address of the table has. */
function partFields(
  { address }: Sources,
  standard: Standard,
  wanted: readonly StandardField[],
): readonly ProposedField[] {
  if (!address) return [];
  const seen = address.cells.flatMap((cell) => addressParts(cell) ?? []);
  const parts = wanted.flatMap((column) => {
    const part = addressPart(`${standard.id}/${column.name}`);
    const held = part && seen.some((one) => part.form(one)[part.key] !== '');
    return held ? [target(standard, column, { address: nameOf(address) })] : [];
  });
  return parts.length > 0 ? [addressField(address), ...parts] : [];
}

/** Codes of counties and towns by their names, which may themselves be parts of an address. */
function codeFields(sources: Sources, standard: Standard, wanted: readonly StandardField[]): readonly ProposedField[] {
  const { address } = sources;
  const named = (level: 'county' | 'town', title: string): ProposedField | undefined => {
    const column = sources[level];
    if (column) return { name: nameOf(column), title: column.title, type: 'place', level };
    return address && { name: level, title, type: 'place', level, from: { address: nameOf(address), part: level } };
  };
  const levels = [named('county', '縣市'), named('town', '鄉鎮市區')];
  return wanted.flatMap((column) => {
    const depth = column.codes === 'counties' ? 1 : column.codes === 'towns' ? 2 : 0;
    const names = levels.slice(0, depth);
    const there = names.flatMap((one) => one ?? []);
    if (depth === 0 || there.length < depth) return [];
    const from: Derived = { codes: column.codes!, of: there.map((one) => one.name) };
    const isMade = there.some((one) => one.from);
    return [...(isMade && address ? [addressField(address)] : []), ...there, target(standard, column, from)];
  });
}

function target(standard: Standard, column: StandardField, from: Derived): ProposedField {
  return { name: safeName(column.name), title: column.title.zh, standard: `${standard.id}/${column.name}`, from };
}

function addressField(address: SeenCells): ProposedField {
  return { name: nameOf(address), title: address.title, type: 'address' };
}

function nameOf({ title }: SeenCells): string {
  return safeName(title);
}

function safeName(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}_()-]+/gu, '_').replaceAll(/^[^\p{L}\p{N}]+|_+$/gu, '');
}

/** A proposed field as one line of YAML. */
export function proposedLine(field: ProposedField): string {
  return `- ${flow(field)}`;
}

/** A value in YAML's flow style; what YAML could take for something else is put in quotes. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, one]) => `${key}: ${flow(one)}`);
    return `{ ${pairs.join(', ')} }`;
  }
  if (typeof value !== 'string') return String(value);
  const plain = /^[\p{L}][\p{L}\p{N}_()./-]*$/u.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}
