import { type Proposal, propose } from '../detect/reshape-propose.ts';
import type { Look } from '../look.ts';
import { yamlText } from '../pipeline/document.ts';
import { type Context, say } from './command.ts';

/** What could be done to the chosen table if it is laid out for print; undefined: nothing. */
export function proposalFor(seen: Look): Proposal | undefined {
  return seen.chosen && propose(seen.views, seen.chosen.table);
}

/** The proposal as lines for people, with YAML that can be pasted into a pipeline; none where nothing is proposed. */
export function proposalLines(context: Context, seen: Look): string[] {
  const proposal = proposalFor(seen);
  if (!proposal) return [];
  const head = {
    zh: '這張表是為了列印而排的，可以改成一列一筆。要的話，把下面的設定貼進發布流程：',
    en: 'This table is laid out for print and can be turned into records. To do so, paste this into the pipeline:',
  };
  const yaml = yamlText({ table: { reshape: proposal.reshape } })
    .trimEnd()
    .split('\n');
  return [
    '',
    say(context, head),
    ...proposal.why.map((one) => `  · ${say(context, one)}`),
    '',
    ...yaml.map((line) => `    ${line}`),
  ];
}
