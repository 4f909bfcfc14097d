/** The text of one cell of an HTML table while it is read. */
export interface CellText {
  readonly column: number;
  text: string;
  /** Shown where the cell has no text: a tick as a picture. */
  instead: string;
  /** Blanks and line ends stand as they are. */
  verbatim: number;
}

const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'dt', 'dd', 'section']);

export function cellStart(column = 0): CellText {
  return { column, text: '', instead: '', verbatim: 0 };
}

/** Text inside a cell: a run of blanks is one (CSS Text §4.1.1), but a no-break space is a character. */
export function cellWords(cell: CellText, text: string): void {
  if (cell.verbatim > 0) cell.text += text;
  else {
    const words = text.replace(/[ \t\r\n\f]+/g, ' ');
    cell.text += /[ \n]$/.test(cell.text) || cell.text === '' ? words.replace(/^ /, '') : words;
  }
}

/** A tag inside a cell; without attributes it ends. */
export function cellTag(cell: CellText, name: string, attributes: Readonly<Record<string, string>> | undefined): void {
  if (name === 'br' && attributes) cell.text = `${cell.text.replace(/ $/, '')}\n`;
  else if (name === 'pre') cell.verbatim = Math.max(0, cell.verbatim + (attributes ? 1 : -1));
  else if (name === 'img' && attributes?.['alt']) cell.instead = attributes['alt'];
  else if (BLOCKS.has(name) && cell.text !== '' && !cell.text.endsWith('\n')) cell.text += '\n';
}

/** The whole text, without blanks around it, but for no-break spaces that indent it; a cell of blanks only is empty. */
export function cellEnd(cell: CellText): string {
  const text = cell.text.replace(/^[ \n]+|[ \n\u00a0]+$/g, '').replace(/ *\n */g, '\n');
  return text.replace(/\u00a0/g, '').trim() === '' ? cell.instead.trim() : text;
}
