// Characters that XML cannot hold, and what only looks like their escape (ECMA-376 part 1, §22.9.2.19 ST_Xstring).
const unfit = /[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text as the content of `t` and `v` elements. */
export function cellMarkup(text: string): string {
  const fit = text.replace(unfit, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  return markup(fit);
}

/** Text as content or as an attribute's value in quotes. */
export function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const entity: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What an attribute's value or an element's content says. */
export function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, digits?: string, name?: string) => {
    if (name !== undefined) return entity[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(digits) : Number.parseInt(hex, 16));
  });
}

/** An attribute of a tag, by its name as it is written there, prefix and all. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plain(value);
}

/** The tag with the attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  const said = `${name}="${markup(value)}"`;
  const there = new RegExp(`(\\s)${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  if (there.test(tag)) return tag.replace(there, (_, blank: string) => `${blank}${said}`);
  return tag.replace(/\s*(\/?>)$/, (_, end: string) => ` ${said}${end}`);
}

/** A mark in XML text: its name without prefix, where it begins and ends. */
export interface Tag {
  readonly name: string;
  readonly prefix: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'open' | 'close' | 'empty';
}

/** Every tag of an XML text in order; comments, CDATA and declarations are passed over. */
export function* tags(text: string, from = 0): Generator<Tag> {
  const pattern =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)((?:[\w.-]+:)?)([\w.-]+)(?:[^>"']|"[^"]*"|'[^']*')*>/g;
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [whole, slash, prefix, name] = found;
    if (name === undefined) continue;
    const kind = slash === '/' ? 'close' : whole.endsWith('/>') ? 'empty' : 'open';
    yield { name, prefix: prefix!, text: whole, from: found.index, to: found.index + whole.length, kind };
  }
}

/** The first element of that name: its tags and what lies between; undefined: there is none. */
export function element(
  text: string,
  name: string,
): { readonly open: Tag; readonly inner: string; readonly from: number; readonly to: number } | undefined {
  let open: Tag | undefined;
  let depth = 0;
  for (const tag of tags(text)) {
    if (tag.name !== name) continue;
    if (!open) {
      if (tag.kind === 'close') return undefined;
      if (tag.kind === 'empty') return { open: tag, inner: '', from: tag.from, to: tag.to };
      open = tag;
    } else if (tag.kind === 'open') depth++;
    else if (tag.kind === 'close' && depth-- === 0)
      return { open, inner: text.slice(open.to, tag.from), from: open.from, to: tag.to };
  }
  return undefined;
}

/** The text with `more` put at the end of the first element of that name. */
export function appended(text: string, name: string, more: string): string {
  const found = element(text, name);
  if (!found) return text;
  if (found.open.kind === 'empty') {
    const open = found.open.text.replace(/\s*\/>$/, '>');
    return `${text.slice(0, found.from)}${open}${more}</${found.open.prefix}${name}>${text.slice(found.to)}`;
  }
  const end = found.open.to + found.inner.length;
  return text.slice(0, end) + more + text.slice(end);
}
