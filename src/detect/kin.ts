import type { TableBody } from '../model/table.ts';
import { narrow, squeeze } from './cell-look.ts';
import { labelKinds } from './reshape-kinds.ts';

/**
 * How a name that stands alone in its row is related to the names of the records. `near`: it is one of them (a county among counties), with or
 * without figures. `far`: it ends or is numbered as they are, which the name of a group of them may be as well.
 */
export type Kinship = 'near' | 'far';

const HALF = 0.5;
/** One name is no kind. */
const FEWEST = 3;
const NAMES = 2000;
const FAR = '~';

/** What most of some names have in common; the marks go into `TableBody.kin`. */
export function kinOf(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const name of names.slice(0, NAMES)) {
    const marks = marksOf(name);
    if (marks.length === 0) continue;
    all++;
    for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return [...counts].flatMap(([mark, count]) => (count >= FEWEST && count >= all * HALF ? [mark] : []));
}

/** How a text is related to the names in the column at `position`. */
export function kinship({ kin }: TableBody, position: number, text: string): Kinship | undefined {
  const own = kin?.[position];
  if (!own || own.length === 0) return undefined;
  const shared = marksOf(text).filter((mark) => own.includes(mark));
  if (shared.length === 0) return undefined;
  return shared.every((mark) => mark.startsWith(FAR)) ? 'far' : 'near';
}

/** Whether two names are numbered alike or end alike. */
export function isAkin(one: string, other: string): boolean {
  const marks = marksOf(other);
  return marksOf(one).some((mark) => marks.includes(mark));
}

/** Values of closed lists; what is left of the kinds of labels can be told by its shape, or is a bare number. */
const CLOSED = labelKinds.filter((kind) => ['月份', '季別', '縣市', '年齡', '婚姻狀況', '星期'].includes(kind.name));
const TOWN = /^\p{Script=Han}{1,4}[鄉鎮市區]$/u;
/** 山地鄉, 海線地區, 直轄市: sorts and groups of towns. */
const NO_TOWN = /(?:山地|平地|離島)鄉$|(?:[地山全分轄選灣]|市)區$|(?:直轄|省轄|縣轄|都)市$|^[東西南北中]區$/;
const VILLAGE = /^\p{Script=Han}{1,4}[村里]$/u;
const NUMBERED =
  /^(?:[(（]?(?:([一二三四五六七八九十]+)|([壹貳參肆伍陸柒捌玖拾]+)|([甲乙丙丁戊己庚辛壬癸])|(\d{1,3}))([)）、.．])(?=\D))/;
const SHORT = 30;

function marksOf(name: string): string[] {
  const text = narrow(squeeze(name));
  if (text === '' || text.length > SHORT) return [];
  const marks = CLOSED.flatMap((kind) => (kind.is(text) ? [kind.name] : []));
  const county = marks.includes('縣市');
  if (!county && TOWN.test(text) && !NO_TOWN.test(text)) marks.push('鄉鎮');
  if (VILLAGE.test(text)) marks.push('村里');
  const number = NUMBERED.exec(text);
  // 第3選區, 104年, 7-1: the same but for the numbers in it.
  if (/\d/.test(text) && /\D/.test(text) && !number) marks.push(`=${text.replace(/\d+/g, '0')}`);
  if (number) marks.push(`${FAR}${number.slice(1, 5).findIndex((part) => part !== undefined)}${number[5]}`);
  const end = /\p{Script=Han}$/u.exec(text)?.[0];
  if (end !== undefined && text.length > 1) marks.push(`${FAR}${end}`);
  return marks;
}
