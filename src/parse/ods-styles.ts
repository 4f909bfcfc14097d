import { eachMark } from './each-mark.ts';
import { Shown } from './number-format.ts';
import { CLOSE, nameOf, startXml, type Xml } from './xml.ts';
import { attribute } from './xml-text.ts';

/** What styles say about sheets and cells, as far as they have been read. */
export interface Styles {
  /** Styles of sheets that hide them. */
  readonly hiding: Set<string>;
  /** By `nameOf` a cell style: what its number format shows, if that is no plain number. */
  readonly shown: Map<number, number>;
  /** By the name of a number format. */
  readonly formats: Map<string, number>;
  /** The style, or the number format, that is being read. */
  current: string;
}

const style = nameOf('style:style');
const tableProperties = nameOf('style:table-properties');
const styleName = nameOf('style:name');
const parentName = nameOf('style:parent-style-name');
const formatName = nameOf('style:data-style-name');
const display = nameOf('table:display');
const overflow = nameOf('number:truncate-on-overflow');
const hours = nameOf('number:hours');
/** ODF 1.2 part 1, §16.27: each kind of format is an element of its own. */
const kinds = new Map<number, number>([
  [nameOf('number:date-style'), Shown.date],
  [nameOf('number:time-style'), Shown.time],
  [nameOf('number:percentage-style'), Shown.percent],
]);

export function startStyles(): Styles {
  return { hiding: new Set(), shown: new Map(), formats: new Map(), current: '' };
}

/** Takes the opening of any element; those of styles are noted. */
export function noteStyle(styles: Styles, xml: Xml): void {
  const { name } = xml;
  const kind = kinds.get(name);
  if (name === style) beginStyle(styles, xml);
  else if (name === tableProperties) setDisplay(styles, attribute(xml, display));
  else if (name === hours) addHours(styles);
  else if (kind !== undefined) {
    styles.current = attribute(xml, styleName) ?? '';
    styles.formats.set(styles.current, attribute(xml, overflow) === 'false' ? Shown.duration : kind);
  }
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
  styles.current = name;
}

function setDisplay(styles: Styles, said: string | undefined): void {
  if (said === 'false') styles.hiding.add(styles.current);
  else if (said === 'true') styles.hiding.delete(styles.current);
}

function addHours(styles: Styles): void {
  if (styles.formats.get(styles.current) === Shown.date) styles.formats.set(styles.current, Shown.dateTime);
}
