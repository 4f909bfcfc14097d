import { writeFileSync } from 'node:fs';
import { recipeOf } from '../detect/recipe.ts';
import { Fault } from '../model/fault.ts';
import { Findings } from '../model/finding.ts';
import { yamlText } from '../pipeline/document.ts';
import { checkFile } from './check-file.ts';
import { type Context, say } from './command.ts';
import { lookAt } from './look-at.ts';
import { page } from './page/page.ts';
import { proposalFor } from './proposal.ts';
import { reshapedRecipe } from './proposed-fields.ts';

/** Writes the page of a file: what was understood of it, and all that `check` finds. */
export async function writePage(context: Context, file: string, target: string): Promise<void> {
  const findings = new Findings();
  const seen = await lookAt(context, file, findings);
  if (seen.chosen) await checkFile(context, seen, findings);
  const plain = seen.chosen && recipeOf(seen.chosen.table, seen.opened.facts);
  const proposal = proposalFor(seen);
  const recipe = plain && yamlText({ table: proposal ? reshapedRecipe(plain, proposal.reshape) : plain });
  const text = page({
    file,
    seen,
    findings: findings.list(),
    lang: context.lang,
    ...(recipe !== undefined && { recipe }),
  });
  try {
    writeFileSync(target, text);
  } catch (cause) {
    throw new Fault(
      'usage',
      {
        zh: `無法寫出「${target}」，請檢查資料夾與權限。`,
        en: `${target} cannot be written; check the folder and its permissions.`,
      },
      cause,
    );
  }
  if (!context.json) context.print(say(context, { zh: `已寫出 ${target}`, en: `Wrote ${target}` }));
}
