import { describe, expect, it } from 'vitest';
import { displayWidth, padDisplay } from '../../src/text/display-width.ts';
import { problemPage } from '../../src/text/problem-page.ts';

const problem = {
  name: 'date-unreadable',
  level: 'error',
  says: { zh: '找到「{found}」，應為{expected}。', en: 'Found {found}, expected {expected}.' },
  why: { zh: '不能排序。', en: 'It cannot be sorted.' },
  mend: { zh: '改成正確的日期。', en: 'Write the right date.' },
  example: { before: '112/13/5', after: '' },
} as const;

describe('the page of a problem', () => {
  it('says it all, in Chinese', () => {
    expect(problemPage(problem, 'zh')).toBe(
      [
        '找到「…」，應為…。',
        '錯誤：會擋下發布，直到更正，或在發布流程檔寫明接受的理由與期限。',
        '### 為什麼重要',
        '不能排序。',
        '### 怎麼改',
        '改成正確的日期。',
        '### 例子',
        '修改前：',
        '|     | A          |\n| --- | ---------- |\n| 1   | 112/13/5 ◄ |',
        '修改後：',
        '|     | A   |\n| --- | --- |\n| 1   |     |',
        '◄ 是要改的格子。',
      ].join('\n\n') + '\n',
    );
  });

  it('shows several cells as two tables', () => {
    const page = problemPage({ ...problem, example: { before: '站名 | 件數\n甲站 | ', after: '站名\n甲站' } }, 'en');
    expect(page).toContain(
      'Before:\n\n|     | A    | B    |\n| --- | ---- | ---- |\n| 1   | 站名 | 件數 |\n| 2   | 甲站 |      |\n\nAfter:\n\n|     | A    |\n| --- | ---- |\n| 1   | 站名 |\n| 2   | 甲站 |\n',
    );
  });

  it('of a rule tells its points and source instead of a level', () => {
    const page = problemPage(problem, 'en', { points: 8, version: '2026.1', source: 'RFC 4180 §2' });
    expect(page).toContain('Worth 8 of 100 points (rule set 2026.1).');
    expect(page).toMatch(/\nSource: RFC 4180 §2\n$/);
    expect(page).not.toContain('holds a release back');
  });

  it.each([
    ['error', 'Error: '],
    ['warning', 'Warning: '],
    ['note', 'Note: '],
  ] as const)('names the level %s', (level, word) => {
    expect(problemPage({ ...problem, level }, 'en')).toContain(`\n${word}`);
  });
});

describe('the width of a text', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['面積', 4],
    ['（Ａ）', 6],
    ['PM2.5', 5],
    ['磘\u{25562}', 4],
    ['e\u0301', 1],
    ['\u200bx', 1],
    ['…', 1],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
    expect(displayWidth(padDisplay(text, 8))).toBe(8);
  });
});
