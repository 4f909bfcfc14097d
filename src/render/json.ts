import type { Batch } from '../model/batch.ts';
import { media } from '../model/media.ts';
import type { Field, Type } from '../model/pipeline.ts';
import type { Renderer } from '../model/renderer.ts';
import { flush, out, room } from './out.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const encoder = new TextEncoder();

/** Types whose canonical text is a JSON literal as it stands, digits and all. */
const bare: Readonly<Partial<Record<Type, 'number' | 'boolean'>>> = {
  integer: 'number',
  decimal: 'number',
  coordinate: 'number',
  boolean: 'boolean',
};

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
    const keys = fields.map((field, at) => encoder.encode(`${at === 0 ? '{' : ','}${JSON.stringify(field.name)}:`));
    const literal = fields.map((field) => bare[field.type]);
    const open = encoder.encode('[\n');
    const next = encoder.encode(',\n');
    const close = encoder.encode('\n]\n');
    let first = true;
    return {
      batch(batch: Batch): void {
        for (let row = 0; row < batch.length; row++) writeRow(batch, row);
      },
      end(): void {
        room(target, 8, sink);
        if (first) copy(open);
        copy(close);
        flush(target, sink);
      },
    };

    function copy(bytes: Uint8Array): void {
      target.bytes.set(bytes, target.at);
      target.at += bytes.length;
    }

    function writeRow(batch: Batch, row: number): void {
      const { bytes, columns } = batch;
      room(target, 8, sink);
      copy(first ? open : next);
      first = false;
      for (let c = 0; c < keys.length; c++) {
        const column = columns[c]!;
        const key = keys[c]!;
        const from = column.starts[row]!;
        const to = column.ends[row]!;
        const most = key.length + (to - from) * 6 + 8;
        if (target.at + most > target.bytes.length) room(target, most, sink);
        const text = target.bytes;
        let at = target.at;
        for (let i = 0; i < key.length; i++) text[at++] = key[i]!;
        target.at = from === to ? nothing(text, at) : value(bytes, from, to, text, at, literal[c]);
      }
      room(target, 1, sink);
      target.bytes[target.at++] = 125;
    }
  },
};

function nothing(text: Uint8Array, at: number): number {
  text[at] = 110;
  text[at + 1] = 117;
  text[at + 2] = 108;
  text[at + 3] = 108;
  return at + 4;
}

function value(
  bytes: Uint8Array,
  from: number,
  to: number,
  text: Uint8Array,
  at: number,
  literal: 'number' | 'boolean' | undefined,
): number {
  // A cell that could not be read stands as it is, so it goes out as text, whatever the field's type.
  if (literal !== undefined && (literal === 'number' ? number(bytes, from, to) : truth(bytes, from, to))) {
    for (let read = from; read < to; read++) text[at++] = bytes[read]!;
    return at;
  }
  text[at++] = QUOTE;
  for (let read = from; read < to; read++) {
    const byte = bytes[read]!;
    if (escaped[byte] === 0) text[at++] = byte;
    else at = escapeByte(byte, text, at);
  }
  text[at++] = QUOTE;
  return at;
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
