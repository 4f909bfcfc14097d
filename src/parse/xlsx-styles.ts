import { eachMark } from './each-mark.ts';
import { builtIn } from './number-format.ts';
import { builtInPatterns, type Pattern, shownBy } from './number-pattern.ts';
import { CLOSE, nameOf, OPEN, startXml } from './xml.ts';
import { attribute, count } from './xml-text.ts';

/** By the style number that cells name: what their number format shows, and whether they are centred across blank cells. */
export interface Styles {
  readonly shown: readonly number[];
  /** Those that `shown` points to. */
  readonly patterns: readonly Pattern[];
  readonly centred: readonly boolean[];
}

const numFmt = nameOf('numFmt');
const numFmtId = nameOf('numFmtId');
const formatCode = nameOf('formatCode');
const cellXfs = nameOf('cellXfs');
const xf = nameOf('xf');
const alignment = nameOf('alignment');
const horizontal = nameOf('horizontal');

export const PLAIN_STYLES: Styles = { shown: [], patterns: [], centred: [] };

/** Reads styles.xml (ECMA-376 part 1, §18.8). */
export async function readStyles(pieces: AsyncIterable<Uint8Array>): Promise<Styles> {
  const xml = startXml('xl/styles.xml', true);
  const styles = { shown: [] as number[], patterns: [] as Pattern[], centred: [] as boolean[] };
  const own = builtInPatterns(styles.patterns);
  let inCells = false;
  const mark = (kind: number) => {
    if (xml.name === cellXfs) inCells = kind === OPEN;
    else if (kind === CLOSE) return;
    else if (xml.name === numFmt) {
      own.set(count(xml, numFmtId, -1), shownBy(attribute(xml, formatCode) ?? '', styles.patterns));
    } else if (inCells && xml.name === xf) {
      const id = count(xml, numFmtId, 0);
      styles.shown.push(own.get(id) ?? builtIn(id));
      styles.centred.push(false);
    } else if (inCells && xml.name === alignment && styles.centred.length > 0) {
      styles.centred[styles.centred.length - 1] = attribute(xml, horizontal) === 'centerContinuous';
    }
  };
  await eachMark(xml, pieces, mark);
  return styles;
}
