import type { Problem } from '../model/finding.ts';
import type { Parser } from '../model/parser.ts';
import { csv, problems as csvProblems } from './csv.ts';
import { linkCache } from './link-cache.ts';
import { ods } from './ods.ts';
import { mislabelledFile } from './open.ts';
import { xls } from './xls.ts';
import { xlsx } from './xlsx.ts';

/** Every format that is read as sheets. */
export const parsers: readonly Parser[] = [csv, ods, xls, xlsx];

/** Everything that can be said about a file while it is read. */
export const problems: readonly Problem[] = [...csvProblems, linkCache, mislabelledFile];
