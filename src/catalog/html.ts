const brand: unique symbol = Symbol('html');

/** Text that is markup already. No document can forge one: the brand is a symbol. */
export interface Html {
  readonly [brand]: string;
}

/** What a template takes. Strings are escaped; nothing is written for undefined and false. */
export type Value = string | number | Html | undefined | false | readonly Value[];

/**
 * Markup from a template: every string is escaped, for text and for quoted attributes alike, and `Html` nests as it is.
 * Throws a TypeError where a value would land in an attribute without quotes, which no escaping can make safe.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  if (!quoted.has(parts)) demandQuotes(parts);
  let text = parts[0]!;
  for (let i = 0; i < values.length; i++) text += written(values[i]) + parts[i + 1]!;
  return raw(text);
}

/** Templates that were looked at; each place in the code has one, however often it is used. */
const quoted = new WeakSet<TemplateStringsArray>();

function demandQuotes(parts: TemplateStringsArray): void {
  let before = '';
  for (const part of parts.slice(0, -1)) {
    before += part;
    if (/<[^<>]*=\s*$/.test(before)) throw new TypeError(`An attribute needs quotes: ${part}`);
  }
  quoted.add(parts);
}

/** The same for XML: what is escaped here is all that XML asks for. */
export const xml = html;

/** Says aloud that `text` is markup, to be written as it is. */
export function raw(text: string): Html {
  return { [brand]: text };
}

/** The markup as a string, to be put into a file. */
export function markup(value: Html): string {
  return value[brand];
}

function written(value: Value): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (isHtml(value)) return value[brand];
  return value.map(written).join('');
}

function isHtml(value: Html | readonly Value[]): value is Html {
  return brand in value;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// XML 1.0 §2.2 and HTML §13.2.3.5 forbid these characters in any spelling, so they are shown as U+FFFD, not dropped.
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** `text` for a text node or a quoted attribute. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
