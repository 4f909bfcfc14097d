/** Records of BIFF, written by hand: for what no library writes. */

type Part = number | readonly number[] | Uint8Array;

/** All parts in a row, in bytes of their own. */
export function bytes(...parts: readonly Part[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'number' ? [part] : part))));
}

export const u16 = (value: number) => [value & 255, (value >> 8) & 255];
export const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];

export function f64(value: number): Uint8Array {
  const made = Buffer.alloc(8);
  made.writeDoubleLE(value);
  return made;
}

export function record(type: number, ...parts: readonly Part[]): Uint8Array {
  const content = bytes(...parts);
  return bytes(u16(type), u16(content.length), content);
}

/** A BIFF8 string: its length, its flags, its characters in one byte each where they fit. */
export function text(value: string, lengthBytes: 1 | 2 = 2): Uint8Array {
  const wide = /[^\0-\xff]/.test(value);
  const head = lengthBytes === 2 ? u16(value.length) : [value.length];
  return bytes(head, wide ? 1 : 0, Buffer.from(value, wide ? 'utf16le' : 'latin1'));
}

export interface BiffSheetSpec {
  readonly name: string;
  readonly hidden?: number;
  /** 0 is a worksheet. */
  readonly type?: number;
  readonly records: readonly Uint8Array[];
}

export interface BiffBookSpec {
  /** 0x600 is BIFF8, 0x500 is BIFF5. */
  readonly version?: number;
  /** Records of the globals, before those that name the sheets and after them. */
  readonly before?: readonly Uint8Array[];
  readonly after?: readonly Uint8Array[];
  readonly sheets: readonly BiffSheetSpec[];
}

export const EOF = record(0x0a);

export function bof(version: number, substream: number): Uint8Array {
  return record(0x809, u16(version), u16(substream), new Array<number>(version === 0x600 ? 12 : 4).fill(0));
}

/** The stream of a workbook: globals, then the sheets. */
export function book({ version = 0x600, before = [], after = [], sheets }: BiffBookSpec): Uint8Array {
  const bodies = sheets.map(({ records }) => bytes(bof(version, 0x10), Buffer.concat(records), EOF));
  const head = (positions: readonly number[]) =>
    bytes(
      bof(version, 5),
      ...before,
      ...sheets.map(({ name, hidden = 0, type = 0 }, i) =>
        record(
          0x85,
          u32(positions[i] ?? 0),
          hidden,
          type,
          version === 0x600 ? text(name, 1) : [Buffer.byteLength(name), ...Buffer.from(name)],
        ),
      ),
      ...after,
      EOF,
    );
  let position = head([]).length;
  const positions = bodies.map((body) => (position += body.length) - body.length);
  return bytes(head(positions), ...bodies);
}

/** XF: how cells are shown; `format` is a number format, 6 is centred across. */
export function xf(format: number, alignment = 0, version = 0x600): Uint8Array {
  return record(0xe0, u16(0), u16(format), u16(0), alignment, new Array<number>(version === 0x600 ? 13 : 9).fill(0));
}

/** SST and its CONTINUE records, of at most `limit` bytes each; the strings are cut as Excel cuts them. */
export function sharedStrings(strings: readonly string[], limit = 8224): Uint8Array {
  const records: Uint8Array[] = [];
  let parts: Part[] = [u32(strings.length), u32(strings.length)];
  let size = 8;
  const put = (part: Uint8Array) => {
    parts.push(part);
    size += part.length;
  };
  const flush = () => {
    records.push(record(records.length === 0 ? 0xfc : 0x3c, ...parts));
    parts = [];
    size = 0;
  };
  for (const string of strings) {
    const wide = /[^\0-\xff]/.test(string);
    const unit = wide ? 2 : 1;
    const characters = Buffer.from(string, wide ? 'utf16le' : 'latin1');
    // The head of a string is not cut.
    if (size + 3 > limit) flush();
    put(bytes(u16(string.length), wide ? 1 : 0));
    for (let at = 0; at < characters.length; ) {
      const room = Math.floor((limit - size) / unit) * unit;
      if (room <= 0) {
        flush();
        put(bytes(wide ? 1 : 0));
        continue;
      }
      put(characters.subarray(at, at + room));
      at += room;
    }
  }
  flush();
  return bytes(...records);
}

export const cell = (row: number, column: number, style = 0) => [...u16(row), ...u16(column), ...u16(style)];
export const labelSst = (row: number, column: number, index: number) => record(0xfd, cell(row, column), u32(index));
export const number = (row: number, column: number, value: number, style = 0) =>
  record(0x203, cell(row, column, style), f64(value));
export const label = (row: number, column: number, value: string) => record(0x204, cell(row, column), text(value));
