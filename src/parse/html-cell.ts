/** The text of one cell of an HTML table while it is read. */
export interface CellText {
  readonly column: number;
  /** Put together only at the end: to look at a long string that has just grown costs as much as to copy it. */
  readonly parts: string[];
  /** The last character so far; '': there is none. */
  last: string;
  /** Shown where the cell has no text: a tick as a picture. */
  instead: string;
  /** Blanks and line ends stand as they are. */
  verbatim: number;
}

const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'dt', 'dd', 'section']);

export function cellStart(column = 0): CellText {
  return { column, parts: [], last: '', instead: '', verbatim: 0 };
}

/** Text inside a cell: a run of blanks is one (CSS Text §4.1.1), but a no-break space is a character. */
export function cellWords(cell: CellText, text: string): void {
  if (cell.verbatim > 0) add(cell, text);
  else {
    const words = text.replace(/[ \t\r\n\f]+/g, ' ');
    add(cell, cell.last === '' || cell.last === ' ' || cell.last === '\n' ? words.replace(/^ /, '') : words);
  }
}

function add(cell: CellText, text: string): void {
  if (text === '') return;
  cell.parts.push(text);
  cell.last = text.at(-1)!;
}

/** A tag inside a cell; without attributes it ends. */
export function cellTag(cell: CellText, name: string, attributes: Readonly<Record<string, string>> | undefined): void {
  if (name === 'br' && attributes) {
    if (cell.last === ' ') cell.parts.push(cell.parts.pop()!.slice(0, -1));
    add(cell, '\n');
  } else if (name === 'pre') cell.verbatim = Math.max(0, cell.verbatim + (attributes ? 1 : -1));
  else if (name === 'img' && attributes?.['alt']) cell.instead = attributes['alt'];
  else if (BLOCKS.has(name) && cell.last !== '' && cell.last !== '\n') add(cell, '\n');
}

/** The whole text, without blanks around it, but for no-break spaces that indent it; a cell of blanks only is empty. */
export function cellEnd(cell: CellText): string {
  const lines = cell.parts.join('').split('\n');
  const text = trimmed(lines.map((line) => trimmed(line, ' ', ' ')).join('\n'), ' \n', ' \n\u00a0');
  return text.replace(/\u00a0/g, '').trim() === '' ? cell.instead.trim() : text;
}

/** Without these characters at its beginning and its end. A pattern would try every run of them in the middle as well. */
function trimmed(text: string, before: string, behind: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && before.includes(text[from]!)) from++;
  while (to > from && behind.includes(text[to - 1]!)) to--;
  return text.slice(from, to);
}
