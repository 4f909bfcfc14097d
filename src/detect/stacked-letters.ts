import { squeeze } from './cell-look.ts';
import { type Grid, type Row, textAt } from './grid.ts';

/** What is a whole label with one character; below another one it is its child, but in 合/計, 總/計. */
const WHOLE = /[計男女公母雌雄款項目節年月日甲乙丙丁戊己庚辛壬癸一二三四五六七八九十東西南北大中小上下左右前後]/;
const SUM = /^[合總小共]計$/;

/**
 * For each header row, the columns whose label is one character of a word that was typed downwards, 販 | 賣 | 業 in three rows. Three in a column are
 * such a word; two are, if the lower one is no label by itself: 里 over 數 is 里數, and 人 | 口 | 數 over 計 | 男 | 女 is a parent typed across.
 */
export function stackedLetters(grid: Grid, rows: readonly Row[]): readonly ReadonlySet<number>[] {
  const found = rows.map(() => new Set<number>());
  if (rows.length < 2) return found;
  const columns = Array.from({ length: grid.width }, (_, column) => lettersIn(grid, rows, column));
  for (let left = 0; left < columns.length; left++) {
    if (columns[left]!.length === 0) continue;
    let right = left;
    while (columns[right + 1] && columns[right + 1]!.length > 0) right++;
    const run = columns.slice(left, right + 1);
    const tall = run.filter((letters) => letters.length >= 3).length * 2 >= run.length;
    run.forEach((letters, at) => {
      if (!isWord(rows, letters, left + at, tall)) return;
      for (const depth of letters) found[depth]!.add(left + at);
    });
    left = right;
  }
  return found;
}

/** The lowest header rows in which the column has one character each, at least two of them; none else below. */
function lettersIn(grid: Grid, rows: readonly Row[], column: number): number[] {
  const letters: number[] = [];
  for (let depth = rows.length - 1; depth >= 0; depth--) {
    const row = rows[depth]!;
    const text = squeeze(textAt(row, column));
    if (text === '') continue;
    const merged = grid.merges(row.at).some((place) => place.left <= column && column <= place.right);
    if (merged || !/^\p{Script=Han}$/u.test(text)) break;
    letters.unshift(depth);
  }
  return letters.length >= 2 ? letters : [];
}

function isWord(rows: readonly Row[], letters: readonly number[], column: number, tall: boolean): boolean {
  const text = letters.map((depth) => squeeze(textAt(rows[depth]!, column))).join('');
  if (tall || letters.length >= 3 || SUM.test(text)) return true;
  const upper = rows[letters[0]!]!;
  const label = textAt(upper, column);
  // A parent's label written over each of its columns.
  if (textAt(upper, column - 1) === label || textAt(upper, column + 1) === label) return false;
  // 牛 over 頭 | 戶.
  const lower = rows[letters.at(-1)!]!;
  if (squeeze(textAt(upper, column + 1)) === '' && squeeze(textAt(lower, column + 1)) !== '') return false;
  return !WHOLE.test(text.at(-1)!);
}
