import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { Fault } from '../model/fault.ts';
import type { Body, Entry, Store } from '../model/store.ts';
import { checkKey, isKey } from './key.ts';
import { passing, type Refusal, refusal, s3Fault } from './s3-fault.ts';
import { type Marked, putter, type Uploaded } from './s3-put.ts';

export interface S3Settings {
  readonly bucket: string;
  /** What all keys begin with, without a `/` at either end; empty for the whole bucket. */
  readonly prefix: string;
  /** The server's address if it is not Amazon's. */
  readonly endpoint?: string;
  /** Left out, the SDK looks for it where it looks for the keys. */
  readonly region?: string;
  /** Whether the bucket is named in the path, as most servers but Amazon's want it. */
  readonly forcePathStyle: boolean;
  readonly signal?: AbortSignal;
}

const attemptsMost = 4;

/**
 * A store in an S3 bucket. Keys come from the environment, as the SDK looks for them. A tag is the ETag as the server gave it;
 * `modified` of a fresh `put` is this machine's time, since the server does not say its own.
 */
export function s3Store(settings: S3Settings): Store {
  const { bucket, prefix, signal } = settings;
  const client = connect(settings);
  const root = prefix === '' ? '' : `${prefix}/`;
  const name = `s3://${bucket}/${prefix}`;
  const send = signal ? { abortSignal: signal } : {};
  const at = (key: string) => ({ Bucket: bucket, Key: root + key });
  const guard = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    checkKey(key);
    return explained(name, key, work);
  };
  const see = async (key: string): Promise<Marked | undefined> => {
    const found = await ifThere(client.send(new HeadObjectCommand(at(key)), send));
    if (!found) return undefined;
    return { entry: entryOf(key, found.ContentLength, found.ETag, found.LastModified), mark: found.Metadata?.['mark'] };
  };
  const put = putter({ name, see, upload: (key, told, body) => upload(client, { ...at(key), ...told }, body, signal) });

  return {
    name,
    head: (key) => guard(key, async () => (await see(key))?.entry),
    get: (key) =>
      guard(key, async () => {
        const found = await ifThere(client.send(new GetObjectCommand(at(key)), send));
        if (!found?.Body) return undefined;
        const bytes = await found.Body.transformToByteArray();
        return { entry: entryOf(key, bytes.length, found.ETag, found.LastModified), bytes };
      }),
    put: (key, body, how) => guard(key, () => put(key, body, how)),
    async *list(within) {
      let token: string | undefined;
      do {
        const input = { Bucket: bucket, Prefix: root + within, ContinuationToken: token };
        const page = await explained(name, within, () => client.send(new ListObjectsV2Command(input), send));
        for (const each of page.Contents ?? []) {
          const key = each.Key?.slice(root.length) ?? '';
          // Consoles make empty objects that end in `/` to show folders: not ours, and no keys.
          if (isKey(key)) yield entryOf(key, each.Size, each.ETag, each.LastModified);
        }
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },
    remove: (key) =>
      guard(key, async () => {
        await ifThere(client.send(new DeleteObjectCommand(at(key)), send));
      }),
  };
}

function connect({ endpoint, region, forcePathStyle }: S3Settings): S3Client {
  return new S3Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    forcePathStyle,
    maxAttempts: attemptsMost,
    // The SDK's own checksums travel as a trailer that some servers refuse and some store as data. Content-MD5 does the same work.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // The SDK would write to the terminal that it does not repeat a stream; `upload` does.
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    // Without these a server that stops answering is waited for without end.
    requestHandler: { connectionTimeout: 10_000, socketTimeout: 60_000 },
  });
}

const silent = () => {};

async function explained<T>(name: string, key: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw s3Fault(error, name, key);
  }
}

async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const { status, name } = refusal(error);
    if (status === 404 && name !== 'NoSuchBucket') return undefined;
    throw error;
  }
}

function entryOf(key: string, size: number | undefined, tag: string | undefined, modified: Date | undefined): Entry {
  if (size === undefined || tag === undefined) throw new Fault('store-damaged', unlabelled(key));
  return { key, size, tag, modified: modified ?? new Date(0) };
}

function unlabelled(key: string) {
  return {
    zh: `伺服器沒有提供「${key}」的大小或 ETag，無法辨認它的內容。這個伺服器不能用作儲存處。`,
    en: `The server gives no size or ETag for "${key}", so its content cannot be told. This server cannot be used as a store.`,
  };
}

/** One PutObject, tried again on passing trouble. A condition that does not hold is an answer, not a fault. */
async function upload(
  client: S3Client,
  input: PutObjectCommandInput,
  body: Body,
  signal: AbortSignal | undefined,
): Promise<Uploaded> {
  for (let attempt = 1; ; attempt++) {
    // The SDK tries bytes again by itself, but never a stream, which it cannot rewind.
    const content = body instanceof Uint8Array ? body : createReadStream(body.path, { highWaterMark: 1 << 18 });
    const over = new AbortController();
    try {
      const command = new PutObjectCommand({ ...input, Body: content });
      const abortSignal = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
      // Once all is there the stream ends by itself, and its request with it; ended here, the request would keep its socket open.
      const { ETag } = await client.send(command, { abortSignal });
      if (ETag === undefined) throw new Fault('store-damaged', unlabelled(input.Key ?? ''));
      return { tag: ETag };
    } catch (error) {
      // A server may answer before it has all: what is left is not sent, and the socket is of no more use.
      if (!(content instanceof Uint8Array)) {
        over.abort();
        content.destroy();
      }
      const found = refusal(error);
      if (declined(found, input)) return { refused: { ...found, attempts: Math.max(found.attempts, attempt) } };
      if (content instanceof Uint8Array || attempt === attemptsMost || !passing(error)) throw error;
      await sleep(2 ** attempt * 100 * (0.5 + Math.random()), undefined, signal ? { signal } : {});
    }
  }
}

/** RFC 9110 §13.1: 412. Amazon adds 409 for two writers at once and 404 for `If-Match` where there is nothing. */
function declined({ status, name }: Refusal, { IfMatch, IfNoneMatch }: PutObjectCommandInput): boolean {
  if (IfMatch === undefined && IfNoneMatch === undefined) return false;
  if (status === 412 || status === 409) return true;
  return IfMatch !== undefined && status === 404 && name !== 'NoSuchBucket';
}
