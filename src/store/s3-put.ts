import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Fault } from '../model/fault.ts';
import type { Body, Entry, Put } from '../model/store.ts';
import { conflict } from './conflict.ts';
import { disposition } from './disposition.ts';
import { passing, type Refusal, refusal } from './s3-fault.ts';

/** What S3 is told with an object, under the SDK's names. */
export interface Told {
  readonly ContentLength: number;
  readonly ContentMD5: string;
  readonly ContentType: string;
  readonly CacheControl: string;
  readonly ContentDisposition?: string;
  readonly IfNoneMatch?: string;
  readonly IfMatch?: string;
  readonly Metadata?: Record<string, string>;
}

/** An object as it is now, with the mark of the conditional write that made it. */
export interface Marked {
  readonly entry: Entry;
  readonly mark: string | undefined;
}

/** One upload's end: the new tag, or a condition that does not hold. Other trouble is thrown. */
export type Uploaded = { readonly tag: string } | { readonly refused: Refusal };

export interface Wire {
  /** The store's name, for faults. */
  readonly name: string;
  see(key: string): Promise<Marked | undefined>;
  upload(key: string, told: Told, body: Body): Promise<Uploaded>;
}

/** S3's limit for one PutObject. Conditions are honoured on it alone by every server measured, so nothing is sent in parts. */
const largest = 5 * 1024 ** 3;

/** Puts on S3, in one request each; throws Fault `store-conflict` if the condition does not hold. */
export function putter({ name, see, upload }: Wire) {
  // Old Ceph gateways compare `If-Match` with the ETag without its quotes. Found out at the first refusal, then remembered.
  let bare = false;

  return async function put(key: string, body: Body, how: Put): Promise<Entry> {
    const told = await describe(body, how);
    const { when } = how;
    const done =
      when === undefined
        ? await upload(key, told, body)
        : when === 'absent'
          ? await certain(key, { ...told, IfNoneMatch: '*' }, body, (found) => found === undefined)
          : await matching(key, told, body, when.tag);
    if ('refused' in done) throw conflict(name, key, done.refused);
    return { key, size: told.ContentLength, tag: done.tag, modified: new Date() };
  };

  async function matching(key: string, told: Told, body: Body, tag: string): Promise<Uploaded> {
    const same = (found: Entry | undefined) => found !== undefined && unquoted(found.tag) === unquoted(tag);
    const first = await certain(key, { ...told, IfMatch: bare ? unquoted(tag) : tag }, body, same);
    if ('tag' in first || bare || unquoted(tag) === tag) return first;
    if (!same((await see(key))?.entry)) return first;
    // Refused although it matches. Asking again without quotes is as safe: the server still compares and writes in one.
    const second = await certain(key, { ...told, IfMatch: unquoted(tag) }, body, same);
    if ('tag' in second) bare = true;
    return second;
  }

  /**
   * An upload that was tried more than once may have been written by the try whose answer was lost, so that its own object
   * stands in its way; and Ceph answers 500, not 412, to those who lose a race. What is there now decides: each conditional
   * write leaves a mark that is only its own.
   */
  async function certain(
    key: string,
    told: Told,
    body: Body,
    holds: (found: Entry | undefined) => boolean,
  ): Promise<Uploaded> {
    const mark = randomUUID();
    const done = await ended(upload(key, { ...told, Metadata: { mark } }, body));
    if ('tag' in done || ('refused' in done && done.refused.attempts === 1)) return done;
    const found = await see(key);
    if (found?.mark === mark) return { tag: found.entry.tag };
    if ('refused' in done) return done;
    if (holds(found?.entry)) throw done.failed;
    return { refused: refusal(done.failed) };
  }
}

/** Passing trouble leaves open whether something was written; all other trouble is thrown. */
async function ended(upload: Promise<Uploaded>): Promise<Uploaded | { readonly failed: unknown }> {
  try {
    return await upload;
  } catch (error) {
    if (!passing(error)) throw error;
    return { failed: error };
  }
}

function unquoted(tag: string): string {
  return tag.replace(/^(?:W\/)?"(.*)"$/, '$1');
}

async function describe(body: Body, how: Put): Promise<Told> {
  const { size, md5 } = await weigh(body);
  return {
    ContentLength: size,
    ContentMD5: md5,
    ContentType: how.type,
    CacheControl: how.cache === 'forever' ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(how.saveAs === undefined ? {} : { ContentDisposition: disposition(how.saveAs) }),
  };
}

/** The body's size and MD5, which the server compares before it keeps anything. */
async function weigh(body: Body): Promise<{ readonly size: number; readonly md5: string }> {
  const hash = createHash('md5');
  if (body instanceof Uint8Array) return { size: body.length, md5: hash.update(body).digest('base64') };
  const { size } = await stat(body.path);
  if (size !== body.size || size > largest) throw new Fault('store-failed', unfit(body.path, body.size, size));
  for await (const chunk of createReadStream(body.path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return { size, md5: hash.digest('base64') };
}

function unfit(path: string, told: number, size: number) {
  return {
    zh: `要存入的檔案「${path}」應有 ${told} 位元組，實際為 ${size} 位元組；一次最多可存 ${largest} 位元組。因此沒有存入。`,
    en: `The file ${path} should have ${told} bytes and has ${size}; at most ${largest} can be stored at once. It was not stored.`,
  };
}
