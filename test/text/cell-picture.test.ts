import { describe, expect, it } from 'vitest';
import { cellPicture } from '../../src/text/cell-picture.ts';
import { problemPage } from '../../src/text/problem-page.ts';

describe('a picture of cells', () => {
  it('has row numbers and column letters, and points at cells', () => {
    const cells = { rows: [['站名', '件數'], ['甲站']], row: 9, column: 'Z' };
    expect(cellPicture(cells, (row, column) => row === 1 && column === 1)).toBe(
      ['|     | Z    | AA   |', '| --- | ---- | ---- |', '| 9   | 站名 | 件數 |', '| 10  | 甲站 | ◄    |'].join('\n'),
    );
  });
});

describe('the picture of a problem', () => {
  const text = { zh: '一', en: 'a' };
  const problem = { name: 'x', level: 'error', says: text, why: text, mend: text } as const;

  it('is made of its example, and points at what differs', () => {
    const page = problemPage({ ...problem, example: { before: '面積\n約3', after: '面積\n3' } }, 'zh');
    expect(page).toContain(
      '修改前：\n\n|     | A     |\n| --- | ----- |\n| 1   | 面積  |\n| 2   | 約3 ◄ |\n\n修改後：',
    );
    expect(page).toContain('| 2   | 3    |\n\n◄ 是要改的格子。\n');
  });

  it('is its own where it has one', () => {
    const picture = {
      before: { rows: [['a'], ['b']], row: 5, column: 'C' },
      after: { rows: [['a']], row: 5, column: 'C' },
    };
    const page = problemPage({ ...problem, example: { before: 'x', after: 'y' }, picture }, 'en');
    expect(page).toContain('|     | C   |\n| --- | --- |\n| 5   | a   |\n| 6   | b   |');
    expect(page).not.toContain('◄');
  });

  it('is none for what is no cell', () => {
    const example = { before: '表.ods', after: '表.xls' };
    expect(problemPage({ ...problem, example }, 'zh', undefined, 'file')).toContain('| 修改前 | 修改後 |');
    expect(problemPage({ ...problem, example }, 'zh')).toContain('| 1   | 表.ods ◄ |');
  });
});
