import { numberRange } from '../text/number-range.ts';

/** What a value domain in people's notation says, as a regular expression or as a list of texts. */
export type Notation = { readonly pattern: string } | { readonly values: readonly string[] };

/** Signs of the notation itself; the texts between them stay as they are. */
const NARROW: Readonly<Record<string, string>> = { '［': '[', '］': ']', '，': ',', '～': '~' };

/**
 * Reads `[00000-99999]`, `[A-Z][1-2][00000000-99999999]`, `[A,Q,M]`, `[0000-9999]M[01-12]`, `[09AD][DDDDDD] A:[0-8] D:[0-9]` and
 * their like. Undefined: some of it has no meaning that is certain.
 */
export function readNotation(text: string): Notation | undefined {
  const { body, letters } = definitions(text);
  const plain = body
    .replaceAll(/[［］，～]/g, (sign) => NARROW[sign]!)
    .replaceAll(/第[\d\-~]+碼/g, '')
    .replaceAll(/\]\s*[,、]\s*\[/g, '][')
    .trim();
  if (!plain.includes('[')) return undefined;
  const only = /^\[([^[\]]*)\]$/.exec(plain)?.[1];
  const values = only === undefined || letters.size > 0 ? undefined : listed(only);
  if (values) return { values };
  const pattern = alternatives(plain, letters);
  return pattern === undefined ? undefined : { pattern };
}

/** `A:[2-9] D:[0-9]` at the end says what letters in the brackets stand for. */
function definitions(text: string): { body: string; letters: ReadonlyMap<string, string> } {
  const match = /^(.*?)((?:\s*[A-Z][::]\[[^\]]+\])+)\s*$/u.exec(text);
  if (!match?.[1]) return { body: text, letters: new Map() };
  const pairs = [...match[2]!.matchAll(/([A-Z])[::]\[([0-9])-([0-9])\]/gu)];
  return { body: match[1], letters: new Map(pairs.map(([, name, low, high]) => [name!, `[${low}-${high}]`])) };
}

function alternatives(text: string, letters: ReadonlyMap<string, string>): string | undefined {
  const parts = text.split('或').map((part) => sequence(part, letters));
  return parts.every((part) => part !== undefined) ? parts.map((part) => shorter(part!)).join('|') : undefined;
}

/** Brackets one after the other, with `(…)` around what may be left out and plain signs between. */
function sequence(text: string, letters: ReadonlyMap<string, string>): string | undefined {
  let pattern = '';
  let rest = text.replaceAll(/\]\s+\[/g, '][').trim();
  while (rest !== '') {
    const next = /^(?:\[(?<inside>[^[\]]*)\]|\((?<optional>[^()]*)\)|(?<plain>[A-Za-z0-9.\-/:_]+))/.exec(rest);
    if (!next) return undefined;
    const { inside, optional, plain } = next.groups ?? {};
    const part =
      inside !== undefined
        ? bracket(inside.trim(), letters)
        : optional !== undefined
          ? optionalPart(optional, letters)
          : escaped(plain ?? '');
    if (part === undefined) return undefined;
    // Behind a decimal point zeros count: `.[0-999]` is up to three digits.
    const digits = pattern.endsWith('\\.') && /^0[-~](9+)$/.exec(inside ?? '');
    pattern += digits ? `[0-9]{1,${digits[1]!.length}}` : part;
    rest = rest.slice(next[0].length);
  }
  return pattern;
}

/** `[0-9][0-9]{3}` is `[0-9]{4}`. */
function shorter(pattern: string): string {
  return pattern.replaceAll(/(?<one>\[[^\]\\]+\])(?:\{\d+\})?(?:\k<one>(?:\{\d+\})?)+/g, (whole, one: string) => {
    const times = whole
      .split(one)
      .slice(1)
      .reduce((sum, times) => sum + (times === '' ? 1 : Number(times.slice(1, -1))), 0);
    return `${one}{${times}}`;
  });
}

function optionalPart(text: string, letters: ReadonlyMap<string, string>): string | undefined {
  const part = sequence(text, letters);
  return part === undefined ? undefined : `(?:${part})?`;
}

function bracket(inside: string, letters: ReadonlyMap<string, string>): string | undefined {
  if (inside === '±') return '[+\\-]?';
  const parts = split(inside).map((part) => (letters.size > 0 ? lettered(part, letters) : range(part)));
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  const classes = parts.map((part) => /^(?:\[([^\]{}\\]+)\]|([0-9A-Za-z]))$/.exec(part!));
  if (classes.every((one) => one !== null)) return `[${classes.map((one) => one[1] ?? one[2]).join('')}]`;
  return parts.length === 1 ? parts[0] : `(?:${parts.join('|')})`;
}

/** A range, or a text that stands for itself. */
function range(part: string): string | undefined {
  const match = /^([0-9A-Za-z]+)[-~]([0-9A-Za-z]+)$/.exec(part.replaceAll(/\s/g, ''));
  if (!match) return /^\s*$/.test(part) ? undefined : escaped(part);
  const [, first = '', last = ''] = match;
  const numbers = numberRange(first, last);
  if (numbers !== undefined) return numbers;
  if (first.length !== last.length) return undefined;
  if (/^A+$/.test(first) && /^Z+$/.test(last)) return repeated('[A-Z]', first.length);
  if (/^0+$/.test(first) && /^Z+$/.test(last)) return repeated('[0-9A-Z]', first.length);
  return /^[A-Za-z]$/.test(first) && /^[A-Za-z]$/.test(last) && first <= last ? `[${first}-${last}]` : undefined;
}

/** `09AD` where A and D are defined; `DD~DDDDDDDD` is two to eight of them. */
function lettered(part: string, letters: ReadonlyMap<string, string>): string | undefined {
  const times = /^([A-Z])\1*~(\1+)$/.exec(part);
  if (times) {
    const [whole, name = '', longest = ''] = times;
    const sign = letters.get(name);
    return sign && `${sign}{${whole.length - longest.length - 1},${longest.length}}`;
  }
  if (!/^[0-9A-Z]+$/.test(part)) return undefined;
  const signs = [...part].map((sign) => (/\d/.test(sign) ? sign : letters.get(sign)));
  return signs.every((sign) => sign !== undefined) ? signs.join('') : undefined;
}

/** `A,Q,M` as texts; a range among them makes it no list. 空值 says that the cell may be empty, which it may anyhow. */
function listed(inside: string): readonly string[] | undefined {
  const parts = split(inside);
  const isRange = (part: string) => /^[0-9A-Za-z]+\s*[-~]\s*[0-9A-Za-z]+$/.test(part);
  if (parts.length < 2 || parts.some((part) => part === '' || isRange(part) || part === '±')) return undefined;
  return parts.filter((part) => part !== '空值');
}

function split(inside: string): string[] {
  return inside.split(/[,、]/).map((part) => part.trim());
}

function repeated(one: string, times: number): string {
  return times === 1 ? one : `${one}{${times}}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
