import type { Chance } from './chance.ts';

// The check digits are made here by the letter as the ministry prints it, not by the code that is measured.
const letterNumbers: Readonly<Record<string, number>> = {
  A: 10,
  B: 11,
  C: 12,
  D: 13,
  E: 14,
  F: 15,
  G: 16,
  H: 17,
  I: 34,
  J: 18,
  K: 19,
  L: 20,
  M: 21,
  N: 22,
  O: 35,
  P: 23,
  Q: 24,
  R: 25,
  S: 26,
  T: 27,
  U: 28,
  V: 29,
  W: 32,
  X: 30,
  Y: 31,
  Z: 33,
};
const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1];

function checked(shown: string, numbers: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(numbers[i]), 0);
  return shown + ((10 - (sum % 10)) % 10);
}

export function nationalId(chance: Chance): string {
  const letter = chance.pick([...'ABCDEFGHJKLMNPQRSTUVXYWZIO']);
  const rest = chance.digits(8, '12');
  return checked(letter + rest, `${letterNumbers[letter]}${rest}`);
}

export function residentId(chance: Chance): string {
  const letter = chance.pick([...'ABCDEFGHJK']);
  const rest = chance.digits(8, '89');
  return checked(letter + rest, `${letterNumbers[letter]}${rest}`);
}

export function oldResidentId(chance: Chance): string {
  const letter = chance.pick([...'ABCDEFGHJK']);
  const second = chance.pick([...'ABCD']);
  const rest = chance.digits(7);
  return checked(letter + second + rest, `${letterNumbers[letter]}${letterNumbers[second]! % 10}${rest}`);
}

const surnames = [...'陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高', '歐陽', '張簡', '范姜'];
const given = [...'甲乙丙丁戊己庚辛壬癸春夏秋冬松柏梅蘭竹菊山川海石玉金明美華文雅志'];

/** A common family name with a given name that was made up. */
export function personName(chance: Chance): string {
  return chance.pick(surnames) + chance.pick(given) + (chance.below(5) === 0 ? '' : chance.pick(given));
}

const mobileForms: readonly ((digits: string) => string)[] = [
  (n) => n,
  (n) => `${n.slice(0, 4)}-${n.slice(4, 7)}-${n.slice(7)}`,
  (n) => `${n.slice(0, 4)}-${n.slice(4)}`,
  (n) => `${n.slice(0, 4)} ${n.slice(4, 7)} ${n.slice(7)}`,
  (n) => `+886-${n.slice(1, 4)}-${n.slice(4, 7)}-${n.slice(7)}`,
  (n) => `+886${n.slice(1)}`,
  (n) => [...n].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
];

export function mobile(chance: Chance, form = chance.below(mobileForms.length)): string {
  return mobileForms[form]!(`09${chance.digits(8)}`);
}

const areas: readonly (readonly [string, number])[] = [
  ['02', 8],
  ['03', 7],
  ['037', 6],
  ['04', 8],
  ['04', 7],
  ['049', 7],
  ['05', 7],
  ['06', 7],
  ['07', 7],
  ['08', 7],
  ['089', 6],
  ['082', 6],
  ['0836', 5],
];

export function phone(chance: Chance): string {
  const [area, length] = chance.pick(areas);
  const number = chance.digits(length, '23456789');
  const parted = length > 5 ? `${number.slice(0, -4)}-${number.slice(-4)}` : number;
  return chance.pick([
    `${area}-${number}`,
    `(${area})${number}`,
    `${area}-${parted}`,
    `(${area}) ${parted}`,
    `+886-${area.slice(1)}-${number}`,
  ]);
}

export function email(chance: Chance): string {
  const user = Array.from({ length: 4 + chance.below(6) }, () =>
    chance.pick([...'abcdefghijklmnopqrstuvwxyz0123456789._']),
  ).join('');
  return `${chance.pick([...'abcdefgh'])}${user}x@${chance.pick(['example.com', 'mail.example.org', 'example.com.tw', 'ms1.example.net'])}`;
}

const towns = [
  '臺北市大安區',
  '新北市板橋區',
  '臺中市豐原區',
  '彰化縣員林市',
  '屏東縣恆春鎮',
  '花蓮縣壽豐鄉',
  '金門縣金湖鎮',
  '高雄市鳳山區',
];
const roads = ['中正路', '和平東路二段', '民族一路', '成功街', '文化路1段', '環河南路三段', '光復大道'];

export function homeAddress(chance: Chance): string {
  const n = (limit: number) => 1 + chance.below(limit);
  const town = chance.pick(towns);
  const road = chance.pick(roads);
  const floor = chance.below(3) === 0 ? `${n(20)}樓${chance.below(3) === 0 ? `之${n(9)}` : ''}` : '';
  return chance.pick([
    `${town}${road}${n(400)}號${floor}`,
    `${town}${road}${n(300)}巷${n(60)}弄${n(90)}號${floor}`,
    `${town}${road}${n(200)}之${n(9)}號${floor}`,
    `${town}介壽村${n(120)}號`,
    `${town}中山里${n(30)}鄰${road}${n(99)}號`,
    `${road}${n(400)}號${floor}`,
    `${town}月眉${n(90)}號`,
    `${town}${road}十${chance.pick([...'一二三五六'])}號`,
    `${town}${road}${[...String(n(300))].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')}號`,
  ]);
}

export function plate(chance: Chance): string {
  const letters = (count: number) =>
    Array.from({ length: count }, () => chance.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])).join('');
  return chance.pick([
    `${letters(3)}-${chance.digits(4)}`,
    `${letters(2)}-${chance.digits(4)}`,
    `${chance.digits(4)}-${letters(2)}`,
    `${letters(3)}-${chance.digits(3)}`,
  ]);
}

export const passport = (chance: Chance): string => chance.digits(9, '23');
export const healthCard = (chance: Chance): string => `0000${chance.digits(8)}`;
export const bankAccount = (chance: Chance): string =>
  chance.pick([
    chance.digits(14, '0'),
    chance.digits(12),
    `${chance.digits(3)}-${chance.digits(11)}`,
    chance.digits(16),
  ]);
