import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Store } from '../../src/model/store.ts';
import type { Reach } from '../../src/source/reach.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine, and the requests it has had. */
export async function serve(
  handle: Handler,
): Promise<{ url: string; asked: IncomingMessage[]; close(): Promise<void> }> {
  const asked: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(request);
    handle(request, response);
  };
  return { ...(await listening(createServer(listener))), asked };
}

export async function listening(server: Server, scheme = 'http'): Promise<{ url: string; close(): Promise<void> }> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** What a source may touch in a test: this machine's servers, a scratch folder, and no time spent waiting. */
export function reach(own: Partial<Reach> & { store?: Store } = {}): Reach & { waits: number[]; end(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'goldbadge-source-'));
  const waits: number[] = [];
  let count = 0;
  return {
    waits,
    signal: new AbortController().signal,
    environment: { GOLDBADGE_PRIVATE_HOSTS: '127.0.0.1' },
    now: () => new Date('2026-11-20T00:00:00Z'),
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    objects: async () => {
      if (!own.store) throw new Error('no objects here');
      return own.store;
    },
    spool(name) {
      const path = join(folder, String(++count), name);
      mkdirSync(dirname(path));
      const file = openSync(path, 'w');
      const hash = createHash('sha256');
      let size = 0;
      return {
        write(bytes) {
          writeSync(file, bytes);
          hash.update(bytes);
          size += bytes.length;
        },
        end() {
          closeSync(file);
          return { path, size, sha256: hash.digest('hex') };
        },
      };
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
    ...own,
  };
}
