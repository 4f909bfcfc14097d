import { trimBlanks } from './blanks.ts';
import { countyAt } from './place-name.ts';

/**
 * The parts of an address as they stand in it, in their order; joined they are the address again, character for character. Blanks between
 * two parts stand before the second.
 */
export interface AddressParts {
  readonly postcode: string;
  readonly county: string;
  readonly town: string;
  /** The town said a second time, as some official lists do. */
  readonly again: string;
  readonly village: string;
  readonly neighbor: string;
  /** Road, street or boulevard without its section. */
  readonly road: string;
  /** A place's name, where there is no road. */
  readonly area: string;
  readonly section: string;
  readonly lane: string;
  readonly alley: string;
  readonly subAlley: string;
  readonly number: string;
  readonly floor: string;
  readonly room: string;
  /** What follows. */
  readonly rest: string;
}

const DIGIT = '[0-9０-９〇零○一二三四五六七八九十百千]';
const COUNT = `${DIGIT}+(?:[-－~～、之]${DIGIT}+)*`;
/** Towns with one of 鄉鎮市區, or of what roads end in, inside their name; as they are called now and were before 2010 and 2014. */
const INSIDE = '前鎮區|左鎮[區鄉]|平鎮[區市]|新市[區鄉]|路竹[區鄉]|番路鄉';
const TOWN = new RegExp(`^(?:${INSIDE}|[^0-9０-９鄉鎮市區路街巷號]{1,3}[鄉鎮市區])(?![路街](?!.{1,2}[村里]))`);
const SIGN = '[^0-9０-９村里鄰路街道段巷弄號]';
/**
 * 大里里 ends in two of its signs; 里仁村, 路東里 and 巷口里 begin with one, 中街里 has one before its end. A 鄉 has 村, all other towns have 里
 * (so in the whole list of villages): that tells 香村里 from 香村.
 */
const villageBy = (end: string): RegExp =>
  new RegExp(
    `^(?:[東三南竹]村里|卡里布安村|(?:${SIGN}{1,5}|${SIGN}{0,3}[路街巷道]|[村里路街巷鄰]${SIGN}{1,2}${end === '里' ? `|${SIGN}村` : ''})(?:里(?=[村里])|村(?=村))?${end})(?![路街巷]|大(?:道(?!路)|路|街))`,
  );
const VILLAGES = { any: villageBy('[村里]'), rural: villageBy('村'), urban: villageBy('里') } as const;
const NEIGHBOR = new RegExp(`^${DIGIT}+鄰`);
const ROAD = /^[^巷弄衖號樓段鄰]{1,12}?(?:大道|路|街)(?![巷口])/;
/** 三段; 光明六路東一段 and 祥和一路東段 have sections to two sides. */
const SECTION = new RegExp(`^(?:[東西南北]${DIGIT}*|${COUNT})段`);
const NAMED_LANE = /^[^0-9０-９巷弄號段]{1,8}巷/;
const LANE = new RegExp(`^${COUNT}[前後東西南北]?巷`);
const ALLEY = new RegExp(`^${COUNT}[前後東西南北]?弄`);
const SUB_ALLEY = new RegExp(`^${COUNT}衖`);
const NUMBER = new RegExp(`^(?:臨|附|特)?${COUNT}號(?:之${DIGIT}+)?`);
const FLOOR = new RegExp(
  `^[,，、]?(?:(?:地下)?${COUNT}(?:[樓層]|[FfＦ])|[BbＢ]${DIGIT}+(?:樓|[FfＦ])?|地下室|頂樓)(?:之${DIGIT}+)*`,
);
const ROOM = new RegExp(`^[,，、]?(?:[A-Za-zＡ-Ｚ]?${COUNT}|[A-Za-zＡ-Ｚ])室`);
/** Where the numbered parts begin; before them, without a road, stands the name of a place. */
const NUMBERED = new RegExp(`(?:臨|附|特)?${COUNT}號|${COUNT}(?:[前後東西南北]?[巷弄]|[段衖樓室])`);

/** Takes an address apart. Undefined: it holds nothing that an address is made of. */
export function addressParts(cell: string): AddressParts | undefined {
  const text = trimBlanks(cell);
  if (text === '' || text.length > 200) return undefined;
  let rest = text;
  const take = (form: RegExp): string => {
    const blanks = /^[ \u3000]*/.exec(rest)![0].length;
    const found = form.exec(blanks === 0 ? rest : rest.slice(blanks))?.[0] ?? '';
    return found === '' ? '' : cut(rest.slice(0, blanks + found.length));
  };
  const cut = (found: string): string => {
    rest = rest.slice(found.length);
    return found;
  };
  const postcode = take(/^\(?\d{3}(?:-?\d{2,3})?\)? *(?=[^\d\s,，、~～之巷弄號樓-])/);
  const county = cut(countyAt(rest));
  const town = take(TOWN);
  const again = town !== '' && rest.startsWith(town) ? cut(town) : '';
  // Addresses may still say 村 where a 鄉 has become a 區.
  const village = take(town.endsWith('鄉') ? VILLAGES.rural : VILLAGES.urban) || take(VILLAGES.any);
  const neighbor = take(NEIGHBOR);
  const road = take(ROAD);
  const area = road === '' && !NAMED_LANE.test(rest) ? cut(rest.slice(0, Math.max(0, rest.search(NUMBERED)))) : '';
  const parts: AddressParts = {
    ...{ postcode, county, town, again, village, neighbor, road, area },
    section: take(SECTION),
    lane: take(LANE) || take(NAMED_LANE),
    alley: take(ALLEY),
    subAlley: take(SUB_ALLEY),
    number: take(NUMBER),
    floor: take(FLOOR),
    room: take(ROOM),
    rest: '',
  };
  const { postcode: _, area: __, ...telling } = parts;
  return Object.values(telling).some((part) => part !== '') ? { ...parts, rest } : undefined;
}

/** The parts joined again: the address as it stood. */
export function joinAddress(parts: AddressParts): string {
  const { postcode, county, town, again, village, neighbor, road, area, section, lane } = parts;
  const { alley, subAlley, number, floor, room, rest } = parts;
  return [
    ...[postcode, county, town, again, village, neighbor, road, area, section, lane],
    ...[alley, subAlley, number, floor, room, rest],
  ].join('');
}
