import { readPeriod } from '../text/period.ts';
import { readDate } from '../text/roc-date.ts';
import { narrow, squeeze } from './cell-look.ts';

/** The time a whole table is about, as its title says it and as it is published: `2023`, `2023-Q1`, `2023-05`, `2023-05-31`. */
export interface TitlePeriod {
  readonly text: string;
  readonly canonical: string;
}

const NUMERAL = '(?:\\d{1,4}|[〇○零元一二三四五六七八九十百]{1,7})';
const PERIOD = new RegExp(
  `(?:中華民國|民國|西元|公元)?${NUMERAL}年(?:度|${NUMERAL}月(?:份|${NUMERAL}日)?|第?[1-4一二三四]季|[上下]半年)?`,
  'g',
);
/** What makes of a period the beginning or the end of a longer one: 99年起, 64年至98年, 1月~3月. */
const SPAN = /^(?:底|月|度)?(?:起|迄|止|至|到|以來|以前|以後|[~～\-—–－、及與和])/;
/** When the table was made is not what it is about. */
const MAKING = /製表|列印|更新|發布|公告|修[正訂]|填表|編製|查詢|下載|核定/;

/**
 * The period that the titles above a header name; undefined when they name none, or several. A line that is nothing but a period counts before one
 * inside a title, and 歷年 takes nothing from it.
 */
export function periodOf(titles: readonly string[]): TitlePeriod | undefined {
  const found = titles.flatMap(periodsIn);
  const whole = found.filter((one) => one.whole);
  const asked = whole.length > 0 ? whole : found;
  const [first] = asked;
  if (!first || asked.some((one) => one.canonical !== first.canonical)) return undefined;
  return { text: first.text, canonical: first.canonical };
}

function periodsIn(title: string): (TitlePeriod & { readonly whole: boolean })[] {
  const line = narrow(squeeze(title));
  return [...line.matchAll(PERIOD)].flatMap((match) => {
    const text = match[0];
    const before = line.slice(0, match.index);
    const after = line.slice(match.index + text.length);
    // 較上年, 每100年 and the years of a span are no period of the table.
    if (MAKING.test(before) || SPAN.test(after) || /[至到~～\-—–－較比每第與及和、\d.]$/.test(before)) return [];
    const canonical = readPeriod(text) ?? readDate(text);
    return canonical ? [{ text, canonical, whole: before === '' && /^底?$/.test(after) }] : [];
  });
}
