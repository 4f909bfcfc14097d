import type { TableBody } from '../model/table.ts';
import type { Above } from './above.ts';
import type { Columns } from './columns.ts';
import type { Header } from './header.ts';
import type { Judged } from './judged.ts';

/** What detection found on a sheet before it is cut into tables. */
export interface Found {
  readonly header: Header;
  readonly columns: Columns;
  readonly body: TableBody;
  /** All rows below the header. */
  readonly rows: readonly Judged[];
  readonly above: Above;
}
