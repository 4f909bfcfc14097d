/** The page's own style sheet. Every colour is paired with a word, and each pair of ink and paper keeps a contrast of 4.5 and more. */
export const style = `:root {
  color-scheme: light dark;
  --paper: #f7f7f4; --card: #fff; --ink: #1c2429; --soft: #56616a; --line: #cfd3cf; --link: #0b5577; --edge: #0b4560; --bad: #9a3412;
  --title: #dcebf5; --unit: #eadff2; --header: #cfe0f7; --data: #fff; --key: #eef6ee; --total: #fbedc4; --note: #eceeee;
  --label: #f6dfe8; --cut: #e4e6e4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12171a; --card: #1a2125; --ink: #e6eaec; --soft: #b3bdc3; --line: #3c484f; --link: #85c6ea; --edge: #a9d8f2; --bad: #f3ab83;
    --title: #17364a; --unit: #38284a; --header: #1d3a63; --data: #1a2125; --key: #1d2f24; --total: #4a3c0f; --note: #2a3136;
    --label: #4a2436; --cut: #333a3d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 1rem 3rem; max-width: 96rem; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.7 "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", system-ui, sans-serif;
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.6rem; line-height: 1.35; margin: 1.25rem 0 .25rem; }
h2 { font-size: 1.25rem; margin: 0 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .4rem; }
p { margin: 0 0 .6rem; max-width: 60em; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.25rem; margin: 1.25rem 0; }
.soft { color: var(--soft); }
ul { margin: 0 0 .6rem; padding-left: 1.4rem; }
li { margin: .2rem 0; }
.findings > li { margin: .7rem 0; }
.findings p { margin: 0; }
.legend { display: flex; flex-wrap: wrap; gap: .5rem .75rem; list-style: none; padding: 0; }
.legend span { display: inline-block; border: 1px solid var(--line); border-radius: 4px; padding: .05rem .55rem; }
.legend li { font-size: .9375rem; }
.scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: separate; border-spacing: 0; font-size: .875rem; line-height: 1.45; overflow-wrap: normal; }
caption { text-align: left; padding: .5rem .75rem; color: var(--soft); }
th, td { border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: .2rem .45rem; text-align: left; vertical-align: middle; }
td { max-width: 18em; min-width: 1.6em; white-space: pre-wrap; }
thead th { position: sticky; top: 0; background: var(--note); text-align: center; font-weight: 600; z-index: 2; }
tbody th { position: sticky; left: 0; background: var(--note); font-weight: 600; white-space: nowrap; z-index: 1; }
thead th:first-child { left: 0; z-index: 3; }
tbody th span { display: inline-block; min-width: 2em; text-align: right; }
tbody th b { display: inline-block; min-width: 3.5em; margin-left: .5em; padding: 0 .35em; border-radius: 3px; }
th small { display: block; font-weight: 400; font-size: .75rem; }
tbody th small { display: inline; margin-left: .4em; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
tr:is(.title, .unit, .header) .c { text-align: center; }
.title, .title b { background: var(--title); } .unit, .unit b { background: var(--unit); } .header, .header b { background: var(--header); }
.data, .data b { background: var(--data); } .total, .total b { background: var(--total); } .note, .note b { background: var(--note); }
.label, .label b { background: var(--label); } .other, .other b { background: var(--paper); }
.cut, .cut b { background: var(--cut); }
.blank b { font-weight: 400; }
tr.header td { font-weight: 600; }
tr.data td.key { background: var(--key); }
tr:is(.header, .data, .total, .label, .cut) td.off { background: var(--card); }
tr td.left { background: var(--cut); color: var(--soft); }
tr.title .in, tr.note .in { border-bottom-color: var(--line); }
td.in { border-bottom-color: var(--soft); }
tr .from { border-left: 3px solid var(--edge); } tr .to { border-right: 3px solid var(--edge); }
.edge td, .edge th { background: var(--edge); color: var(--card); font-weight: 600; position: static; border: 0; text-align: left; }
.gap td { background: var(--card); color: var(--soft); font-style: italic; }
td.found { outline: 2px solid var(--bad); outline-offset: -2px; }
td.found a { font-weight: 700; color: var(--bad); text-decoration: none; }
td:target { outline: 4px solid var(--link); outline-offset: -4px; }
.error { color: var(--bad); font-weight: 600; }
pre { overflow: auto; padding: .75rem; background: var(--note); border-radius: 6px; font-size: .875rem; line-height: 1.5; margin: 0; }
@media print { .scroll { max-height: none; overflow: visible; } section { border: 0; padding: 0; } thead th, tbody th { position: static; } }
`;
