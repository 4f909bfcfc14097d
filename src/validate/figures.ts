import type { Batch, Column } from '../model/batch.ts';
import type { Field } from '../model/pipeline.ts';
import type { ColumnNumbers } from '../model/release.ts';
import { compareDecimals } from '../text/compare-decimals.ts';
import { decimalSum } from '../text/decimal-sum.ts';
import { isNumber } from './positions.ts';

/** Adds up the numbers of a column, exactly. */
export interface Figures {
  batch(batch: Batch, column: Column): void;
  end(): ColumnNumbers;
}

/** Starts counting for a field that is to be compared with the last release; undefined: it is not, or is no number. */
export function startFigures(field: Field): Figures | undefined {
  if (!field.checks?.history || !isNumber(field)) return undefined;
  const sum = decimalSum();
  const decoder = new TextDecoder();
  let count = 0;
  let least = new Uint8Array(0);
  let most = new Uint8Array(0);
  return {
    batch({ bytes, length }, { starts, ends }) {
      for (let row = 0; row < length; row++) {
        const from = starts[row]!;
        const to = ends[row]!;
        if (from === to || !sum.add(bytes, from, to, 1)) continue;
        if (count === 0 || compareDecimals(bytes, from, to, least, 0, least.length) < 0) least = bytes.slice(from, to);
        if (count === 0 || compareDecimals(bytes, from, to, most, 0, most.length) > 0) most = bytes.slice(from, to);
        count++;
      }
    },
    end: () => ({ count, sum: sum.text(), minimum: decoder.decode(least), maximum: decoder.decode(most) }),
  };
}
