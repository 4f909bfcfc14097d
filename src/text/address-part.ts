import type { AddressParts } from './address.ts';
import { addressByList161, addressByList170 } from './address-standards.ts';
import { trimBlanks } from './blanks.ts';

/** The parts of an address as a standard writes and names them. */
export type AddressForm = (parts: AddressParts) => Readonly<Record<string, string>>;

/** One part in one form; the form is made once for all its parts. */
export interface AddressPart {
  readonly form: AddressForm;
  readonly key: string;
}

/** The program's own names of parts: each as it stands in the address. */
const PLAIN: Readonly<Record<string, keyof AddressParts>> = {
  postcode: 'postcode',
  county: 'county',
  town: 'town',
  village: 'village',
  neighbor: 'neighbor',
  road: 'road',
  area: 'area',
  section: 'section',
  lane: 'lane',
  alley: 'alley',
  'sub-alley': 'subAlley',
  number: 'number',
  floor: 'floor',
  room: 'room',
  rest: 'rest',
};

const NOTHING: AddressParts = {
  ...{ postcode: '', county: '', town: '', again: '', village: '', neighbor: '', road: '', area: '', section: '' },
  ...{ lane: '', alley: '', subAlley: '', number: '', floor: '', room: '', rest: '' },
};

/** The standards that say how parts are written, by their ids: lists 161 and 170 of the platform. */
const STANDARDS: Readonly<Record<string, AddressForm>> = {
  address: (parts) => addressByList161(withoutBlanks(parts)),
  'location-attributes': (parts) => addressByList170(withoutBlanks(parts)),
};

/** 巷 stands in list 161 under its Chinese name only. */
const ALIASES: Readonly<Record<string, string>> = { 'address/巷': 'address/LANE' };

/** All names of parts: plain ones, and those of standards as `<standard>/<column>`. */
export const addressPartNames: readonly string[] = [
  ...Object.keys(PLAIN),
  ...Object.entries(STANDARDS).flatMap(([id, by]) => Object.keys(by(NOTHING)).map((name) => `${id}/${name}`)),
  ...Object.keys(ALIASES),
];

/** Where the part of that name is found; undefined: there is no such part. */
export function addressPart(name: string): AddressPart | undefined {
  const plain = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  if (plain) return { form: asItStands, key: plain };
  const full = ALIASES[name] ?? name;
  if (!addressPartNames.includes(full)) return undefined;
  const cut = full.indexOf('/');
  return { form: STANDARDS[full.slice(0, cut)]!, key: full.slice(cut + 1) };
}

const asItStands: AddressForm = (parts) => ({ ...withoutBlanks(parts) });

/** The parts without the blanks that stood between them. */
function withoutBlanks(parts: AddressParts): AddressParts {
  if (!Object.values(parts).some((part: string) => /^[ \u3000]/.test(part))) return parts;
  const bare: Record<keyof AddressParts, string> = { ...parts };
  for (const name of Object.values(PLAIN)) bare[name] = trimBlanks(parts[name]);
  return bare;
}
