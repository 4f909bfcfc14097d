import { describe, expect, it } from 'vitest';
import { headingKey, match } from '../../src/detect/match.ts';
import type { Field } from '../../src/model/pipeline.ts';
import type { TableColumn } from '../../src/model/table.ts';

const column = (at: number, ...levels: string[]): TableColumn => ({ at, title: levels.join('_'), levels });
const field = (title: string, more: Partial<Field> = {}): Field => ({ name: 'x', title, type: 'text', ...more });

describe('match', () => {
  const columns = [
    column(0, '區域別'),
    column(1, '人口數', '計'),
    column(2, '人口數', '男'),
    column(4, ''),
    column(5, '計'),
  ];

  it.each<[string, Field[], number[]]>([
    ['by title', [field('區域別')], [0]],
    ['whole headings before levels', [field('計'), field('人口數_計')], [4, 1]],
    ['by a level where no whole heading is taken', [field('男')], [2]],
    ['by alias', [field('合計', { aliases: ['人口數計'] })], [1]],
    ['by name', [field('地區', { name: '區域別' })], [0]],
    ['whatever the blanks, width and line breaks', [field('區 域\n別')], [0]],
    ['not at all', [field('縣市')], [-1]],
    ['by letters, whatever the heading says', [field('註記', { column: 'E' }), field('計')], [3, 4]],
    ['letters of a column that is not there', [field('註記', { column: 'D' })], [-1]],
    ['a column once only', [field('區域別'), field('地區', { aliases: ['區域別'] })], [0, -1]],
  ])('finds columns %s', (_, fields, found) => expect(match(columns, fields).columns).toEqual(found));

  it('names the headings that are no field', () => {
    expect(match(columns, [field('區域別')]).unknown.map((one) => one.title)).toEqual(['人口數_計', '人口數_男', '計']);
  });

  it('compares headings without their layout', () => {
    expect(headingKey('（Ｍ３／ＳＥＣ）')).toBe(headingKey('(m3 / sec)'));
    expect(headingKey('面積')).not.toBe(headingKey('體積'));
  });
});
