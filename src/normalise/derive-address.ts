import { cellText } from '../model/batch.ts';
import { type AddressParts, addressParts } from '../text/address.ts';
import { addressPart } from '../text/address-part.ts';
import type { MadeCells, Maker, Making } from './derive-cells.ts';
import { addressNotSplit, addressRest } from './derive-problems.ts';

/** The fields that are parts of one address: it is taken apart once for all of them. `name` is the address's field; `part` the name of each one's part. */
export function startAddress(
  source: number,
  name: string,
  wanted: readonly { readonly made: MadeCells; readonly part: string }[],
): Maker {
  const encoder = new TextEncoder();
  // An address has at most 200 characters.
  const out = new Uint8Array(800);
  const fills = wanted.map((one) => one.made);
  const parts = wanted.map((one) => addressPart(one.part)!);
  const forms = [...new Set(parts.map((one) => one.form))];
  const formOf = parts.map((one) => forms.indexOf(one.form));
  const keepsRest = wanted.some((one) => one.part === 'rest');
  const fields = fills.map((one) => one.field.name).join('、');

  const write = (making: Making, row: number, found: AddressParts): void => {
    const written = forms.map((form) => form(found));
    for (let i = 0; i < fills.length; i++) {
      const text = written[formOf[i]!]![parts[i]!.key]!;
      if (text === '') continue;
      fills[i]!.put(making.batch, row, out, encoder.encodeInto(text, out).written);
    }
  };
  return {
    fills,
    batch(making) {
      const { batch } = making;
      const column = batch.columns[source]!;
      const unread = making.unread(source);
      for (const made of fills) made.open(making, column);
      for (let row = 0; row < batch.length; row++) {
        if (column.starts[row] === column.ends[row]) continue;
        if (unread?.[row] === 1) {
          for (const made of fills) made.mark(row);
          continue;
        }
        const found = cellText(batch, column, row);
        const taken = addressParts(found);
        if (!taken) {
          fills[0]!.tell(making, addressNotSplit, row, () => ({ found, fields }), name);
          continue;
        }
        if (!keepsRest && taken.rest.trim() !== '')
          fills[0]!.tell(making, addressRest, row, () => ({ found, rest: taken.rest }), name);
        write(making, row, taken);
      }
    },
  };
}
