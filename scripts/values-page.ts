/**
 * Writes docs/values.md from the normalisers' own declarations: which values are read, what is mended and what is only reported.
 * With --check nothing is written; ends with 1 if the page is not what it would be.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../src/catalog/words.ts';
import { changeWords, type Mend, mends } from '../src/model/mend.ts';
import type { Normaliser } from '../src/model/normaliser.ts';
import type { Field } from '../src/model/pipeline.ts';
import { normalisers, problems } from '../src/normalise/index.ts';
import { tableSchema } from '../src/publish/table-schema.ts';

const path = join(import.meta.dirname, '../docs/values.md');
const all = Object.values(normalisers);
const levels = { error: '錯誤', warning: '警告', note: '提醒' } as const;

/** A cell as it can stand in a table of Markdown: blanks made visible. */
function cell(text: string): string {
  const shown = text
    .replaceAll('\u3000', '␣')
    .replaceAll('\u00a0', '␣')
    .replaceAll('\n', '⏎')
    .replaceAll('|', '｜')
    .replace(/^ | $|(?<= ) /g, '␣');
  return text === '' ? '（空白）' : `\`${shown}\``;
}

function settings(field: Partial<Field> | undefined): string {
  const said = Object.entries(field ?? {}).map(([key, value]) => `${key}: ${String(value)}`);
  return said.length > 0 ? `（${said.join('，')}）` : '';
}

/** One example a mend and type, the types of one example together. */
function mendRow(mend: Mend): string {
  const shown = new Map<string, string[]>();
  for (const { type, mends: own } of all) {
    const first = own.find(([name]) => name === mend);
    if (!first) continue;
    const [, from, to, field] = first;
    const example = `${cell(from)} → ${cell(to)}${settings(field)}`;
    shown.set(example, [...(shown.get(example) ?? []), type]);
  }
  const types = [...shown.values()].flat();
  const [example = ''] = [...shown.keys()];
  return `| \`${mend}\` | ${changeWords[mend].zh} | ${changeWords[mend].en} | ${example} | ${types.join('、')} |`;
}

function typeRow({ type, examples, expected }: Normaliser): string {
  const read = examples.filter(([from, to]) => to !== undefined && to !== '' && from !== to && from.trim() === from);
  const refused = examples.filter(([, to]) => to === undefined);
  const shown = (of: Normaliser['examples'], count: number) =>
    of
      .slice(0, count)
      .map(([from, to, field]) => (to === undefined ? cell(from) : `${cell(from)} → ${cell(to)}`) + settings(field));
  const [schema] = tableSchema([{ name: 'x', title: 'x', type }]).fields;
  const inSchema = [schema!.type, schema!.format].filter(Boolean).join(' ');
  return `| \`${type}\` | ${words.type[type]} | ${shown(read, 3).join('、') || '照原樣'} | ${shown(refused, 2).join('、') || '—'} | ${expected.en} | ${inSchema} |`;
}

/** The whole page. */
export function valuesPage(): string {
  const reported = problems.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return `<!-- 由 scripts/values-page.ts 產生；請改程式裡的宣告，不要改這一頁。 -->
# 值的整理

每個欄位在發布流程檔宣告一種型別（\`type\`）。程式依型別讀每一格：讀得懂的改成標準寫法，讀不懂的照原樣留著並回報位置，**從不猜測**。
每一格改動都記下種類、改前與改後；不想做的整理可以逐欄關閉。

In English: [see below](#in-english).

## 型別

「不收」的例子會成為錯誤，列出儲存格位置。最後一欄是發布的 \`schema.json\`（Table Schema）裡的型別。

| 型別 | 中文 | 讀成 | 不收 | expected | Table Schema |
| --- | --- | --- | --- | --- | --- |
${all.map(typeRow).join('\n')}

## 會整理的（不改變意思）

每一項都可以逐欄關閉，例如 \`mend: { thousands: false }\`：遇到這種寫法就算讀不出來，成為錯誤；\`text\`、\`code\`、\`place\`、\`address\` 則照原樣發布。

| 名稱 | 做什麼 | in English | 例 | 型別 |
| --- | --- | --- | --- | --- |
${mends.map(mendRow).join('\n')}

另外兩種改動只在欄位宣告了才會做：\`missing\` 列出的記號改成空白（\`missing-mark\`），\`flags\` 列出的註記取下（\`flag\`）。「－」「…」這類記號沒有宣告就不當成沒有資料，也不當成 0。

## 只回報、不改的

| 問題 | 等級 |
| --- | --- |
${reported.map(({ name, level }) => `| [${name}](problems/${name}.md) | ${levels[level]} |`).join('\n')}

此外，下面這些一律不動：

- Unicode 正規化（NFC、NFKC）：會改掉龜\u{2f85a}里這類官方地名，也會把 ㎡、℃、① 改成別的字。比對名稱時另外用比對鍵，不改發布的文字。
- 文字欄位裡的「台」：只有型別 \`place\` 的縣市與鄉鎮市區名稱會依官方寫法改成「臺」；十個村里的官方名稱本來就是「台」。
- 經緯度對調、坐標系統標錯：只回報，不代為對調或換算。
- 電話缺少的區域碼、統一編號少掉的 0：不補。

## 需要宣告的設定

| 設定 | 用在 | 作用 |
| --- | --- | --- |
| \`unit\`、\`scale\` | integer、decimal、amount | 表頭寫千元、百萬元時寫 \`scale: 千元\`、\`unit: 元\`，\`1,234\` 發布為 \`1234000\`，逐位精確，不經過浮點數。沒有宣告就不換算。 |
| \`precision\` | period | 最細到 year、half、quarter、month、ten-day 或 day。試算表把 2023-05 存成 2023-05-01，宣告 month 就讀回 2023-05；不是月初的日期是錯誤。宣告 year 的欄位只收單一年份。 |
| \`order\` | date | 31/12/2023 這種年在最後的日期要寫 \`day-month-year\` 或 \`month-day-year\`；沒寫就一律不讀，並告訴你各有幾格。 |
| \`form\` | date、period | 標準要求別的寫法時：\`basic\`（20230501、202305）、\`roc\`（1120501、11205）；period 另有 \`interval\`（2023-01-01/2023-12-31）。 |
| \`form\` | phone | \`domestic\`：02-23800791#5012；沒寫是 +886-2-2380-0791 ext 5012。 |
| \`level\` | place | 這一欄只該有 county、town 或 village。 |
| \`system\` | coordinate | longitude、latitude、tm2-x、tm2-y。 |

期間的寫法：年 \`2023\`、半年 \`2023-H1\`、季 \`2023-Q1\`、月 \`2023-05\`；旬、學年度、90 年度以前的會計年度與起訖期間是 ISO 8601 的起訖（\`2022-08-01/2023-07-31\`、\`2023-01/2023-03\`）。
90 年度起會計年度就是曆年，寫成 \`2023\`；89 年度橫跨一年半，單寫「89年度」不收。

數字若是科學記號（1.2E+05），讀成 120000 並給警告：試算表欄寬不夠時看不見的位數可能已經不見。

## In English

A field declares a type; a cell is read by it, put in the standard form, or left as it is and reported with its place. Nothing is guessed. Each
change has a kind (second table, third column), is counted for each column with its first samples, and can be switched off in a field:
\`mend: { thousands: false }\` makes such a cell unreadable, and leaves texts as they are. Marks for no value and flags are taken off only where a
field declares them. Unicode normalisation is never applied to what is published; names are compared by keys.
Swapped or mislabelled coordinates, days whose order is not declared, columns in two forms (民國 and western years) and phone numbers without an
area code are reported, never put right. Units in headings (千元) scale a column only where \`scale\` says so, digit by digit.
`;
}

if (process.argv[1] === import.meta.filename) {
  const wanted = valuesPage();
  if (!process.argv.includes('--check')) writeFileSync(path, wanted);
  else if (readFileSync(path, 'utf8') !== wanted) {
    console.error('different: docs/values.md; run: node scripts/values-page.ts');
    process.exitCode = 1;
  }
}
