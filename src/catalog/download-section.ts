import type { CatalogEntry } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import type { ReleaseFile } from '../model/release.ts';
import { type DataFile, dataFiles, sideFiles } from './data-files.ts';
import { figure, fileSize } from './figures.ts';
import { type Html, html } from './html.ts';
import { section } from './layout.ts';
import { address, href, type Stand } from './links.ts';
import { words } from './words.ts';

/** Files with size, rows, checksum and the two addresses each has. */
export function downloadSection(entry: CatalogEntry, stand: Stand): Html {
  const { id } = entry.pipeline;
  const files = dataFiles(entry);
  const sides = sideFiles(entry);
  return section(
    'download',
    '下載',
    html`<ul class="plain files">
${files.map((file) => download(entry, stand, file))}</ul>
<h3>固定網址</h3>
<p class="note"><code>latest/</code> 之下的網址永不改變，內容隨每次發布更新，適合登錄在政府資料開放平臺或由程式定期取用；<code>releases/</code> 之下的內容永不改變，適合引用與重現分析結果。${
      stand.baseUrl === undefined && html`以 / 開頭的網址請接在本站網址之後。`
    }</p>
${
  sides.length > 0 &&
  html`<details>
<summary>其他檔案（${figure(sides.length)} 個：結構、報告、檢查碼等）</summary>
<ul class="plain lines">
${sides.map((file) => side(stand, keys.release(id, entry.release.version), file))}</ul>
</details>
`
}<details>
<summary>如何核對 SHA-256 檢查碼</summary>
<p>下載後計算檔案的檢查碼，與頁面上的相同，就表示檔案完整、未經更動。</p>
<p>Windows：<code>certutil -hashfile 檔名 SHA256</code>；macOS：<code>shasum -a 256 檔名</code>；Linux：<code>sha256sum 檔名</code></p>
</details>
`,
  );
}

function download(entry: CatalogEntry, stand: Stand, file: DataFile): Html {
  const { id } = entry.pipeline;
  const format = words.format[file.format];
  const latest = keys.latest(id, file.name);
  const release = keys.release(id, entry.release.version) + file.name;
  return html`<li>
<div class="row"><a class="button" href="${href(stand, latest)}" download>下載 ${format}，${fileSize(file.size)}</a>
<span class="soft small">${figure(entry.release.rows)} 列 × ${figure(entry.release.fields.length)} 欄・UTF-8</span></div>
<details>
<summary>${format} 的網址與檢查碼</summary>
<dl class="lines">
<div><dt>最新版網址（永不改變）</dt><dd class="copy">${address(stand, latest)}</dd></div>
<div><dt>本版次網址（內容永不改變）</dt><dd class="copy">${address(stand, release)}</dd></div>
<div><dt>SHA-256 檢查碼</dt><dd class="copy">${file.sha256}</dd></div>
<div><dt>大小</dt><dd>${figure(file.size)} 位元組</dd></div>
</dl>
</details>
</li>
`;
}

function side(stand: Stand, folder: string, file: ReleaseFile): Html {
  return html`<li><a href="${href(stand, folder + file.name)}">${file.name}，${fileSize(file.size)}</a> ${words.side.get(file.name)}
<details><summary><small>${file.name} 的檢查碼</small></summary><span class="copy">${file.sha256}</span></details></li>
`;
}
