import { judge } from '../judge.ts';
import { chosenOf, type Look, tellLabels, tellSums, tellUnsure } from '../look.ts';
import type { Findings } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import type { Report } from '../model/release.ts';
import { pass } from '../pass.ts';
import { codesOf } from '../pipeline/codes.ts';
import { tellCorners } from '../privacy/corners.ts';
import { typedBy } from '../standard/link.ts';
import type { Context } from './command.ts';
import { draft, inferenceOf } from './draft.ts';
import { fittingStandards } from './fitting-standards.ts';
import { tellColumns } from './tell-columns.ts';
import { tellLinks } from './tell-links.ts';

/** All that can be said of a file that no pipeline describes; its cells are held against the types that most of them have. */
export async function checkFile(context: Context, seen: Look, findings: Findings): Promise<Report> {
  const chosen = chosenOf(seen);
  tellUnsure(chosen.table, findings);
  tellLabels(chosen, findings);
  tellSums(chosen, findings);
  const inference = await inferenceOf(seen);
  const leaning = inference.fields('leaning');
  const standards = await fittingStandards(context, seen, leaning);
  const fields = standards.reduce<readonly Field[]>(typedBy, leaning);
  inference.tell(fields, findings);
  const pipeline = draft(seen, fields, seen.delivery.name);
  const { sheet } = chosen.view;
  const { table } = chosen;
  const dataset = seen.delivery.name;
  const options = { sheet, table, fields, formats: [], codes: codesOf, dataset, standards, bare: true };
  await tellCorners(seen.opened, sheet, findings);
  const passed = await pass(options, findings, context.effects);
  tellColumns(table, passed, findings);
  await tellLinks(sheet, table, passed, findings);
  return judge({ seen, chosen, passed, pipeline, findings: findings.list() });
}
