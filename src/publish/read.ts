import { Fault } from '../model/fault.ts';
import { keys } from '../model/keys.ts';
import type { Pointer, Release, Report, State } from '../model/release.ts';
import type { Store } from '../model/store.ts';
import type { Latest } from './plan.ts';
import { RELEASE } from './steps.ts';

interface Documents {
  readonly pointer: Pointer;
  readonly release: Release;
  readonly report: Report;
  readonly state: State;
}

/** The release that is served; undefined where the dataset has never been published. Throws Fault `store-damaged`. */
export async function readLatest(store: Store, id: string): Promise<Latest | undefined> {
  const found = await readDocument(store, 'pointer', keys.pointer(id));
  if (!found) return undefined;
  const release = await readRelease(store, id, found.document.version);
  return { pointer: found.document, tag: found.tag, release };
}

/** One release. Throws Fault `store-damaged` where it is missing or not what its address says. */
export async function readRelease(store: Store, id: string, version: string): Promise<Release> {
  const key = keys.release(id, version) + RELEASE;
  const release = (await readDocument(store, 'release', key))?.document;
  if (!release) throw damaged(store, key, { zh: '不見了', en: 'is missing' });
  if (release.dataset !== id || release.version !== version) {
    throw damaged(store, key, { zh: `記載的是 ${release.version}`, en: `speaks of ${release.version}` });
  }
  return release;
}

/** A release's report. */
export async function readReport(store: Store, id: string, version: string): Promise<Report> {
  const key = `${keys.release(id, version)}report.json`;
  const found = await readDocument(store, 'report', key);
  if (!found) throw damaged(store, key, { zh: '不見了', en: 'is missing' });
  return found.document;
}

/** What the store remembers of a dataset's runs; the tag is for writing it again. */
export async function readState(
  store: Store,
  id: string,
): Promise<{ readonly state: State; readonly tag: string } | undefined> {
  const found = await readDocument(store, 'state', keys.state(id));
  return found && { state: found.document, tag: found.tag };
}

/** The served release, its predecessor and so on back to the first; at most `most`. */
export async function history(store: Store, id: string, most = Number.POSITIVE_INFINITY): Promise<readonly Release[]> {
  const latest = await readLatest(store, id);
  const releases: Release[] = [];
  for (let release = latest?.release; release && releases.length < most; ) {
    releases.push(release);
    if (release.predecessor === null) break;
    const before = await readRelease(store, id, release.predecessor);
    // Numbers go down by one, so a chain that was tampered with ends too.
    if (before.number !== release.number - 1) {
      const key = keys.release(id, before.version) + RELEASE;
      throw damaged(store, key, { zh: `的序號是 ${before.number}`, en: `has the number ${before.number}` });
    }
    release = before;
  }
  return releases;
}

/** A document of ours at a key, checked against its schema. Throws Fault `store-damaged`. */
export async function readDocument<Name extends keyof Documents>(
  store: Store,
  name: Name,
  key: string,
): Promise<{ readonly document: Documents[Name]; readonly tag: string } | undefined> {
  const found = await store.get(key);
  if (!found) return undefined;
  const document = parse(store, key, found.bytes);
  // Loaded only when a store holds something to be read.
  const { validator } = await import('../schema/validate.ts');
  const wrong = validator(name)(document)[0];
  if (wrong) {
    const at = `${wrong.instancePath || '/'} ${wrong.message}`;
    throw damaged(store, key, { zh: `不合格式（${at}）`, en: `does not fit its schema (${at})` });
  }
  // The schema has looked: this is the border where bytes become documents.
  return { document: document as Documents[Name], tag: found.entry.tag };
}

function parse(store: Store, key: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw damaged(store, key, { zh: '不是 JSON', en: 'is no JSON' }, error);
  }
}

function damaged(store: Store, key: string, what: { zh: string; en: string }, cause?: unknown): Fault {
  return new Fault(
    'store-damaged',
    {
      zh: `儲存處「${store.name}」的「${key}」${what.zh}。請從備份還原這個檔案。`,
      en: `"${key}" in ${store.name} ${what.en}. Restore it from a backup.`,
    },
    cause,
  );
}
