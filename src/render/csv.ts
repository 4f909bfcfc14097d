import type { Batch } from '../model/batch.ts';
import { media } from '../model/media.ts';
import type { Field } from '../model/pipeline.ts';
import type { Renderer } from '../model/renderer.ts';
import { flush, out, room, viewOf } from './out.ts';

const QUOTE = 34;
const COMMA = 44;
const CR = 13;
const LF = 10;

/** Bytes because of which a cell is quoted (RFC 4180 §2.6), as a table. */
const special = new Uint8Array(256);
for (const byte of [QUOTE, COMMA, CR, LF]) special[byte] = 1;

/** RFC 4180 in UTF-8 without a byte-order mark: CRLF, quotes only where needed, a missing value is nothing. */
export const csv: Renderer = {
  extension: 'csv',
  type: media.csv,
  start(fields: readonly Field[], sink) {
    const target = out();
    const header = new TextEncoder().encode(`${fields.map((field) => quoted(field.name)).join(',')}\r\n`);
    room(target, header.length, sink);
    target.bytes.set(header, target.at);
    target.at += header.length;
    return {
      batch(batch: Batch): void {
        const view = viewOf(batch.bytes);
        for (let row = 0; row < batch.length; row++) writeRow(batch, view, row);
      },
      end(): void {
        flush(target, sink);
      },
    };

    function writeRow(batch: Batch, view: DataView, row: number): void {
      const { bytes, columns } = batch;
      const width = columns.length;
      // A single missing value would be an empty line, which readers skip.
      const lone = width === 1 && columns[0]!.starts[row] === columns[0]!.ends[row];
      if (lone) {
        room(target, 2, sink);
        target.bytes[target.at++] = QUOTE;
        target.bytes[target.at++] = QUOTE;
      }
      for (let c = 0; c < width; c++) {
        const column = columns[c]!;
        const from = column.starts[row]!;
        const to = column.ends[row]!;
        const most = (to - from) * 2 + 8;
        if (target.at + most > target.bytes.length) room(target, most, sink);
        const text = target.bytes;
        let at = target.at;
        if (c > 0) text[at++] = COMMA;
        const begin = at;
        let read = from;
        // Every special byte is below 0x2d: four bytes without one are copied at once.
        while (read + 4 <= to) {
          const word = view.getInt32(read, true);
          if (((word - 0x2d2d2d2d) & ~word & 0x80808080) !== 0) {
            if (
              (special[bytes[read]!]! |
                special[bytes[read + 1]!]! |
                special[bytes[read + 2]!]! |
                special[bytes[read + 3]!]!) !==
              0
            )
              break;
          }
          target.view.setInt32(at, word, true);
          at += 4;
          read += 4;
        }
        while (read < to) {
          const byte = bytes[read]!;
          if (special[byte] === 1) break;
          text[at++] = byte;
          read++;
        }
        target.at = read < to ? writeQuoted(bytes, from, to, text, begin) : at;
      }
      room(target, 2, sink);
      target.bytes[target.at++] = CR;
      target.bytes[target.at++] = LF;
    }
  },
};

function writeQuoted(bytes: Uint8Array, from: number, to: number, text: Uint8Array, begin: number): number {
  let at = begin;
  text[at++] = QUOTE;
  for (let read = from; read < to; read++) {
    const byte = bytes[read]!;
    if (byte === QUOTE) text[at++] = QUOTE;
    text[at++] = byte;
  }
  text[at++] = QUOTE;
  return at;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
