import type { Batch } from '../model/batch.ts';
import { media } from '../model/media.ts';
import type { Field, Type } from '../model/pipeline.ts';
import type { Renderer } from '../model/renderer.ts';
import { flush, out, room, type Stamp, stamp, viewOf } from './out.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const encoder = new TextEncoder();

/** Types whose canonical text is a JSON literal as it stands, digits and all. */
const bare: Readonly<Partial<Record<Type, 'number' | 'boolean'>>> = {
  integer: 'number',
  decimal: 'number',
  percent: 'number',
  amount: 'number',
  coordinate: 'number',
  boolean: 'boolean',
};

/** `null`, as a word of four bytes. */
const NULL = 0x6c6c756e;

const hex = encoder.encode('0123456789abcdef');
/** The letter after the backslash for the control characters that have one (RFC 8259 §7). */
const short = new Uint8Array(32);
short[8] = 98;
short[9] = 116;
short[10] = 110;
short[12] = 102;
short[13] = 114;
/** Bytes that are escaped in a string. */
const escaped = new Uint8Array(256);
escaped.fill(1, 0, 32);
escaped[QUOTE] = 1;
escaped[BACKSLASH] = 1;

/** One flat array of records, one a line: UTF-8, a missing value is null, numbers keep their digits. */
export const json: Renderer = {
  extension: 'json',
  type: media.json,
  start(fields: readonly Field[], sink) {
    const target = out();
    const keys = fields.map((field, at) => stamp(`${at === 0 ? ',\n{' : ','}${JSON.stringify(field.name)}:`));
    const opening = stamp(`[\n{${JSON.stringify(fields[0]?.name ?? '')}:`);
    const literal = fields.map((field) => bare[field.type]);
    let first = true;
    return {
      batch(batch: Batch): void {
        const view = viewOf(batch.bytes);
        for (let row = 0; row < batch.length; row++) writeRow(batch, view, row);
      },
      end(): void {
        const close = encoder.encode(first ? '[\n\n]\n' : '\n]\n');
        room(target, close.length, sink);
        target.bytes.set(close, target.at);
        target.at += close.length;
        flush(target, sink);
      },
    };

    function writeRow(batch: Batch, view: DataView, row: number): void {
      const { bytes, columns } = batch;
      for (let c = 0; c < keys.length; c++) {
        const column = columns[c]!;
        const key = first ? opening : keys[c]!;
        first = false;
        const from = column.starts[row]!;
        const to = column.ends[row]!;
        const most = key.length + (to - from) * 6 + 12;
        if (target.at + most > target.bytes.length) room(target, most, sink);
        put(key);
        if (from === to) nothing();
        else value(bytes, view, from, to, literal[c]);
      }
      room(target, 1, sink);
      target.bytes[target.at++] = 125;
    }

    function put({ words, length }: Stamp): void {
      const { view, at } = target;
      for (let i = 0; i < words.length; i++) view.setInt32(at + i * 4, words[i]!, true);
      target.at = at + length;
    }

    function nothing(): void {
      target.view.setInt32(target.at, NULL, true);
      target.at += 4;
    }

    function value(
      bytes: Uint8Array,
      view: DataView,
      from: number,
      to: number,
      type: 'number' | 'boolean' | undefined,
    ): void {
      const text = target.bytes;
      let at = target.at;
      // A cell that could not be read stands as it is, so it goes out as text, whatever the field's type.
      if (type !== undefined && (type === 'number' ? number(bytes, from, to) : truth(bytes, from, to))) {
        for (let read = from; read < to; read++) text[at++] = bytes[read]!;
        target.at = at;
        return;
      }
      text[at++] = QUOTE;
      let read = from;
      // What is escaped is below 0x23 or a backslash: four bytes without either are copied at once.
      while (read + 4 <= to) {
        const word = view.getInt32(read, true);
        const slash = word ^ 0x5c5c5c5c;
        if ((((word - 0x23232323) & ~word) | ((slash - 0x01010101) & ~slash)) & 0x80808080) {
          for (const end = read + 4; read < end; read++) at = putByte(bytes[read]!, text, at);
          continue;
        }
        target.view.setInt32(at, word, true);
        at += 4;
        read += 4;
      }
      while (read < to) at = putByte(bytes[read++]!, text, at);
      text[at++] = QUOTE;
      target.at = at;
    }
  },
};

function putByte(byte: number, text: Uint8Array, at: number): number {
  if (escaped[byte] !== 0) return escapeByte(byte, text, at);
  text[at] = byte;
  return at + 1;
}

function escapeByte(byte: number, text: Uint8Array, at: number): number {
  text[at++] = BACKSLASH;
  if (byte >= 32) text[at++] = byte;
  else if (short[byte]! > 0) text[at++] = short[byte]!;
  else {
    text[at++] = 117;
    text[at++] = 48;
    text[at++] = 48;
    text[at++] = hex[byte >> 4]!;
    text[at++] = hex[byte & 15]!;
  }
  return at;
}

/** A JSON number without exponent: `-?(0|[1-9]\d*)(\.\d+)?`. */
function number(bytes: Uint8Array, from: number, to: number): boolean {
  let at = bytes[from] === 45 ? from + 1 : from;
  const whole = at;
  while (at < to && bytes[at]! >= 48 && bytes[at]! <= 57) at++;
  if (at === whole || (bytes[whole] === 48 && at - whole > 1)) return false;
  if (at === to) return true;
  if (bytes[at] !== 46 || at + 1 === to) return false;
  at++;
  while (at < to && bytes[at]! >= 48 && bytes[at]! <= 57) at++;
  return at === to;
}

function truth(bytes: Uint8Array, from: number, to: number): boolean {
  const text = to - from;
  return (text === 4 && bytes[from] === 116) || (text === 5 && bytes[from] === 102);
}
