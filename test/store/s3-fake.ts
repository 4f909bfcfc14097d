import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { byKey } from '../../src/store/key.ts';

/** How a server may differ from Amazon's. */
export interface Manner {
  /** `kept`: RFC 9110. `ignored`: every write succeeds. `unsupported`: 501. `unquoted`: as old Ceph compares If-Match. */
  readonly conditions?: 'kept' | 'ignored' | 'unsupported' | 'unquoted';
  /** How the next answers fail, one each: a status, what gives a status, or a connection cut `before` or `after` the work was done. */
  readonly trouble?: (number | (() => number) | 'before' | 'after')[];
  /** Whether bodies arrive damaged. */
  readonly damages?: boolean;
}

interface Kept {
  readonly body: Buffer;
  readonly tag: string;
  readonly headers: Record<string, string>;
  readonly modified: Date;
}

export interface Asked {
  readonly method: string;
  readonly key: string;
  readonly headers: IncomingMessage['headers'];
}

export interface FakeS3 {
  readonly endpoint: string;
  readonly bucket: string;
  readonly asked: Asked[];
  readonly kept: Map<string, Kept>;
  stop(): Promise<void>;
}

/** A small S3 in this process: one bucket in memory, no signatures checked, conditions decided in one step. */
export async function fakeS3(manner: Manner = {}): Promise<FakeS3> {
  const bucket = 'open-data';
  const kept: FakeS3['kept'] = new Map();
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const [, at = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    asked.push({ method: request.method ?? '', key, headers: request.headers });
    const next = manner.trouble?.shift();
    const body = await bodyOf(request);
    const trouble = typeof next === 'function' ? next() : next;
    if (trouble === 'before') return request.socket.destroy();
    if (typeof trouble === 'number') return refuse(response, trouble, 'SlowDown');
    if (at !== bucket) return refuse(response, 404, 'NoSuchBucket');
    if (trouble === 'after') response.end = () => response.destroy();
    if (request.method === 'PUT')
      return put(kept, manner, key, manner.damages ? body.subarray(1) : body, request, response);
    if (request.method === 'DELETE') kept.delete(key);
    if (request.method === 'DELETE') return response.writeHead(204).end();
    if (key === '') return list(kept, url.searchParams, response);
    return give(kept.get(key), request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    asked,
    kept,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function put(
  kept: FakeS3['kept'],
  manner: Manner,
  key: string,
  body: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
): ServerResponse {
  const { 'if-match': match, 'if-none-match': none, 'content-md5': md5 } = request.headers;
  const conditions = manner.conditions ?? 'kept';
  const before = kept.get(key);
  if ((match || none) && conditions === 'unsupported') return refuse(response, 501, 'NotImplemented');
  if (conditions !== 'ignored') {
    const tag = conditions === 'unquoted' ? before?.tag.replaceAll('"', '') : before?.tag;
    if (none === '*' && before) return refuse(response, 412, 'PreconditionFailed');
    if (match && !before) return refuse(response, 404, 'NoSuchKey');
    if (match && match !== tag) return refuse(response, 412, 'PreconditionFailed');
  }
  const hash = createHash('md5').update(body).digest();
  if (md5 !== undefined && md5 !== hash.toString('base64')) return refuse(response, 400, 'BadDigest');
  const headers: Record<string, string> = {};
  for (const name of ['content-type', 'cache-control', 'content-disposition', 'x-amz-meta-mark']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const tag = `"${hash.toString('hex')}"`;
  kept.set(key, { body, tag, headers, modified: new Date() });
  return response.writeHead(200, { etag: tag }).end();
}

function give(found: Kept | undefined, request: IncomingMessage, response: ServerResponse): ServerResponse {
  if (!found) return refuse(response, 404, 'NoSuchKey');
  response.writeHead(200, {
    ...found.headers,
    etag: found.tag,
    'content-length': found.body.length,
    'last-modified': found.modified.toUTCString(),
  });
  return response.end(request.method === 'HEAD' ? undefined : found.body);
}

function list(kept: FakeS3['kept'], asked: URLSearchParams, response: ServerResponse): ServerResponse {
  const prefix = asked.get('prefix') ?? '';
  const after = asked.get('continuation-token');
  const keys = [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(byKey);
  const from = after === null ? 0 : keys.findIndex((key) => byKey(key, after) > 0);
  const page = from < 0 ? [] : keys.slice(from, from + 1000);
  const more = from >= 0 && from + 1000 < keys.length;
  const contents = page.map((key) => {
    const { body, tag, modified } = kept.get(key)!;
    return `<Contents><Key>${xml(key)}</Key><Size>${body.length}</Size><ETag>${xml(tag)}</ETag><LastModified>${modified.toISOString()}</LastModified></Contents>`;
  });
  const next = more ? `<NextContinuationToken>${xml(page.at(-1) ?? '')}</NextContinuationToken>` : '';
  response.writeHead(200, { 'content-type': 'application/xml' });
  return response.end(
    `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
  );
}

function refuse(response: ServerResponse, status: number, code: string): ServerResponse {
  response.writeHead(status, { 'content-type': 'application/xml' });
  return response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  );
}

function xml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
