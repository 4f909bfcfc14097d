import { type Batch, cellText } from '../model/batch.ts';
import type { CodeList } from '../model/code-list.ts';
import type { Field } from '../model/pipeline.ts';
import { type DaySpan, daySpan } from '../text/day-span.ts';
import type { MadeCells, Maker, Making } from './derive-cells.ts';
import { codeNotNamed, nameNotListed, nameNotUnique } from './derive-problems.ts';
import { nameIndex, placeParts } from './name-index.ts';

/** Above any day: a code without an end. */
const LATEST = 99_999_998;
const encoder = new TextEncoder();

/** The column that says which day a row is of, and its field. */
interface On {
  readonly at: number;
  readonly field: Field;
}

/** A field of codes that are looked up by names: those in the columns `of`, joined. */
export function startCode(made: MadeCells, list: CodeList, of: readonly number[], on: On | undefined): Maker {
  const { find } = nameIndex(list);
  const inForce = startInForce(list, on);
  const key = new Uint8Array(1024);
  const codes = new Map<number, Uint8Array>();
  return {
    fills: [made],
    batch(making) {
      const { batch } = making;
      const columns = of.map((at) => batch.columns[at]!);
      const main = columns.at(-1)!;
      const unread = [...of, ...(on ? [on.at] : [])].flatMap((at) => making.unread(at) ?? []);
      made.open(making, main);
      for (let row = 0; row < batch.length; row++) {
        if (main.starts[row] === main.ends[row]) continue;
        if (unread.some((marks) => marks[row] === 1)) {
          made.mark(row);
          continue;
        }
        const length = joined(batch, of, row, key);
        const all = find(key, 0, length);
        const found = all && inForce.among(batch, row, all);
        const at = found?.length === 1 ? found[0]! : -1;
        if (at < 0) {
          tellName(
            making,
            made,
            list,
            { name: nameIn(key, length), found: found ?? [], day: inForce.day(batch, row) },
            row,
          );
          continue;
        }
        let code = codes.get(at);
        if (!code) codes.set(at, (code = encoder.encode(list.entry(at).code)));
        made.put(batch, row, code, code.length);
      }
    },
  };
}

/** Which of several codes count on the day of a row: without a column for it those in force now; where the row says none, all. */
function startInForce(list: CodeList, on: On | undefined) {
  const { begins, ends } = list;
  const span: DaySpan = { first: 0, last: 0 };
  const roc = on?.field.form === 'roc';
  return {
    among(batch: Batch, row: number, all: readonly number[]): readonly number[] {
      if (!on) return all.length === 1 && ends[all[0]!]! > LATEST ? all : all.filter((at) => ends[at]! > LATEST);
      const { starts, ends: stops } = batch.columns[on.at]!;
      if (!daySpan(batch.bytes, starts[row]!, stops[row]!, roc, span)) return all;
      const counts = (at: number) => begins[at]! <= span.last && span.first < ends[at]!;
      return all.length === 1 && counts(all[0]!) ? all : all.filter(counts);
    },
    day: (batch: Batch, row: number): string => (on ? cellText(batch, batch.columns[on.at]!, row) : ''),
  };
}

/** Writes the names of a row one behind the other; one that holds those before it, as 臺北市中正區 after 臺北市, stands for them. */
function joined(batch: Batch, of: readonly number[], row: number, key: Uint8Array): number {
  const { bytes } = batch;
  let length = 0;
  for (let i = 0; i < of.length; i++) {
    const column = batch.columns[of[i]!]!;
    const [from, to] = [column.starts[row]!, column.ends[row]!];
    if (to - from >= length && length > 0) {
      let same = 0;
      while (same < length && bytes[from + same] === key[same]) same++;
      if (same === length) length = 0;
    }
    for (let at = from; at < to && length < key.length; at++) key[length++] = bytes[at]!;
  }
  return length;
}

function nameIn(key: Uint8Array, length: number): string {
  return new TextDecoder().decode(key.subarray(0, length));
}

function tellName(
  making: Making,
  made: MadeCells,
  list: CodeList,
  { name, found, day }: { readonly name: string; readonly found: readonly number[]; readonly day: string },
  row: number,
): void {
  const facts = { found: name, expected: list.name };
  if (found.length > 1) {
    const codes = found.slice(0, 4).map((at) => list.entry(at).code);
    const some = codes.join('、') + (found.length > 4 ? '…' : '');
    made.tell(making, nameNotUnique, row, () => ({ ...facts, count: found.length, codes: some }));
    return;
  }
  const when = day === '' ? { when: '', whenEn: '' } : { when: `在 ${day} `, whenEn: ` on ${day}` };
  made.tell(making, nameNotListed, row, () => ({ ...facts, ...when }));
}

/** A field of names that are looked up by the codes in the column `of`; `part`: one part of a place's name. */
export function startName(
  made: MadeCells,
  list: CodeList,
  of: number,
  part: 'county' | 'town' | 'village' | undefined,
): Maker {
  const names = new Map<number, Uint8Array>();
  const nameOf = (at: number): Uint8Array => {
    const { title } = list.entry(at);
    return encoder.encode(part === undefined ? title : placeParts(title)[part]);
  };
  return {
    fills: [made],
    batch(making) {
      const { batch } = making;
      const column = batch.columns[of]!;
      const unread = making.unread(of);
      made.open(making, column);
      for (let row = 0; row < batch.length; row++) {
        const [from, to] = [column.starts[row]!, column.ends[row]!];
        if (from === to) continue;
        if (unread?.[row] === 1) {
          made.mark(row);
          continue;
        }
        const at = list.find(batch.bytes, from, to);
        if (at < 0) {
          made.tell(making, codeNotNamed, row, () => ({ found: cellText(batch, column, row), expected: list.name }));
          continue;
        }
        let name = names.get(at);
        if (!name) names.set(at, (name = nameOf(at)));
        if (name.length > 0) made.put(batch, row, name, name.length);
      }
    },
  };
}
