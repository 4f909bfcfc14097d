import type { Pipeline } from '../model/pipeline.ts';
import type { Place } from '../model/place.ts';
import type { Ledger } from '../model/release.ts';
import type { ColumnFacts, Subject } from '../model/score.ts';
import type { FileFacts, Layout, Sheet } from '../model/sheet.ts';
import type { Table } from '../model/table.ts';

const counted: readonly string[] = ['integer', 'decimal', 'amount'];

/** All that a pass over the agency's file has learnt. */
export interface SourceParts {
  readonly facts: FileFacts;
  readonly sheets: readonly Pick<Sheet, 'hidden'>[];
  readonly table: Table;
  /** Of the table's sheet, asked for after the pass. */
  readonly layout: Layout;
  /** The last record's row in the sheet, from 0: the table itself may not know it. */
  readonly lastRow: number;
  /** Records read. */
  readonly rows: number;
  readonly cut: Ledger['cut'];
  /** Of the blank rows in `cut` those above the header and below the last record, which are in nobody's way. */
  readonly blankAround?: number;
  readonly ragged: number;
  readonly strangeCharacters: number;
  readonly columns: readonly ColumnFacts[];
}

/** The agency's file as given. What is said beside it is not part of it, so rules about metadata do not apply. */
export function sourceSubject(parts: SourceParts): Subject {
  const { facts, table, layout } = parts;
  const head = table.header[0] ?? table.first;
  const inTable = (row: number) => row >= head && row <= parts.lastRow;
  return {
    kind: 'source',
    file: {
      format: facts.format,
      extension: facts.extension,
      ...(facts.encoding !== undefined && { encoding: facts.encoding }),
      ...(facts.delimiter !== undefined && { delimiter: facts.delimiter }),
      ...(facts.linkCaches !== undefined && { linkCaches: facts.linkCaches }),
    },
    formats: [facts.format],
    sheets: parts.sheets.length,
    hiddenSheets: parts.sheets.filter((sheet) => sheet.hidden).length,
    headerRows: table.header.length,
    rows: parts.rows,
    cut: { ...parts.cut, ...(parts.cut.blank !== undefined && { blank: parts.cut.blank - (parts.blankAround ?? 0) }) },
    merged: mergedRanges(table, layout, parts.lastRow),
    hiddenRows: layout.hiddenRows.filter(inTable).length,
    hiddenColumns: layout.hiddenColumns.filter((column) => column >= table.place.left && column <= table.place.right)
      .length,
    ragged: parts.ragged,
    strangeCharacters: parts.strangeCharacters,
    columns: parts.columns,
  };
}

// A range over a title, a total row or a note under the table is judged where that row is.
function mergedRanges(table: Table, layout: Layout, lastRow: number): Subject['merged'] {
  const header = new Set(table.header);
  const cut = new Set<number>();
  for (const one of table.cut) for (let row = one.top; row <= Math.min(one.bottom, lastRow); row++) cut.add(row);
  const touches = (place: Place, wanted: (row: number) => boolean, from: number, to: number): boolean => {
    if (place.right < table.place.left || place.left > table.place.right) return false;
    for (let row = Math.max(place.top, from); row <= Math.min(place.bottom, to); row++) if (wanted(row)) return true;
    return false;
  };
  return {
    header: layout.merged.filter((place) => touches(place, (row) => header.has(row), 0, table.first)).length,
    data: layout.merged.filter((place) =>
      touches(place, (row) => !header.has(row) && !cut.has(row), table.first, lastRow),
    ).length,
  };
}

/** All that is known of what is about to be published. */
export interface ReleaseParts {
  readonly pipeline: Pipeline;
  /** Records published. */
  readonly rows: number;
  readonly strangeCharacters: number;
  /** What the pass has seen, one for each field of the pipeline, in their order. */
  readonly columns: readonly ColumnFacts[];
}

/** The release as published: what the pass could not read or what fails a check is in it as it stands. */
export function releaseSubject(parts: ReleaseParts): Subject {
  const { pipeline } = parts;
  return {
    kind: 'release',
    file: { format: 'csv', extension: 'csv', encoding: 'utf-8', delimiter: ',' },
    formats: pipeline.formats,
    sheets: 1,
    hiddenSheets: 0,
    headerRows: 1,
    rows: parts.rows,
    cut: {},
    merged: { header: 0, data: 0 },
    hiddenRows: 0,
    hiddenColumns: 0,
    ragged: 0,
    strangeCharacters: parts.strangeCharacters,
    columns: pipeline.fields.map((field, at) => ({
      ...(parts.columns[at] ?? emptyColumn),
      title: field.name,
      levels: 1,
      type: field.type,
      ...(field.unit !== undefined && { unit: field.unit }),
      marked: 0,
      flagged: 0,
      rewritten: 0,
      ...(parts.columns[at]?.misformed !== undefined && { misformed: 0 }),
    })),
    metadata: metadataOf(pipeline),
  };
}

// A field that the agency's file does not hold is published as an empty column.
const emptyColumn = { filled: 0, missing: 0, unreadable: 0, failed: 0, errors: 0 };

function metadataOf(pipeline: Pipeline): NonNullable<Subject['metadata']> {
  const { agency, fields } = pipeline;
  const filled = (text: string | undefined) => text !== undefined && text.trim() !== '';
  return {
    titled: filled(pipeline.title.zh),
    described: filled(pipeline.description.zh),
    fieldsDescribed: fields.filter((field) => filled(field.description)).length,
    unitsSaid: fields.filter(({ type, unit }) => counted.includes(type) && filled(unit)).length,
    licensed: filled(pipeline.license),
    frequency: filled(pipeline.frequency),
    contact: filled(agency.contact.name) && (filled(agency.contact.phone) || filled(agency.contact.email)),
    standardUris: fields.filter((field) => filled(field.uri)).length,
    // Every release has an address of its own and lies beside its SHA-256.
    versioned: true,
    checksummed: true,
  };
}
