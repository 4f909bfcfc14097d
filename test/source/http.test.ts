import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createTls } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { SourceFrom } from '../../src/model/pipeline.ts';
import type { Delivery } from '../../src/model/sheet.ts';
import { sourceOf } from '../../src/source/index.ts';
import type { Reach } from '../../src/source/reach.ts';
import { type Handler, listening, reach, serve } from './server.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function server(handle: Handler) {
  const made = await serve(handle);
  closing.push(made.close);
  return made;
}

function scratch(own: Partial<Reach> = {}) {
  const made = reach(own);
  closing.push(made.end);
  return made;
}

const text = (delivery: Delivery) => readFileSync(delivery.path, 'utf8');
const open = (from: SourceFrom, within = scratch()) => sourceOf(from).open(within);

describe('a file at an address', () => {
  it('comes whole, with its name, time and tag', async () => {
    const body = '編號,名稱\r\n001,甲\r\n'.repeat(50_000);
    const { url } = await server((_, response) => {
      response.setHeader('content-disposition', "attachment; filename=x.csv; filename*=UTF-8''%E5%85%AC%E5%9C%92.csv");
      response.setHeader('last-modified', 'Fri, 20 Nov 2026 00:00:00 GMT');
      response.setHeader('etag', '"v1"');
      response.end(body);
    });
    const delivery = await open({ url: `${url}/download.aspx?id=7&key=hidden` });
    expect(text(delivery)).toBe(body);
    expect(delivery).toMatchObject({ name: '公園.csv', modified: '2026-11-20T00:00:00.000Z', utf8: true });
    expect(delivery.from).toBe(`${url}/download.aspx?id=…&key=…`);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is decoded where a server sends %s unasked', async (encoding, pack) => {
    const { url } = await server((_, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(pack('a,b\n1,2\n'));
    });
    expect(text(await open({ url: `${url}/a.csv` }))).toBe('a,b\n1,2\n');
  });

  it('is not sent again while its ETag or date stands', async () => {
    let etag = '"v1"';
    const { url, asked } = await server((request, response) => {
      response.setHeader('etag', etag);
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.end('a\n1\n');
    });
    const source = sourceOf({ url: `${url}/a.csv` });
    const { tag } = await source.open(scratch());
    expect(await source.unchanged(tag, scratch())).toBe(true);
    expect(asked.at(-1)?.headers['if-none-match']).toBe('"v1"');
    etag = '"v2"';
    expect(await source.unchanged(tag, scratch())).toBe(false);
  });

  it('asks by date where there is no ETag, and not at all where there is neither', async () => {
    const date = 'Fri, 20 Nov 2026 00:00:00 GMT';
    const { url, asked } = await server((request, response) => {
      if (request.url === '/dated') response.setHeader('last-modified', date);
      if (request.headers['if-modified-since'] === date) response.writeHead(304).end();
      else response.end('a\n');
    });
    const dated = sourceOf({ url: `${url}/dated` });
    expect(await dated.unchanged((await dated.open(scratch())).tag, scratch())).toBe(true);
    const bare = sourceOf({ url: `${url}/bare` });
    const { tag } = await bare.open(scratch());
    const before = asked.length;
    expect(await bare.unchanged(tag, scratch())).toBe(false);
    expect(asked.length).toBe(before);
  });

  it('is asked for again, ever later, while the trouble may pass', async () => {
    let left = 2;
    const { url } = await server((_, response) => {
      if (left-- > 0) response.writeHead(503, left === 0 ? { 'retry-after': '7' } : {}).end();
      else response.end('a\n');
    });
    const within = scratch();
    expect(text(await open({ url }, within))).toBe('a\n');
    expect(within.waits).toEqual([1000, 7000]);
  });

  it.each([
    [404, 'source-missing', 1],
    [403, 'source-refused', 1],
    [500, 'source-refused', 4],
  ])('ends in a fault for %i', async (status, code, times) => {
    const { url, asked } = await server((_, response) => response.writeHead(status).end('<html>'));
    await expect(open({ url })).rejects.toMatchObject({ code });
    expect(asked.length).toBe(times);
  });

  it('ends in a fault where the connection breaks in the middle', async () => {
    const { url } = await server((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('a,b\n');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(open({ url })).rejects.toMatchObject({ code: 'source-refused' });
  });

  it.each([true, false])('stops at the limit of size (told its length: %s)', async (told) => {
    const { url } = await server((_, response) => {
      if (told) response.setHeader('content-length', '3000000');
      response.end(Buffer.alloc(3_000_000));
    });
    await expect(open({ url, web: { megabytes: 1 } })).rejects.toMatchObject({ code: 'source-too-large' });
  });

  it('stops at the limit of time', async () => {
    const { url } = await server((_, response) => void response.write('a'));
    await expect(open({ url, web: { seconds: 1 } })).rejects.toMatchObject({
      code: 'source-refused',
      en: expect.stringContaining('within 1 seconds'),
    });
  });

  it('stops when it is told to', async () => {
    const { url } = await server((_, response) => void response.write('a'));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await expect(open({ url }, scratch({ signal: stop.signal }))).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('redirects', () => {
  it('are followed, and secrets stay with the server that was named', async () => {
    const other = await server((_, response) => response.end('a\n'));
    const { url, asked } = await server((request, response) => {
      const to = request.url === '/a' ? '/b' : `${other.url}/c.csv`;
      response.writeHead(302, { location: to }).end();
    });
    const environment = { GOLDBADGE_PRIVATE_HOSTS: '127.0.0.1', SOURCE_KEY: 's3cret' };
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a pipeline names a secret.
    const key = '${SOURCE_KEY}';
    const delivery = await open({ url: `${url}/a`, web: { headers: { 'X-Key': key } } }, scratch({ environment }));
    expect(delivery.name).toBe('c.csv');
    expect(asked.map((one) => one.headers['x-key'])).toEqual(['s3cret', 's3cret']);
    expect(other.asked[0]?.headers['x-key']).toBeUndefined();
  });

  it('that never end are a fault', async () => {
    const { url, asked } = await server((_, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(open({ url })).rejects.toMatchObject({ code: 'source-refused' });
    expect(asked.length).toBe(6);
  });

  it.each(['file:///etc/passwd', 'http://', 'gopher://x/'])('to %s are refused', async (location) => {
    const { url } = await server((_, response) => response.writeHead(302, { location }).end());
    await expect(open({ url })).rejects.toMatchObject({ code: 'source-refused' });
  });
});

describe('private networks', () => {
  const none = { environment: {} };
  it.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '10.1.2.3',
    '169.254.169.254',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
  ])('are not asked by the name of %s', async (host) => {
    const { url, asked } = await server((_, response) => response.end('inside'));
    const port = new URL(url).port;
    await expect(open({ url: `http://${host}:${port}/` }, scratch(none))).rejects.toMatchObject({
      code: 'source-refused',
      en: expect.stringContaining('private network'),
    });
    expect(asked).toEqual([]);
  });

  it('are not reached through a redirect either', async () => {
    const inside = await server((_, response) => response.end('inside'));
    const port = new URL(inside.url).port;
    const { url } = await server((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.2:${port}/` }).end(),
    );
    await expect(open({ url })).rejects.toMatchObject({ code: 'source-refused' });
    expect(inside.asked).toEqual([]);
  });

  it.each(['localhost', '127.0.0.0/8,::1', '*'])('are, where the operator allows %s', async (allowed) => {
    const { url } = await server((_, response) => response.end('a\n'));
    const port = new URL(url).port;
    const within = scratch({ environment: { GOLDBADGE_PRIVATE_HOSTS: allowed } });
    const host = allowed === '127.0.0.0/8,::1' ? '127.0.0.1' : 'localhost';
    expect(text(await open({ url: `http://${host}:${port}/` }, within))).toBe('a\n');
  });
});

describe('secrets', () => {
  it.each([
    ['AWS_SECRET_ACCESS_KEY', 'usage'],
    ['SOURCE_NOT_SET', 'usage'],
  ])('%s is not sent', async (name, code) => {
    const environment = { AWS_SECRET_ACCESS_KEY: 'x', GOLDBADGE_PRIVATE_HOSTS: '*' };
    const { url, asked } = await server((_, response) => response.end());
    await expect(open({ url: `${url}/?k=\${${name}}` }, scratch({ environment }))).rejects.toMatchObject({ code });
    expect(asked).toEqual([]);
  });
});

describe('a server that wants a certificate', () => {
  it('gets it from the files that are named, and is itself verified', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'goldbadge-tls-'));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    const at = (name: string) => join(folder, name);
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        at('key'),
        '-out',
        at('cert'),
        ...subject,
      ],
      { stdio: 'ignore' },
    );
    const pem = { key: readFileSync(at('key')), cert: readFileSync(at('cert')) };
    const secure = await listening(
      createTls({ ...pem, ca: pem.cert, requestCert: true, rejectUnauthorized: true }, (_, response) =>
        response.end('a\n'),
      ),
      'https',
    );
    closing.push(secure.close);
    const certificate = { ca: at('cert'), cert: at('cert'), key: at('key') };
    expect(text(await open({ url: `${secure.url}/a.csv`, web: { certificate } }))).toBe('a\n');
    await expect(open({ url: secure.url })).rejects.toMatchObject({ en: expect.stringContaining('certificate') });
    await expect(open({ url: secure.url, web: { certificate: { ca: at('cert') } } })).rejects.toMatchObject({
      code: 'source-refused',
    });
  });
});
