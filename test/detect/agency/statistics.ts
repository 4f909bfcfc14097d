import type { Role, Value } from './paper.ts';
import type { Random } from './random.ts';
import { COUNTIES, DISTRICTS } from './words.ts';

/** A line of a body: what names it, and what it is; a line without figures holds only its name. */
export interface BodyLine {
  readonly keys: readonly Value[];
  readonly role: Role;
  readonly bare?: boolean;
  /** Rows that it is the sum of, by their place in the body. */
  readonly sums?: readonly number[];
}

export interface Body {
  readonly keys: readonly string[];
  readonly lines: readonly BodyLine[];
  /** Key cells merged down: rows of the body, from 0. */
  readonly down: readonly { readonly top: number; readonly bottom: number; readonly key: number }[];
  readonly knobs: readonly string[];
}

const TOTALS = ['總計', '合計', '總　計', '合　　計', '總數', '計', '總　　計'];

function places(r: Random, count: number): string[] {
  const all = r.chance(0.4) ? COUNTIES : DISTRICTS;
  const list = all.slice(0, Math.min(count, all.length));
  if (r.chance(0.2)) return list.map((one) => `　${one}`);
  if (r.chance(0.15)) return list.map((one) => [...one].join(' '));
  return list;
}

/** One row a region, year or kind; a total before or after. */
export function plainBody(r: Random, count: number): Body {
  const time = r.chance(0.4);
  const year = r.int(95, 104);
  const wording = r.pick([
    (n: number) => `民國${n}年`,
    (n: number) => `${n}年`,
    (n: number) => `${n}年度`,
    (n: number) => `${n}`,
    (n: number) => `${n}年底`,
    (n: number) => `  ${n}年  ${n + 1911}`,
  ]);
  const names = time ? Array.from({ length: Math.min(count, 20) }, (_, i) => wording(year + i)) : places(r, count);
  const key = time
    ? r.pick(['年別', '年度', '年底別', '年　別'])
    : r.pick(['區域別', '行政區', '縣市別', '鄉鎮市區別', '區　別', '地區']);
  const lines: BodyLine[] = names.map((name) => ({ keys: [name], role: 'data' }));
  const knobs = [time ? 'body: years' : 'body: regions'];
  const total = r.pick(TOTALS);
  const at = time ? r.pick(['none', 'none', 'last']) : r.pick(['first', 'last', 'none', 'first']);
  if (at !== 'none' && names.length > 1) {
    const sums = names.map((_, i) => (at === 'first' ? i + 1 : i));
    const line: BodyLine = { keys: [total], role: 'total', sums };
    if (at === 'first') lines.unshift(line);
    else lines.push(line);
    knobs.push(`total: ${at}`);
  }
  if (r.chance(0.12)) {
    lines.push({ keys: [r.pick(['平均', '平　均', '平均值', '年平均', '月平均'])], role: 'average' });
    knobs.push('average');
  }
  if (r.chance(0.12)) {
    lines.push({
      keys: [
        r.pick(['較上月增減', '較上年同期增減(%)', '增減率(%)', '與上年比較增減數', '較上月增減率％', '較上年增減(%)']),
      ],
      role: 'comparison',
    });
    knobs.push('comparison');
  }
  if (!time && r.chance(0.1)) {
    lines.splice(at === 'last' ? names.length : lines.length, 0, {
      keys: [r.pick(['其他', '未詳', '不詳'])],
      role: 'data',
    });
    knobs.push('其他 row');
  }
  return { keys: [key], lines, down: [], knobs };
}

/** 計, 男, 女 for each region: the region's name on the first, the middle or every row, merged, or on a row of its own. */
export function tripleBody(r: Random, count: number): Body {
  const names = places(r, Math.max(2, Math.ceil(count / 3)));
  const sexes = r.pick([
    ['計', '男', '女'],
    ['合計', '男', '女'],
    ['小計', '男性', '女性'],
    ['計', '男', '女'],
  ]);
  const how = r.pick(['first', 'middle', 'every', 'merged', 'own']);
  const groups = r.chance(0.5) ? [r.pick(TOTALS.slice(0, 4)), ...names] : names;
  const knobs = [`triples: ${how}`, ...(groups.length > names.length ? ['total: triple'] : [])];
  const lines: BodyLine[] = [];
  const down: { top: number; bottom: number; key: number }[] = [];
  for (const [g, name] of groups.entries()) {
    const grand = groups.length > names.length && g === 0;
    if (how === 'own') lines.push({ keys: [name], role: 'label', bare: true });
    const first = lines.length;
    for (const [i, sex] of sexes.entries()) {
      const role: Role = grand ? 'total' : i === 0 ? 'subtotal' : 'data';
      const shown = how === 'every' || (how === 'middle' ? i === 1 : i === 0) ? name : '';
      lines.push(how === 'own' ? { keys: [`　${sex}`], role } : { keys: [shown, sex], role });
    }
    if (how === 'merged') down.push({ top: first, bottom: first + 2, key: 0 });
  }
  const key = r.pick(['區域別', '行政區別', '縣市別']);
  return { keys: how === 'own' ? [key] : [key, r.pick(['性別', '性　別'])], lines, down, knobs };
}

/** Two levels of names, the upper one merged down, only on the first row, or on all; subtotals before or after. */
export function groupedBody(r: Random, count: number): Body {
  const groups = r.some(
    r.chance(0.5) ? COUNTIES : ['社會福利類', '教育文化類', '衛生醫療類', '環境保護類', '經濟發展類', '交通建設類'],
    Math.max(2, Math.min(6, Math.ceil(count / 4))),
  );
  const how = r.pick(['first', 'merged', 'every', 'first']);
  const subtotal = r.pick(['none', 'none', 'first', 'last']);
  const grand = r.pick(['none', 'first', 'last']);
  const lines: BodyLine[] = [];
  const down: { top: number; bottom: number; key: number }[] = [];
  const word = r.pick(['小計', '小　計', '合計']);
  if (grand === 'first') lines.push({ keys: [r.pick(['總計', '總　計', '合計']), ''], role: 'total' });
  for (const group of groups) {
    const first = lines.length;
    const names = r.some(DISTRICTS, r.int(1, 5));
    if (subtotal === 'first') lines.push({ keys: [group, word], role: 'subtotal' });
    for (const name of names)
      lines.push({ keys: [how === 'every' || lines.length === first ? group : '', name], role: 'data' });
    if (subtotal === 'last') lines.push({ keys: [how === 'every' ? group : '', word], role: 'subtotal' });
    if (how === 'merged') down.push({ top: first, bottom: lines.length - 1, key: 0 });
  }
  if (grand === 'last') lines.push({ keys: [r.pick(['總計', '合　計']), ''], role: 'total' });
  const knobs = [`groups: ${how}`, `subtotal: ${subtotal}`, `total: ${grand}`];
  return { keys: [r.pick(['類別', '縣市別', '主管別']), r.pick(['名稱', '區別', '項目'])], lines, down, knobs };
}

/** Year rows between their months. */
export function monthBody(r: Random): Body {
  const lines: BodyLine[] = [];
  const from = r.int(105, 110);
  const years = r.int(1, 4);
  const two = r.chance(0.3);
  const month = r.pick([
    (m: number) => `${m}月`,
    (m: number) => `  ${m}月`,
    (m: number) => `　${m} 月`,
    (m: number) => `${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'][m - 1]}月`,
  ]);
  for (let y = from; y < from + years; y++) {
    if (!two) lines.push({ keys: [`${y}年`], role: 'subtotal' });
    for (let m = 1; m <= (y === from + years - 1 ? r.int(1, 12) : 12); m++)
      lines.push({ keys: two ? [m === 1 ? `${y}年` : '', month(m)] : [month(m)], role: 'data' });
  }
  if (r.chance(0.3))
    lines.push({
      keys: two
        ? [r.pick(['本月與上月比較(%)', '較上年同月增減(%)']), '']
        : [r.pick(['本月較上月增減(%)', '較上年同月增減率(%)', '本月與上年同月比較'])],
      role: 'comparison',
    });
  return {
    keys: two ? ['年別', '月別'] : [r.pick(['年月別', '年(月)別', '月別', '時間'])],
    lines,
    down: [],
    knobs: [two ? 'body: year, month' : 'body: year rows, months'],
  };
}

/** Accounts: numbers of 款, 項, 目, a name, and labels of parts. */
export function accountBody(r: Random, count: number): Body {
  const lines: BodyLine[] = [];
  const parts = r.chance(0.3);
  let [a, b] = [0, 0];
  if (r.chance(0.5)) lines.push({ keys: ['', '', r.pick(['合計', '總　　　計', '歲出合計'])], role: 'total' });
  for (let i = 0; i < count; i++) {
    if (parts && (i === 0 || i === Math.floor(count / 2)))
      lines.push({ keys: ['', '', i === 0 ? '一、經常門' : '二、資本門'], role: 'label', bare: true });
    if (i === 0 || r.chance(0.3)) {
      a++;
      b = 0;
      lines.push({
        keys: [
          String(a).padStart(2, '0'),
          '',
          r.pick(['一般政務支出', '教育支出', '社會福利支出', '警政支出', '經濟發展支出']),
        ],
        role: 'data',
      });
    } else {
      b++;
      lines.push({
        keys: [
          '',
          String(b).padStart(2, '0'),
          `　${r.pick(['行政管理', '業務管理', '設備購置', '第一預備金', '房屋建築', '公共工程', '教學設施'])}`,
        ],
        role: 'data',
      });
    }
  }
  return {
    keys: ['款', '項', '名稱及編號'],
    lines,
    down: [],
    knobs: ['body: accounts', ...(parts ? ['labels of parts'] : [])],
  };
}
