import type { Batch, Column } from '../model/batch.ts';
import type { CodeEntry, CodeList } from '../model/code-list.ts';
import type { FindingFacts, Problem } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { type DaySpan, daySpan } from '../text/day-span.ts';
import { codeNotInForce, codeUnlisted, notInCodeList } from './code-problems.ts';

/** Judges cells by a code list with a history: by the date of their own row, or by the list's newest state. */
export interface DatedCodes {
  /** What is wrong with the non-empty cell bytes[from..to) of a row; undefined: nothing. */
  judge(batch: Batch, row: number, from: number, to: number): Problem | undefined;
  /** The facts of the cell that was judged last. */
  facts(found: string): FindingFacts;
}

/** `on`: the position of the column that says which day a row is of, and its field. */
export function startDatedCodes(
  list: CodeList,
  on: { readonly at: number; readonly field: Field } | undefined,
): DatedCodes {
  const span: DaySpan = { first: 0, last: 0 };
  const roc = on?.field.form === 'roc';
  const { begins, ends } = list;
  let judged = -1;
  let day = '';
  let early = false;

  /** Whether the code counted on a day of the row's; a row whose date cannot be read is not judged by it. */
  const inForce = (batch: Batch, column: Column, row: number, code: number): boolean => {
    const [from, to] = [column.starts[row]!, column.ends[row]!];
    if (from === to || !daySpan(batch.bytes, from, to, roc, span)) return true;
    if (begins[code]! <= span.last && span.first < ends[code]!) return true;
    day = decoder.decode(batch.bytes.subarray(from, to));
    early = span.last < begins[code]!;
    return false;
  };

  return {
    judge(batch, row, from, to) {
      judged = list.find(batch.bytes, from, to);
      if (judged < 0) return list.complete ? notInCodeList : codeUnlisted;
      day = '';
      early = false;
      const holds = on ? inForce(batch, batch.columns[on.at]!, row, judged) : ends[judged]! > LATEST;
      return holds ? undefined : codeNotInForce;
    },
    facts: (found) =>
      judged < 0 ? unknownCode(list, found) : outOfForce(list, list.entry(judged), found, { day, early }),
  };
}

const decoder = new TextDecoder();
/** Above any day: a code without an end. */
const LATEST = 99_999_998;

function unknownCode(list: CodeList, found: string): FindingFacts {
  const facts = { found, expected: list.name, asOf: list.asOf };
  const short = withZero(list, found);
  if (short)
    return {
      ...facts,
      replacement: short.code,
      hint: `，少了前導零：「${short.title}」的代碼是「${short.code}」`,
      hintEn: `; a leading zero is lost: “${short.code}” is ${short.title}`,
    };
  const old = list.formerly(found);
  if (!old) return { ...facts, hint: '', hintEn: '' };
  const now = old.replacedBy;
  const [zh, en] = [`，它是${old.list.zh}的「${old.title}」`, `; it is “${old.title}” of: ${old.list.en}`];
  return {
    ...facts,
    hint: now === '' ? `${zh}，沒有對應的現行代碼` : `${zh}，現行代碼是「${now}」`,
    hintEn: now === '' ? `${en}; no present code stands for it` : `${en}; the present code is “${now}”`,
    ...(now !== '' && { replacement: now }),
  };
}

/** The code of a number that has lost its leading zero to a spreadsheet. */
function withZero(list: CodeList, found: string): CodeEntry | undefined {
  const bytes = new TextEncoder().encode(`0${found}`);
  const at = /^\d+$/.test(found) ? list.find(bytes, 0, bytes.length) : -1;
  return at < 0 ? undefined : list.entry(at);
}

function outOfForce(
  list: CodeList,
  entry: CodeEntry,
  found: string,
  { day, early }: { readonly day: string; readonly early: boolean },
): FindingFacts {
  const { title, from, until, replacedBy } = entry;
  const asOf = `代碼表 ${list.name} 到 ${list.asOf} 為止，`;
  return {
    found,
    expected: list.name,
    title,
    ...(from !== '' && { from }),
    ...(until !== '' && { until }),
    ...(replacedBy !== '' && { replacement: replacedBy }),
    when: day === '' ? asOf : `但這一列的日期是 ${day}，`,
    whenEn: day === '' ? `in the list ${list.name} of ${list.asOf}` : `in a row dated ${day}`,
    state: early ? `還沒有啟用（${from} 起才有）` : `已經廢止（${until} 起）`,
    stateEn: early ? `had not begun (it counts from ${from} on)` : `had ended (in ${until})`,
    hint: early || replacedBy === '' ? '' : `，現在是「${replacedBy}」`,
    hintEn: early || replacedBy === '' ? '' : `; “${replacedBy}” has taken its place`,
  };
}
