const sheet = `:root {
  color-scheme: light dark;
  --paper: #f7f7f4; --card: #fff; --ink: #1c2429; --soft: #56616a; --line: #d9dbd6; --wash: #eef1f0;
  --link: #0b5577; --strong: #0b4560; --on: #fff; --gold: #b58a2a; --loss: #9a3412; --kept: #23694a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12171a; --card: #1a2125; --ink: #e6eaec; --soft: #a9b4bb; --line: #344047; --wash: #222b30;
    --link: #85c6ea; --strong: #a9d8f2; --on: #10202a; --gold: #cfa647; --loss: #f3ab83; --kept: #86d3ab;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); border-top: 4px solid var(--gold);
  font: 1rem/1.75 "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", system-ui, sans-serif;
  overflow-wrap: anywhere;
}
.wide { max-width: 66rem; margin: 0 auto; padding: 0 1rem; }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--gold); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; padding: .5rem 1rem; background: var(--strong); color: var(--on); }
.skip:focus { left: 1rem; top: .75rem; }
.top { border-bottom: 1px solid var(--line); background: var(--card); }
.top .wide { padding-block: .75rem; }
.top a { color: inherit; text-decoration: none; font-weight: 700; letter-spacing: .02em; }
:is(.top a, .button, summary):hover { text-decoration: underline; }
.crumbs { font-size: .875rem; margin: 1rem 0 0; color: var(--soft); }
.crumbs ol, .jump ul, .plain, .cards { list-style: none; margin: 0; padding: 0; }
.crumbs li { display: inline; }
.crumbs li + li::before { content: "／"; margin: 0 .35em; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.125rem); line-height: 1.35; margin: 1rem 0 .25rem; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.4; margin: 0 0 1rem; }
h3 { font-size: 1.0625rem; line-height: 1.5; margin: 1.75rem 0 .5rem; }
p { margin: 0 0 .75rem; text-wrap: pretty; }
h2 + h3 { margin-top: 0; }
.en, .soft, small { color: var(--soft); }
.en, .small { font-size: .9375rem; }
small { font-size: .8125rem; }
.lead { font-size: 1.0625rem; max-width: 44em; margin-top: 1rem; }
.note { max-width: 46em; }
section, .cards > li { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.25rem; }
section { margin: 1.25rem 0; }
section > :last-child { margin-bottom: 0; }
dt { font-size: .8125rem; color: var(--soft); }
dl, dd { margin: 0; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1rem 1.5rem; margin: 1.25rem 0; }
dl.broad { grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
.facts dd { font-weight: 600; line-height: 1.6; }
:is(.facts, .scores) small { font-weight: 400; }
.lines > div { padding: .35rem 0; }
.jump ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9375rem; }
.jump { margin-bottom: 1.5rem; }
.jump a { display: inline-block; padding: .25rem 0; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
.button {
  display: inline-block; padding: .5rem 1.1rem; border-radius: 6px; font-weight: 600; line-height: 1.5;
  background: var(--strong); color: var(--on); border: 1px solid var(--strong); text-decoration: none;
}
.button.quiet { padding: .2rem .75rem; background: none; color: var(--link); border-color: var(--line); font-size: .9375rem; }
.cards { margin-bottom: 2rem; }
.cards > li { margin-bottom: 1rem; }
.marks { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem 1.5rem; margin-top: 1rem; }
.marks small { display: block; }
.marks strong { font-size: 1.375rem; line-height: 1.2; }
.cards h3 { font-size: 1.125rem; margin: 0; }
.cards p { margin-bottom: .6rem; }
.clip { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; max-width: 48em; }
.files > li + li { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: 1rem; }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .15rem 0; }
code, .copy { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .875em; }
.copy { display: block; padding: .5rem .75rem; background: var(--wash); border-radius: 4px; user-select: all; line-height: 1.6; }
.quote { font-family: inherit; font-size: .9375rem; white-space: pre-line; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; margin: 0 0 .75rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.6; overflow-wrap: normal; }
th { font-weight: 600; }
caption { text-align: left; padding: .5rem .75rem; color: var(--soft); font-size: .875rem; }
th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); max-width: 24em; }
thead th { background: var(--wash); font-size: .875rem; }
.figure { text-align: right; }
.cells td { padding-block: .3rem; }
:is(.figure, .short, .cells td, thead th) { white-space: nowrap; font-variant-numeric: tabular-nums; }
.cells td.long { min-width: 18em; white-space: normal; }
.fields { min-width: 50rem; }
.history td:last-child { min-width: 16em; }
.scores { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; max-width: 36rem; margin: 0 0 1rem; }
.scores dd { font-size: 2rem; font-weight: 700; line-height: 1.2; }
.bar { display: block; width: 100%; height: .5rem; margin-top: .4rem; border-radius: 4px; fill: var(--line); }
.bar .part { fill: var(--soft); }
.bar .part.release { fill: var(--kept); }
.rules th { max-width: none; width: 100%; font-weight: 400; }
.rules summary { font-weight: 600; }
.rules details { margin: 0; }
.rules p { margin: .5rem 0 0; }
.lost { display: block; font-size: .875rem; }
.lost, .bad { color: var(--loss); }
.ok { color: var(--kept); }
.foot { border-top: 1px solid var(--line); margin-top: 2.5rem; padding: 1.25rem 0 2rem; color: var(--soft); font-size: .875rem; }
@media (min-width: 50rem) {
  .cards > li { display: grid; grid-template-columns: 1fr 13rem; gap: 2rem; }
  .marks { display: block; margin: 0; padding-left: 1.5rem; border-left: 1px solid var(--line); }
  .marks div + div { margin-top: 1rem; }
}
@media (max-width: 30rem) { section, .cards > li { padding: 1rem; } th, td { padding: .45rem .5rem; } }
@media print {
  body { background: none; border: 0; font-size: 10pt; }
  .skip, .jump, .crumbs { display: none; }
  section { border: 0; padding: 0; }
  h2, h3 { break-after: avoid; }
  tr, .files > li { break-inside: avoid; }
  .scroll { overflow: visible; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

/** The one style sheet: system fonts, light and dark, phone and paper. Served without the blanks that only its author needs. */
export const style = `${sheet.replace(/\s*([{};,])\s*/g, '$1')}\n`;
