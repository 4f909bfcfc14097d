import type { Batch } from './batch.ts';
import type { Place } from './place.ts';

/** Bytes that can be read from any point, as often as needed. */
export interface Bytes {
  readonly size: number;
  /** From `from` to the end, in pieces of about 1 MB; a piece is overwritten by the next. */
  stream(from?: number): AsyncIterable<Uint8Array>;
  /** A copy of bytes[from..to). */
  slice(from: number, to: number): Promise<Uint8Array>;
}

/** What a source handed over. */
export interface Delivery {
  /** The file's name as the agency gave it. */
  readonly name: string;
  readonly bytes: Bytes;
  /** Where it came from, as people are told. */
  readonly from: string;
  /** The file on this machine that holds its bytes. */
  readonly path: string;
  readonly sha256: string;
  /** Whether all of it is valid UTF-8. */
  readonly utf8: boolean;
  /** What lets a source say "unchanged" next time without sending the bytes. */
  readonly tag: string;
  readonly modified?: string;
}

/** How a sheet looks, beyond its cells. Rows and columns count from 0. */
export interface Layout {
  readonly merged: readonly Place[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Cells centred across the blank cells to their right without a merge. */
  readonly centred: readonly Place[];
  /** Cells with a link to an address outside the workbook; none: the sheet has no such cells, or its format no links. */
  readonly links?: readonly Place[];
}

export const PLAIN: Layout = { merged: [], hiddenRows: [], hiddenColumns: [], centred: [] };

/** A grid as the file holds it, before anything is understood. */
export interface Sheet {
  /** '' where the format has no sheets. */
  readonly name: string;
  readonly index: number;
  readonly hidden: boolean;
  /** Delimited text: it has no layout, and reading the head of it is cheap. */
  readonly text: boolean;
  /** The format itself says that row 0 is names and that every other row is a record (JSON, XML, KML). */
  readonly records?: boolean;
  /** All rows from the first on, at every call; rows without any cell are left out, `rows` tells. */
  batches(): AsyncIterable<Batch>;
  /** What the last whole pass of `batches` has seen. */
  layout(): Layout;
}

/** Every format that is read. */
export type FileFormat =
  | 'csv'
  | 'fixed-width'
  | 'xlsx'
  | 'ods'
  | 'fods'
  | 'xls'
  | 'json'
  | 'jsonl'
  | 'geojson'
  | 'xml'
  | 'kml'
  | 'html'
  | 'xml-spreadsheet';

/** What a parser learnt about a file while opening it. */
export interface FileFacts {
  /** The real content, whatever the name says. */
  readonly format: FileFormat;
  /** What the file came wrapped in. */
  readonly container?: 'zip' | 'gzip';
  readonly extension: string;
  /** For text: what `Encoding` in `parse/encoding-facts.ts` names, such as utf-8, utf-8-bom, utf-16le, cp950, gb18030, mixed. */
  readonly encoding?: string;
  /** User-defined characters in the text, where reading its encoding has counted them. */
  readonly privateUse?: number;
  readonly delimiter?: string;
  /** '': no cell is quoted, as far as the head of the file shows. */
  readonly quote?: string;
  /** What stands before a quote inside quotes; '': it is written twice. */
  readonly escape?: string;
  readonly macros?: boolean;
  readonly hiddenSheets?: number;
  /** Tables cached from other files, with paths inside the agency's network: left out, reported. */
  readonly linkCaches?: number;
}

/** A text of a file that stands in no cell. */
export interface Corner {
  /** `author`: who made or saved the file last; `property`: another thing said of the document; `comment`: a note at a cell. */
  readonly kind: 'author' | 'property' | 'comment';
  /** The property's name, or the address of the cell as people see it. */
  readonly place: string;
  readonly text: string;
}

export interface Opened {
  readonly facts: FileFacts;
  readonly sheets: readonly Sheet[];
  /** Comments and properties, read when asked for. */
  readonly corners?: () => Promise<readonly Corner[]>;
}
