import { describe, expect, it } from 'vitest';
import { alike } from '../../src/detect/alike.ts';
import { drift, tellDrift } from '../../src/detect/drift.ts';
import { driftProblems } from '../../src/detect/drift-problems.ts';
import { hintsOf, pinned, recipeOf } from '../../src/detect/recipe.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Change, Field, TableRecipe } from '../../src/model/pipeline.ts';
import { address } from '../../src/model/place.ts';
import type { Table } from '../../src/model/table.ts';

const csv = { format: 'csv', encoding: 'utf-8', delimiter: ',' };

/** A table with these headings (levels joined by `_`), numbers under those whose heading ends in 數 or names a unit. */
function table(titles: readonly string[], more: Partial<Table> & { readonly headerRows?: number } = {}): Table {
  const { headerRows = 1, ...rest } = more;
  const header = Array.from({ length: headerRows }, (_, i) => i);
  return {
    sheet: '工作表1',
    place: { sheet: '工作表1', top: 0, left: 0, bottom: 9, right: titles.length - 1 },
    header,
    first: headerRows,
    last: 9,
    columns: titles.map((title, at) => {
      const unit = /\((.*)\)/.exec(title)?.[1];
      return { at, title, levels: title.split('_'), ...(unit && { unit }) };
    }),
    cut: header.map((row) => ({ top: row, bottom: row, reason: 'header' as const })),
    records: 9,
    titles: [],
    notes: [],
    sure: 0.98,
    why: [],
    body: {
      numeric: titles.map((title) => (/[數)積]$/.test(title) ? 1 : 0)),
      fill: titles.map(() => 1),
      length: titles.map(() => 3),
      keys: [0],
    },
    ...rest,
  };
}

const field = (title: string, more: Partial<Field> = {}): Field => ({
  name: title,
  title,
  type: /[數積]$/.test(title) ? 'integer' : 'text',
  ...more,
});
const plain = ['編號', '行政區', '公園名稱', '面積'];
const fields = plain.map((title) => field(title));
const recipe = (titles: readonly string[] = plain, more: TableRecipe = {}): TableRecipe => ({
  sheet: '工作表1',
  header: 1,
  above: 0,
  columns: titles,
  file: csv,
  ...more,
});

/** What is told, as `level problem at: found`. */
function told(later: Table, known = recipe(), change: Change = {}, own: readonly Field[] = fields, file = csv) {
  const drifted = drift(known, own, later, file);
  const findings = new Findings();
  tellDrift(drifted, change, own, findings);
  const lines = findings.list().map((one) => {
    const at = one.places[0] ? address(one.places[0]).replace(/^.*!/, '') : '';
    return `${one.level} ${one.problem.replace('drift-', '')} ${at}`.trim();
  });
  return { lines, columns: drifted.match.columns, findings: findings.list() };
}

describe('a later file against its recipe', () => {
  it.each<[string, Table, string[], number[]]>([
    ['the same', table(plain), [], [0, 1, 2, 3]],
    ['the same but for layout', table(['編 號', '行政區', '公園\n名稱', '面積']), [], [0, 1, 2, 3]],
    ['a column added', table(['編號', '行政區', '里別', '公園名稱', '面積']), ['error column-added C1'], [0, 1, 3, 4]],
    ['a column removed', table(['編號', '公園名稱', '面積']), ['error column-removed'], [0, -1, 1, 2]],
    ['a heading rewritten', table(['編號', '行政區', '公園名', '面積']), ['error column-renamed C1'], [0, 1, 2, 3]],
    [
      'a heading of the same place',
      table(['編號', '鄉鎮', '公園名稱', '面積']),
      ['error column-renamed B1'],
      [0, 1, 2, 3],
    ],
    [
      'words in place of figures are no new name',
      table(['編號', '行政區', '公園名稱', '管理機關']),
      ['error column-removed', 'error column-added D1'],
      [0, 1, 2, -1],
    ],
    [
      'the headings of another year',
      table(['編號', '104年全年', '104年入夏', '面積']),
      ['error column-removed', 'error column-removed', 'error column-added B1', 'error column-added C1'],
      [0, -1, -1, 3],
    ],
    ['columns moved', table(['編號', '公園名稱', '面積', '行政區']), ['note column-moved D1'], [0, 3, 1, 2]],
    ['a header row more', table(plain, { headerRows: 2 }), ['error header-rows A1:D2'], [0, 1, 2, 3]],
    [
      'a level above one heading',
      table(['編號', '行政區', '公園名稱', '公園_面積'], { headerRows: 2 }),
      ['error header-rows A1:D2', 'error column-renamed D2'],
      [0, 1, 2, 3],
    ],
    ['no header any more', table(['', '', '', ''], { headerRows: 0 }), ['error header-rows A1:D1'], [-1, -1, -1, -1]],
    [
      'a title line more',
      table(plain, { header: [1], first: 2, cut: [{ top: 0, bottom: 0, reason: 'title' }] }),
      ['note title-rows'],
      [0, 1, 2, 3],
    ],
    ['another sheet', table(plain, { sheet: '113年' }), ['error sheet-renamed A1:D10'], [0, 1, 2, 3]],
    ['a unit that was not there', table(plain, { unit: '公頃' }), ['error unit A1:D1'], [0, 1, 2, 3]],
    ['another unit in a heading', table(['編號', '行政區', '公園名稱', '面積(公頃)']), ['error unit D1'], [0, 1, 2, 3]],
    ['another table', table(['姓名', '職稱', '電話']), ['error other-table A1:C10'], [-1, -1, -1, -1]],
  ])('%s', (_, later, lines, columns) => {
    const seen = told(later);
    const missing = seen.lines.filter((line) => !line.includes('column-missing'));
    expect(missing.sort()).toEqual([...lines].sort());
    expect(seen.columns).toEqual(columns);
  });

  it('says before, after and where', () => {
    const [one] = told(table(['編號', '行政區', '公園名', '面積'])).findings;
    expect(one).toMatchObject({ field: '公園名稱', facts: { expected: '公園名稱', found: '公園名', column: 'C' } });
    const [moved] = told(table(['編號', '公園名稱', '面積', '行政區'])).findings;
    expect(moved).toMatchObject({ field: '行政區', facts: { expected: 2, position: 4 } });
  });

  it.each<[string, TableRecipe, Table, string[]]>([
    ['a thousand times more', recipe(plain, { unit: '千元' }), table(plain, { unit: '元' }), ['error unit A1:D1']],
    ['the unit gone', recipe(plain, { unit: '千元' }), table(plain), ['error unit A1:D1']],
    ['the unit written otherwise', recipe(plain, { unit: '新台幣 千元' }), table(plain, { unit: '新臺幣千元' }), []],
    [
      'the unit moved from the line into the heading',
      recipe(['編號', '行政區', '公園名稱', { title: '面積', unit: '公頃' }] as never),
      table(['編號', '行政區', '公園名稱', '面積(公頃)']),
      [],
    ],
    [
      'another year is another column',
      recipe(['編號', '行政區', '公園名稱', '112年人數']),
      table(['編號', '行政區', '公園名稱', '113年人數']),
      ['error column-renamed D1'],
    ],
  ])('units and years: %s', (_, known, later, lines) => {
    const own = known.columns?.map((one) => field(typeof one === 'string' ? one : one.title)) ?? [];
    const seen = told(later, known, {}, own).lines;
    expect(seen).toEqual(lines);
  });
});

it('takes the headings of another year for new ones of the same place, never to be published unseen', () => {
  const known = recipe(['區', '104年全年', '104年入夏', '里']);
  const own = ['區', '104年全年', '104年入夏', '里'].map((title) => field(title));
  const seen = told(table(['區', '105年全年', '105年入夏', '里']), known, { renamed: 'publish' }, own);
  expect(seen.lines).toEqual(['error column-renamed B1', 'error column-renamed C1']);
  expect(seen.findings[0]?.facts).toMatchObject({ expected: '104年全年', found: '105年全年' });
  // This year's column of last year's file is last year's column of this one.
  const two = recipe(['區', '112年', '111年']);
  const years = ['區', '112年', '111年'].map((title) => field(title));
  const next = told(table(['區', '113年', '112年']), two, { added: 'publish', removed: 'publish' }, years);
  expect(next.columns).toEqual([0, 2, -1]);
  expect(next.lines).toEqual(['warning column-removed', 'warning column-added B1']);
});

describe('what is done about it', () => {
  it.each<[string, Table, Change, string[]]>([
    ['added, published', table([...plain, '備註']), { added: 'publish' }, ['warning column-added E1']],
    ['removed, published', table(['編號', '公園名稱', '面積']), { removed: 'publish' }, ['warning column-removed']],
    [
      'renamed, published',
      table(['編號', '行政區', '公園名', '面積']),
      { renamed: 'publish' },
      ['warning column-renamed C1'],
    ],
    [
      'known by its place alone, never',
      table(['編號', '鄉鎮', '公園名稱', '面積']),
      { renamed: 'publish' },
      ['error column-renamed B1'],
    ],
    ['moved, held', table(['編號', '公園名稱', '面積', '行政區']), { moved: 'hold' }, ['error column-moved D1']],
    ['header, published', table(plain, { headerRows: 2 }), { header: 'publish' }, ['warning header-rows A1:D2']],
    [
      'no header, never',
      table(['', '', '', ''], { headerRows: 0 }),
      { header: 'publish' },
      ['error header-rows A1:D1'],
    ],
    ['unit, published', table(plain, { unit: '公頃' }), { unit: 'publish' }, ['warning unit A1:D1']],
    ['sheet, published', table(plain, { sheet: '113年' }), { sheet: 'publish' }, ['warning sheet-renamed A1:D10']],
    [
      'another table, never',
      table(['姓名', '職稱']),
      { added: 'publish', removed: 'publish' },
      ['error other-table A1:B10'],
    ],
  ])('%s', (_, later, change, lines) => {
    expect(told(later, recipe(), change).lines.filter((line) => !line.includes('column-missing'))).toEqual(lines);
  });

  it('takes an accepted name and an optional column for what they are', () => {
    const own = [
      field('編號'),
      field('行政區', { aliases: ['鄉鎮'] }),
      field('公園名稱', { optional: true }),
      field('面積'),
    ];
    expect(told(table(['編號', '鄉鎮', '面積']), recipe(), {}, own).lines).toEqual(['note column-removed']);
    expect(told(table(['編號', '鄉鎮', '公園名稱', '面積']), recipe(), {}, own).lines).toEqual([]);
  });

  it('takes a column the pipeline already publishes for known', () => {
    const own = [...fields, field('啟用日期', { optional: true })];
    expect(told(table([...plain, '啟用日期']), recipe(), {}, own).lines).toEqual([]);
  });

  it('does not let columns come and go where some are known by their letters', () => {
    const own = [...fields, field('註記', { column: 'E' })];
    const seen = told(table([...plain, '', '備註']), recipe([...plain, '']), { added: 'publish' }, own);
    expect(seen.lines).toEqual(['error column-added F1']);
  });

  it('notes another kind of file', () => {
    expect(told(table(plain), recipe(), {}, fields, { ...csv, encoding: 'cp950' }).lines).toEqual(['note file-form']);
    const { file: _, ...unrecorded } = recipe();
    const formatOnly = { ...unrecorded, file: { format: csv.format } };
    expect(told(table(plain), formatOnly, {}, fields, csv).lines).toEqual([]);
    expect(told(table(plain), recipe(), { file: 'hold' }, fields, { ...csv, format: 'xlsx' }).lines).toEqual([
      'error file-form',
    ]);
  });

  it('has a problem for every kind', () => {
    for (const problem of Object.values(driftProblems)) expect(problem.name).toMatch(/^drift-/);
  });
});

describe('the recipe', () => {
  it('finds nothing to say about the file it was written from', () => {
    const first = table(['編號', '人口數_男', '人口數_女', '面積(公頃)', ''], { headerRows: 2, unit: '人' });
    const known = recipeOf(first, { format: 'xlsx', extension: 'xlsx' });
    const own = ['編號', '人口數_男', '人口數_女', '面積(公頃)'].map((title) => field(title));
    expect(known).toMatchObject({
      sheet: '工作表1',
      header: 2,
      unit: '人',
      anchors: ['編號', '人口數_男', '人口數_女', '面積(公頃)'],
    });
    expect(told(first, known, {}, own, { format: 'xlsx' } as never).lines).toEqual([]);
  });

  it('knows a table without a header by its width', () => {
    const bare = table(['', '', ''], { headerRows: 0 });
    const known = recipeOf(bare, { format: 'csv', extension: 'csv' });
    const own = [field('一', { column: 'A' }), field('三', { column: 'C' })];
    const form = { format: 'csv' } as never;
    expect(known).toMatchObject({ header: 0, columns: ['', '', ''] });
    expect(told(bare, known, {}, own, form).lines).toEqual([]);
    const wider = table(['', '', '', ''], { headerRows: 0 });
    expect(told(wider, known, {}, own, form).lines).toEqual(['error other-table A1:D10']);
    expect(told(table(['一', '二', '三']), known, {}, own, form).lines).toContain('error header-rows A1:C1');
  });

  it('is anchored by headings that last', () => {
    const known = recipeOf(table(['縣市', '112年', '計', '計']), { format: 'csv', extension: 'csv' });
    expect(known.anchors).toEqual(['縣市']);
    expect(known.columns).toEqual(['縣市', '112年', '計', '計']);
  });

  it('pins the table by its texts', () => {
    expect(pinned(undefined, table(plain))).toBe(false);
    expect(pinned({ totals: 'cut' }, table(plain))).toBe(false);
    expect(pinned({ anchors: ['編號', '面積'] }, table(plain))).toBe(true);
    expect(pinned({ anchors: ['編號', '樓地板面積'] }, table(plain))).toBe(false);
    expect(pinned({ seen: true }, table(plain))).toBe(true);
    expect(pinned({ seen: true, anchors: ['編號', '樓地板面積'] }, table(plain))).toBe(false);
  });

  it('looks for all it has recorded, on any sheet', () => {
    expect(hintsOf({ table: recipe(), fields: [field('區', { aliases: ['鄉鎮'] })] })).toMatchObject({
      sheet: '工作表1',
      elsewhere: true,
      titles: [...plain, '區', '鄉鎮'],
    });
    expect(hintsOf({ fields: [field('a'), field('b', { aliases: ['c'] })] })).toEqual({ titles: ['a'] });
  });
});

describe('alike', () => {
  it.each([
    ['村里', '村里名稱', true],
    ['臺北市', '台北市', true],
    ['面積(公頃)', '面積(平方公尺)', true],
    ['啟用日期', '起用日期', true],
    ['縣市別', '縣市', true],
    ['01', '1', true],
    ['第01時', '第1時', true],
    ['10', '1', false],
    ['100', '10', false],
    ['長度', '長度公尺', true],
    ['戶', '戶數', true],
    ['長度', '長度公尺以上', false],
    ['區域別', '區域別代碼', false],
    ['出生數-男', '出生數-女', false],
    ['遷入人數', '遷出人數', false],
    ['金額(上月)', '金額(本月)', false],
    ['112年人數', '113年人數', false],
    ['開始日期', '結束日期', false],
    ['結婚對數', '離婚對數', false],
    ['第一季', '第二季', false],
    ['預算數', '決算數', false],
    ['', '', false],
  ])('%s and %s: %s', (a, b, is) => {
    expect(alike(a, b)).toBe(is);
    expect(alike(b, a)).toBe(is);
  });
});
