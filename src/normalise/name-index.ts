import type { CodeList } from '../model/code-list.ts';
import { byteSet } from '../text/byte-set.ts';
import { countyAt, placeKey } from '../text/place-name.ts';

/** The codes of a list by their names. */
export interface NameIndex {
  /** The positions in the list of all entries, of any time, that bytes[from..to) names; undefined: none. */
  find(bytes: Uint8Array, from: number, to: number): readonly number[] | undefined;
}

const known = new WeakMap<CodeList, NameIndex>();
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A place is also found by its name without those above it: 臺北市中正區 by 中正區. Made once for each list. */
export function nameIndex(list: CodeList): NameIndex {
  const there = known.get(list);
  if (there) return there;
  const made = makeIndex(list);
  known.set(list, made);
  return made;
}

function makeIndex(list: CodeList): NameIndex {
  const entries = new Map<string, number[]>();
  for (let at = 0; at < list.begins.length; at++) {
    for (const name of namesOf(list.entry(at).title)) {
      const others = entries.get(name);
      if (others) others.push(at);
      else entries.set(name, [at]);
    }
  }
  const set = byteSet(entries.keys());
  const positions = [...entries.values()];
  return {
    find(bytes, from, to) {
      let at = set.find(bytes, from, to);
      if (at < 0) {
        // Off the fast path: a name that is not written as the list does it.
        const key = encoder.encode(placeKey(decoder.decode(bytes.subarray(from, to))));
        at = set.find(key, 0, key.length);
      }
      return at < 0 ? undefined : positions[at];
    },
  };
}

function namesOf(title: string): ReadonlySet<string> {
  const { county, town, village } = placeParts(title);
  const whole = village === '' ? title : county + town + village;
  return new Set([whole, town + village, village].filter((name) => name !== '').map(placeKey));
}

/** Towns whose names have one of 鄉鎮市區 inside, now or before 2010 and 2014. */
const TOWN = /^(?:前鎮區|左鎮[區鄉]|平鎮[區市]|新市[區鄉]|.{1,3}?[鄉鎮市區])/;

/** The parts of a place's official name, which is nothing but its parts; all empty: it is no place's name. */
export function placeParts(title: string): Readonly<Record<'county' | 'town' | 'village', string>> {
  const county = countyAt(title);
  const town = TOWN.exec(title.slice(county.length))?.[0] ?? '';
  if (county === '' || (town === '' && title !== county)) return { county: '', town: '', village: '' };
  const rest = title.slice(county.length + town.length);
  // Villages of two districts bore the name of their household office until 2020: 高雄市三民區（三民一）安東里.
  return { county, town, village: rest.replace(/^（.{2,4}）/, '') };
}
