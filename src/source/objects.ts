import { Fault } from '../model/fault.ts';
import type { SourceFrom } from '../model/pipeline.ts';
import type { Delivery } from '../model/sheet.ts';
import type { Entry, Store } from '../model/store.ts';
import { openFile } from './file.ts';
import { most } from './most.ts';
import type { Reach } from './reach.ts';
import { wildcard } from './wildcard.ts';

type From = SourceFrom & { s3: string };

/** What says, without reading it, which object would be taken and that it is the same. */
export async function objectTag(from: From, reach: Reach): Promise<string> {
  const { entry } = await find(from, reach);
  return tagOf(entry);
}

/** An object in S3, kept in the run's scratch folder; of a pattern, the newest that fits. */
export async function openObject(from: From, reach: Reach): Promise<Delivery> {
  const { store, entry } = await find(from, reach);
  const limit = most(from.web ?? {});
  if (entry.size > limit) throw tooLarge(store, entry, limit);
  const got = await store.get(entry.key);
  if (!got) throw gone(store.name, entry.key);
  const name = entry.key.split('/').at(-1)!;
  const spool = reach.spool(name);
  spool.write(got.bytes);
  const delivery = await openFile(spool.end().path, reach.signal);
  return {
    ...delivery,
    name,
    from: `${store.name}${entry.key}`,
    tag: tagOf(got.entry),
    modified: got.entry.modified.toISOString(),
  };
}

async function find(from: From, reach: Reach): Promise<{ store: Store; entry: Entry }> {
  const { bucket, key, query } = parts(from.s3);
  const store = await reach.objects(`s3://${bucket}/${query}`);
  if (!/[*?]/.test(key)) {
    const entry = await store.head(key);
    if (!entry) throw gone(store.name, key);
    return { store, entry };
  }
  const like = wildcard(key);
  let newest: Entry | undefined;
  for await (const entry of store.list(key.slice(0, key.search(/[*?]/)))) {
    if (!like(entry.key) || entry.size === 0) continue;
    if (!newest || entry.modified > newest.modified || (+entry.modified === +newest.modified && entry.key > newest.key))
      newest = entry;
  }
  if (!newest) throw gone(store.name, key);
  return { store, entry: newest };
}

/** `s3://bucket/path/*.xlsx?endpoint=…`; a `?` in the name of an object cannot be written, as it begins the settings. */
function parts(address: string): { bucket: string; key: string; query: string } {
  const [, bucket = '', key = '', query = ''] = /^s3:\/\/([^/]+)\/([^?]*)(\?.*)?$/.exec(address) ?? [];
  return { bucket, key, query };
}

function tagOf(entry: Entry): string {
  return JSON.stringify({ key: entry.key, tag: entry.tag });
}

function gone(store: string, key: string): Fault {
  return new Fault('source-missing', {
    zh: `儲存處「${store}」裡沒有「${key}」。請確認來源的 s3 位址。`,
    en: `There is no “${key}” in ${store}. Check the source's s3 address.`,
  });
}

function tooLarge(store: Store, entry: Entry, limit: number): Fault {
  const megabytes = Math.round(limit / 1e6);
  return new Fault('source-too-large', {
    zh: `「${store.name}${entry.key}」超過 ${megabytes} MB。確定要收的話，把來源的 web.megabytes 調大。`,
    en: `${store.name}${entry.key} is larger than ${megabytes} MB. Raise web.megabytes of the source if it is wanted.`,
  });
}
