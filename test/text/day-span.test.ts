import { describe, expect, it } from 'vitest';
import { type DaySpan, daySpan } from '../../src/text/day-span.ts';

function read(text: string, roc = false): [number, number] | undefined {
  const bytes = new TextEncoder().encode(`xx${text}yy`);
  const span: DaySpan = { first: 0, last: 0 };
  return daySpan(bytes, 2, bytes.length - 2, roc, span) ? [span.first, span.last] : undefined;
}

describe('daySpan', () => {
  it.each<[string, [number, number] | undefined]>([
    ['2023', [20230101, 20231231]],
    ['2023-05', [20230501, 20230531]],
    ['2023-05-09', [20230509, 20230509]],
    ['2023-05-09T10:00:00', [20230509, 20230509]],
    ['2023-Q2', [20230401, 20230631]],
    ['2023-H2', [20230701, 20231231]],
    ['2023-01/2023-03', [20230101, 20230331]],
    ['20230509', [20230509, 20230509]],
    ['202305', [20230501, 20230531]],
    ['2023-13', undefined],
    ['2023-Q5', undefined],
    ['112', undefined],
    ['中', undefined],
  ])('%s', (text, span) => expect(read(text)).toEqual(span));

  it.each<[string, [number, number] | undefined]>([
    ['112', [20230101, 20231231]],
    ['11205', [20230501, 20230531]],
    ['1120509', [20230509, 20230509]],
  ])('民國 %s', (text, span) => expect(read(text, true)).toEqual(span));
});
