import type { Batch } from '../model/batch.ts';
import { type Finding, Findings, type Problem } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import type { Table } from '../model/table.ts';
import { startScan } from './column-scan.ts';
import { personalInCorner } from './corner-problems.ts';
import { redacted } from './discreet.ts';
import { detectors } from './index.ts';
import { personalUnpublished } from './unpublished-problem.ts';

/** Watches the columns that the table has and the pipeline does not name. */
export interface UnpublishedWatch {
  /** Takes a batch with all columns of the table, before any cell is changed. */
  batch(batch: Batch, sheet: string): void;
  /** After the last batch: tells of each column that holds personal data. */
  end(findings: Findings): void;
}

/** `used` are the positions of the columns that some field stands for. Undefined: there is nothing to watch. */
export function startUnpublished(table: Table, used: readonly number[]): UnpublishedWatch | undefined {
  const scans = table.columns.flatMap(({ title, at: left }, at) => {
    if (used.includes(at)) return [];
    const field: Field = { name: title, title, type: 'text' };
    return [{ at, left, title, scan: startScan(field, title, detectors) }];
  });
  if (scans.length === 0) return undefined;
  return {
    batch(batch, sheet) {
      for (const { at, scan } of scans) {
        const column = batch.columns[at];
        if (column) scan.batch(batch, column, sheet);
      }
    },
    end(findings) {
      for (const { scan, left, title } of scans) {
        const found = new Findings();
        const personal = scan.tell(found) === 'person';
        if (!scan.tellNames(found, personal) && !personal) continue;
        const row = table.header.at(-1) ?? table.first;
        const place = { ...(table.sheet && { sheet: table.sheet }), top: row, left, bottom: row, right: left };
        const where = { where: '沒有發布的欄位', whereEn: 'a column that is not published' };
        findings.file(personalUnpublished, where, left < 0 ? undefined : place, title);
      }
    },
  };
}

/** Tells of titles and notes with personal data; the report shows them masked. */
export function tellTexts({ titles, notes }: Pick<Table, 'titles' | 'notes'>, findings: Findings): void {
  const holds = (texts: readonly string[]) => texts.some((text) => redacted(text) !== text);
  const [inTitles, inNotes] = [holds(titles), holds(notes)];
  if (!inTitles && !inNotes) return;
  const zh = [inTitles ? ['表名'] : [], inNotes ? ['附註'] : []].flat().join('與');
  const en = [inTitles ? ['the title'] : [], inNotes ? ['the notes'] : []].flat().join(' and ');
  findings.file(personalUnpublished, { where: zh, whereEn: en });
}

/** Whether the agency's own file holds personal data that no release shows, so that it must not lie beside the releases. */
export function holdsMore(findings: readonly Finding[]): boolean {
  const names: readonly Problem['name'][] = [personalUnpublished.name, personalInCorner.name];
  return findings.some((finding) => names.includes(finding.problem));
}
