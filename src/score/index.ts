import type { Problem } from '../model/finding.ts';
import type { Rule } from '../model/score.ts';
import { columnNamesUnique } from './column-names-unique.ts';
import { columnsNamed } from './columns-named.ts';
import { datesIso } from './dates-iso.ts';
import { everyRowARecord } from './every-row-a-record.ts';
import { fieldsDescribed } from './fields-described.ts';
import { flagsApart } from './flags-apart.ts';
import { headerInOneRow } from './header-in-one-row.ts';
import { metadataDescribed } from './metadata-described.ts';
import { missingLeftEmpty } from './missing-left-empty.ts';
import { noErrorValues } from './no-error-values.ts';
import { noMergedCells } from './no-merged-cells.ts';
import { noNotesInTable } from './no-notes-in-table.ts';
import { noStrangeCharacters } from './no-strange-characters.ts';
import { noTotalRows } from './no-total-rows.ts';
import { nothingAboveHeader } from './nothing-above-header.ts';
import { nothingHidden } from './nothing-hidden.ts';
import { numbersPlain } from './numbers-plain.ts';
import { oneTableAFile } from './one-table-a-file.ts';
import { openFormat } from './open-format.ts';
import { rectangular } from './rectangular.ts';
import { standardUris } from './standard-uris.ts';
import { termsSaid } from './terms-said.ts';
import { unitsSaid } from './units-said.ts';
import { utf8 } from './utf-8.ts';
import { valuesAsDeclared } from './values-as-declared.ts';
import { versionedAndChecksummed } from './versioned-and-checksummed.ts';

/** Version of the rule set: the year, and how many times it changed in it. Changes with every rule, point or judgement. */
export const version = '2026.2';

/** All rules, sorted by name; their points make 100. */
export const rules: readonly Rule[] = [
  columnNamesUnique,
  columnsNamed,
  datesIso,
  everyRowARecord,
  fieldsDescribed,
  flagsApart,
  headerInOneRow,
  metadataDescribed,
  missingLeftEmpty,
  noErrorValues,
  noMergedCells,
  noNotesInTable,
  noStrangeCharacters,
  noTotalRows,
  nothingAboveHeader,
  nothingHidden,
  numbersPlain,
  oneTableAFile,
  openFormat,
  rectangular,
  standardUris,
  termsSaid,
  unitsSaid,
  utf8,
  valuesAsDeclared,
  versionedAndChecksummed,
];

export const problems: readonly Problem[] = rules.map((rule) => rule.problem);
