import type { Row } from './grid.ts';
import type { Role, Seen } from './row-role.ts';

/** A row below the header, seen through the table's columns, and what it is. */
export interface Judged {
  readonly row: Row;
  readonly seen: Seen;
  readonly role: Role;
}
