import { displayWidth, padDisplay } from './display-width.ts';

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
  },
} as const;

/**
 * All about one problem, or one rule, in one language: Markdown that reads well on a terminal too. The braces of `says`,
 * whose values only a finding knows, are printed as an ellipsis.
 */
export function problemPage(problem: PageProblem, lang: 'zh' | 'en', rule?: PageRule): string {
  const word = words[lang];
  const parts = [
    problem.says[lang].replace(/\{\w+\}/g, '…'),
    rule ? word.points(rule) : word.level[problem.level],
    `### ${word.why}`,
    problem.why[lang],
    `### ${word.mend}`,
    problem.mend[lang],
    `### ${word.example}`,
    example(problem.example, lang),
    ...(rule ? [`${word.source}${word.colon}${rule.source}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function example({ before, after }: PageProblem['example'], lang: 'zh' | 'en'): string {
  const word = words[lang];
  const [old, mended] = [grid(before), grid(after)];
  if (old.length === 1 && mended.length === 1 && old[0]!.length === 1 && mended[0]!.length === 1) {
    const shown = (cell: string) => (cell === '' ? word.blank : cell);
    return table([
      [word.before, word.after],
      [shown(old[0]![0]!), shown(mended[0]![0]!)],
    ]);
  }
  return [
    `${word.before}${word.colon}`.trimEnd(),
    table(old),
    `${word.after}${word.colon}`.trimEnd(),
    table(mended),
  ].join('\n\n');
}

function grid(text: string): string[][] {
  return text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
}

function table(rows: readonly string[][]): string {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(3, ...rows.map((row) => displayWidth(row[at] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => padDisplay(row[at] ?? '', width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head, ...records] = rows;
  return [line(head!), rule, ...records.map(line)].join('\n');
}
