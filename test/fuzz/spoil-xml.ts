import type { Random } from './random.ts';
import { joined } from './spoil-bytes.ts';

/** What an attribute, or a text, may be that it should not. */
export const wild: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1',
  '1.5',
  '1e3',
  '1e999',
  '-1e-999',
  'NaN',
  'Infinity',
  '007',
  '99999999999999999999',
  '2147483648',
  '4294967295',
  '4294967297',
  '1048576',
  '1048577',
  '16384',
  '16385',
  '65536',
  'A0',
  'A1',
  'a1',
  '1A',
  'XFD1048576',
  'XFE1',
  'A1048577',
  'ZZZZZZZ1',
  'A99999999999',
  '$B$2',
  'A1:XFD1048576',
  'A1:B2:C3',
  'B2:A1',
  'A:A',
  '1:1',
  'true',
  'FALSE',
  's',
  'str',
  'inlineStr',
  'b',
  'd',
  'e',
  'n',
  'x',
  '../../../etc/passwd',
  '/',
  'C:\\x.xml',
  'http://127.0.0.1:1/x',
  '%',
  '%00',
  '#REF!',
  '2023-02-30',
  '9999-12-31T23:59:59.999999Z',
  '-0001-01-01',
  'PT99999999999H',
  'P1Y',
  'hidden',
  'collapse',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '[$-404]e/m/d;@',
  '[h]:mm:ss.000',
  '0'.repeat(300),
  '"',
  '&#0;',
  '&#x110000;',
  '&#xD83D;',
  '&#xD83D;&#xDE00;',
  '&nbsp;',
  '&a;',
  '&amp;amp;',
  '&',
  '&#99999999999;',
  '_x000D_',
  '_xD83D__xDE00_',
  '_xDE00_',
  '_x005F_x000D_',
  '中',
  '\u{20000}',
  '\u0000',
  '\u001b',
  '\u2028',
  '\ufffe',
  '\ufeff',
  '9'.repeat(400),
  '長'.repeat(3000),
];

interface Token {
  text: string;
  /** The place of the token that closes this element; -1: this opens none. */
  readonly close: number;
  readonly tag: boolean;
}

/** Takes a document apart and puts it together wrongly, in one to four places. */
export function spoilXml(document: string, random: Random, words: readonly string[] = []): Uint8Array {
  let text = document;
  for (let times = 1 + random.below(4); times > 0; times--) text = spoilOnce(text, random, [...wild, ...words]);
  return random.once(8) ? enveloped(text, random) : Buffer.from(text);
}

function spoilOnce(text: string, random: Random, words: readonly string[]): string {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return random.pick(words);
  const openings = [...tokens.keys()].filter((i) => tokens[i]!.close >= 0);
  const tags = [...tokens.keys()].filter((i) => tokens[i]!.tag);
  const texts = [...tokens.keys()].filter((i) => !tokens[i]!.tag && tokens[i]!.text.trim() !== '');
  const kinds: (() => void)[] = [
    () => inTag(tokens, tags, random, words),
    () => inTag(tokens, tags, random, words),
    () => inTag(tokens, tags, random, words),
    () => moved(tokens, openings, random),
    () => moved(tokens, openings, random),
    () => inText(tokens, texts, random, words),
    () => inText(tokens, texts, random, words),
    () => dropped(tokens, tags, random),
    () => inserted(tokens, tags, random, words),
    () => readdressed(tokens, tags, random),
  ];
  random.pick(kinds)();
  return tokens.map((token) => token.text).join('');
}

const attribute = /\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g;

function inTag(tokens: Token[], tags: readonly number[], random: Random, words: readonly string[]): void {
  if (tags.length === 0) return;
  const token = tokens[random.pick(tags)]!;
  const found = [...token.text.matchAll(attribute)];
  if (found.length === 0) {
    renamed(token, random, words);
    return;
  }
  const one = random.pick(found);
  const [all, name] = one;
  const word = random.pick(words).replaceAll('"', '&quot;');
  const other = random.pick(found);
  const made = random.pick<() => string>([
    ...Array.from({ length: 12 }, () => () => ` ${name}="${word}"`),
    () => '',
    () => all + all,
    () => ` ${name}=${other[2]}`,
    () => ` ${other[1]}=${one[2]}`,
    () => ` ${name}='${word.replaceAll("'", '')}'`,
    () => ` ${name} = ${one[2]}`,
    () => ` ${name}`,
    () => ` ${name}=${word}`,
    () => ` x:${name}=${one[2]}`,
    () => ` ${name}=${one[2]!.slice(0, -1)}`,
    () => Array.from({ length: random.pick([10, 255, 300]) }, (_, i) => ` a${i}="${i}"`).join('') + all,
  ])();
  token.text = token.text.slice(0, one.index) + made + token.text.slice(one.index + all.length);
}

const markup = ['<a/>', '<a>', '</a>', '<!-- a -->', '<?a b?>', '<![CDATA[a]]>', '<!a>', 'a'];

/** Elements of the format where they do not belong. */
function inserted(tokens: Token[], tags: readonly number[], random: Random, words: readonly string[]): void {
  if (tags.length === 0) return;
  const own = words.filter((word) => word.startsWith('<'));
  tokens[random.pick(tags)]!.text += random.pick(own.length > 0 && !random.once(4) ? own : markup);
}

/** Another column in the address of a cell, whose row stays; or another count of what is repeated. */
function readdressed(tokens: Token[], tags: readonly number[], random: Random): void {
  const cells = tags.filter((i) => /="[A-Z]+\d+"|(?:repeated|spanned|Index|span)="\d+"/.test(tokens[i]!.text));
  if (cells.length === 0) return;
  const token = tokens[random.pick(cells)]!;
  const column = random.pick(['A', 'B', 'Z', 'XFD', 'XFE', 'ZZZ', 'ZZZZ', '']);
  const count = random.pick(['0', '1', '7', '16384', '16385', '1048576', '1048577', '4294967296', '-1']);
  token.text = token.text
    .replace(/="[A-Z]+(\d+)"/, `="${column}$1"`)
    .replace(/((?:repeated|spanned|Index|span)=)"\d+"/, `$1"${count}"`);
}

function renamed(token: Token, random: Random, words: readonly string[]): void {
  const name = random.pick<(was: string) => string>([
    (was) => `x:${was}`,
    (was) => was.toUpperCase(),
    (was) => was.replace(/^.*:/, ''),
    (was) => `${was} `,
    (was) => `${was} a="${random.pick(words).replaceAll('"', '')}"`,
    () => random.pick(words),
    () => '',
  ]);
  token.text = token.text.replace(/[\w:.-]+/, name);
}

/** Elements in another place, twice, inside each other, or without what they stand in. */
function moved(tokens: Token[], openings: readonly number[], random: Random): void {
  if (openings.length === 0) return;
  const from = random.pick(openings);
  const to = tokens[from]!.close;
  const whole = tokens
    .slice(from, to + 1)
    .map((token) => token.text)
    .join('');
  const other = random.pick(openings);
  const kinds: (() => void)[] = [
    () => blank(tokens, from, to),
    () => {
      tokens[to]!.text += whole;
    },
    () => {
      tokens[to]!.text += whole.length < 3000 ? whole.repeat(random.pick([2, 30, 300])) : whole;
    },
    () => {
      tokens[other]!.text += whole;
    },
    () => {
      tokens[other]!.text += whole;
      blank(tokens, from, to);
    },
    () => {
      tokens[from]!.text = '';
      tokens[to]!.text = '';
    },
    () => {
      if (to > from) tokens[from]!.text += whole;
    },
    () => {
      const times = random.pick([2, 40, 300, 10_001]);
      const open = tokens[from]!.text;
      if (to === from || open.length * times > 2 ** 20) return;
      tokens[from]!.text = open.repeat(times);
      tokens[to]!.text = tokens[to]!.text.repeat(times);
    },
    () => {
      blank(tokens, from + 1, to - 1);
    },
  ];
  random.pick(kinds)();
}

function blank(tokens: Token[], from: number, to: number): void {
  for (let i = from; i <= to; i++) tokens[i]!.text = '';
}

function inText(tokens: Token[], texts: readonly number[], random: Random, words: readonly string[]): void {
  if (texts.length === 0) return;
  const token = tokens[random.pick(texts)]!;
  const word = random.pick(words);
  const at = random.below(token.text.length + 1);
  const [head, tail] = [token.text.slice(0, at), token.text.slice(at)];
  token.text = random.pick<() => string>([
    ...Array.from({ length: 8 }, () => () => word.replaceAll('<', '&lt;')),
    () => head + word + tail,
    () => `<![CDATA[${token.text}]]>`,
    () => `${head}<![CDATA[${word}]]>${tail}`,
    () => `${head}<!-- ${word} -->${tail}`,
    () => `${head}<!-- -- ${word}${tail}`,
    () => `${head}<?x ${word}?>${tail}`,
    () => `${head}]]>${tail}`,
    () => `${head}\r\n\r${tail}`,
    () => head.repeat(random.pick([2, 1000])) + tail,
    () => `${head}<b/>${tail}`,
    () => '',
  ])();
}

/** A tag that is not there, or is cut. */
function dropped(tokens: Token[], tags: readonly number[], random: Random): void {
  if (tags.length === 0) return;
  const i = random.pick(tags);
  const token = tokens[i]!;
  const kinds: (() => void)[] = [
    () => {
      token.text = '';
    },
    () => {
      token.text = token.text.slice(0, random.below(token.text.length));
    },
    () => {
      token.text += token.text;
    },
    () => {
      blank(tokens, i, tokens.length - 1);
    },
    () => {
      token.text = token.text.replace('/>', '>');
    },
    () => {
      token.text = token.text.replace(/([^/])>$/, '$1/>');
    },
  ];
  random.pick(kinds)();
}

/** The document as a whole: its encoding, its declaration, what stands before and behind it. */
function enveloped(text: string, random: Random): Uint8Array {
  const bytes = Buffer.from(text);
  const declared = (encoding: string) =>
    text.replace(/^(?:<\?xml[^>]*\?>)?/, `<?xml version="1.0" encoding="${encoding}"?>`);
  return random.pick<() => Uint8Array>([
    () => joined([Buffer.from('\ufeff'), bytes]),
    () => joined([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    () => joined([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
    () => Buffer.from(declared('utf-16'), 'utf16le'),
    () => Buffer.from(declared(random.pick(['big5', 'gb18030', 'utf-16', 'iso-8859-1', 'x-none', 'utf-7', '']))),
    () => Buffer.from(text, 'latin1'),
    () => Buffer.from(`\n \t${text}`),
    () => Buffer.from(`${text}\n${random.pick(['x', '<a/>', '<', '\0', '<!-- '])}`),
    () => Buffer.from(`<!DOCTYPE a [<!ENTITY a "${'b'.repeat(99)}">]>${text}`),
    () => Buffer.from(text.replace(/\?>/, '?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    () => Buffer.from(text.replaceAll('>', '>\r\n')),
    () => bytes.subarray(0, random.below(bytes.length + 1)),
    () => {
      const made = Buffer.from(bytes);
      made[random.below(made.length)] = random.pick([0, 0x80, 0xc3, 0xe4, 0xff]);
      return made;
    },
  ])();
}

/** Tags and the texts between them; where each element closes. */
function tokensOf(text: string): Token[] {
  const parts = text.match(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+|</g) ?? [];
  const closes = new Array<number>(parts.length).fill(-1);
  const open: number[] = [];
  for (const [i, part] of parts.entries()) {
    if (!/^<[\w/]/.test(part)) continue;
    if (part.endsWith('/>')) closes[i] = i;
    else if (part.startsWith('</')) {
      const from = open.pop();
      if (from !== undefined) closes[from] = i;
    } else open.push(i);
  }
  return parts.map((part, i) => ({ text: part, close: closes[i]!, tag: /^<[\w/?!]/.test(part) }));
}
