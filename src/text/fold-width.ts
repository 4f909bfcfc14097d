/**
 * The text with full-width ASCII (U+FF01-FF5E) and wide blanks in their narrow form, and with the signs that stand for
 * minus (U+2212, U+2013, U+2014) as `-`. For reading values, never for what is published as text.
 */
export function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0\u2212\u2013\u2014]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
    return code >= 0x2013 && code <= 0x2212 ? '-' : ' ';
  });
}
