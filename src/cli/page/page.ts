import { createHash } from 'node:crypto';
import { escaped, type Html, html, markup, raw } from '../../catalog/html.ts';
import { SURE } from '../../detect/unsure.ts';
import type { Look, View } from '../../look.ts';
import type { Finding } from '../../model/finding.ts';
import { address, letters, type Place } from '../../model/place.ts';
import type { Table } from '../../model/table.ts';
import { fill, type Lang, type Text } from '../../model/text.ts';
import { type Mark, markWords } from '../marks.ts';
import { problems } from '../problems.ts';
import { unsureWords } from '../why.ts';
import { type Drawn, grid } from './grid.ts';
import { style } from './style.ts';

/** What the page of a file shows. */
export interface Shown {
  readonly file: string;
  readonly seen: Look;
  readonly findings: readonly Finding[];
  /** What `init` would write of the table, as YAML. */
  readonly recipe?: string;
  readonly lang: Lang;
}

type Say = (text: Text) => string;

const MOST_SHEETS = 30;

/**
 * A file as a page of its own: each sheet with a table as it is laid out, what each row was taken for and why, what was found and in
 * which cells, the recipe that would be written. One file without scripts, that loads nothing.
 */
export function page(shown: Shown): string {
  const { file, seen, lang, recipe } = shown;
  const say: Say = (text) => (lang === 'en' ? text.en : text.zh);
  const views = sheetsOf(seen);
  const numbered = shown.findings.map((finding, i) => ({ number: i + 1, finding }));
  const drawn = views.map((view, i): Drawn => {
    const { sketch, tables } = view;
    const own = numbered.filter(({ finding }) => finding.places.some((place) => (place.sheet ?? '') === sketch.sheet));
    const chosen = seen.chosen?.view === view ? seen.chosen.table : undefined;
    return { id: `s${i + 1}`, sketch, tables, chosen, findings: own, say };
  });
  const grids = drawn.map((one) => ({ ...one, html: grid(one) }));
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const title = say({ zh: `${name}：程式怎麼看這個檔案`, en: `${name}: how the program sees it` });
  return markup(html`<!doctype html>
<html lang="${lang === 'en' ? 'en' : 'zh-Hant-TW'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<header><h1>${title}</h1>
<p class="soft">${about(seen, views.length, say)}</p></header>
<main>
${legend(say)}
${grids.map((one) => sheetSection(one, say))}
${findingsSection(numbered, grids, say)}
${recipe !== undefined && recipeSection(recipe, say)}</main>
</body>
</html>
`);
}

/** The chosen sheet first, then the others that hold a table; where none does, the first sheet. */
function sheetsOf(seen: Look): View[] {
  const first = seen.chosen?.view ?? seen.views[0];
  if (!first) return [];
  return [first, ...seen.views.filter((view) => view !== first && view.tables.length > 0)].slice(0, MOST_SHEETS);
}

function about({ opened, views }: Look, drawn: number, say: Say): string {
  const { facts, sheets } = opened;
  const parts = [say({ zh: `格式 ${facts.format}`, en: `Format ${facts.format}` })];
  if (facts.encoding !== undefined) parts.push(say({ zh: `編碼 ${facts.encoding}`, en: `encoding ${facts.encoding}` }));
  if (sheets.length > 1) {
    const left = views.length - drawn;
    const rest =
      left > 0
        ? say({ zh: `，其中 ${left} 張沒有表格，沒有畫出`, en: `, ${left} of them without a table and not drawn` })
        : '';
    parts.push(say({ zh: `工作表 ${sheets.length} 張`, en: `${sheets.length} sheets` }) + rest);
  }
  return parts.join(say({ zh: '；', en: '; ' }));
}

const LEGEND: readonly Mark[] = ['title', 'unit', 'header', 'data', 'total', 'label', 'note', 'repeat', 'other'];
const MEANS: Partial<Record<Mark, Text>> = {
  title: { zh: '不是資料，寫進說明', en: 'no data; goes into the description' },
  unit: { zh: '套用到數字欄位', en: 'applies to the figures' },
  header: { zh: '欄位名稱', en: 'names of the columns' },
  data: { zh: '一列一筆，會發布', en: 'one record a row; published' },
  total: { zh: '可以再算出來，不發布', en: 'can be summed again; not published' },
  label: { zh: '只有分組的名稱', en: 'only the name of a group' },
  note: { zh: '不是資料，寫進附註', en: 'no data; goes into the notes' },
  repeat: { zh: '重複的標題或接續的文字', en: 'a heading again, or text that runs on' },
  other: { zh: '不屬於任何表格', en: 'belongs to no table' },
};

function legend(say: Say): Html {
  const items = LEGEND.map((mark) => {
    const kind = mark === 'repeat' ? 'cut' : mark;
    return html`<li><span class="${kind}"><b>${say(markWords[mark])}</b></span> ${say(MEANS[mark] ?? { zh: '', en: '' })}</li>`;
  });
  return html`<section aria-labelledby="legend"><h2 id="legend">${say({ zh: '圖例', en: 'Legend' })}</h2>
<ul class="legend">${items}</ul>
<p class="soft">${say({
    zh: '每一列的列號旁寫著它被當成什麼。欄的字母下面：「鍵」是說明這一列是什麼的欄位，「值」是其他欄位，「略」是沒有採用的欄。✗ 和號碼是發現，點了會跳到說明。',
    en: 'Beside each row’s number stands what it was taken for. Below a column’s letter: “key” names what a row is about, “val” is any other column, “out” is a column that was left out. ✗ and a number is a finding; it leads to its description.',
  })}</p></section>`;
}

/** A sheet with its drawing. */
interface Picture extends Drawn {
  readonly html: Html;
}

function sheetSection(drawn: Picture, say: Say): Html {
  const { sketch, tables, chosen, id } = drawn;
  const name = sketch.sheet || say({ zh: '表格', en: 'Table' });
  const heading = sketch.sheet ? say({ zh: `工作表「${name}」`, en: `Sheet “${name}”` }) : name;
  const hidden = sketch.hidden ? say({ zh: '（隱藏的工作表）', en: ' (a hidden sheet)' }) : '';
  const told = tables.map((table, i) => tableWords(table, i, tables.length, table === chosen, say));
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}${hidden}</h2>
${told.length > 0 ? told : html`<p>${say({ zh: '這張工作表裡沒有找到表格。', en: 'No table was found on this sheet.' })}</p>`}
${drawn.html}</section>
`;
}

/** Where the table is, how sure that is, and every reason. */
function tableWords(table: Table, at: number, of: number, chosen: boolean, say: Say): Html {
  const sure = Math.round(table.sure * 100);
  const rows = table.header.map((row) => row + 1);
  const number = of > 1 ? say({ zh: `表格 ${at + 1}：`, en: `Table ${at + 1}: ` }) : '';
  const header =
    rows.length > 0
      ? say({ zh: `標題列第 ${rows.join('、')} 列`, en: `header in row ${rows.join(', ')}` })
      : say({ zh: '沒有標題列', en: 'no header' });
  const last = table.last === undefined ? say({ zh: '檔案結尾', en: 'the end' }) : table.last + 1;
  const says = say({
    zh: `${number}${header}，資料從第 ${table.first + 1} 列到${typeof last === 'number' ? `第 ${last} 列` : last}，${table.columns.length} 欄，把握 ${sure}%`,
    en: `${number}${header}, data from row ${table.first + 1} to ${last}, ${table.columns.length} columns, ${sure}% sure`,
  });
  return html`<h3>${says}${chosen && of > 1 && say({ zh: '（採用這一個）', en: ' (this one is taken)' })}</h3>
${
  table.sure < SURE &&
  html`<p class="error">${say(unsureWords)}</p>
`
}<ul>${table.why.map((reason) => html`<li>${say(reason.says)}</li>`)}</ul>
`;
}

function findingsSection(
  findings: readonly { readonly number: number; readonly finding: Finding }[],
  drawn: readonly Picture[],
  say: Say,
): Html {
  const title = say({ zh: `發現（${findings.length} 項）`, en: `Findings (${findings.length})` });
  const none = html`<p>${say({ zh: '沒有發現問題。', en: 'No findings.' })}</p>`;
  const list = html`<ol class="findings">${findings.map(({ number, finding }) => oneFinding(number, finding, drawn, say))}</ol>`;
  return html`<section aria-labelledby="findings"><h2 id="findings">${title}</h2>
${findings.length > 0 ? list : none}</section>`;
}

const LEVELS: Record<Finding['level'], Text> = {
  error: { zh: '錯誤', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提醒', en: 'note' },
};
const PLACES = 12;

function oneFinding(number: number, finding: Finding, drawn: readonly Picture[], say: Say): Html {
  const problem = problems.get(finding.problem);
  const says = problem ? fill(say(problem.says), finding.facts) : finding.problem;
  const field = finding.field === undefined ? '' : say({ zh: `「${finding.field}」`, en: `“${finding.field}”: ` });
  const places = finding.places.slice(0, PLACES).map((place) => linked(place, drawn));
  const more = finding.cells > 1 ? say({ zh: `共 ${finding.cells} 格`, en: `${finding.cells} cells in all` }) : '';
  return html`<li id="finding-${number}"><p><span class="${finding.level}">${say(LEVELS[finding.level])}</span> ${field}${says}</p>${
    places.length > 0 && html`<p>${say({ zh: '位置', en: 'at' })} ${places} ${more}</p>`
  }${problem && finding.level !== 'note' && html`<p class="soft">${say({ zh: '改法', en: 'to mend' })} ${say(problem.mend)}</p>`}</li>
`;
}

/** The cell's address, leading to the cell where it is drawn. */
function linked(place: Place, drawn: readonly Picture[]): Html {
  const sheet = drawn.find((one) => one.sketch.sheet === (place.sheet ?? ''));
  const text = address(place);
  const id = sheet && `${sheet.id}-${letters(place.left)}${place.top + 1}`;
  if (!sheet || !markup(sheet.html).includes(`id="${id}"`)) return html`${text} `;
  return html`<a href="${`#${id}`}">${text}</a> `;
}

function recipeSection(recipe: string, say: Say): Html {
  return html`<section aria-labelledby="recipe"><h2 id="recipe">${say({ zh: '建議寫進發布流程的內容', en: 'What would be written into the pipeline' })}</h2>
<p>${say({
    zh: 'goldbadge init 會寫出這一段。下次的檔案與它比對，不同的地方會指出來。',
    en: 'goldbadge init writes this. The next file is held against it, and where it differs is told.',
  })}</p>
<div class="scroll" role="region" tabindex="0" aria-label="YAML">${raw(`<pre>${escaped(recipe)}</pre>`)}</div></section>
`;
}
