import { describe, expect, it } from 'vitest';
import type { Field, Pipeline } from '../../src/model/pipeline.ts';
import type { ColumnFacts } from '../../src/model/score.ts';
import type { Layout } from '../../src/model/sheet.ts';
import { PLAIN } from '../../src/model/sheet.ts';
import type { Table } from '../../src/model/table.ts';
import { score } from '../../src/score/score.ts';
import { releaseSubject, type SourceParts, sourceSubject } from '../../src/score/subject.ts';

const facts: ColumnFacts = {
  title: '面積',
  levels: 1,
  type: 'decimal',
  filled: 8,
  missing: 2,
  marked: 2,
  flagged: 1,
  rewritten: 5,
  unreadable: 1,
  failed: 1,
  errors: 1,
};

// Rows 0-1 title and unit, 2-3 header, 4-13 records with a total in row 8, 14-15 a note; columns B to D.
const table: Table = {
  sheet: '工作表1',
  place: { sheet: '工作表1', top: 2, left: 1, bottom: 13, right: 3 },
  header: [2, 3],
  first: 4,
  columns: [],
  cut: [
    { top: 0, bottom: 0, reason: 'title' },
    { top: 1, bottom: 1, reason: 'unit' },
    { top: 8, bottom: 8, reason: 'total' },
    { top: 14, bottom: 15, reason: 'note' },
  ],
  records: 9,
  titles: [],
  notes: [],
  sure: 1,
  why: [],
};

const parts: SourceParts = {
  facts: { format: 'xlsx', extension: 'xlsx', linkCaches: 2, macros: true },
  sheets: [{ hidden: false }, { hidden: true }, { hidden: false }],
  table,
  layout: PLAIN,
  lastRow: 13,
  rows: 9,
  cut: { title: 1, unit: 1, header: 2, total: 1, note: 2 },
  ragged: 3,
  strangeCharacters: 4,
  columns: [facts],
};

describe('the source as given', () => {
  it('counts no blank rows around the table', () => {
    expect(sourceSubject({ ...parts, cut: { blank: 3 }, blankAround: 2 }).cut).toEqual({ blank: 1 });
  });

  it('is told as it was found', () => {
    expect(sourceSubject(parts)).toEqual({
      kind: 'source',
      file: { format: 'xlsx', extension: 'xlsx', linkCaches: 2 },
      formats: ['xlsx'],
      sheets: 3,
      hiddenSheets: 1,
      headerRows: 2,
      rows: 9,
      cut: parts.cut,
      merged: { header: 0, data: 0 },
      hiddenRows: 0,
      hiddenColumns: 0,
      ragged: 3,
      strangeCharacters: 4,
      columns: [facts],
    });
  });

  it('of a text file has its encoding', () => {
    const text = { format: 'csv', extension: 'txt', encoding: 'cp950', delimiter: '\t', quote: '"' } as const;
    const { file } = sourceSubject({ ...parts, facts: text });
    expect(file).toEqual({ format: 'csv', extension: 'txt', encoding: 'cp950', delimiter: '\t' });
  });

  it.each<[what: string, range: [top: number, left: number, bottom: number, right: number], [number, number]]>([
    ['a title', [0, 1, 0, 3], [0, 0]],
    ['a unit beside an upper header', [1, 3, 2, 3], [1, 0]],
    ['an upper header', [2, 1, 2, 2], [1, 0]],
    ['a header over both rows', [2, 1, 3, 1], [1, 0]],
    ['a group of records', [4, 1, 6, 1], [0, 1]],
    ['a header that reaches into the records', [3, 1, 4, 1], [1, 1]],
    ['a total row', [8, 1, 8, 2], [0, 0]],
    ['a total row and a record', [8, 1, 9, 1], [0, 1]],
    ['a note under the table', [14, 1, 15, 3], [0, 0]],
    ['the last record and the note', [13, 1, 15, 1], [0, 1]],
    ['something beside the table', [4, 4, 9, 6], [0, 0]],
    ['something that begins left of it', [4, 0, 4, 1], [0, 1]],
  ])('merged: %s', (_, [top, left, bottom, right], [header, data]) => {
    const layout: Layout = { ...PLAIN, merged: [{ top, left, bottom, right }] };
    expect(sourceSubject({ ...parts, layout }).merged).toEqual({ header, data });
  });

  it('counts what is hidden in the table only', () => {
    const layout: Layout = { ...PLAIN, hiddenRows: [0, 1, 2, 5, 13, 14], hiddenColumns: [0, 1, 3, 4] };
    const subject = sourceSubject({ ...parts, layout });
    expect([subject.hiddenRows, subject.hiddenColumns]).toEqual([3, 2]);
  });

  it('without a header begins with its first record', () => {
    const bare = { ...table, header: [], place: { ...table.place, top: 4 } };
    const subject = sourceSubject({ ...parts, table: bare, layout: { ...PLAIN, hiddenRows: [3, 4] } });
    expect([subject.headerRows, subject.hiddenRows]).toEqual([0, 1]);
  });
});

const field = (name: string, more: Partial<Field> = {}): Field => ({ name, title: name, type: 'text', ...more });

const pipeline: Pipeline = {
  id: 'parks',
  title: { zh: '公園清冊', en: 'Parks' },
  description: { zh: '各公園的位置與面積。', en: 'Where parks are and how large.' },
  agency: { name: '公園處', oid: '2.16.886', contact: { name: '承辦人', phone: '02-0000-0000', email: '' } },
  source: { file: 'parks.xlsx' },
  fields: [
    field('park', { type: 'code', description: '公園編號', uri: 'https://schema.gov.tw/x' }),
    field('area', { type: 'decimal', unit: '平方公尺', description: ' ' }),
    field('note', { unit: '無' }),
  ],
  formats: ['csv', 'json'],
  schedule: '0 3 * * *',
  frequency: '每1月',
  license: 'OGDL-Taiwan-1.0',
};

describe('the release', () => {
  const release = releaseSubject({ pipeline, rows: 10, strangeCharacters: 2, columns: [facts, facts] });

  it('has one header row, nothing cut, and the formats of the pipeline', () => {
    expect(release).toMatchObject({
      kind: 'release',
      file: { format: 'csv', encoding: 'utf-8' },
      formats: ['csv', 'json'],
      headerRows: 1,
      rows: 10,
      cut: {},
      merged: { header: 0, data: 0 },
      ragged: 0,
      strangeCharacters: 2,
    });
  });

  it('keeps what could not be read, and drops what was rewritten', () => {
    expect(release.columns[1]).toEqual({
      ...facts,
      title: 'area',
      type: 'decimal',
      unit: '平方公尺',
      marked: 0,
      flagged: 0,
      rewritten: 0,
      unreadable: 1,
      failed: 1,
      errors: 1,
    });
  });

  it('has every field, also one that the file does not hold', () => {
    expect(release.columns.map((column) => [column.title, column.type, column.filled])).toEqual([
      ['park', 'code', 8],
      ['area', 'decimal', 8],
      ['note', 'text', 0],
    ]);
  });

  it('says what the pipeline says', () => {
    expect(release.metadata).toEqual({
      titled: true,
      described: true,
      fieldsDescribed: 1,
      unitsSaid: 1,
      licensed: true,
      frequency: true,
      contact: true,
      standardUris: 1,
      versioned: true,
      checksummed: true,
    });
  });

  it('scores more than the source it was made from', () => {
    expect(score(release).total).toBeGreaterThan(score(sourceSubject(parts)).total);
  });
});
