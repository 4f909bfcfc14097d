import type { Site } from '../model/catalog.ts';
import { type Html, html, markup, raw, type Value } from './html.ts';
import { href, type Stand } from './links.ts';

/** What a page hands to its frame. */
export interface Content {
  readonly title: string;
  readonly description: string;
  readonly stand: Stand;
  /** Key of the feed a reader may follow. */
  readonly feed?: string;
  readonly crumbs?: readonly string[];
  readonly foot?: Html;
  readonly body: Html;
}

// No page of the catalogue needs a script, so none is allowed: should markup ever slip in, it stays dead.
const POLICY = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'";

/** A whole page as text. */
export function layout(site: Site, content: Content): string {
  const { stand, title } = content;
  const home = href(stand, 'index.html');
  const page = html`<!doctype html>
<html lang="zh-Hant-TW">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === site.title ? title : `${title}｜${site.title}`}</title>
<meta name="description" content="${content.description}">
<link rel="stylesheet" href="${href(stand, 'style.css')}">
<link rel="icon" href="data:,">${
    content.feed !== undefined &&
    html`
<link rel="alternate" type="application/atom+xml" title="${title}" href="${href(stand, content.feed)}">`
  }
</head>
<body>
<a class="skip" href="#main">跳到主要內容</a>
<header class="top"><div class="wide"><a href="${home}">${site.title}</a></div></header>
<div class="wide">${content.crumbs && crumbs(home, content.crumbs)}
<main id="main" tabindex="-1">
${content.body}</main>
<footer class="foot">
<p>本站頁面不需要執行程式即可閱讀。機器可讀的資料集清單：<a href="${href(stand, 'catalog.json')}">catalog.json</a>；更新通知：<a href="${href(stand, 'feed.xml')}">Atom 訂閱</a>。</p>${content.foot}
</footer>
</div>
</body>
</html>
`;
  return markup(page);
}

/** A part of a page with its heading. */
export function section(id: string, title: string, body: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

/** A table in a region of its own: it scrolls there, by keyboard too, and the page does not. */
export function scrolling(label: string, kind: string, head: Value, rows: Value): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">
<table class="${kind}">
<caption>${label}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
`;
}

/** Heading cells of a table's columns; over `figures` they stand right, as the figures do. */
export function heads(titles: readonly string[], figures: readonly string[] = []): Html[] {
  return titles.map((title) =>
    figures.includes(title) ? html`<th scope="col" class="figure">${title}</th>` : html`<th scope="col">${title}</th>`,
  );
}

function crumbs(home: string, names: readonly string[]): Html {
  const last = names.length - 1;
  return html`<nav class="crumbs" aria-label="所在位置"><ol><li><a href="${home}">資料集清單</a></li>${names.map(
    (name, i) => html`<li${i === last && raw(' aria-current="page"')}>${name}</li>`,
  )}</ol></nav>`;
}
