import type { ColumnFacts, Subject } from '../model/score.ts';

const clean: Omit<ColumnFacts, 'title'> = {
  levels: 1,
  filled: 40,
  missing: 0,
  marked: 0,
  flagged: 0,
  rewritten: 0,
  unreadable: 0,
  failed: 0,
  errors: 0,
};

/** A table with nothing to mend: what the fixtures of all rules are laid over. */
export const baseSubject: Subject = {
  kind: 'release',
  file: { format: 'csv', extension: 'csv', encoding: 'utf-8', delimiter: ',' },
  formats: ['csv', 'json'],
  sheets: 1,
  hiddenSheets: 0,
  headerRows: 1,
  rows: 40,
  cut: { header: 1 },
  merged: { header: 0, data: 0 },
  hiddenRows: 0,
  hiddenColumns: 0,
  ragged: 0,
  strangeCharacters: 0,
  columns: [
    { ...clean, title: '公園編號', type: 'code' },
    { ...clean, title: '行政區', type: 'text' },
    { ...clean, title: '面積', type: 'decimal', unit: '平方公尺', filled: 36, missing: 4 },
    { ...clean, title: '啟用日期', type: 'date' },
  ],
  metadata: {
    titled: true,
    described: true,
    fieldsDescribed: 4,
    unitsSaid: 1,
    licensed: true,
    frequency: true,
    contact: true,
    standardUris: 4,
    versioned: true,
    checksummed: true,
  },
};

/** The file of a spreadsheet, for fixtures about what text files cannot have. */
export const spreadsheet: Pick<Subject, 'file' | 'formats'> = {
  file: { format: 'xlsx', extension: 'xlsx' },
  formats: ['xlsx'],
};

/** The columns of `baseSubject` with one of them changed. */
export function columnsWith(title: string, changes: Partial<ColumnFacts>): readonly ColumnFacts[] {
  return baseSubject.columns.map((column) => (column.title === title ? { ...column, ...changes } : column));
}
