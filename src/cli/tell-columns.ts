import type { Findings } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import type { Passed } from '../pass.ts';
import { named } from '../score/columns-named.ts';
import { emptyColumn, headingUnclear } from '../validate/column-problems.ts';

const NAMES = 3;

/** Tells of columns without any value, and of headings that would fit any column; `passed` has the columns in the table's order. */
export function tellColumns(table: Table, passed: Passed, findings: Findings): void {
  const row = table.header.at(-1);
  const sheet = table.sheet ? { sheet: table.sheet } : {};
  const records = passed.ledger.published;
  const unclear = passed.columns.filter(({ title, column }) => column > 0 && title !== '' && !named(title));
  const found = unclear.slice(0, NAMES).map(({ title }) => title);
  for (const { title, filled, column } of passed.columns) {
    if (filled > 0 || records === 0 || column < 1) continue;
    const place = { ...sheet, top: passed.first, left: column - 1, bottom: passed.last, right: column - 1 };
    findings.counted(emptyColumn, title, place, records, { found: records });
  }
  for (const { column } of row === undefined ? [] : unclear) {
    const place = { ...sheet, top: row!, left: column - 1, bottom: row!, right: column - 1 };
    findings.file(headingUnclear, { found: found.join('、') + (unclear.length > NAMES ? '…' : '') }, place);
  }
}
