import { cellText } from '../model/batch.ts';
import type { PartOfDate } from '../model/derived.ts';
import type { Field } from '../model/pipeline.ts';
import { type DaySpan, daySpan } from '../text/day-span.ts';
import { writeDay, writePeriod } from '../text/published-day.ts';
import type { MadeCells, Maker } from './derive-cells.ts';
import { periodTooWide } from './derive-problems.ts';

type Part = PartOfDate['part'];

const WORDS: Readonly<Record<Part, readonly [zh: string, en: string]>> = {
  year: ['年', 'year'],
  half: ['半年', 'half-year'],
  quarter: ['季', 'quarter'],
  month: ['月', 'month'],
  day: ['日', 'day'],
};

/** A field of the years (halves, quarters, months, days) in which the dates or periods of another one lie. An integer is the number alone: 2023, 5. */
export function startDate(made: MadeCells, source: { readonly at: number; readonly field: Field }, part: Part): Maker {
  const span: DaySpan = { first: 0, last: 0 };
  const encoder = new TextEncoder();
  const written = new Map<number, Uint8Array>();
  const roc = source.field.form === 'roc';
  const [expected, expectedEn] = WORDS[part];
  return {
    fills: [made],
    batch(making) {
      const { batch } = making;
      const column = batch.columns[source.at]!;
      const unread = making.unread(source.at);
      made.open(making, column);
      for (let row = 0; row < batch.length; row++) {
        const [from, to] = [column.starts[row]!, column.ends[row]!];
        if (from === to) continue;
        if (unread?.[row] === 1) {
          made.mark(row);
          continue;
        }
        const one = daySpan(batch.bytes, from, to, roc, span) ? grainOf(span.first, part) : -1;
        if (one < 0 || one !== grainOf(span.last, part)) {
          const found = () => ({ found: cellText(batch, column, row), expected, expectedEn });
          made.tell(making, periodTooWide, row, found);
          continue;
        }
        let text = written.get(one);
        if (!text) written.set(one, (text = encoder.encode(labelOf(one, part, made.field))));
        made.put(batch, row, text, text.length);
      }
    },
  };
}

/** The part of a day YYYYMMDD, as a number that no other has. */
function grainOf(day: number, part: Part): number {
  const year = Math.floor(day / 10_000);
  const month = Math.floor(day / 100) % 100;
  if (part === 'day') return day;
  if (part === 'month') return year * 100 + month;
  if (part === 'quarter') return year * 10 + Math.ceil(month / 3);
  return part === 'half' ? year * 10 + Math.ceil(month / 6) : year;
}

function labelOf(grain: number, part: Part, { type, form }: Field): string {
  const digits = String(grain);
  const [year, rest] = [digits.slice(0, 4), digits.slice(4)];
  if (type === 'integer' || type === 'code') return part === 'year' ? year : String(Number(rest));
  if (part === 'day') {
    const day = `${year}-${rest.slice(0, 2)}-${rest.slice(2)}`;
    return writeDay(day, form) ?? day;
  }
  const label = part === 'year' ? year : `${year}-${part === 'quarter' ? 'Q' : part === 'half' ? 'H' : ''}${rest}`;
  return writePeriod(label, form) ?? label;
}
