/** A line or entry that is no mapping, or text by private-use character. */
export type Characters = { readonly wrong: string } | { readonly characters: Readonly<Record<string, string>> };

/** Entries of `source.characters`, by Big5 code (`FA40`) or `U+E000`, as a map from the private-use character. */
export function charactersOf(entries: readonly (readonly [code: string, character: string])[]): Characters {
  const characters: Record<string, string> = {};
  for (const [code, character] of entries) {
    const from = privateUse(code);
    if (from === undefined || character === '' || /[\ue000-\uf8ff\ufffd]/.test(character)) {
      return { wrong: `${code} ${character}` };
    }
    characters[from] = character;
  }
  return { characters };
}

/** A table: a line each of code, TAB (or comma) and character; lines that begin with # are remarks, a first line of headings is let be. */
export function charactersTable(text: string): Characters {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const rows = lines.map((line) => line.split(/[\t,]/).map((cell) => cell.trim()));
  if (rows[0]?.[0] !== undefined && !/^(?:u\+)?[0-9a-f]{4}$/i.test(rows[0][0])) rows.shift();
  return charactersOf(rows.map(([code, character]) => [code ?? '', character ?? '']));
}

function privateUse(code: string): string | undefined {
  const unicode = /^u\+([ef][0-9a-f]{3})$/i.exec(code)?.[1];
  if (unicode !== undefined) {
    const character = String.fromCharCode(Number.parseInt(unicode, 16));
    return /[\ue000-\uf8ff]/.test(character) ? character : undefined;
  }
  if (!/^[0-9a-f]{4}$/i.test(code)) return undefined;
  const text = new TextDecoder('big5').decode(Buffer.from(code, 'hex'));
  return text.length === 1 && /[\ue000-\uf8ff]/.test(text) ? text : undefined;
}
