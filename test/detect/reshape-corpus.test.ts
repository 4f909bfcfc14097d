import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chosenOf, look } from '../../src/look.ts';
import { cellText } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import { letters } from '../../src/model/place.ts';
import type { Reshape } from '../../src/model/reshape.ts';
import { rowsOf } from '../../src/rows.ts';
import { openFile } from '../../src/source/file.ts';

const corpus = process.env['GOLDBADGE_CORPUS'];
const here = corpus !== undefined && existsSync(corpus);
if (!here) console.warn('GOLDBADGE_CORPUS is not set: no real file is reshaped');

interface Read {
  readonly titles: readonly string[];
  readonly rows: number;
  /** The rows asked for, each cell with its address. */
  readonly shown: readonly (readonly string[])[];
  readonly errors: readonly string[];
  readonly sums: ReadonlyMap<string, number>;
}

/** Reads a file by a recipe; `sum` is the column whose numbers are added up by the text of the column `by`. */
async function read(
  file: string,
  recipe: Reshape,
  at: readonly number[],
  sum?: { by: number; of: number },
): Promise<Read> {
  const { signal } = new AbortController();
  const findings = new Findings();
  const seen = await look(await openFile(join(corpus!, 'files', file), signal), { signal }, {}, findings);
  const { view, table } = chosenOf(seen);
  const how = { recipe, view, views: seen.views, hints: {} };
  const made = rowsOf({ sheet: view.sheet, table, fields: [], reshape: how }, findings);
  const shown: string[][] = [];
  const sums = new Map<string, number>();
  let rows = 0;
  for await (const batch of made.batches()) {
    for (let row = 0; row < batch.length; row++) {
      if (sum) {
        const key = cellText(batch, batch.columns[sum.by]!, row);
        const value = Number(cellText(batch, batch.columns[sum.of]!, row).replaceAll(',', ''));
        sums.set(key, (sums.get(key) ?? 0) + value);
      }
      if (at.includes(rows + row)) {
        shown.push(
          batch.columns.map(
            (column) =>
              `${cellText(batch, column, row)} ${letters(column.from!.columns[row]!)}${column.from!.rows[row]! + 1}`,
          ),
        );
      }
    }
    rows += batch.length;
  }
  made.close(rows, file);
  const errors = findings.list().filter((finding) => finding.level === 'error');
  return {
    titles: made.table.columns.map((column) => column.title),
    rows,
    shown,
    errors: errors.map((finding) => finding.problem),
    sums,
  };
}

/** Row counts, cells and sums below were read from the files by hand. */
describe.runIf(here)('real files become rows', () => {
  it('156 columns of age, marital status and sex', async () => {
    const pattern = '^(.+?)(未婚|有偶|離婚|喪偶)_(男|女)$';
    const names = ['年齡', '婚姻狀況', '性別'];
    const { titles, rows, shown, errors } = await read(
      'csv/moi-107-marriage-156cols.csv',
      { across: { like: ['*歲*'], names, pattern, value: '人數' } },
      [0, 153, 1179519],
    );
    expect(errors).toEqual([]);
    expect(titles).toEqual(['統計年', '區域別代碼', '區域別', '村里', ...names, '人數']);
    // 7,760 villages, 19 ages x 4 states x 2 sexes.
    expect(rows).toBe(7760 * 19 * 4 * 2);
    expect(shown[0]!.slice(3)).toEqual(['留侯里 D3', '未滿15歲 E2', '未婚 E2', '男 E2', '118 E3']);
    expect(shown[1]!.slice(3)).toEqual(['流芳里 D4', '15~19歲 F2', '未婚 F2', '男 F2', '35 F4']);
    expect(shown[2]!.slice(3)).toEqual(['樂華村 D7762', '100歲以上 EZ2', '喪偶 EZ2', '女 EZ2', '0 EZ7762']);
  });

  it('24 hours across, flags on the numbers', async () => {
    const { rows, shown, errors } = await read(
      'csv/epa-098-erlin-hourly-big5.csv',
      {
        across: { from: '01', to: '24', names: ['時'], value: '值' },
        flags: [{ column: '值', as: '註記', marks: ['#', '*', 'x', 'NR'] }],
      },
      [0, 8 * 24],
    );
    expect(errors).toEqual([]);
    expect(rows).toBe(5475 * 24);
    expect(shown[0]).toEqual(['2009/1/1 A2', '二林 B2', 'AMB_TEMP C2', '01 D1', '13.04 D2', ' D2']);
    expect(shown[1]!.slice(2)).toEqual(['RAINFALL C10', '01 D1', ' D10', 'NR D10']);
  });

  it('12 months across', async () => {
    const months: Reshape = { across: { like: ['*月*'], except: ['合計'], names: ['月份'], value: '人次' } };
    const { titles, rows, shown, errors } = await read('csv/tourism-104-scenic-bilingual-multiline.csv', months, [12]);
    expect(errors).toEqual([]);
    expect(titles).toEqual(['類型 Class', '觀光遊憩區', '縣市別', '月份', '人次']);
    expect(rows).toBe(346 * 12);
    expect(shown[0]!.slice(3)).toEqual(['1月 Jan. D1', '1,624  D3']);
  });

  it('three blocks under one header', async () => {
    const { titles, rows, shown, errors, sums } = await read(
      'xls/dgbas-095-expenditure-by-function.xls',
      { blocks: { as: '經資別' }, period: { as: '年度' } },
      [0, 23, 68],
      { by: 1, of: 3 },
    );
    expect(errors).toEqual([]);
    expect(titles.slice(0, 4)).toEqual(['年度', '經資別', '科目', '合計']);
    expect(rows).toBe(3 * 23);
    expect(shown[1]!.slice(1, 4)).toEqual(['經常門 A32', '臺北縣 A34', '63231471 B34']);
    expect(shown[2]!.slice(1, 3)).toEqual(['資本門 A57', '連江縣 A81']);
    // The file's own total rows, which are cut, say what each block adds up to.
    expect(sums.get('經資門併計')).toBe(536962561);
    expect(sums.get('經常門')).toBe(440340242);
  });

  it('a sheet a county', async () => {
    const { titles, rows, shown, errors } = await read(
      'xls/moi-11004-households-population.xls',
      { sheets: { like: ['*縣', '*市'], as: '縣市' }, period: { as: '統計期' } },
      [0, 367],
    );
    expect(errors).toEqual([]);
    expect(titles.slice(0, 4)).toEqual(['縣市', '統計期', '區域別', '戶數']);
    // The townships and districts of Taiwan: each sheet's first row is the county, the sum of the others.
    expect(rows).toBe(368);
    expect(shown[0]![2]).toMatch(/區 A5$/);
    expect(shown[1]!.slice(2)).toEqual(['東引鄉 A8', '355 B8', '1462 C8', '892 D8', '570 E8']);
  });

  it('101 single ages, each row adding up to the total that the file says', async () => {
    const { rows, errors, sums } = await read(
      'ods/ris-single-age-11501.ods',
      {
        across: {
          from: '０ ～ ４ 歲_0',
          to: '100歲以上',
          except: ['*合計'],
          names: ['年齡'],
          pattern: '([0-9]+(?:歲以上)?)$',
          value: '人數',
        },
        period: { as: '統計月' },
      },
      [],
      { by: 3, of: 5 },
    );
    expect(errors).toEqual([]);
    expect(rows).toBe(72 * 101);
    // Two places may have the same total.
    expect([...sums].filter(([total, sum]) => sum % Number(total) !== 0)).toEqual([]);
    expect(sums.get('4043762')).toBe(4043762);
  });

  it('22 ages across, in two levels', async () => {
    const { titles, rows, errors } = await read(
      'xlsx/moi-death-with-age.xlsx',
      { across: { like: ['年齡別*'], names: ['年齡'], value: '死亡數' } },
      [],
    );
    expect(errors).toEqual([]);
    expect(titles.slice(-2)).toEqual(['年齡', '死亡數']);
    expect(rows).toBe(228 * 22);
  });
});
