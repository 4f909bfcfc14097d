import type { Finding, FindingFacts } from '../model/finding.ts';
import { address } from '../model/place.ts';
import { type Context, say } from './command.ts';
import { cellKey, type FoundCell } from './finding-cells.ts';
import { levelWord, mendOf, sentenceOf } from './finding-words.ts';

/** As findings show a cell: its first characters say enough. */
const SHOWN = 60;

type Speaker = Pick<Context, 'lang'>;

/** The comments of a sheet's cells, by `cellKey`: what was found, what was expected, how to mend it. `texts` is what the cells say. */
export function notesOf(
  speaker: Speaker,
  cells: readonly FoundCell[],
  texts: ReadonlyMap<number, string>,
): { readonly row: number; readonly column: number; readonly text: string }[] {
  const notes = new Map<number, { row: number; column: number; text: string }>();
  for (const cell of cells) {
    const { row, column } = cell;
    const key = cellKey(row, column);
    const text = noteText(speaker, cell, texts);
    const there = notes.get(key);
    notes.set(key, { row, column, text: there ? `${there.text}\n\n${text}` : text });
  }
  return [...notes.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

function noteText(speaker: Speaker, cell: FoundCell, texts: ReadonlyMap<number, string>): string {
  const { finding, run, row, column } = cell;
  const level = levelWord(speaker, finding.level);
  const field =
    finding.field === undefined ? '' : say(speaker, { zh: `「${finding.field}」`, en: `“${finding.field}”: ` });
  const lines = [`${say(speaker, { zh: `【${level}】`, en: `[${level}] ` })}${field}${saysOf(speaker, cell, texts)}`];
  const several = run.top !== run.bottom || run.left !== run.right;
  if (several && row === run.top && column === run.left) {
    const cells = address({ ...run, sheet: '' });
    lines.push(say(speaker, { zh: `${cells} 都是這個問題。`, en: `All of ${cells} have this problem.` }));
  }
  const mend = mendOf(speaker, finding);
  if (mend !== '') lines.push(say(speaker, { zh: `改法：${mend}`, en: `To mend: ${mend}` }));
  return lines.join('\n');
}

/** A finding knows the facts of its first cell; those of another cell are told only where they are known to be its own. */
function saysOf(speaker: Speaker, { finding, row, column }: FoundCell, texts: ReadonlyMap<number, string>): string {
  const first = finding.places[0]!;
  if (row === first.top && column === first.left) return sentenceOf(speaker, finding);
  const facts = factsOf(finding, texts.get(cellKey(row, column)) ?? '', texts.get(cellKey(first.top, first.left)));
  if (facts) return sentenceOf(speaker, finding, facts);
  const cell = address({ ...first, bottom: first.top, right: first.left, sheet: '' });
  const said = sentenceOf(speaker, finding);
  return say(speaker, {
    zh: `與 ${cell} 是同一個問題。${cell}：${said}`,
    en: `The same problem as ${cell}. ${cell}: ${said}`,
  });
}

const general: ReadonlySet<string> = new Set(['found', 'expected', 'expectedEn']);

function factsOf(finding: Finding, text: string, first: string | undefined): FindingFacts | undefined {
  const { facts } = finding;
  if (first === text) return facts;
  const own = 'found' in facts && first !== undefined && facts['found'] === shortened(first);
  if (!own || Object.keys(facts).some((name) => !general.has(name))) return undefined;
  return { ...facts, found: shortened(text) };
}

function shortened(text: string): string {
  const signs = [...text];
  return signs.length > SHOWN ? `${signs.slice(0, SHOWN).join('')}…` : text;
}
