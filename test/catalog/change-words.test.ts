import { expect, it } from 'vitest';
import { changeWords } from '../../src/catalog/change-words.ts';

it.each([
  ['first release', '第一次發布'],
  ['rows 1272 -> 1284', '列數由 1,272 增為 1,284（多 12 列）'],
  ['rows 1284 -> 1272', '列數由 1,284 減為 1,272（少 12 列）'],
  ['field added park area', '新增欄位「park area」'],
  ['field removed 面積', '移除欄位「面積」'],
  ['field retyped text -> code 編號', '欄位「編號」的型別由文字改為代碼'],
  ['field retyped text -> vector 編號', '欄位「編號」的型別由文字改為vector'],
  ['fields reordered', '欄位順序改變'],
  ['format added json', '新增 JSON 格式'],
  ['format removed csv', '不再提供 CSV 格式'],
  ['values changed', '資料值更新，列數不變'],
  ['schema changed', '欄位說明或檢核條件改變'],
  ['metadata changed', '資料集說明改變'],
  [
    'accepted rows-dropped until 2026-12-31: 合併 until 年底',
    '接受已知問題（rows-dropped）至 2026-12-31：合併 until 年底',
  ],
  [
    'accepted value-unreadable opened until 2026-12-31: 更正中',
    '接受已知問題（opened，value-unreadable）至 2026-12-31：更正中',
  ],
  ['source differs drift-unit: 千元 -> 元', '來源檔的單位改變：「千元」→「元」'],
  ['source differs drift-column-added: — -> 里別', '來源檔多了欄位「里別」'],
  ['source differs drift-column-removed: 里別 -> —', '來源檔少了欄位「里別」'],
  ['source differs drift-column-renamed: 村里 -> 村里名稱', '來源檔的欄位改名：「村里」→「村里名稱」'],
  ['something new', 'something new'],
])('%s becomes %s', (line, words) => expect(changeWords(line)).toBe(words));
