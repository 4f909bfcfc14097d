import { Fault } from '../model/fault.ts';
import type { SourceFrom } from '../model/pipeline.ts';
import type { Delivery } from '../model/sheet.ts';
import { fileTag, openFile } from './file.ts';
import { newestIn } from './folder.ts';
import type { Reach } from './reach.ts';
import { withoutSecrets } from './secrets.ts';

/** A way to get at an agency's bytes. */
export interface Source {
  /** Whether they are what they were when `seen` was their tag, told without reading them; false where nobody can tell. */
  unchanged(seen: string, reach: Reach): Promise<boolean>;
  open(reach: Reach): Promise<Delivery>;
  /** What is read stays where it is, so somebody may write to it meanwhile. */
  readonly live?: boolean;
}

/** What a pipeline's `source` may name, each with how it is read. What asks servers is loaded only when used: it takes 0.1 s and 30 MB. */
export const sources: {
  readonly [Kind in Kinds]: (from: SourceFrom & Record<Kind, NonNullable<SourceFrom[Kind]>>) => Source;
} = {
  file: ({ file }) => ({
    unchanged: async (seen) => (await fileTag(file)) === seen,
    open: (reach) => openFile(file, reach.signal),
    live: true,
  }),
  folder: ({ folder }) => ({
    unchanged: async (seen) => (await fileTag(await newestIn(folder))) === seen,
    open: async (reach) => openFile(await newestIn(folder), reach.signal),
    live: true,
  }),
  url: (from) => ({
    unchanged: async (seen, reach) => (await import('./http.ts')).urlUnchanged(from, seen, reach),
    open: async (reach) => (await import('./http.ts')).openUrl(from, reach),
  }),
  page: (from) => ({
    unchanged: async (seen, reach) => (await import('./page-link.ts')).linkedUnchanged(from, seen, reach),
    open: async (reach) => (await import('./page-link.ts')).openLinked(from, reach),
  }),
  // An API page by page says nothing about the whole: it is read, and its hash compared.
  api: (from) => ({
    unchanged: async () => false,
    open: async (reach) => (await import('./paged-api.ts')).openPaged(from, reach),
  }),
  s3: (from) => ({
    unchanged: async (seen, reach) => (await (await import('./objects.ts')).objectTag(from, reach)) === seen,
    open: async (reach) => (await import('./objects.ts')).openObject(from, reach),
  }),
};

type Kinds = 'file' | 'folder' | 'url' | 'page' | 'api' | 's3';

/** The source that a pipeline names. Neither its faults nor its deliveries show a secret that stands in an address. */
export function sourceOf(from: SourceFrom): Source {
  const source = kindOf(from);
  return {
    ...source,
    unchanged: (seen, reach) => hiding(reach, () => source.unchanged(seen, reach)),
    open: (reach) =>
      hiding(reach, async () => {
        const delivery = await source.open(reach);
        const hide = (text: string) => withoutSecrets(text, reach.environment);
        return { ...delivery, name: hide(delivery.name), from: hide(delivery.from) };
      }),
  };
}

async function hiding<T>({ environment }: Reach, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const [zh, en] = [withoutSecrets(error.zh, environment), withoutSecrets(error.en, environment)];
    throw zh === error.zh && en === error.en ? error : new Fault(error.code, { zh, en }, error.cause);
  }
}

function kindOf(from: SourceFrom): Source {
  const { file, folder, url, page, api, s3 } = from;
  if (file !== undefined) return sources.file({ ...from, file });
  if (folder !== undefined) return sources.folder({ ...from, folder });
  if (url !== undefined) return sources.url({ ...from, url });
  if (page !== undefined) return sources.page({ ...from, page });
  if (api !== undefined) return sources.api({ ...from, api });
  if (s3 !== undefined) return sources.s3({ ...from, s3 });
  throw new Fault('usage', {
    zh: '發布流程沒有說明來源：請在 source 寫 file、folder、url、page、api 或 s3 其中之一。',
    en: 'The pipeline names no source: write one of file, folder, url, page, api and s3 under source.',
  });
}
