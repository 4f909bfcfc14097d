import type { Batch, Column } from '../model/batch.ts';
import { Fault } from '../model/fault.ts';
import { closeUp, type Dialect, letters, quoted } from './csv-quoted.ts';
import { judgeWidth } from './faults.ts';

/** What is odd about a cell; rows and columns count from 0. */
export interface Oddities {
  /** The quotes of the cell do not pair: text follows what should close it. */
  afterQuote(row: number, column: number): void;
  /** The file ends inside quotes: the cell is kept letter for letter up to the next delimiter, its quote included. */
  unclosed(row: number, column: number): void;
}

const PIECE = 1 << 20;
const LONGEST_ROW = 64 << 20;
const ROWS = 8192;
const FEW = 512;
const CELLS = 4 << 20;
const LF = 10;
const CR = 13;
const BLANK = 32;

/**
 * Scans delimited UTF-8 into batches. Each cell is found once, byte by byte; its text stays where it was read and only its
 * offsets are kept. Doubled quotes are closed up in place. No cell is dropped and no two are merged: a row has
 * exactly as many cells as the file gives it (`widths`), whatever the rows around it have.
 */
export async function* scan(pieces: AsyncIterable<Uint8Array>, dialect: Dialect, odd: Oddities): AsyncGenerator<Batch> {
  const state = start();
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += PIECE) {
      load(state, piece.subarray(at, at + PIECE));
      do {
        ready(state);
        rows(state, dialect, odd, false);
        if (state.batch.length > 0) yield state.batch;
      } while (state.full);
      if (state.end - state.begin > LONGEST_ROW) throw endless(state.row);
    }
  }
  do {
    ready(state);
    rows(state, dialect, odd, true);
    if (state.batch.length > 0) yield state.batch;
  } while (state.full);
}

interface State {
  batch: Batch;
  /** Unscanned bytes are batch.bytes[begin..end). */
  begin: number;
  end: number;
  /** Number of the next row in the file. */
  row: number;
  /** The batch holds all the rows it may; more may be at hand. */
  full: boolean;
  /** Offsets of all columns behind one another, `stride` each. */
  starts: Uint32Array;
  ends: Uint32Array;
  stride: number;
  /** Columns there must be room for before the next row can be scanned. */
  room: number;
  /** More rows a batch from the next one on. */
  grow: boolean;
}

function start(): State {
  const batch: Batch = {
    length: 0,
    rows: new Uint32Array(ROWS),
    widths: new Uint32Array(ROWS),
    bytes: new Uint8Array(0),
    used: 0,
    columns: [],
  };
  const state: State = {
    batch,
    begin: 0,
    end: 0,
    row: 0,
    full: false,
    starts: new Uint32Array(0),
    ends: new Uint32Array(0),
    stride: 0,
    room: 0,
    grow: false,
  };
  makeRoom(state, 16, FEW);
  return state;
}

/** Room for `columns` columns and at most `rows` rows: fewer where there are very many columns. */
function makeRoom(state: State, columns: number, rows: number): void {
  state.room = columns;
  state.stride = Math.max(1, Math.min(rows, Math.floor(CELLS / columns)));
  state.starts = new Uint32Array(columns * state.stride);
  state.ends = new Uint32Array(columns * state.stride);
}

/** Makes the room that the rows so far need. Not done in `rows`, which the first time would be compiled anew for it. */
function ready(state: State): void {
  if (!state.grow && state.room * state.stride <= state.starts.length) return;
  makeRoom(state, state.room, state.grow ? ROWS : FEW);
  state.grow = false;
}

/** Moves the unscanned rest to the front and puts the piece behind it; the last byte of room is for a sentinel. */
function load(state: State, piece: Uint8Array): void {
  const rest = state.end - state.begin;
  const need = rest + piece.length + 1;
  if (state.batch.bytes.length < need) {
    // Room behind the piece is for the texts that later stages append.
    const grown = new Uint8Array(need + (need >> 1) + 4096);
    grown.set(state.batch.bytes.subarray(state.begin, state.end));
    state.batch.bytes = grown;
  } else if (state.begin > 0) {
    state.batch.bytes.copyWithin(0, state.begin, state.end);
  }
  state.batch.bytes.set(piece, rest);
  state.begin = 0;
  state.end = rest + piece.length;
}

/** Scans the whole rows at hand into the batch; what is left belongs to a row that goes on in the next piece. */
function rows(state: State, dialect: Dialect, odd: Oddities, last: boolean): void {
  const { batch } = state;
  const bytes = batch.bytes;
  const end = state.end;
  const { delimiter, quote } = dialect;
  const returns = dialect.bareReturns ? CR : LF;
  const low = delimiter < 0x2d;
  const skips = dialect.blanks === true;
  const runs = skips && delimiter === BLANK;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { starts, ends, stride } = state;
  const doubled: number[] = [];
  let at = state.begin;
  let row = 0;
  let widest = 0;
  state.full = false;
  // A stage behind may have put other texts where the sentinel was.
  bytes[end] = LF;
  // state.begin moves only past whole rows.
  scanning: while (at < end && row < stride) {
    doubled.length = 0;
    let cell = row;
    let width = 0;
    for (;;) {
      if (cell >= starts.length) {
        judgeWidth(width + 1, state.row + row);
        state.room *= 2;
        state.full = true;
        break scanning;
      }
      if (skips && (width > 0 || runs)) while (bytes[at] === BLANK && at < end) at++;
      let from = at;
      let to: number;
      if (bytes[at] === quote && at < end) {
        let done = quoted(bytes, at, end, dialect, last);
        if (done.next < 0) {
          if (!last) break scanning;
          odd.unclosed(state.row + row, width);
          done = letters(bytes, at, at, end, dialect);
        }
        at = done.next;
        if (at >= end && !last) break scanning;
        if (done.odd) odd.afterQuote(state.row + row, width);
        from = done.from;
        to = done.to;
        if (done.doubled) doubled.push(cell);
      } else {
        // Line ends and the usual delimiters are below 0x2d: four bytes without any are passed at once.
        if (low) {
          while (at + 4 <= end) {
            const word = view.getInt32(at, true);
            if (((word - 0x2d2d2d2d) & ~word & 0x80808080) !== 0) break;
            at += 4;
          }
        }
        let byte = bytes[at]!;
        while (byte !== delimiter && byte !== LF && byte !== returns) byte = bytes[++at]!;
        if (at >= end && !last) break scanning;
        to = at;
        if (byte === LF && to > from && bytes[to - 1] === CR) to--;
      }
      starts[cell] = from;
      ends[cell] = to;
      width++;
      cell += stride;
      if (at < end && bytes[at] === delimiter) {
        at++;
        continue;
      }
      break;
    }
    if (at < end && bytes[at] === CR && dialect.bareReturns) {
      at++;
      if (at >= end && !last) break;
      if (at < end && bytes[at] === LF) at++;
    } else {
      if (at < end && bytes[at] === CR) at++;
      // A carriage return at the very end of the piece: its line feed may come with the next one.
      if (at >= end && !last) {
        if (bytes[at - 1] === CR) break;
      } else if (at < end && bytes[at] === LF) at++;
    }
    // The row is whole: only now may its bytes move, for a row cut by the piece's end is scanned again.
    while (doubled.length > 0) {
      const one = doubled.pop()!;
      ends[one] = closeUp(bytes, starts[one]!, ends[one]!, dialect);
    }
    const empty = width === 1 && starts[row] === ends[row];
    batch.widths[row] = empty ? 0 : width;
    if (width > widest) widest = width;
    batch.rows[row] = state.row + row;
    row++;
    state.begin = at;
  }
  if (row === stride) {
    state.full = true;
    // A small file never needs the room of a large one.
    if (stride < ROWS) state.grow = true;
  }
  finish(state, row, widest);
}

/** Hands the scanned rows over: short rows end in empty cells, columns are views of the offsets. */
function finish(state: State, length: number, widest: number): void {
  const { batch, starts, ends, stride } = state;
  const { widths } = batch;
  for (let row = 0; row < length; row++) {
    for (let column = widths[row] || 1; column < widest; column++) {
      starts[column * stride + row] = 0;
      ends[column * stride + row] = 0;
    }
  }
  const columns: Column[] = [];
  for (let at = 0; at < widest; at++) {
    columns.push({
      at,
      starts: starts.subarray(at * stride, (at + 1) * stride),
      ends: ends.subarray(at * stride, (at + 1) * stride),
    });
  }
  batch.columns = columns;
  batch.length = length;
  state.row += length;
  // The rest of the bytes must outlive what later stages append, so the arena is "used" to its end.
  batch.used = Math.max(state.end + 1, 1);
}

function endless(row: number): Fault {
  return new Fault('file-damaged', {
    zh: `第 ${row + 1} 列超過 64 MB 還沒有結束，多半是前面有引號沒有關閉。請檢查第 ${row + 1} 列的引號（"）。`,
    en: `Row ${row + 1} does not end within 64 MB; most likely a quote was not closed. Check the quotes (") of row ${row + 1}.`,
  });
}
