import { describe, expect, it } from 'vitest';
import { propose } from '../../src/detect/reshape-propose.ts';
import type { Reshape } from '../../src/model/reshape.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import { reshapeOf, viewsOf } from './reshape-of.ts';
import { sheetOf } from './sheet-of.ts';

async function proposalOf(...sheets: readonly Sheet[]) {
  const views = await viewsOf(sheets);
  return propose(views, views[0]!.tables[0]!);
}

/** A cross-table with figures that look like nothing else. */
function figures(header: readonly string[], title?: string): string[][] {
  const rows = ['水仙里', '林興里', '文盛里', '富水里'].map((name, row) => [
    name,
    ...header.slice(1).map((_, at) => `${(row * 7919 + at * 104729) % 997}`),
  ]);
  return [...(title === undefined ? [] : [[title]]), [...header], ...rows];
}

const grid = (rows: readonly (readonly string[])[], name = '') => sheetOf(rows, { text: false, name });
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

describe('propose', () => {
  it.each<[string, string[], Reshape['across']]>([
    ['months', ['里別', '1月', '2月', '3月'], { from: '1月', to: '3月', names: ['月份'], value: '數值' }],
    [
      'Chinese months',
      ['里別', '一月', '二月', '十二月'],
      { from: '一月', to: '十二月', names: ['月份'], value: '數值' },
    ],
    [
      'a total among them',
      ['里別', '1月', '2月', '合計', '3月'],
      { from: '1月', to: '3月', except: ['合計'], names: ['月份'], value: '數值' },
    ],
    ['years', ['里別', '110年', '111年', '112年'], { from: '110年', to: '112年', names: ['統計期'], value: '數值' }],
    ['quarters', ['里別', '第1季', '第2季', '第3季'], { from: '第1季', to: '第3季', names: ['季別'], value: '數值' }],
    [
      'counties',
      ['項目', '臺北市', '台中市', '基隆市'],
      { from: '臺北市', to: '基隆市', names: ['縣市'], value: '數值' },
    ],
    [
      'ages',
      ['里別', '0-14歲', '15-64歲', '65歲以上'],
      { from: '0-14歲', to: '65歲以上', names: ['年齡'], value: '數值' },
    ],
    [
      'weekdays',
      ['里別', '星期一', '星期二', '星期三'],
      { from: '星期一', to: '星期三', names: ['星期'], value: '數值' },
    ],
    ['hours', ['測站', ...hours], { from: '00', to: '23', names: ['時'], value: '數值' }],
  ])('%s across', async (_, header, across) => {
    const proposal = await proposalOf(grid(figures(header)));
    expect(proposal?.reshape).toEqual({ across });
    expect(proposal?.why[0]?.zh).toContain('一列一個值');
  });

  it.each([
    ['ordinary columns', ['里別', '戶數', '人數', '面積']],
    ['two months', ['里別', '1月', '2月', '面積']],
    ['bare numbers that are no hours', ['里別', '3', '9', '14']],
    ['a few counties among other figures', ['里別', '戶數', '人數', '男', '女', '面積', '臺北市', '臺中市', '基隆市']],
  ])('nothing for %s', async (_, header) => {
    expect(await proposalOf(grid(figures(header)))).toBeUndefined();
  });

  it('ages, status and sex in one row of headings', async () => {
    const ages = ['未滿15歲', '15~19歲', '100歲以上'];
    const header = [
      '里別',
      ...['未婚', '有偶'].flatMap((one) => ages.flatMap((age) => [`${age}${one}_男`, `${age}${one}_女`])),
    ];
    const sheet = grid(figures(header));
    const proposal = await proposalOf(sheet);
    expect(proposal?.reshape.across?.names).toEqual(['年齡', '類別', '性別']);
    const { rows, findings } = await reshapeOf([sheet], proposal!.reshape);
    expect(rows).toHaveLength(48);
    expect(rows[11]!.slice(0, 4)).toEqual(['水仙里', '100歲以上', '有偶', '女']);
    expect(findings).toEqual([]);
  });

  it('single ages under groups of ages, leaving the subtotals out', async () => {
    const groups = Array.from({ length: 5 }, (_, at) => [`${at * 5}～${at * 5 + 4}歲`, at * 5] as const);
    const upper = groups.flatMap(([group]) => [group, '', '', '', '', '']);
    const lower = groups.flatMap(([, from]) => ['合計', ...Array.from({ length: 5 }, (_, at) => `${from + at}`)]);
    const body = figures(['里別', ...lower, '25歲以上']).slice(1);
    const merged = groups.map((_, at) => ({ top: 0, left: 1 + at * 6, bottom: 0, right: 6 + at * 6 }));
    const rows = [['里別', ...upper, '25歲以上'], ['', ...lower, ''], ...body];
    const sheet = sheetOf(rows, { text: false, layout: { merged } });
    const proposal = await proposalOf(sheet);
    expect(proposal?.reshape.across).toMatchObject({ from: '0～4歲_0', to: '25歲以上', except: ['*合計'] });
    const made = await reshapeOf([sheet], proposal!.reshape);
    expect(made.rows).toHaveLength(4 * 26);
    expect(made.rows.slice(24, 26).map((row) => row[1])).toEqual(['24', '25歲以上']);
  });

  it('pages side by side', async () => {
    const header = ['里別', '戶數', '人數'];
    const rows = figures(header).map((row, at) => [...row, ...(at === 0 ? header : [`東${row[0]}`, '7', '8'])]);
    expect((await proposalOf(grid(rows)))?.reshape).toEqual({ pages: true });
  });

  it('stacked blocks, by their labels', async () => {
    const [header, ...body] = figures(['里別', '戶數', '人數']);
    const rows = [header!, ['(男)', '', ''], ...body, ['(女)', '', ''], ...body];
    const proposal = await proposalOf(grid(rows));
    expect(proposal?.reshape).toEqual({ blocks: { as: '分組' } });
    expect(proposal?.why[0]?.zh).toContain('男、女');
  });

  it('sheets of a series, leaving out the one that is not', async () => {
    const rows = figures(['里別', '戶數', '人數']);
    const names = ['臺北市', '新竹縣', '臺中市', '全市'];
    const proposal = await proposalOf(...names.map((name) => grid(rows, name)));
    expect(proposal?.reshape).toEqual({ sheets: { like: ['*市', '*縣'], except: ['全市'], as: '縣市' } });
  });

  it('the title’s period, unless a column says when', async () => {
    const dated = await proposalOf(grid(figures(['里別', '統計年月', '人數'], '112年3月人口統計')));
    expect(dated).toBeUndefined();
    const proposal = await proposalOf(grid(figures(['里別', '戶數', '人數'], '112年3月人口統計')));
    expect(proposal?.reshape).toEqual({ period: { as: '統計期' } });
    expect(await proposalOf(grid(figures(['里別', '戶數', '人數'], '112年1月至3月人口統計')))).toBeUndefined();
  });

  it('marks glued to numbers', async () => {
    const rows = figures(['測站', ...hours]);
    rows[1]![3] = '12#';
    rows[2]![4] = '7*';
    expect((await proposalOf(grid(rows)))?.reshape.flags).toEqual([{ column: '數值', as: '註記', marks: ['#', '*'] }]);
  });
});
