import { cellPicture, lined, type PictureCells, POINTER } from './cell-picture.ts';

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** What a page tells of a problem or a rule. */
export interface PageProblem {
  readonly name: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly says: Both;
  readonly why: Both;
  readonly mend: Both;
  /** Rows as lines, their cells parted by `|`; the first of several rows is the header. */
  readonly example: { readonly before: string; readonly after: string };
  /** What is drawn in place of the example, where the cells around it or their places matter. */
  readonly picture?: { readonly before: PictureCells; readonly after: PictureCells };
}

/** What a page of a rule tells besides. */
export interface PageRule {
  readonly points: number;
  readonly version: string;
  readonly source: string;
}

const words = {
  zh: {
    level: {
      error: '錯誤：會擋下發布，直到更正，或在發布流程檔寫明接受的理由與期限。',
      warning: '警告：會寫在報告裡，不擋下發布。',
      note: '提醒：會寫在報告裡，不擋下發布。',
    },
    points: (rule: PageRule) => `配分 ${rule.points} 分，滿分 100 分（規則集 ${rule.version}）。不適用的規則不計分。`,
    why: '為什麼重要',
    mend: '怎麼改',
    example: '例子',
    before: '修改前',
    after: '修改後',
    source: '依據',
    colon: '：',
    blank: '（空白）',
    pointer: `${POINTER} 是要改的格子。`,
  },
  en: {
    level: {
      error:
        'Error: holds a release back until it is mended, or accepted in the pipeline with a reason and an end date.',
      warning: 'Warning: reported, holds nothing back.',
      note: 'Note: reported, holds nothing back.',
    },
    points: (rule: PageRule) =>
      `Worth ${rule.points} of 100 points (rule set ${rule.version}). Rules that do not apply are not counted.`,
    why: 'Why it matters',
    mend: 'How to mend it',
    example: 'Example',
    before: 'Before',
    after: 'After',
    source: 'Source',
    colon: ': ',
    blank: '(empty)',
    pointer: `${POINTER} marks the cells to mend.`,
  },
} as const;

/**
 * All about one problem, or one rule, in one language: Markdown that reads well on a terminal too. The braces of `says`,
 * whose values only a finding knows, are printed as an ellipsis. `about`: an example of one value is a cell of a sheet, or something of
 * the file such as its name.
 */
export function problemPage(
  problem: PageProblem,
  lang: 'zh' | 'en',
  rule?: PageRule,
  about: 'cells' | 'file' = 'cells',
): string {
  const word = words[lang];
  const parts = [
    problem.says[lang].replace(/\{\w+\}/g, '…'),
    rule ? word.points(rule) : word.level[problem.level],
    `### ${word.why}`,
    problem.why[lang],
    `### ${word.mend}`,
    problem.mend[lang],
    `### ${word.example}`,
    example(problem, lang, about),
    ...(rule ? [`${word.source}${word.colon}${rule.source}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What is drawn: cells with their row numbers and column letters, before and after. */
function example({ example: said, picture }: PageProblem, lang: 'zh' | 'en', about: 'cells' | 'file'): string {
  const word = words[lang];
  const [old, mended] = [picture?.before ?? { rows: grid(said.before) }, picture?.after ?? { rows: grid(said.after) }];
  const told = about === 'file' || described.test(said.before);
  if (!picture && told && isOne(old) && isOne(mended)) {
    const shown = (cell: string) => (cell === '' ? word.blank : cell);
    return lined([word.before, word.after], [[shown(old.rows[0]![0]!), shown(mended.rows[0]![0]!)]]);
  }
  const differs = differing(old, mended);
  const pointed = old.rows.some((row, i) => row.some((_, at) => differs(i, at)));
  return [
    `${word.before}${word.colon}`.trimEnd(),
    cellPicture(old, differs),
    `${word.after}${word.colon}`.trimEnd(),
    cellPicture(mended, () => false),
    ...(pointed ? [word.pointer] : []),
  ].join('\n\n');
}

/** Punctuation of an example that tells of cells and is none itself: 縣市、產量. */
const described = /[、：｜→，；]/;

function isOne({ rows }: PictureCells): boolean {
  return rows.length === 1 && rows[0]!.length === 1;
}

/** Tells which cells are not the same after mending; none where rows or columns come or go. */
function differing(old: PictureCells, mended: PictureCells): (row: number, column: number) => boolean {
  const alike =
    old.rows.length === mended.rows.length && old.rows.every((row, i) => row.length === mended.rows[i]!.length);
  return (row, column) => alike && old.rows[row]![column] !== mended.rows[row]![column];
}

function grid(text: string): string[][] {
  return text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
}
