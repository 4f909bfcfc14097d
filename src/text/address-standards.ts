import type { AddressParts } from './address.ts';
import { foldWidth } from './fold-width.ts';
import { readPart } from './roc-date.ts';

const CHINESE = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** An address by list 161 of the platform (Address): 鄰 in three digits with the word, the section in Chinese numerals with the road. */
export function addressByList161(parts: AddressParts): Readonly<Record<string, string>> {
  return {
    COUNTY: parts.county,
    TOWN: parts.town,
    VILLAGE: parts.village,
    NEIGHBOR: padded(parts.neighbor, '鄰'),
    ROAD: parts.road === '' ? '' : parts.road + chineseSection(parts.section),
    AREA: parts.area + (parts.road === '' ? chineseSection(parts.section) : ''),
    LANE: parts.lane,
    ALLEY: parts.alley,
    SUB_ALLEY: parts.subAlley,
    NUMBER: parts.number,
    FLOOR: parts.floor,
    ROOM: parts.room,
  };
}

/** An address by list 170 (地屬性基本資料): road, street, boulevard and section apart, 鄰 in three digits without the word. */
export function addressByList170(parts: AddressParts): Readonly<Record<string, string>> {
  const { road } = parts;
  return {
    Village: parts.village,
    Neighbor: padded(parts.neighbor, ''),
    Road: road.endsWith('路') ? road : '',
    Street: road.endsWith('街') ? road : '',
    Boulevard: road.endsWith('大道') ? road : '',
    Section: parts.section,
    Lane: parts.lane,
    Alley: parts.alley,
    'Sub-Alley': parts.subAlley,
    DoorPlate: parts.number.replace('號', ''),
    Floor: parts.floor,
    Room: parts.room,
  };
}

function padded(neighbor: string, word: string): string {
  const number = readPart(foldWidth(neighbor).replace('鄰', ''));
  return number === undefined || neighbor === '' ? '' : String(number).padStart(3, '0') + word;
}

function chineseSection(section: string): string {
  const number = readPart(foldWidth(section).replace('段', '')) ?? 0;
  if (section === '' || number < 1 || number > 99) return section;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${CHINESE[tens]}十`;
  return `${ten}${ones === 0 ? '' : CHINESE[ones]}段`;
}
