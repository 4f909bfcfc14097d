import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import type { Field, TableRecipe } from '../../src/model/pipeline.ts';
import { loadPipeline } from '../../src/pipeline/load.ts';
import { senseReshape } from '../../src/pipeline/sense-reshape.ts';
import { validator } from '../../src/schema/validate.ts';

const field = (title: string): Field => ({ name: title, title, type: 'text' });

function complaintsOf(table: TableRecipe, titles = ['月份', '件數', '區', '期']): string[] {
  const found: string[] = [];
  senseReshape(table, titles.map(field), (path, _, zh, en) => {
    expect(en).toMatch(/[a-z]/);
    found.push(`${path.join('.')} ${zh}`);
  });
  return found;
}

const across = { like: ['*月'], names: ['月份'], value: '件數' };

describe('senseReshape', () => {
  it.each<[string, TableRecipe]>([
    ['nothing', {}],
    ['months', { reshape: { across } }],
    ['a level that stays', { reshape: { across: { like: ['*'], names: ['月份', '*'] } } }],
    ['a pattern with as many groups', { reshape: { across: { ...across, pattern: '^(?:第)(.+)$' } } }],
    ['several things', { reshape: { sheets: { like: ['*'], as: '期' }, blocks: { as: '區' }, across } }],
  ])('lets %s pass', (_, table) => expect(complaintsOf(table)).toEqual([]));

  it.each<[string, TableRecipe, string]>([
    [
      'a sheet beside sheets',
      { sheet: '1月', reshape: { sheets: { like: ['*月'], as: '期' } } },
      'table.reshape.sheets 「sheets」已經指出',
    ],
    [
      'two ways to name columns',
      { reshape: { across: { ...across, columns: ['1月'] } } },
      'table.reshape.across 請用 columns、from 和 to、或 like 其中一種',
    ],
    ['no way', { reshape: { across: { names: ['月份'], value: '件數' } } }, 'table.reshape.across 請用 columns'],
    [
      'from without to',
      { reshape: { across: { from: '1月', names: ['月份'], value: '件數' } } },
      'table.reshape.across 「from」和「to」要一起寫',
    ],
    ['no value', { reshape: { across: { like: ['*月'], names: ['月份'] } } }, 'table.reshape.across 數值的欄位名稱'],
    [
      'a value beside *',
      { reshape: { across: { ...across, names: ['月份', '*'] } } },
      'table.reshape.across 數值的欄位名稱',
    ],
    [
      'split and pattern',
      { reshape: { across: { ...across, split: '-', pattern: '(.)' } } },
      'table.reshape.across.pattern 「split」和「pattern」只能寫一種',
    ],
    [
      'no regular expression',
      { reshape: { across: { ...across, pattern: '(' } } },
      'table.reshape.across.pattern 這個正規表示式不成立',
    ],
    [
      'too few groups',
      { reshape: { across: { ...across, pattern: '.+' } } },
      'table.reshape.across.pattern 正規表示式有 0 組括號，names 有 1 項',
    ],
    [
      'one name twice',
      { reshape: { blocks: { as: '區' }, period: { as: '區' } } },
      'table.reshape table.reshape 做了兩欄同名的「區」',
    ],
    [
      'a column that no field takes',
      { reshape: { blocks: { as: '分組' } } },
      'table.reshape table.reshape 做出「分組」這一欄，但 fields 沒有',
    ],
  ])('complains of %s', (_, table, says) => {
    const found = complaintsOf(table);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(says);
  });
});

describe('the schema of table.reshape', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const errorsOf = (reshape: unknown) =>
    validator('pipeline')({ table: { reshape } })
      .filter((error) => error.instancePath.startsWith('/table'))
      .map((error) => `${error.instancePath} ${error.keyword}`);

  it.each<[string, unknown, string[]]>([
    ['a good one', { pages: true, across }, []],
    ['nothing', {}, ['/table/reshape minProperties']],
    ['a key that is none', { page: true }, ['/table/reshape additionalProperties']],
    ['no list', { across: { like: '*月', names: ['月份'] } }, ['/table/reshape/across/like type']],
    ['no names', { across: { like: ['*月'] } }, ['/table/reshape/across required']],
    ['flags without marks', { flags: [{ column: '值', as: '註記' }] }, ['/table/reshape/flags/0 required']],
  ])('judges %s', (_, reshape, expected) => expect(errorsOf(reshape)).toEqual(expected));

  it('reads the shipped recipes', async () => {
    const pipeline = await loadPipeline(join(root, 'pipelines/moi/marital-status.yaml'));
    expect(pipeline.table?.reshape?.across?.names).toEqual(['婚姻狀況', '性別']);
    await expect(loadPipeline(join(root, 'pipelines/moi/none.yaml'))).rejects.toBeInstanceOf(Fault);
  });
});
