import { eachMark } from './each-mark.ts';
import { Shown } from './number-format.ts';
import { CLOSE, nameOf, startXml, type Xml } from './xml.ts';
import { attribute, count } from './xml-text.ts';

/** What styles say about sheets and cells, as far as they have been read. */
export interface Styles {
  /** Styles of sheets that hide them. */
  readonly hiding: Set<string>;
  /** By `nameOf` a cell style: what its number format shows, if that is no plain number. */
  readonly shown: Map<number, number>;
  /** By `nameOf` a cell style: how many digits of a second's parts it shows, if any. */
  readonly decimals: Map<number, number>;
  /** The same by the name of a number format. */
  readonly fine: Map<string, number>;
  /** By the name of a number format. */
  readonly formats: Map<string, number>;
  /** The style, or the number format, that is being read, and how many parts of a day it has had; -1: it is for no days. */
  current: string;
  parts: number;
  /** Whether a format shows other than what is stored, so that what a cell shows must be looked at. */
  differs: boolean;
  /** Whether a format shows a day with its time, so that midnight must be told from a day alone. */
  clocked: boolean;
  /** Days are counted from 1904 on, as Excel for the Macintosh did. */
  from1904: boolean;
}

const style = nameOf('style:style');
const tableProperties = nameOf('style:table-properties');
const styleName = nameOf('style:name');
const parentName = nameOf('style:parent-style-name');
const formatName = nameOf('style:data-style-name');
const display = nameOf('table:display');
const overflow = nameOf('number:truncate-on-overflow');
const hours = nameOf('number:hours');
const seconds = nameOf('number:seconds');
const places = nameOf('number:decimal-places');
const number = nameOf('number:number');
/** What shows digits. */
const digits = new Set(['number:number', 'number:scientific-number', 'number:fraction'].map(nameOf));
const factor = nameOf('number:display-factor');
const map = nameOf('style:map');
const applied = nameOf('style:apply-style-name');
/** Parts of a day; a format of one of them shows no more than that. */
const parts = new Set(
  ['number:year', 'number:month', 'number:day', 'number:day-of-week', 'number:quarter', 'number:week-of-year'].map(
    nameOf,
  ),
);
const year = nameOf('number:year');
const long = nameOf('number:style');
const calendar = nameOf('number:calendar');
/** ODF 1.2 part 1, §16.27: each kind of format is an element of its own. */
const kinds = new Map<number, number>([
  // Until it turns out to show digits, it shows a word.
  [nameOf('number:number-style'), Shown.asShown],
  [nameOf('number:date-style'), Shown.date],
  [nameOf('number:time-style'), Shown.time],
  [nameOf('number:percentage-style'), Shown.percent],
  [nameOf('number:currency-style'), Shown.number],
  [nameOf('number:text-style'), Shown.number],
]);

export function startStyles(): Styles {
  return {
    hiding: new Set(),
    shown: new Map(),
    decimals: new Map(),
    fine: new Map(),
    formats: new Map(),
    current: '',
    parts: 0,
    differs: false,
    clocked: false,
    from1904: false,
  };
}

/** Takes the opening of any element; those of styles are noted. */
export function noteStyle(styles: Styles, xml: Xml): void {
  const { name } = xml;
  const kind = kinds.get(name);
  if (name === style) beginStyle(styles, xml);
  else if (name === tableProperties) setDisplay(styles, attribute(xml, display));
  else if (name === hours) addHours(styles);
  else if (name === seconds) styles.fine.set(styles.current, count(xml, places, 0));
  else if (kind !== undefined) {
    styles.current = attribute(xml, styleName) ?? '';
    styles.parts = kind === Shown.date ? 0 : -1;
    styles.formats.set(styles.current, attribute(xml, overflow) === 'false' ? Shown.duration : kind);
  } else if (digits.has(name)) addDigits(styles, name === number ? Number(attribute(xml, factor) ?? 1) : 1);
  else if (parts.has(name)) addPart(styles, xml);
  else if (name === map) addMap(styles, styles.formats.get(attribute(xml, applied) ?? '') ?? Shown.number);
}

/** A format of words that has a number in it is one of numbers. */
function endWords({ formats, current }: Styles): void {
  if (formats.get(current) === Shown.asShown) formats.delete(current);
}

/** Another format for some numbers: what it says of them, where this one is only for the others or for texts. */
function addMap(styles: Styles, how: number): void {
  if (how === Shown.asShown) return;
  endWords(styles);
  const { formats, current } = styles;
  if (how <= Shown.duration && (formats.get(current) ?? Shown.number) === Shown.number) formats.set(current, how);
}

/** A number that is shown divided by 1000, or by 1000 again. */
function addDigits(styles: Styles, factor: number): void {
  endWords(styles);
  const times = Math.round(Math.log10(factor)) / 3;
  if (Number.isInteger(times) && times > 0 && times <= 4)
    styles.formats.set(styles.current, Shown.thousands + times - 1);
}

/** One part of a day alone is all that people see: `星期三`, `112`. Two digits of a year are none. */
function addPart(styles: Styles, xml: Xml): void {
  if (styles.parts < 0) return;
  const short = xml.name === year && attribute(xml, long) !== 'long' && attribute(xml, calendar) === undefined;
  styles.parts += short ? 2 : 1;
  const { formats, current } = styles;
  const how = formats.get(current);
  if (how === Shown.date && styles.parts === 1) formats.set(current, Shown.asShown);
  else if (how === Shown.asShown) formats.set(current, Shown.date);
}

/** Reads styles.xml, whose styles content.xml stands on. */
export async function readStyles(pieces: AsyncIterable<Uint8Array>, part: string): Promise<Styles> {
  const styles = startStyles();
  const xml = startXml(part, false);
  await eachMark(xml, pieces, (kind) => {
    if (kind !== CLOSE) noteStyle(styles, xml);
  });
  return styles;
}

/** A style is as its parent is until it says otherwise (ODF 1.2 part 1, §16.2). */
function beginStyle(styles: Styles, xml: Xml): void {
  const name = attribute(xml, styleName) ?? '';
  const parent = attribute(xml, parentName) ?? '';
  if (styles.hiding.has(parent)) styles.hiding.add(name);
  const format = attribute(xml, formatName);
  const shown = format === undefined ? styles.shown.get(nameOf(parent)) : styles.formats.get(format);
  if (shown !== undefined) styles.shown.set(nameOf(name), shown);
  const decimals = format === undefined ? styles.decimals.get(nameOf(parent)) : styles.fine.get(format);
  if (decimals) styles.decimals.set(nameOf(name), Math.min(9, decimals));
  if (shown === Shown.asShown || (shown ?? 0) >= Shown.thousands) styles.differs = true;
  if (shown === Shown.dateTime || decimals) styles.clocked = true;
  styles.current = name;
}

function setDisplay(styles: Styles, said: string | undefined): void {
  if (said === 'false') styles.hiding.add(styles.current);
  else if (said === 'true') styles.hiding.delete(styles.current);
}

function addHours(styles: Styles): void {
  const how = styles.formats.get(styles.current);
  if (how === Shown.date || how === Shown.asShown) styles.formats.set(styles.current, Shown.dateTime);
}
