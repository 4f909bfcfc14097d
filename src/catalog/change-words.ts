import { figure } from './figures.ts';
import { words } from './words.ts';

const PATTERNS: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^first release$/, () => '第一次發布'],
  [/^rows (\d+) -> (\d+)$/, (before, after) => rows(Number(before), Number(after))],
  [/^field added (.+)$/, (field) => `新增欄位「${field}」`],
  [/^field removed (.+)$/, (field) => `移除欄位「${field}」`],
  [/^field retyped (\w+) -> (\w+) (.+)$/, (was, is, field) => `欄位「${field}」的型別由${type(was)}改為${type(is)}`],
  [/^fields reordered$/, () => '欄位順序改變'],
  [/^format added (\w+)$/, (format) => `新增 ${format!.toUpperCase()} 格式`],
  [/^format removed (\w+)$/, (format) => `不再提供 ${format!.toUpperCase()} 格式`],
  [/^values changed$/, () => '資料值更新，列數不變'],
  [/^schema changed$/, () => '欄位說明或檢核條件改變'],
  [/^metadata changed$/, () => '資料集說明改變'],
  [/^source differs (drift-[a-z-]+): (.*) -> (.*)$/s, (problem, was, is) => drifted(problem!, was!, is!)],
  [
    /^accepted ([a-z0-9-]+)(?: (.+?))? until (\d{4}-\d{2}-\d{2}): (.*)$/s,
    (problem, field, until, reason) => `接受已知問題（${field ? `${field}，` : ''}${problem}）至 ${until}：${reason}`,
  ],
];

/** A line of a release's `changes` as people read it; a line of a shape not known here stays as it is. */
export function changeWords(line: string): string {
  for (const [pattern, say] of PATTERNS) {
    const found = pattern.exec(line);
    if (found) return say(...found.slice(1));
  }
  return line;
}

const DRIFTS: Readonly<Record<string, string>> = {
  'drift-column-added': '來源檔多了欄位',
  'drift-column-removed': '來源檔少了欄位',
  'drift-column-renamed': '來源檔的欄位改名',
  'drift-column-moved': '來源檔的欄位換了順序',
  'drift-header-rows': '來源檔的標題列數改變',
  'drift-unit': '來源檔的單位改變',
  'drift-sheet-renamed': '來源檔的工作表改名',
  'drift-title-rows': '來源檔標題列上方的說明列數改變',
  'drift-file-form': '來源檔的格式改變',
};

/** How the agency's file differed from what the pipeline has recorded. */
function drifted(problem: string, was: string, is: string): string {
  const what = DRIFTS[problem] ?? problem;
  if (problem === 'drift-column-added' || problem === 'drift-column-moved') return `${what}「${is}」`;
  return is === '—' && problem === 'drift-column-removed' ? `${what}「${was}」` : `${what}：「${was}」→「${is}」`;
}

function rows(before: number, after: number): string {
  const by = figure(Math.abs(after - before));
  return `列數由 ${figure(before)} ${after > before ? `增為 ${figure(after)}（多 ${by} 列）` : `減為 ${figure(after)}（少 ${by} 列）`}`;
}

function type(name: string | undefined): string {
  return Object.entries(words.type).find(([one]) => one === name)?.[1] ?? `${name}`;
}
