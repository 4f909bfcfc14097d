import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import type { Field, Type } from '../../src/model/pipeline.ts';
import { startColumn } from '../../src/normalise/column.ts';
import { normalisers } from '../../src/normalise/index.ts';
import { batchOf, cellsOf, fieldOf } from './cells.ts';
import { unseenDays } from './unseen-days.ts';
import { unseenOthers } from './unseen-others.ts';

interface Group {
  readonly type: Type;
  readonly settings: Partial<Field>;
  readonly cells: (readonly [cell: string, becomes: string | undefined])[];
}

function groupsOf(table: string): Group[] {
  const groups: Group[] = [];
  for (const line of table.trim().split('\n')) {
    const [, type, settings] = /^# (\S+)(?: (.+))?$/.exec(line) ?? [];
    if (type !== undefined) {
      expect(Object.keys(normalisers)).toContain(type);
      groups.push({ type: type as Type, settings: JSON.parse(settings ?? '{}'), cells: [] });
      continue;
    }
    for (const entry of line.split('｜')) {
      const [cell = '', becomes = cell] = entry.split('→');
      groups.at(-1)!.cells.push([cell, becomes === '✗' ? undefined : becomes]);
    }
  }
  return groups;
}

/** All cells through one column; undefined where one could not be read. */
function through({ type, settings, cells }: Group): (string | undefined)[] {
  const { batch, column } = batchOf(cells.map(([cell]) => cell));
  const work = startColumn(fieldOf(type, settings), normalisers[type]);
  work.batch(batch, column, '', new Findings());
  const unread = work.unread();
  return cellsOf(batch, column).map((cell, row) => (unread?.[row] === 1 ? undefined : cell));
}

const groups = [unseenDays, unseenOthers].flatMap(groupsOf);

describe.each(groups)('$type $settings', (group) => {
  it('reads what can be read, and nothing else', () => {
    const got = through(group);
    const wrong = group.cells.flatMap(([cell, becomes], at) => (got[at] === becomes ? [] : [[cell, becomes, got[at]]]));
    expect(wrong).toEqual([]);
  });

  it('leaves alone what it has written', () => {
    const { scale: _, flags: __, missing: ___, ...settings } = group.settings;
    const written = through(group).filter((cell) => cell !== undefined && cell !== '');
    const again = { ...group, settings, cells: written.map((cell) => [cell!, cell] as const) };
    expect(through(again)).toEqual(written);
  });
});

describe('a column in two forms', () => {
  const mixed = (type: Type, cells: readonly string[], settings: Partial<Field> = {}) => {
    const { batch, column } = batchOf(cells);
    const findings = new Findings();
    const work = startColumn(fieldOf(type, settings), normalisers[type]);
    work.batch(batch, column, '', findings);
    work.end(findings);
    const told = findings.list().filter(({ problem }) => problem === 'mixed-forms' || problem === 'day-month-order');
    return told.map(({ facts: { count, otherCount, dayFirst, monthFirst, either } }) =>
      count === undefined ? [dayFirst, monthFirst, either] : [count, otherCount],
    );
  };

  it.each<[Type, string[], (number | undefined)[][]]>([
    ['date', ['112/3/5', '113.1.1', '民國112年3月5日', '2023-03-06'], [[3, 1]]],
    ['date', ['1120305', '20230306', '20230307'], [[1, 2]]],
    ['date', ['112/3/5(日)', '5-Mar-2023', 'March 6, 2023'], [[1, 2]]],
    ['date', ['112年3月5日', '西元2023年3月6日', '2023/3/7'], [[1, 2]]],
    ['date', ['112/3/5', '113.1.1', '1120305'], []],
    ['date', ['2023-03-05', '20230306', 'March 6, 2023'], []],
    ['date', ['31/12/2023', '12/31/2023', '5/1/2023', '2023-05-01'], [[1, 1, 1]]],
    ['datetime', ['112年3月5日(日)下午2點半', '2023/3/6 14:30'], [[1, 1]]],
    ['period', ['112年3月', '11305', '2023-04'], [[2, 1]]],
    ['period', ['112年度第1季', '2023Q2', 'Q3 2023'], [[1, 2]]],
    ['percent', ['12%', '百分之五', '13'], [[2, 1]]],
  ])('%s %j', (type, cells, counts) => expect(mixed(type, cells)).toEqual(counts));

  it('tells of years to which 1911 was added twice, however they are written', () => {
    const cells = ['3872-05-01', '3872/5/1', '38720501', '1961-05-01', '999/12/31'];
    const { batch, column } = batchOf(cells);
    const findings = new Findings();
    startColumn(fieldOf('date'), normalisers.date).batch(batch, column, '', findings);
    expect(findings.list().map(({ problem, cells }) => [problem, cells])).toEqual([['far-year', 4]]);
    expect(cellsOf(batch, column)[0]).toBe('3872-05-01');
  });
});
