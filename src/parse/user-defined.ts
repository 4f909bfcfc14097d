import { Buffer } from 'node:buffer';
import { append, type Batch, type Column, cellText } from '../model/batch.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints } from '../model/parser.ts';
import { address } from '../model/place.ts';
import type { FileFacts, Sheet } from '../model/sheet.ts';
import { encodeText } from '../text/encode-text.ts';

const unmapped: Problem = {
  name: 'user-defined-characters',
  level: 'warning',
  says: {
    zh: '檔案用了 {kinds} 種造字，共 {count} 個，發布流程沒有對照：{list}。',
    en: 'The file uses {kinds} user-defined characters, {count} in all, that the pipeline does not map: {list}.',
  },
  why: {
    zh: '造字只在造字的機關有意義，同一個內碼在別的機關是別的字，所以程式不能代為猜測。',
    en: 'Such a code means something only at the agency that made it; elsewhere it is another character, so it is never guessed.',
  },
  mend: {
    zh: '到全字庫（CNS 11643）查出正式的字，寫進發布流程的 source.characters，例如 FA40: 堃；只對這個來源有效。',
    en: 'Look up the official characters in CNS 11643 (全字庫) and write them into source.characters of the pipeline, such as FA40: 堃; it counts for this source only.',
  },
  example: { before: 'FA40（U+E000）3 次，首見 C7', after: 'source: { characters: { FA40: 堃 } }' },
};

const mapped: Problem = {
  name: 'user-defined-mapped',
  level: 'note',
  says: {
    zh: '依發布流程的 source.characters 換掉 {count} 個造字：{list}。',
    en: '{count} user-defined characters were replaced after source.characters of the pipeline: {list}.',
  },
  why: {
    zh: '對照表由機關或資料管理人提供，請確認每個字都對。',
    en: 'The table is the agency’s or the steward’s word; make sure that each character is right.',
  },
  mend: { zh: '不需處理；抽查首見的儲存格即可。', en: 'Nothing to do; look at the first cell of each.' },
  example: { before: '陳\ue000', after: '陳堃' },
};

export const userDefinedProblems: readonly Problem[] = [unmapped, mapped];

/** How often a character was met, and where first. */
interface Met {
  count: number;
  readonly first: string;
}

const SHOWN = 20;
const encoder = new TextEncoder();

/** The sheet with its user-defined characters replaced as the source says and the others counted; told when a pass over all of it ends. */
export function withUserDefined(sheet: Sheet, facts: FileFacts, hints: ParseHints, findings: Findings): Sheet {
  const characters = hints.characters ?? {};
  // People know the characters of a file in CP950 by their codes.
  const big5 = facts.encoding === 'cp950';
  return {
    ...sheet,
    batches: async function* () {
      let all = hints.characters !== undefined || (facts.privateUse ?? 0) > 0;
      const left = new Map<string, Met>();
      const replaced = new Map<string, Met>();
      const visit = replacer(sheet.name, characters, left, replaced);
      for await (const batch of sheet.batches()) {
        if (holdsPrivateUse(batch.bytes, batch.used, all)) {
          all = true;
          for (const column of batch.columns) visit(batch, column);
        }
        yield batch;
      }
      tell(findings, unmapped, left, big5);
      tell(findings, mapped, replaced, big5);
    },
  };
}

/** U+E000 to U+EFFF begin with EE; those up to U+F8FF with EF and a byte below A4, which is looked for only where there is reason to. */
function holdsPrivateUse(bytes: Uint8Array, used: number, all: boolean): boolean {
  // A Buffer looks for a byte four times as fast.
  const part = Buffer.from(bytes.buffer, bytes.byteOffset, used);
  if (part.includes(0xee)) return true;
  if (!all) return false;
  for (let at = part.indexOf(0xef); at >= 0; at = part.indexOf(0xef, at + 1)) if (part[at + 1]! < 0xa4) return true;
  return false;
}

function replacer(
  sheet: string,
  characters: Readonly<Record<string, string>>,
  left: Map<string, Met>,
  replaced: Map<string, Met>,
): (batch: Batch, column: Column) => void {
  return (batch, column) => {
    for (let i = 0; i < batch.length; i++) {
      if (!cellHolds(batch.bytes, column.starts[i]!, column.ends[i]!)) continue;
      const text = cellText(batch, column, i);
      const place = (): string => {
        const [row, at] = [batch.rows[i]!, column.at];
        return address({ ...(sheet && { sheet }), top: row, bottom: row, left: at, right: at });
      };
      const becomes = text.replace(/[\ue000-\uf8ff]/g, (character) => {
        const to = Object.hasOwn(characters, character) ? characters[character] : undefined;
        meet(to === undefined ? left : replaced, character, place);
        return to ?? character;
      });
      if (becomes === text) continue;
      const bytes = encoder.encode(becomes);
      column.starts[i] = append(batch, bytes, bytes.length);
      column.ends[i] = batch.used;
    }
  };
}

function cellHolds(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === 0xee || (bytes[i] === 0xef && bytes[i + 1]! < 0xa4)) return true;
  return false;
}

function meet(into: Map<string, Met>, character: string, place: () => string): void {
  const met = into.get(character);
  if (met) met.count++;
  else into.set(character, { count: 1, first: place() });
}

function tell(findings: Findings, problem: Problem, met: ReadonlyMap<string, Met>, big5: boolean): void {
  if (met.size === 0) return;
  const list = [...met].sort(([, a], [, b]) => b.count - a.count).slice(0, SHOWN);
  const shown = list
    .map(([character, { count, first }]) => `${codeOf(character, big5)} ×${count} (${first})`)
    .join('、');
  findings.file(problem, {
    kinds: met.size,
    count: [...met.values()].reduce((sum, one) => sum + one.count, 0),
    list: met.size > SHOWN ? `${shown}…` : shown,
  });
}

function codeOf(character: string, big5: boolean): string {
  const unicode = `U+${hex(character.charCodeAt(0))}`;
  if (!big5) return unicode;
  const [lead, trail] = encodeText(character, 'cp950');
  return lead === undefined || trail === undefined ? unicode : `${hex((lead << 8) | trail)} (${unicode})`;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
