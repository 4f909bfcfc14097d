import type { FileFormat } from '../model/sheet.ts';

const layouts: ReadonlySet<FileFormat> = new Set<FileFormat>(['xlsx', 'ods', 'fods', 'xls', 'html', 'xml-spreadsheet']);

/** Whether a format can merge and hide cells; delimited text and files of records cannot. */
export function hasLayout(format: FileFormat): boolean {
  return layouts.has(format);
}
