import { datasetPages, sitePages } from './catalog/build.ts';
import type { CatalogEntry, Edition, Page, RuleText, Site } from './model/catalog.ts';
import { keys } from './model/keys.ts';
import type { Pipeline } from './model/pipeline.ts';
import { publishedPipeline } from './model/privacy.ts';
import type { Store } from './model/store.ts';
import { history, readReport } from './publish/read.ts';
import { taipeiTime } from './publish/taipei.ts';
import { rules } from './score/index.ts';

const LIST = 'catalog.json';
const HISTORY = 200;

export interface Shelf {
  readonly store: Store;
  readonly title: string;
  readonly now: Date;
  readonly base?: string;
}

/**
 * Makes the catalogue agree with the releases that are served. Does nothing when `catalog.json` names the same versions;
 * otherwise the pages of datasets that changed are made again, then the site's own, `catalog.json` last: a run
 * killed on the way is completed by the next. Returns how many pages were written.
 */
export async function shelve(pipelines: readonly Pipeline[], shelf: Shelf): Promise<number> {
  const { store } = shelf;
  const listed = await versionsListed(store);
  const served: { pipeline: Pipeline; version: string }[] = [];
  for (const pipeline of pipelines) {
    const pointer = await store.get(keys.pointer(pipeline.id));
    if (pointer) served.push({ pipeline, version: versionIn(pointer.bytes) });
  }
  const changed = new Set(
    served.filter((one) => listed.get(one.pipeline.id) !== one.version).map((one) => one.pipeline.id),
  );
  if (changed.size === 0 && listed.size === served.length) return 0;
  const site: Site = {
    title: shelf.title,
    now: taipeiTime(shelf.now),
    ...(shelf.base !== undefined && { baseUrl: shelf.base }),
  };
  const entries: CatalogEntry[] = [];
  let written = 0;
  const put = async (pages: readonly Page[]) => {
    for (const { key, body, type } of pages) {
      await store.put(key, new TextEncoder().encode(body), { type, cache: 'never' });
      written++;
    }
  };
  for (const { pipeline } of served) {
    const entry = await entryOf(store, pipeline);
    if (changed.has(pipeline.id)) await put(datasetPages(entry, site));
    entries.push(brief(entry));
  }
  await put(sitePages(entries, site).toSorted((a, b) => Number(a.key === LIST) - Number(b.key === LIST)));
  return written;
}

/** What the site's own pages need of a dataset: of thousands, whole reports would fill the memory. */
function brief(entry: CatalogEntry): CatalogEntry {
  const { report } = entry;
  return {
    ...entry,
    report: { ...report, columns: [], findings: [], gates: [], preview: { header: [], rows: [] } },
  };
}

async function versionsListed(store: Store): Promise<Map<string, string>> {
  const found = await store.get(LIST);
  if (!found) return new Map();
  try {
    const list = JSON.parse(new TextDecoder().decode(found.bytes)) as {
      datasets?: { id?: string; version?: string }[];
    };
    return new Map((list.datasets ?? []).map((one) => [one.id ?? '', one.version ?? '']));
  } catch {
    // A list that cannot be read is made again; nothing else depends on it.
    return new Map();
  }
}

function versionIn(bytes: Uint8Array): string {
  const pointer = JSON.parse(new TextDecoder().decode(bytes)) as { version?: unknown };
  return String(pointer.version);
}

async function entryOf(store: Store, pipeline: Pipeline): Promise<CatalogEntry> {
  const releases = await history(store, pipeline.id, HISTORY);
  const release = releases[0];
  if (!release) throw new Error(`${pipeline.id} was served a moment ago`);
  const report = await readReport(store, pipeline.id, release.version);
  return {
    pipeline: publishedPipeline(pipeline),
    release,
    report,
    data: release.formats.map((format) => ({ name: `${pipeline.id}.${format}`, format })),
    history: releases.map(
      ({ version, number, published, rows, changes }): Edition => ({ version, number, published, rows, changes }),
    ),
    preview: report.preview,
    rules: ruleTexts,
  };
}

const ruleTexts: readonly RuleText[] = rules.map(({ problem, title }) => ({
  name: problem.name,
  title,
  why: problem.why,
  mend: problem.mend,
}));
