import { publishedFields, type SmallGroups } from './model/privacy.ts';
import type { Groups } from './privacy/groups.ts';
import { startCounting } from './privacy/watch.ts';
import { type AgainOptions, rowsAgain } from './rows-again.ts';

/** Goes over all rows once before they are published: only then is it known which of them stand in small groups. */
export async function countGroups(options: AgainOptions, small: SmallGroups): Promise<Groups> {
  const fields = publishedFields(options.fields);
  const counting = startCounting(fields, small);
  const wanted = fields.flatMap((field, at) => (small.quasi.includes(field.name) ? [at] : []));
  for await (const batch of rowsAgain(options, wanted)) counting.batch(batch);
  return counting.groups;
}
