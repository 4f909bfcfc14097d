import type { CatalogEntry } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import { moment } from './figures.ts';
import { type Html, html } from './html.ts';
import { section } from './layout.ts';
import { address, outside, type Stand } from './links.ts';
import { words } from './words.ts';

/** The licence, and the words to cite the release with. */
export function licenseSection(entry: CatalogEntry, stand: Stand): Html {
  const { license } = entry.pipeline;
  const { title, url } = words.license[license];
  const page = address(stand, `${keys.dataset(entry.pipeline.id)}index.html`);
  return section(
    'license',
    '授權與引用',
    html`<p class="note">授權方式：${outside(url, title)}（<code>${license}</code>）。${duty(license)}</p>
<h3>引用文字</h3>
<p class="copy quote">${attribution(entry)}</p>
<h3>本資料集頁面</h3>
<p class="copy">${page}</p>
`,
  );
}

function duty(license: CatalogEntry['pipeline']['license']): string {
  if (license === 'OGDL-Taiwan-1.0') {
    // 政府資料開放授權條款 §3(2): without it the licence was never given.
    return '不限目的免費使用，使用時必須標示下列顯名聲明；未標示者，視為自始未取得授權。';
  }
  if (license === 'CC-BY-4.0') return '不限目的免費使用，使用時必須標示出處與授權，並說明是否修改。';
  return '不限目的免費使用，不要求標示出處；註明版次有助他人查證。';
}

/** The statement to copy. For OGDL it is the licence's own exhibit 顯名聲明, its three items filled in. */
export function attribution({ pipeline, release }: CatalogEntry): string {
  const { title, url } = words.license[pipeline.license];
  const year = moment(release.published).slice(0, 4);
  const work = `${pipeline.agency.name} [${year}] [${pipeline.title.zh}，第 ${release.number} 版（${release.version}）]`;
  if (pipeline.license !== 'OGDL-Taiwan-1.0') return `${work}\n${title}：${url}`;
  return `${work}
此開放資料依政府資料開放授權條款 (Open Government Data License) 進行公眾釋出，使用者於遵守本條款各項規定之前提下，得利用之。
政府資料開放授權條款：${url}`;
}
