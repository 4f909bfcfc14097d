import type { Bytes } from '../model/sheet.ts';

/** A piece of a stream, `from` there, that lies in the file `at` there. */
export interface Run {
  readonly from: number;
  readonly at: number;
  length: number;
}

const PIECE = 2 ** 20;

/** A stream that lies in runs over a file, read where it is asked for. `runs` are in the order of the stream, without gaps. */
export function runBytes(file: Bytes, runs: readonly Run[], size: number): Bytes {
  const slice = (from: number, to: number) => gather(file, runs, from, Math.min(to, size));
  return {
    size,
    slice,
    async *stream(from = 0) {
      for (let at = from; at < size; at += PIECE) yield await slice(at, at + PIECE);
    },
  };
}

async function gather(file: Bytes, runs: readonly Run[], from: number, to: number): Promise<Uint8Array> {
  if (to <= from) return new Uint8Array(0);
  const wanted = overlaps(runs, from, to);
  if (wanted.length === 1) return file.slice(wanted[0]!.at, wanted[0]!.at + wanted[0]!.length);
  const all = new Uint8Array(to - from);
  let end = 0;
  for (let i = 0; i < wanted.length; ) {
    // Sectors that lie close to each other are fetched together: one reading is dearer than some bytes too many.
    let low = wanted[i]!.at;
    let high = low + wanted[i]!.length;
    let after = i + 1;
    for (; after < wanted.length; after++) {
      const { at, length } = wanted[after]!;
      const wider = [Math.min(low, at), Math.max(high, at + length)] as const;
      if (wider[1] - wider[0] > 2 * PIECE) break;
      [low, high] = wider;
    }
    const read = await file.slice(low, high);
    for (; i < after; i++) {
      const one = wanted[i]!;
      const part = read.subarray(one.at - low, one.at - low + one.length);
      all.set(part, one.from - from);
      // A file may be cut inside its last sector: what is missing is not made up.
      if (part.length < one.length) return all.subarray(0, one.from - from + part.length);
      end = one.from - from + part.length;
    }
  }
  return all.subarray(0, end);
}

/** The parts of the runs that hold the stream's bytes from..to. */
function overlaps(runs: readonly Run[], from: number, to: number): Run[] {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.from + runs[middle]!.length <= from) low = middle + 1;
    else high = middle;
  }
  const found: Run[] = [];
  for (let i = low; i < runs.length && runs[i]!.from < to; i++) {
    const run = runs[i]!;
    const skip = Math.max(0, from - run.from);
    const length = Math.min(run.length, to - run.from) - skip;
    found.push({ from: run.from + skip, at: run.at + skip, length });
  }
  return found;
}
