import { judge } from '../judge.ts';
import { chosenOf, type Look, tellUnsure } from '../look.ts';
import type { Findings } from '../model/finding.ts';
import type { Report } from '../model/release.ts';
import { pass } from '../pass.ts';
import { codeList } from '../pipeline/codes.ts';
import type { Context } from './command.ts';
import { draft, fieldsOf } from './draft.ts';

/** All that can be said of a file that no pipeline describes; its cells are held against the types that most of them have. */
export async function checkFile(context: Context, seen: Look, findings: Findings): Promise<Report> {
  const chosen = chosenOf(seen);
  tellUnsure(chosen.table, findings);
  const fields = await fieldsOf(seen, 'leaning');
  const pipeline = draft(seen, fields, seen.delivery.name);
  const { sheet } = chosen.view;
  const { table } = chosen;
  const dataset = seen.delivery.name;
  const passed = await pass({ sheet, table, fields, formats: [], codes: codeList, dataset }, findings, context.effects);
  return judge({ seen, chosen, passed, pipeline, findings: findings.list() });
}
