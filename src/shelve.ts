import { datasetPages, sitePages } from './catalog/build.ts';
import { type Listed, listedPipeline, readList } from './catalog/listed.ts';
import type { CatalogEntry, Edition, Page, RuleText, Site } from './model/catalog.ts';
import { Fault } from './model/fault.ts';
import { keys } from './model/keys.ts';
import type { Pipeline } from './model/pipeline.ts';
import { publishedPipeline } from './model/privacy.ts';
import type { Store } from './model/store.ts';
import { history, readDocument, readReport } from './publish/read.ts';
import { taipeiTime } from './publish/taipei.ts';
import { rules } from './score/index.ts';

const LIST = 'catalog.json';
const HISTORY = 200;

export interface Shelf {
  readonly store: Store;
  readonly title: string;
  readonly now: Date;
  readonly base?: string;
  /** Some pipelines could not be read: what the catalogue lists beside the others stays listed. */
  readonly incomplete?: boolean;
}

/**
 * Makes the catalogue agree with the releases that are served. Does nothing when `catalog.json` names the same versions;
 * otherwise the pages of datasets that changed are made again, then the site's own, `catalog.json` last: a run
 * killed on the way is completed by the next. Returns how many pages were written. Fault `store-damaged` after all else is done, where
 * a dataset cannot be read: it is left out, and stops no other.
 */
export async function shelve(pipelines: readonly Pipeline[], shelf: Shelf): Promise<number> {
  const { store } = shelf;
  const listed = await readListed(store);
  const kept = shelf.incomplete ? [...listed.values()].map(listedPipeline) : [];
  const known = new Set(pipelines.map((one) => one.id));
  const damaged: Fault[] = [];
  const served: { pipeline: Pipeline; version: string }[] = [];
  for (const pipeline of [...pipelines, ...kept.filter((one) => !known.has(one.id))]) {
    const pointer = await unlessDamaged(readDocument(store, 'pointer', keys.pointer(pipeline.id)), damaged);
    if (pointer) served.push({ pipeline, version: pointer.document.version });
  }
  const differs = served.filter((one) => listed.get(one.pipeline.id)?.version !== one.version);
  // Without its pipeline the page of a dataset cannot be made again: it stays as it is.
  const changed = new Set(differs.map((one) => one.pipeline.id).filter((id) => known.has(id)));
  if (changed.size === 0 && listed.size === served.length) return done(0, damaged);
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
    const entry = await unlessDamaged(entryOf(store, pipeline), damaged);
    if (!entry) continue;
    if (changed.has(pipeline.id)) await put(datasetPages(entry, site));
    entries.push(brief(entry));
  }
  await put(sitePages(entries, site).toSorted((a, b) => Number(a.key === LIST) - Number(b.key === LIST)));
  return done(written, damaged);
}

/** What was read; undefined where it is damaged, which is told at the end. */
async function unlessDamaged<T>(reading: Promise<T>, damaged: Fault[]): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'store-damaged') throw error;
    damaged.push(error);
    return undefined;
  }
}

function done(written: number, [first]: readonly Fault[]): number {
  if (first) throw first;
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

async function readListed(store: Store): Promise<ReadonlyMap<string, Listed>> {
  const found = await store.get(LIST);
  return new Map(found ? readList(found.bytes).map((one) => [one.id, one]) : []);
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
