import type { CatalogEntry, RuleText } from '../model/catalog.ts';
import type { RuleScore, Score } from '../model/score.ts';
import { bar } from './bar.ts';
import { figure, points } from './figures.ts';
import { type Html, html, type Value } from './html.ts';
import { heads, scrolling } from './layout.ts';

interface Pair {
  readonly name: string;
  readonly text: RuleText | undefined;
  readonly source: RuleScore | undefined;
  readonly release: RuleScore | undefined;
}

/** The readiness score of the agency's file and of the release, side by side, and what each rule took. */
export function scorePart(entry: CatalogEntry): Html {
  const { source, release } = entry.report.score;
  const all = pairs(entry.rules, source, release);
  const lost = all.filter((pair) => loss(pair.source) > 0 || loss(pair.release) > 0);
  const kept = all.filter((pair) => !lost.includes(pair));
  const versions = source.version === release.version ? source.version : `${source.version}、${release.version}`;
  return html`<h3>資料整備度</h3>
<p class="note">程式讀取表格所需的條件，滿分 100 分。左為機關提供的檔案原樣，右為整理後發布的版次。規則集版本 ${versions}。</p>
<dl class="scores">
<div><dt>來源檔</dt><dd>${figure(source.total)}<small> ／ 100 分</small>${bar(source.total, 'source')}</dd></div>
<div><dt>發布版次</dt><dd>${figure(release.total)}<small> ／ 100 分</small>${bar(release.total, 'release')}</dd></div>
</dl>
${lost.length > 0 ? rules('有扣分的規則', lost) : html`<p>所有適用的規則都是滿分。</p>\n`}${
  kept.length > 0 &&
  html`<details>
<summary>其餘 ${figure(kept.length)} 條規則沒有扣分</summary>
${rules('沒有扣分的規則', kept)}</details>
`
}`;
}

function pairs(texts: readonly RuleText[], source: Score, release: Score): Pair[] {
  const names = new Set(
    [...texts, ...[...source.rules, ...release.rules].map((one) => ({ name: one.rule }))].map((one) => one.name),
  );
  return [...names]
    .map((name) => ({
      name,
      text: texts.find((one) => one.name === name),
      source: source.rules.find((one) => one.rule === name),
      release: release.rules.find((one) => one.rule === name),
    }))
    .filter((pair) => pair.source !== undefined || pair.release !== undefined);
}

function loss(score: RuleScore | undefined): number {
  return score?.kept === undefined ? 0 : score.points * (1 - score.kept);
}

function rules(label: string, shown: readonly Pair[]): Html {
  const rows = shown.map(
    (pair) => html`<tr>
<th scope="row">${explained(pair)}</th>
<td class="short">${result(pair.source)}</td>
<td class="short">${result(pair.release)}</td>
</tr>
`,
  );
  return scrolling(label, 'rules', heads(['規則', '來源檔', '發布版次']), rows);
}

function explained({ name, text }: Pair): Html {
  if (!text) return html`${name}`;
  return html`<details><summary>${text.title.zh}</summary><p>${text.why.zh}</p><p>改善方式：${text.mend.zh}</p></details>`;
}

function result(score: RuleScore | undefined): Value {
  if (score?.kept === undefined) return html`<span class="soft">不適用</span>`;
  // Full points show that nothing is left to mend, so they are never reached by rounding.
  const kept = Math.floor((score.points - loss(score)) * 10 + 1e-6) / 10;
  const told = html`${points(kept)}／${points(score.points)}`;
  return loss(score) === 0 ? told : [told, html`<span class="lost">扣 ${points(score.points - kept)} 分</span>`];
}
