import { displayWidth } from './display-width.ts';

/** The text in exactly `width` cells of a terminal: cut with `…` or filled up; numbers stand right. */
export function toWidth(text: string, width: number, right = false): string {
  const line = text.replaceAll(/[\r\n\t]+/g, '⏎');
  const own = displayWidth(line);
  if (own <= width) return right ? ' '.repeat(width - own) + line : line + ' '.repeat(width - own);
  let cut = '';
  let used = 0;
  for (const sign of line) {
    const more = displayWidth(sign);
    if (used + more > width - 1) break;
    cut += sign;
    used += more;
  }
  return `${cut}…${' '.repeat(width - 1 - used)}`;
}
