import type { Look } from '../look.ts';
import { Fault } from '../model/fault.ts';
import type { Field } from '../model/pipeline.ts';
import type { Standard } from '../model/standard.ts';
import { codesOf } from '../pipeline/codes.ts';
import { matchStandards } from '../standard/match.ts';
import { allStandards, standardIds, standardOf } from '../standard/read.ts';
import type { Context } from './command.ts';
import { seenColumns } from './seen-columns.ts';

/** From this share of the table's columns on, or this many of them, a standard is worth being held against unasked. */
const SHARE = 0.5;
const COLUMNS = 3;

/** The standards that `--standard` names, or the one that fits a file best if it fits well. */
export async function fittingStandards(
  context: Context,
  seen: Look,
  fields: readonly Field[],
): Promise<readonly Standard[]> {
  const named = context.values['standard'];
  if (named !== undefined) return named.split(',').map(one);
  const [best] = matchStandards(await seenColumns(seen, fields), allStandards(), codesOf);
  const fits = best && (best.score >= SHARE || best.mapped.length >= COLUMNS);
  return fits ? [best.standard] : [];
}

function one(id: string): Standard {
  const standard = standardOf(id);
  if (standard) return standard;
  const there = standardIds().join('、');
  throw new Fault('usage', {
    zh: `沒有「${id}」這個標準；有的是：${there}。`,
    en: `There is no standard “${id}”; there are: ${there}.`,
  });
}
