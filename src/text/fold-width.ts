/** Signs that Big5 and other sets have beside the full-width ones, with what they stand for in a value. */
const SIGNS = new Map<string, string>([
  // Small forms (U+FE50-FE6B), and the slash, bar and colon of Big5 A241, A14A and their like.
  ...pairs('﹐﹒﹔﹕﹖﹗﹙﹚﹛﹜﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫', ',.;:?!(){}#&*+-<>=\\$%@'),
  ...pairs('\u2215\u2044\ufe30\u2236', '//::'),
  ...pairs('\u3000\u00a0', '  '),
  // Hyphens and dashes, and the minus of mathematics.
  ...pairs('\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58', '--------'),
]);
const FOLDED = new RegExp(`[\\uff01-\\uff5e${[...SIGNS.keys()].join('')}]`, 'g');
const WIDE = /[\uff01-\uff5e\ufe30\ufe50-\ufe57\ufe59-\ufe6b\u2044\u2215\u2236]/;

/**
 * The text with full-width ASCII (U+FF01-FF5E), small forms and wide blanks as plain ASCII, and with the signs that stand for
 * minus as `-`; character for character. For reading values, never for what is published as text.
 */
export function foldWidth(text: string): string {
  return text.replace(FOLDED, (sign) => SIGNS.get(sign) ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Whether a text holds signs that are ASCII's in another width; blanks and dashes aside. */
export function hasWide(text: string): boolean {
  return WIDE.test(text);
}

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (sign, at) => [sign, to[at]!]);
}
