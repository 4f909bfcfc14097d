import { headingKey } from './match.ts';

/** Whether a heading or a sheet's name is like one of the patterns: `*` stands for any text; blanks, width and case do not count. */
export function isLike(text: string, patterns: readonly string[]): boolean {
  const key = headingKey(text);
  return patterns.some((pattern) => formOf(pattern).test(key));
}

function formOf(pattern: string): RegExp {
  const pieces = pattern.split(/[*＊]/).map((piece) => headingKey(piece).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.*')}$`, 'su');
}
