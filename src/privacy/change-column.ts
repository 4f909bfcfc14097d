import { append, type Batch, type Column, cellText } from '../model/batch.ts';
import type { Field } from '../model/pipeline.ts';
import type { SmallGroups } from '../model/privacy.ts';
import { masked } from './mask.ts';

/** Changes the cells of one column in place. */
export type ChangeColumn = (batch: Batch, column: Column) => void;

const encoder = new TextEncoder();

/** What is declared for a field: its cells masked, or made coarser; undefined: nothing. */
export function changeOf(field: Field, small: SmallGroups | undefined): ChangeColumn | undefined {
  const kind = field.privacy?.mask;
  if (kind !== undefined) return changing((text) => masked(text, kind));
  const step = small?.coarsen?.[field.name];
  if (step === undefined) return undefined;
  const isNumber = field.type === 'integer' || field.type === 'decimal';
  return changing(isNumber ? (text) => band(text, step) : (text) => [...text].slice(0, step).join(''));
}

/** The lower end of the band that a number is in; what is no number stays, and is an error already. */
function band(text: string, width: number): string {
  const value = Number(text);
  return Number.isFinite(value) ? String(Math.floor(value / width) * width) : text;
}

function changing(change: (text: string) => string): ChangeColumn {
  return (batch, column) => {
    for (let row = 0; row < batch.length; row++) {
      if (column.starts[row] === column.ends[row]) continue;
      const text = cellText(batch, column, row);
      const made = change(text);
      if (made === text) continue;
      const bytes = encoder.encode(made);
      const at = append(batch, bytes, bytes.length);
      column.starts[row] = at;
      column.ends[row] = at + bytes.length;
    }
  };
}
