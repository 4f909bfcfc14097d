import { figureStyle, withFigures } from './figures.ts';
import { frameOf } from './frame.ts';
import { type HeadingStyle, leaves, measureTree, type Node } from './heading.ts';
import type { Random } from './random.ts';
import { exportColumns, type Maker, registerColumns, textColumns } from './register.ts';
import { accountBody, type Body, groupedBody, monthBody, plainBody, tripleBody } from './statistics.ts';
import type { Plan } from './table.ts';
import { DISTRICTS } from './words.ts';

/** How one kind of agency lays out a table; `text`: as delimited text, which has no merged cells. */
export interface Style {
  readonly name: string;
  readonly plan: (r: Random, text: boolean) => { readonly plan: Plan; readonly knobs: readonly string[] };
}

function headingStyle(r: Random, text: boolean, odd: number, depth: number): HeadingStyle {
  const parent = text
    ? r.pick(['blank', 'blank', 'repeated'] as const)
    : r.pick(['merged', 'merged', 'merged', 'blank', 'centred', 'spread', 'repeated'] as const);
  const loose = parent === 'merged' || parent === 'spread' || parent === 'centred';
  return {
    parent,
    leaf: text || !loose ? 'top' : r.pick(['merged', 'merged', 'top', 'bottom'] as const),
    ...(r.chance(0.2) && { spacing: r.pick(['wide', 'wide', 'lines'] as const) }),
    ...(r.chance(odd) && { english: r.pick(['below', depth > 1 ? 'below' : 'above', 'cell'] as const) }),
    ...(r.chance(odd / 3) && { codes: r.pick(['numbers', 'letters'] as const) }),
    ...(r.chance(odd / 3) && { units: true }),
    ...(r.chance(odd / 3) && { wrapped: true }),
  };
}

/** Registers have no row of units, and no label over two rows. */
function registerHeading(r: Random, text: boolean, odd: number): HeadingStyle {
  const { units: _, wrapped: __, ...style } = headingStyle(r, text, odd, 1);
  return style;
}

function knobsOf(style: HeadingStyle, depth: number): string[] {
  return [
    `depth: ${depth}`,
    ...(depth > 1 ? [`parents: ${style.parent}`, `leaves: ${style.leaf}`] : []),
    ...(style.spacing ? [`labels: ${style.spacing}`] : []),
    ...(style.english ? [`english: ${style.english}`] : []),
    ...(style.codes ? [`codes: ${style.codes}`] : []),
    ...(style.units ? ['unit row'] : []),
    ...(style.wrapped ? ['wrapped labels'] : []),
  ];
}

function statistics(
  name: string,
  depths: readonly number[],
  bodies: readonly ((r: Random, count: number) => Body)[],
  options: { odd: number; form: number; titles: number },
): Style {
  return {
    name,
    plan: (r, text) => {
      const body = r.pick(bodies)(r, r.int(4, 30));
      const depth = r.pick(depths);
      const tree = measureTree(r, depth, r.pick([2, 3, 5, 8, 12]));
      const style = headingStyle(r, text, options.odd, depth);
      const heading: Node[] = [...body.keys.map((label): Node => ({ label })), ...tree];
      const width = leaves(heading).length;
      const figures = figureStyle(r);
      return {
        plan: {
          frame: frameOf(r, options.titles, { form: options.form, unit: 0.6 }),
          heading,
          style,
          body: withFigures(
            body,
            width - body.keys.length,
            text ? { ...figures, as: r.pick(['number', 'text']) } : figures,
            r,
          ),
          down: text ? [] : body.down,
          width,
          ...(r.chance(0.08) && { breaks: 5 }),
          tail: r.chance(0.8),
        },
        knobs: [
          ...knobsOf(style, depth),
          ...body.knobs,
          `figures: ${figures.as}`,
          ...(figures.marks > 0 ? ['marks for missing'] : []),
          ...(figures.negative > 0 ? ['negative'] : []),
        ],
      };
    },
  };
}

function records(makers: readonly Maker[], count: number, r: Random): Plan['body'] {
  return Array.from({ length: count }, (_, i) => ({
    cells: makers.map(({ cell }) => cell(r, i)),
    role: 'data' as const,
  }));
}

function register(
  name: string,
  columns: (r: Random) => Maker[],
  counts: readonly number[],
  options: { titles: number; tail: number; group: number; bare: number; odd: number },
): Style {
  return {
    name,
    plan: (r, text) => {
      const makers = columns(r);
      const count = r.pick(counts);
      const style = count >= 3 && r.chance(options.bare) ? undefined : registerHeading(r, text, options.odd);
      const grouped = style && style.english !== 'above' && makers.length >= 5 && r.chance(options.group);
      const labels = makers.map(({ label }): Node => ({ label }));
      const heading = grouped
        ? [
            ...labels.slice(0, 2),
            { label: r.pick(['基本資料', '設施概況', '聯絡方式']), kids: labels.slice(2, 5) },
            ...labels.slice(5),
          ]
        : labels;
      const body = records(makers, count, r);
      const total = count > 3 && r.chance(0.08);
      const named = makers.findIndex(({ label }) => /名稱|單位/.test(label));
      const cells = makers.map((_, i) =>
        i === 0 ? '合計' : typeof body[0]!.cells[i] === 'number' && i > named ? 999 : '',
      );
      const pages = count > 40 && style && r.chance(0.25);
      const sectioned = !pages && count >= 12 && count <= 150 && style && r.chance(0.08);
      const lined = sectioned
        ? body.flatMap((line, i) =>
            i % 6 === 0 ? [{ cells: [DISTRICTS[i / 6]!], role: 'label' as const }, line] : [line],
          )
        : body;
      return {
        plan: {
          frame: style
            ? frameOf(r, options.titles, { unit: 0.1 })
            : { titles: [], titleAt: 'left', form: false, above: [], gap: 0 },
          heading,
          style,
          body: total ? [...lined, { cells, role: 'total' as const }] : lined,
          down: [],
          width: makers.length,
          ...(pages && { page: { rows: r.pick([25, 30]), titles: r.chance(0.5), number: r.chance(0.4) } }),
          tail: r.chance(options.tail),
        },
        knobs: [
          ...(style ? knobsOf(style, grouped ? 2 : 1) : ['depth: 0']),
          `records: ${count <= 3 ? '1-3' : count <= 40 ? '4-40' : count <= 400 ? '41-400' : 'over 400'}`,
          ...(total ? ['total: register'] : []),
          ...(sectioned ? ['sections'] : []),
          ...(makers.length > 30 ? ['wide'] : []),
        ],
      };
    },
  };
}

export const STYLES: readonly Style[] = [
  statistics('annual statistics', [1, 2, 2, 2, 3, 3, 4, 5], [plainBody, tripleBody, groupedBody, monthBody], {
    odd: 0.25,
    form: 0.25,
    titles: 3,
  }),
  statistics('monthly health', [1, 2, 2, 3], [plainBody, monthBody, groupedBody], { odd: 0.08, form: 0.15, titles: 2 }),
  statistics('budget', [1, 2, 3], [accountBody, groupedBody], { odd: 0.1, form: 0.05, titles: 4 }),
  statistics('bilingual statistics', [1, 2, 2, 3], [plainBody, monthBody, tripleBody], {
    odd: 0.9,
    form: 0,
    titles: 3,
  }),
  register('township register', (r) => registerColumns(r, r.int(4, 11)), [3, 8, 15, 30, 80, 150], {
    titles: 3,
    tail: 0.4,
    group: 0.2,
    bare: 0,
    odd: 0.05,
  }),
  register('education list', (r) => registerColumns(r, r.int(3, 8)), [5, 12, 40, 120], {
    titles: 1,
    tail: 0.15,
    group: 0.1,
    bare: 0.02,
    odd: 0.05,
  }),
  register('exported table', (r) => exportColumns(r, r.pick([5, 8, 15, 60])), [1, 3, 20, 200, 3000], {
    titles: 0,
    tail: 0,
    group: 0,
    bare: 0.12,
    odd: 0.08,
  }),
  register('texts only', textColumns, [2, 5, 12, 40], { titles: 2, tail: 0.2, group: 0, bare: 0, odd: 0.05 }),
  register('tiny', (r) => registerColumns(r, r.int(2, 5)), [1, 2, 3], {
    titles: 2,
    tail: 0.4,
    group: 0,
    bare: 0,
    odd: 0,
  }),
];
