import { appended, attribute, element, tags, withAttribute } from './markup.ts';

/** Why a cell is coloured. */
export type MarkKind = 'error' | 'warning' | 'note' | 'fixed';

/** Light enough for black text on it, and apart from each other in grey as well; the level is said in words beside. */
const fills: Readonly<Record<MarkKind, string>> = {
  error: 'FFFFB3AD',
  warning: 'FFFFE08A',
  note: 'FFCFE4FF',
  fixed: 'FFDDF2D4',
};

/** How cells of a list are shown. */
export type Look = 'head' | 'text' | 'wrapped' | 'link' | 'title' | MarkKind;

/** A workbook's styles (ECMA-376 part 1, §18.8), to which those of marked cells are added as they are asked for. */
export interface Styles {
  /** The style of a marked cell whose own style is `style`; `general`: text that becomes a number is no longer shown as text. */
  marked(style: number, kind: MarkKind, general?: boolean): number;
  look(look: Look): number;
  /** The part with all styles that were asked for. */
  text(): string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The text of a number cell's format; 49 is `@`. */
const TEXT_FORMAT = '49';

export function startStyles(part: string | undefined): Styles {
  const base = ['fonts', 'fills', 'cellXfs'].reduce(withCollection, part ?? EMPTY);
  const prefix = element(base, 'cellXfs')!.open.prefix;
  const xfs = children(base, 'cellXfs');
  const more = { fonts: collection(base, 'fonts'), fills: collection(base, 'fills'), xfs: [] as string[] };
  const made = new Map<string, number>();
  const prefixed = (text: string) => text.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
  const xf = (text: string) => xfs.length + more.xfs.push(text) - 1;
  const fill = (kind: MarkKind) =>
    more.fills.add(
      prefixed(
        `<fill><patternFill patternType="solid"><fgColor rgb="${fills[kind]}"/><bgColor indexed="64"/></patternFill></fill>`,
      ),
    );
  const remember = (key: string, make: () => number) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const index = make();
    made.set(key, index);
    return index;
  };
  return {
    marked: (style, kind, general = false) =>
      remember(`${style} ${kind} ${general}`, () => {
        const own = xfs[style] ?? xfs[0] ?? prefixed('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
        return xf(painted(own, fill(kind), general));
      }),
    look: (look) => remember(look, () => xf(prefixed(looked(look, more.fonts.add, fill, prefixed)))),
    text: () => written(base, more, xfs.length),
  };
}

/** The `xf` with another fill; all else of it stays. */
function painted(xf: string, fill: number, general: boolean): string {
  const end = xf.indexOf('>') + 1;
  let open = withAttribute(withAttribute(xf.slice(0, end), 'fillId', String(fill)), 'applyFill', '1');
  if (general && attribute(open, 'numFmtId') === TEXT_FORMAT) open = withAttribute(open, 'numFmtId', '0');
  return open + xf.slice(end);
}

function looked(
  look: Look,
  font: (text: string) => number,
  fill: (kind: MarkKind) => number,
  prefixed: (text: string) => string,
): string {
  const plain = '<sz val="11"/><name val="Microsoft JhengHei"/><family val="2"/>';
  const fonts: Partial<Record<Look, string>> = {
    head: `<b/>${plain}`,
    title: `<b/>${plain.replace('11', '14')}`,
    link: `<u/><sz val="11"/><color rgb="FF0B5394"/><name val="Microsoft JhengHei"/><family val="2"/>`,
  };
  const fontId = font(prefixed(`<font>${fonts[look] ?? plain}</font>`));
  const kind = look === 'head' ? 'note' : look in fills ? (look as MarkKind) : undefined;
  const fillId = kind === undefined ? 0 : fill(kind);
  const wrap = look === 'wrapped' ? ' wrapText="1"' : '';
  return `<xf numFmtId="${TEXT_FORMAT}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"${wrap}/></xf>`;
}

interface Collection {
  /** The index that the element has. */
  add(text: string): number;
  readonly added: readonly string[];
}

function collection(base: string, name: string): Collection {
  const first = children(base, name).length;
  const added: string[] = [];
  return {
    added,
    add(text) {
      const at = added.indexOf(text);
      return first + (at >= 0 ? at : added.push(text) - 1);
    },
  };
}

function written(
  base: string,
  more: { readonly fonts: Collection; readonly fills: Collection; readonly xfs: readonly string[] },
  own: number,
): string {
  const lists = [
    ['fonts', more.fonts.added],
    ['fills', more.fills.added],
    ['cellXfs', more.xfs],
  ] as const;
  return lists.reduce((text, [name, added]) => {
    if (added.length === 0) return text;
    const count = (name === 'cellXfs' ? own : children(base, name).length) + added.length;
    const whole = appended(text, name, added.join(''));
    const { open } = element(whole, name)!;
    return whole.slice(0, open.from) + withAttribute(open.text, 'count', String(count)) + whole.slice(open.to);
  }, base);
}

/** The elements in the first element of that name, as they are written. */
function children(text: string, name: string): string[] {
  const inner = element(text, name)?.inner ?? '';
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (const tag of tags(inner)) {
    if (depth === 0 && tag.kind !== 'close') from = tag.from;
    if (tag.kind === 'open') depth++;
    else if (tag.kind === 'close') depth--;
    if (depth === 0) found.push(inner.slice(from, tag.to));
  }
  return found;
}

/** The order of the parts' elements (§18.8.39, CT_Stylesheet): one that is missing goes before the first that follows it. */
const order = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles'];

/** The part with that collection in it, as a new workbook has it, where the part lacks it. */
function withCollection(part: string, name: string): string {
  if (element(part, name)) return part;
  const prefix = /<((?:[\w.-]+:)?)styleSheet\b/.exec(part)?.[1] ?? '';
  const plain = element(EMPTY, name)!;
  const fresh = EMPTY.slice(plain.from, plain.to).replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
  const later = [...order.slice(order.indexOf(name) + 1), 'colors', 'extLst'];
  const whole = part.replace(/<((?:[\w.-]+:)?styleSheet)\b([^>]*?)\/>\s*$/, '<$1$2></$1>');
  for (const tag of tags(whole)) {
    if (tag.kind === 'close' ? tag.name === 'styleSheet' : later.includes(tag.name))
      return whole.slice(0, tag.from) + fresh + whole.slice(tag.from);
  }
  return whole;
}
