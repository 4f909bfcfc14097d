/** How a field's values are made of values of the same row. Fields are named by `name`; they may be derived or dropped themselves. */
export type Derived = PartOfAddress | PointOf | CodeOf | NameOf | PartOfDate;

/** A part of an address: one of the program's own names (`town`, as it stands there), or a standard's column (`address/NEIGHBOR`, in its form); else the field's `standard` says which. */
export interface PartOfAddress {
  readonly address: string;
  readonly part?: string;
}

/** One axis of a point that is given in another system: the fields of its longitude and latitude, or X and Y. */
export interface PointOf {
  readonly point: readonly [string, string];
}

/** The code of a name in the list `codes`: the fields that together name it, the largest first. */
export interface CodeOf {
  readonly codes: string;
  readonly of: readonly string[];
  /** The field that says on which day the code was in force; else the list's newest state counts. */
  readonly on?: string;
}

/** The name of a code in the list `names`, or one part of the name. */
export interface NameOf {
  readonly names: string;
  readonly of: string;
  readonly part?: 'county' | 'town' | 'village';
}

/** The year, half-year, quarter, month or day in which a date or period lies. */
export interface PartOfDate {
  readonly date: string;
  readonly part: 'year' | 'half' | 'quarter' | 'month' | 'day';
}

/** The system of latitude and longitude, or of the zone's metres. */
export type Datum = 'WGS84' | 'TWD97' | 'TWD67';

/** What a field has to say to be derived. */
interface MayBeDerived {
  readonly name: string;
  readonly system?: string;
  readonly from?: Derived;
}

/** The names of the fields that a value is made of. */
export function sourcesOf(from: Derived): readonly string[] {
  if ('address' in from) return [from.address];
  if ('point' in from) return from.point;
  if ('codes' in from) return from.on === undefined ? from.of : [...from.of, from.on];
  return 'names' in from ? [from.of] : [from.date];
}

/** Of the fields that a derived field is made of the one at whose cells its findings are told. */
export function mainSource({ system, from }: MayBeDerived): string | undefined {
  if (!from) return undefined;
  if ('point' in from) return from.point[system === 'latitude' || system === 'tm2-y' ? 1 : 0];
  return 'codes' in from ? from.of.at(-1) : sourcesOf(from)[0];
}

/** The derived fields by their positions, each after those that it is made of; those in a circle are left out. */
export function derivedInOrder(fields: readonly MayBeDerived[]): readonly number[] {
  const order: number[] = [];
  const waiting = new Set(fields.flatMap((field, at) => (field.from ? [at] : [])));
  const ready = (at: number) => {
    const needed = sourcesOf(fields[at]!.from!);
    return needed.every((name) => ![...waiting].some((other) => fields[other]!.name === name));
  };
  for (let found = true; found; ) {
    const next = [...waiting].filter(ready);
    for (const at of next) waiting.delete(at);
    order.push(...next);
    found = next.length > 0;
  }
  return order;
}

/** For each field the number of the column that its cells stand in or are made of; -1: there is none. */
export function standsAt(fields: readonly MayBeDerived[], placed: readonly number[]): readonly number[] {
  const stands = [...placed];
  for (const at of derivedInOrder(fields)) {
    const source = fields.findIndex((field) => field.name === mainSource(fields[at]!));
    stands[at] = source < 0 ? -1 : stands[source]!;
  }
  return stands;
}
