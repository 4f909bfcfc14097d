import { trimBlanks } from './blanks.ts';

const COUNTIES = [
  ...['臺北市', '高雄市', '新北市', '臺中市', '臺南市', '桃園市', '宜蘭縣', '新竹縣', '苗栗縣', '彰化縣', '南投縣'],
  ...['雲林縣', '嘉義縣', '屏東縣', '臺東縣', '花蓮縣', '澎湖縣', '基隆市', '新竹市', '嘉義市', '連江縣', '金門縣'],
  // Until 2010-12-25, 桃園縣 until 2014-12-25.
  ...['臺北縣', '臺中縣', '臺南縣', '高雄縣', '桃園縣'],
];
/** The towns whose official names have 臺. Villages are left as they are: ten official ones have 台 (台鳳里). */
const TOWNS = ['臺東市', '臺西鄉', '霧臺鄉'];
/** Branches of household offices that stood for a district in official files until 2020. */
const BRANCHES: Readonly<Record<string, string>> = {
  三民一: '三民區',
  三民二: '三民區',
  鳳山一: '鳳山區',
  鳳山二: '鳳山區',
};
/** Totals, rest groups and words for a kind of place; 全里 is none, but 全安里 is a village. */
const AGGREGATE =
  /^(?:總計|合計|小計|[臺台]灣省?|福建省|.*地區|[全各][縣市鄉鎮區村里]{1,4}|[本外他](?:[縣市鄉鎮區村里]|縣市|鄉鎮市?區?)|全國|全[臺台]|[六五四]都|(?:直轄|省轄|縣轄)市|[縣市鄉鎮區村里]{2,4}|其[他它].*|不詳|未詳)$/;
const ENDS = { county: /[縣市]$/, town: /[鄉鎮市區]$/, village: /[村里]$/ } as const;

export type PlaceLevel = keyof typeof ENDS;

/**
 * A place's name as the official list writes it: no blanks inside, 臺 for 台 in the names of counties and towns, 三民區 for 三民一.
 * Whether there is such a place is for code lists to say. '' for nothing but blanks. Undefined: no name of a place, or of
 * none of that level.
 */
export function readPlace(cell: string, level?: PlaceLevel): string | undefined {
  if (cell.length > 60) return undefined;
  const name = withoutBlanks(cell);
  if (name === '') return '';
  const official = officialName(name);
  if (AGGREGATE.test(official)) return undefined;
  const ends = level === undefined ? /[縣市鄉鎮區村里]$/ : ENDS[level];
  return ends.test(official) && /^[\p{L}\p{Co}]+$/u.test(official) ? official : undefined;
}

/** The county's name that a text begins with, as it stands there; '' for none. */
export function countyAt(text: string): string {
  return COUNTIES.includes(text.slice(0, 3).replaceAll('台', '臺')) ? text.slice(0, 3) : '';
}

/** The name without the blanks that stretch it over a cell: 新 北 市. */
export function withoutBlanks(cell: string): string {
  return trimBlanks(cell).replace(/[ \t\r\n\u00a0\u3000]+/g, '');
}

function officialName(given: string): string {
  // 巿 (U+5DFF) is another word that looks like 市.
  const name = given.replaceAll('巿', '市');
  const branch = /^(.*?)(三民[一二]|鳳山[一二])$/.exec(name);
  const written = branch && /^(?:高雄市)?$/.test(branch[1]!) ? branch[1]! + BRANCHES[branch[2]!]! : name;
  if (!written.includes('台')) return written;
  let rest = written;
  let county = '';
  const head = rest.slice(0, 3).replaceAll('台', '臺');
  if (COUNTIES.includes(head) && !TOWNS.includes(head)) {
    county = head;
    rest = rest.slice(3);
  }
  for (const town of TOWNS) {
    const plain = town.replace('臺', '台');
    if (rest.startsWith(plain)) return county + town + rest.slice(plain.length);
  }
  return county + rest;
}

/** What names are compared by, never what is published: no blanks, and 臺 for every 台 of a place's name. */
export function placeKey(name: string): string {
  return withoutBlanks(name).replaceAll('台', '臺');
}
