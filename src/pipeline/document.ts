import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  visit,
} from 'yaml';
import type { Complaint, Path } from './complaint.ts';

/** A place in a YAML file; both count from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

export interface YamlDocument {
  readonly value: unknown;
  /** Where a value stands, or the key that leads to it; where there is none, what surrounds it. */
  spot(path: Path, on: 'key' | 'value'): Spot;
}

/** Reads YAML. What it cannot read comes back as complaints with the spot in place of the path. */
export function readYaml(
  text: string,
): YamlDocument | { readonly broken: readonly (Spot & Omit<Complaint, 'path'>)[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const broken = [...document.errors, ...document.warnings].map((error) => ({ ...at(error.pos[0]), ...says(error) }));
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document)) return;
      const zh = `找不到「&${node.source}」，但這裡用「*${node.source}」指到它。若是文字，請加上引號。`;
      const en = `"*${node.source}" points to "&${node.source}", which is not in the file; if it is text, put it in quotes.`;
      broken.push({ ...at(node.range?.[0] ?? 0), on: 'value', zh, en });
    },
  });
  // One slip makes several errors on its line; the first one names it best.
  if (broken.length > 0) return { broken: broken.filter((one, i) => broken[i - 1]?.line !== one.line) };
  const value: unknown = document.toJS();

  const spot = (path: Path, on: 'key' | 'value'): Spot => {
    let node: Node | null | undefined = document.contents;
    let offset = node?.range?.[0] ?? 0;
    path.forEach((step, depth) => {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap<Node, Node | null>(node)) {
        const pair: Pair<Node, Node | null> | undefined = node.items.find((one) => keyOf(one.key) === step);
        node = pair?.value;
        const last = depth === path.length - 1;
        offset = ((last && on === 'key') || isBlank(node) ? pair?.key.range?.[0] : node?.range?.[0]) ?? offset;
      } else if (isSeq<Node>(node) && typeof step === 'number') {
        node = node.items[step];
        offset = node?.range?.[0] ?? offset;
      } else node = undefined;
    });
    return at(offset);
  };
  return { value, spot };
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

/** `key:` with nothing behind it: the value's place would be the end of the line, or the next one. */
function isBlank(node: Node | null | undefined): boolean {
  return !node || (isScalar(node) && node.value === null && !node.source);
}

const SAYS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  DUPLICATE_KEY: { zh: '同一個鍵寫了兩次，請刪去一個。', en: 'this key stands twice; remove one.' },
  TAB_AS_INDENT: { zh: '縮排用了 Tab，請改用空白。', en: 'a tab is used to indent; use blanks.' },
  BAD_INDENT: {
    zh: '縮排不齊，請與同一層的其他行對齊。',
    en: 'the indentation does not fit; align it with its neighbours.',
  },
  MISSING_CHAR: {
    zh: '少了一個符號，例如結尾的引號或括號。',
    en: 'a character is missing, such as a closing quote or bracket.',
  },
  MULTILINE_IMPLICIT_KEY: {
    zh: '鍵不可以跨行；可能少了冒號。',
    en: 'a key goes over several lines; a colon may be missing.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '這裡不能再放一組鍵與值：文字裡有冒號時請加引號，下一行若是新的鍵請對齊縮排。',
    en: 'no further key can stand here: put text with a colon in quotes, or align the next key with the one above.',
  },
  BAD_SCALAR_START: {
    zh: '文字不能以這個符號開頭，請加上引號。',
    en: 'text cannot begin with this character; put it in quotes.',
  },
  MULTIPLE_DOCS: { zh: '一個檔案只能放一個發布流程，請刪去 ---。', en: 'one pipeline a file; remove the "---".' },
  TAG_RESOLVE_FAILED: {
    zh: '不認得的標記；以 ! 開頭的文字請加引號。',
    en: 'unknown tag; put text that begins with "!" in quotes.',
  },
};

function says(error: { code: string; message: string }): Pick<Complaint, 'on' | 'zh' | 'en'> {
  const { zh, en } = SAYS[error.code] ?? { zh: `這裡的 YAML 讀不懂（${error.message}）。`, en: `${error.message}.` };
  return { on: 'value', zh, en };
}

/** A value as YAML, one line a scalar. */
export function yamlText(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}
