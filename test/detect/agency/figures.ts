import type { Role, Value } from './paper.ts';
import type { Random } from './random.ts';
import type { Body } from './statistics.ts';
import type { Plan } from './table.ts';

export interface FigureStyle {
  /** Numbers as text with separators, as numbers, or mixed. */
  readonly as: 'number' | 'text';
  readonly marks: number;
  readonly fractions: number;
  readonly negative: number;
}

export function figureStyle(r: Random): FigureStyle {
  return {
    as: r.chance(0.8) ? 'number' : 'text',
    marks: r.pick([0, 0, 0.05, 0.2, 0.5]),
    fractions: r.pick([0, 0.3]),
    negative: r.pick([0, 0, 0.1]),
  };
}

const MARKS = ['－', '…', '-', 'X', '⊙', '*', '—', '--', ' -   '];

/** The body's names with figures beside them; totals are sums where they say so. */
export function withFigures(body: Body, measures: number, style: FigureStyle, r: Random): Plan['body'] {
  const mark = r.pick(MARKS);
  const fraction = Array.from({ length: measures }, () => r.chance(style.fractions));
  const scale = Array.from({ length: measures }, () => 10 ** r.int(1, 6));
  const empty = measures > 3 && r.chance(0.1) ? r.int(1, measures - 1) : -1;
  const figures: number[][] = body.lines.map(() =>
    scale.map(
      (top, i) => (fraction[i] ? r.int(0, top * 100) / 100 : r.int(0, top)) * (r.chance(style.negative) ? -1 : 1),
    ),
  );
  for (const [i, { sums }] of body.lines.entries()) {
    if (sums)
      figures[i] = scale.map((_, m) => Math.round(sums.reduce((sum, row) => sum + figures[row]![m]!, 0) * 100) / 100);
  }
  return body.lines.map(({ keys, role, bare }, i) => {
    const cells = figures[i]!.map((figure, m): Value => {
      if (bare || m === empty) return '';
      if (role === 'comparison' || role === 'average')
        return style.as === 'number' ? Math.round(r.next() * 1000 - 300) / 100 : (r.next() * 10 - 3).toFixed(2);
      if (role === 'data' && r.chance(style.marks)) return mark;
      return style.as === 'number' ? figure : figure.toLocaleString('en-US');
    });
    return { cells: [...keys, ...cells], role: role satisfies Role };
  });
}
