import type { Site } from '../model/catalog.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { slashed } from './links.ts';

/** `404.html`, for servers that can be told of one. It is shown at any depth, so its links are whole. */
export function notFound(site: Site, baseUrl: string): string {
  const root = slashed(baseUrl);
  return layout(site, {
    title: '找不到這個網址',
    description: '這個網址沒有內容。',
    stand: { root, baseUrl },
    body: html`<h1>找不到這個網址</h1>
<p class="lead">這個網址沒有內容。請檢查網址是否完整，或從<a href="${root}index.html">資料集清單</a>重新尋找。</p>
`,
  });
}
