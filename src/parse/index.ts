import type { Problem } from '../model/finding.ts';
import type { Parser } from '../model/parser.ts';
import { archiveRest } from './archive.ts';
import { csv, problems as csvProblems } from './csv.ts';
import { fods } from './fods.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { kml } from './kml.ts';
import { linkCache } from './link-cache.ts';
import { ods } from './ods.ts';
import { mislabelledFile } from './open.ts';
import { recordProblems } from './record-problems.ts';
import { xmlSpreadsheet } from './spreadsheetml.ts';
import { userDefinedProblems } from './user-defined.ts';
import { xls } from './xls.ts';
import { xlsx } from './xlsx.ts';
import { encodingDeclared, xmlRecords } from './xml-records.ts';

/** Every format that is read as sheets. */
export const parsers: readonly Parser[] = [csv, fods, html, json, kml, ods, xls, xlsx, xmlRecords, xmlSpreadsheet];

/** Everything that can be said about a file while it is read. */
export const problems: readonly Problem[] = [
  ...csvProblems,
  linkCache,
  mislabelledFile,
  archiveRest,
  encodingDeclared,
  ...recordProblems,
  ...userDefinedProblems,
];
