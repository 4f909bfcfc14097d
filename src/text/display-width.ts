// East Asian Wide and Fullwidth (UAX #11), by the blocks that Taiwanese text uses.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;
// Combining marks and the invisible.
const none = /\p{M}|[\u200b-\u200f\ufeff]/gu;

/** How many columns of a terminal the text takes: a Chinese character takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const _ of text) width++;
  return width + (text.match(wide)?.length ?? 0) - (text.match(none)?.length ?? 0);
}

/** The text with blanks added at its end until it is `width` columns wide. */
export function padDisplay(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
