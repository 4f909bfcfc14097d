import { type Look, look } from '../look.ts';
import type { Findings } from '../model/finding.ts';
import { openFile } from '../source/file.ts';
import type { Context } from './command.ts';

/** Looks at a file on this machine, at the sheet that `--sheet` names or at all. */
export async function lookAt(context: Context, file: string, findings: Findings): Promise<Look> {
  const { signal } = context.effects;
  const sheet = context.values['sheet'];
  return look(await openFile(file, signal), { signal }, sheet === undefined ? {} : { sheet }, findings);
}
