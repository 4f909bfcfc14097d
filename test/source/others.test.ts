import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SourceFrom } from '../../src/model/pipeline.ts';
import { fileName } from '../../src/source/file-name.ts';
import { sourceOf } from '../../src/source/index.ts';
import { at, jsonText, parseJson } from '../../src/source/json-answer.ts';
import { chooseLink } from '../../src/source/page-link.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type Handler, reach, serve } from './server.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function server(handle: Handler) {
  const made = await serve(handle);
  closing.push(made.close);
  return made;
}

function scratch(own: Parameters<typeof reach>[0] = {}) {
  const made = reach(own);
  closing.push(made.end);
  return made;
}

const text = async (from: SourceFrom, within = scratch()) =>
  readFileSync((await sourceOf(from).open(within)).path, 'utf8');

describe('the name of a download', () => {
  it.each([
    [undefined, '/a/%E7%A0%82%E7%9F%B3.xls', '砂石.xls'],
    [undefined, '/', 'download'],
    [undefined, '/%2e%2e/%2e%2e', 'download'],
    ['attachment; filename="../../etc/passwd"', '/x', 'passwd'],
    ['attachment; filename="a\\"b;c.csv"; x=1', '/x', 'a_b;c.csv'],
    ["attachment; filename*=Big5''%AC%E2%A5%DB.xls", '/x', '砂石.xls'],
    ['attachment; filename=%E7%A0%82%E7%9F%B3.xls', '/x', '砂石.xls'],
    [`attachment; filename="${Buffer.from('砂石.xls').toString('latin1')}"`, '/x', '砂石.xls'],
    [`attachment; filename="${Buffer.from([0xac, 0xe2, 0xa5, 0xdb]).toString('latin1')}.xls"`, '/x', '砂石.xls'],
  ])('%s %s is %s', (disposition, path, name) => {
    expect(fileName(disposition, new URL(path, 'http://x.tw'))).toBe(name);
  });
});

describe('a folder', () => {
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'goldbadge-drop-'));
    closing.push(() => rmSync(path, { recursive: true, force: true }));
    const put = (name: string, age: number, body = name) => {
      writeFileSync(join(path, name), body);
      utimesSync(join(path, name), 1e9 - age, 1e9 - age);
    };
    return { path, put };
  };

  it('gives the newest file that fits, and none that is still being written', async () => {
    const { path, put } = folder();
    put('112年9月.csv', 50);
    put('112年10月.csv', 100);
    put('note.txt', 0);
    put('~$112年11月.csv', 0);
    put('112年12月.csv.part', 0);
    put('112年11月.csv', 0, '');
    expect(await text({ folder: { path, like: '*年*月.csv' } })).toBe('112年9月.csv');
    expect(await text({ folder: { path, like: '*.csv', pick: 'last' } })).toBe('112年10月.csv');
  });

  it('is unchanged until another file would be taken', async () => {
    const { path, put } = folder();
    put('a.csv', 50);
    const source = sourceOf({ folder: { path } });
    const { tag } = await source.open(scratch());
    expect(await source.unchanged(tag, scratch())).toBe(true);
    put('b.csv', 10);
    expect(await source.unchanged(tag, scratch())).toBe(false);
  });

  it('without such a file is a fault that says what was looked for', async () => {
    await expect(text({ folder: { path: folder().path, like: '*.ods' } })).rejects.toMatchObject({
      code: 'source-missing',
      zh: expect.stringContaining('*.ods'),
    });
  });
});

describe('object storage', () => {
  const how = { type: 'text/csv', cache: 'never' } as const;
  it('gives an object, or the newest of a pattern', async () => {
    const store = memoryStore();
    await store.put('in/a-1.csv', new TextEncoder().encode('one'), how);
    await new Promise((done) => setTimeout(done, 5));
    await store.put('in/a-2.csv', new TextEncoder().encode('two'), how);
    await store.put('in/b.txt', new TextEncoder().encode('other'), how);
    const within = scratch({ store });
    expect(await text({ s3: 's3://bucket/in/a-1.csv' }, within)).toBe('one');
    const source = sourceOf({ s3: 's3://bucket/in/*.csv' });
    const delivery = await source.open(within);
    expect([delivery.name, readFileSync(delivery.path, 'utf8')]).toEqual(['a-2.csv', 'two']);
    expect(await source.unchanged(delivery.tag, within)).toBe(true);
    await store.put('in/a-2.csv', new TextEncoder().encode('three'), how);
    expect(await source.unchanged(delivery.tag, within)).toBe(false);
  });

  it('without it is a fault', async () => {
    await expect(text({ s3: 's3://bucket/none.csv' }, scratch({ store: memoryStore() }))).rejects.toMatchObject({
      code: 'source-missing',
    });
  });
});

describe('a page with a link', () => {
  const page = `<p><a href="/old.xlsx">112年2月</a> <a href="112-12.xlsx">112年12月</a>
    <div class=now>最新：<a href='x/%E6%9C%80%E6%96%B0.csv?v=1'>下載 CSV</a></div><a href="javascript:go()">go.csv</a> <a>none</a>`;
  const base = new URL('http://www.example.gov.tw/stat/list.html');
  it.each([
    [{}, '/old.xlsx'],
    [{ pick: 'last' }, '/stat/x/%E6%9C%80%E6%96%B0.csv'],
    [{ like: '*.csv*' }, '/stat/x/%E6%9C%80%E6%96%B0.csv'],
    [{ like: '*最新*' }, '/stat/x/%E6%9C%80%E6%96%B0.csv'],
    [{ like: '*月', pick: 'greatest' }, '/stat/112-12.xlsx'],
    [{ select: 'div.now' }, '/stat/x/%E6%9C%80%E6%96%B0.csv'],
    [{ select: 'a[href$=".ods"]' }, undefined],
    [{ like: 'go*' }, undefined],
  ] as const)('%o chooses %s', (how, path) => {
    expect(chooseLink(page, base, { url: base.href, ...how })?.pathname).toBe(path);
  });

  it('is followed to the file, and unchanged while both stand', async () => {
    let link = 'a.csv';
    const { url } = await server((request, response) => {
      if (request.url === '/')
        return void response.setHeader('content-type', 'text/html').end(`<a href="${link}">下載</a>`);
      response.setHeader('etag', '"1"');
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else response.end(`of ${request.url}`);
    });
    const source = sourceOf({ page: { url, like: '*.csv' } });
    const { tag, path } = await source.open(scratch());
    expect(readFileSync(path, 'utf8')).toBe('of /a.csv');
    expect(await source.unchanged(tag, scratch())).toBe(true);
    link = 'b.csv';
    expect(await source.unchanged(tag, scratch())).toBe(false);
    link = 'none.html';
    await expect(source.open(scratch())).rejects.toMatchObject({ code: 'source-missing' });
  });
});

describe('an API page by page', () => {
  const all = Array.from({ length: 25 }, (_, i) => `{"id":"${i}","price":${i}.50,"big":12345678901234567890}`);
  const list = (items: readonly string[]) =>
    `{"success":true,"result":{"total":${all.length},"records":[${items.join(',')}]}}`;
  const paged: Handler = (request, response) => {
    const query = new URL(request.url!, 'http://x').searchParams;
    const size = Math.min(Number(query.get('limit') ?? 10), 10);
    const start = query.has('offset') ? Number(query.get('offset')) : (Number(query.get('page') ?? 1) - 1) * size;
    response.end(list(all.slice(start, start + size)));
  };
  const whole = `[\n${all.join(',\n')}\n]\n`;

  it.each([
    ['page', {}],
    ['page', { total: 'result.total' }],
    ['offset', { size: { parameter: 'limit', value: 1000 } }],
  ] as const)('by %s %o gives every record with its own digits', async (by, more) => {
    const { url } = await server(paged);
    expect(await text({ api: { url: `${url}/list`, by, records: 'result.records', ...more } })).toBe(whole);
  });

  it('by the next address, in the answer or in the Link header', async () => {
    const { url } = await server((request, response) => {
      const page = Number(new URL(request.url!, 'http://x').searchParams.get('p') ?? 0);
      const more = page < 2 ? `/list?p=${page + 1}` : '';
      if (request.headers['x-link']) response.setHeader('link', more && `<${more}>; rel="next"`);
      response.end(JSON.stringify({ data: [{ page }], links: { next: more || null } }));
    });
    const three = '[\n{"page":0},\n{"page":1},\n{"page":2}\n]\n';
    expect(await text({ api: { url: `${url}/list`, by: 'next', records: 'data', next: 'links.next' } })).toBe(three);
    expect(
      await text({ api: { url: `${url}/list`, by: 'next', records: 'data' }, web: { headers: { 'x-link': '1' } } }),
    ).toBe(three);
  });

  it.each([
    [
      'gives the same page for ever',
      (_: unknown, response: { end(body: string): void }) => response.end(list(all.slice(0, 10))),
      'source-refused',
    ],
    [
      'answers with an error',
      (_: unknown, response: { end(body: string): void }) =>
        response.end('{"success":false,"message":"ER0001:API Key錯誤"}'),
      'file-not-a-table',
    ],
    [
      'answers with a page',
      (_: unknown, response: { end(body: string): void }) => response.end('<html>維護中</html>'),
      'file-not-a-table',
    ],
  ])('that %s is a fault', async (_, handle, code) => {
    const { url } = await server(handle);
    const api = { url, by: 'page', records: 'result.records' } as const;
    await expect(text({ api })).rejects.toMatchObject({ code });
  });

  it('that gives fewer records than it says is a fault', async () => {
    const { url } = await server((request, response) =>
      response.end(request.url!.includes('page=1') ? list(all.slice(0, 10)) : list([])),
    );
    await expect(
      text({ api: { url, by: 'page', records: 'result.records', total: 'result.total' } }),
    ).rejects.toMatchObject({
      en: expect.stringContaining('25'),
    });
  });

  it('keeps JSON as it was written', () => {
    for (const json of ['{"a":1.50,"b":[null,true,"中\\n"],"c":{"d":1e400}}', '[]', '"x"', '0.10'])
      expect(jsonText(parseJson(json, ''))).toBe(json);
    expect(at(parseJson('{"a":{"b":[1,[2.0]]}}', ''), 'a.b.1')).toBeDefined();
  });
});

describe('secrets in addresses', () => {
  const KEY = `$\{SOURCE_KEY}`;
  const within = () =>
    scratch({ environment: { GOLDBADGE_PRIVATE_HOSTS: '127.0.0.1', SOURCE_KEY: 'topsecret 77', SOURCE_ID: 'x' } });

  it('are in no name, and in no fault', async () => {
    const { url } = await server((request, response) => {
      if (request.url?.includes('gone')) response.writeHead(404).end();
      else response.end('a,b\n1,2\n');
    });
    const given = await sourceOf({ url: `${url}/${KEY}` }).open(within());
    expect(given).toMatchObject({ name: 'SOURCE_KEY', from: `${url}/SOURCE_KEY` });
    const fault = await sourceOf({ url: `${url}/gone/${KEY}` })
      .open(within())
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'source-missing' });
    expect(JSON.stringify(fault)).toContain('SOURCE_KEY');
    expect(JSON.stringify(fault)).not.toContain('topsecret');
  });

  it('are not told when a server sends them on', async () => {
    const { url } = await server((_, response) => {
      response.writeHead(302, { location: 'ftp://files.tw/x?token=topsecret' }).end();
    });
    const fault = await sourceOf({ url })
      .open(scratch())
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'source-refused', zh: expect.stringContaining('ftp://files.tw/x?token=…') });
  });
});
