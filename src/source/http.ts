import { Fault } from '../model/fault.ts';
import type { SourceFrom } from '../model/pipeline.ts';
import type { Delivery } from '../model/sheet.ts';
import type { WebSettings } from '../model/source.ts';
import { download } from './download.ts';
import { openFile } from './file.ts';
import { fileName } from './file-name.ts';
import { type Answer, type Client, letGo, plain, webClient } from './http-client.ts';
import { statusFault } from './http-fault.ts';
import { most } from './most.ts';
import type { Reach } from './reach.ts';
import { withSecrets } from './secrets.ts';

const SECONDS = 1800;

/** Whether the server says that nothing has changed since `seen`: by ETag or date, without sending the file. */
export async function urlUnchanged(from: SourceFrom & { url: string }, seen: string, reach: Reach): Promise<boolean> {
  const conditions = conditionsOf(seen);
  if (Object.keys(conditions).length === 0) return false;
  return withClient(from.web ?? {}, reach, async (client) => {
    const answer = await client.get(addressOf(from.url, reach), conditions);
    letGo(answer);
    return answer.status === 304;
  });
}

/** The file at an address, kept in the run's scratch folder. */
export async function openUrl(from: SourceFrom & { url: string }, reach: Reach): Promise<Delivery> {
  return withClient(from.web ?? {}, reach, async (client, limited) => {
    const answer = await client.get(addressOf(from.url, reach));
    return fetched(answer, from.web ?? {}, limited, tagOf(answer.headers));
  });
}

/** Runs `work` with a client that is closed afterwards and a reach that ends when the pipeline's time is over. */
export async function withClient<T>(
  settings: WebSettings,
  reach: Reach,
  work: (client: Client, limited: Reach) => Promise<T>,
): Promise<T> {
  const time = AbortSignal.timeout((settings.seconds ?? SECONDS) * 1000);
  const limited = { ...reach, signal: AbortSignal.any([reach.signal, time]) };
  const client = webClient(settings, limited);
  try {
    return await work(client, limited);
  } catch (error) {
    throw time.aborted && !reach.signal.aborted ? tookTooLong(settings, error) : error;
  } finally {
    await client.close();
  }
}

/** An answer's body as a delivery. Fault where the server gave no file. */
export async function fetched(answer: Answer, settings: WebSettings, reach: Reach, tag: string): Promise<Delivery> {
  if (answer.status !== 200) {
    letGo(answer);
    throw statusFault(answer.status, plain(answer.url));
  }
  const name = fileName(answer.headers['content-disposition'], answer.url);
  const spool = reach.spool(name);
  await download(answer, most(settings), (piece) => spool.write(piece));
  const { path } = spool.end();
  const { modified: _, ...delivery } = await openFile(path, reach.signal);
  const modified = Date.parse(answer.headers['last-modified'] ?? '');
  return {
    ...delivery,
    name,
    from: plain(answer.url),
    tag,
    ...(!Number.isNaN(modified) && { modified: new Date(modified).toISOString() }),
  };
}

/** The address with its secrets in place. */
export function addressOf(text: string, reach: Reach): URL {
  return new URL(withSecrets(text, reach.environment));
}

/** What the server can be asked about next time; a weak ETag will do (RFC 9110 §13.1.2). */
export function tagOf(headers: Readonly<Record<string, string>>, link?: string): string {
  const { etag, 'last-modified': modified } = headers;
  return JSON.stringify({
    ...(link !== undefined && { link }),
    ...(etag !== undefined && { etag }),
    ...(modified !== undefined && { modified }),
  });
}

/** The headers that ask whether anything has changed since a tag was made; none: the server gave nothing to ask by. */
export function conditionsOf(seen: string): Record<string, string> {
  const { etag, modified } = JSON.parse(seen) as { etag?: string; modified?: string };
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(etag === undefined && modified !== undefined && { 'if-modified-since': modified }),
  };
}

function tookTooLong(settings: WebSettings, cause: unknown): Fault {
  const seconds = settings.seconds ?? SECONDS;
  return new Fault(
    'source-refused',
    {
      zh: `來源在 ${seconds} 秒內沒有傳完，已停止。請稍後再執行一次；檔案本來就大的話，把來源的 web.seconds 調大。`,
      en: `The source was not done within ${seconds} seconds. Run it again later, or raise web.seconds of the source.`,
    },
    cause,
  );
}
