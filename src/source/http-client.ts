import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import { Fault } from '../model/fault.ts';
import type { WebSettings } from '../model/source.ts';
import { connectFault } from './http-fault.ts';
import { guardNetwork } from './private-network.ts';
import type { Reach } from './reach.ts';
import { withSecrets } from './secrets.ts';

/** What a server answered; the body is read or let go by whoever asked. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
  /** The address after redirects. */
  readonly url: URL;
}

/** Asks servers with GET: politely, never inside private networks, and not for ever. */
export interface Client {
  /** Answers 2xx, 304 and 4xx as they are; trouble that passes has been tried again. Fault `source-refused` or `cancelled`. */
  get(url: URL, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  close(): Promise<void>;
}

const ATTEMPTS = 4;
const REDIRECTS = 5;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
const SILENCE = 60_000;
const AGENT = 'goldbadge/0.1 (open data publishing)';

/** A client with the pipeline's headers and certificate; one for each opening of a source. */
export function webClient(settings: WebSettings, reach: Reach): Client {
  const { environment, signal } = reach;
  const guard = guardNetwork(environment['GOLDBADGE_PRIVATE_HOSTS']);
  const secret = (text: string) => withSecrets(text, environment);
  const own = Object.fromEntries(
    Object.entries(settings.headers ?? {}).map(([name, value]) => [name.toLowerCase(), secret(value)]),
  );
  const agent = new Agent({
    connect: { lookup: guard.lookup, timeout: 20_000, ...certificate(settings, secret) },
    headersTimeout: SILENCE,
    bodyTimeout: SILENCE,
  });
  const once = async (url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> => {
    guard.host(url.hostname);
    const got = await request(url, { dispatcher: agent, method: 'GET', headers, signal });
    return { status: got.statusCode, headers: flat(got.headers), body: got.body, url };
  };
  const patient = async (url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> => {
    for (let attempt = 1; ; attempt++) {
      let wait = FIRST_WAIT * 2 ** (attempt - 1);
      try {
        const answer = await once(url, headers);
        if (!mayPass(answer.status) || attempt === ATTEMPTS) return answer;
        wait = Math.max(wait, asked(answer.headers['retry-after'], reach));
        letGo(answer);
        if (wait > LONGEST_WAIT) return answer;
      } catch (error) {
        const fault = connectFault(error, url);
        if (!fault.again || attempt === ATTEMPTS) throw fault.fault;
      }
      await reach.wait(wait);
    }
  };
  return {
    async get(from, extra = {}) {
      let url = from;
      for (let hops = 0; ; hops++) {
        // Our own headers may be secrets: they are for the server that the pipeline names, not for where it sends us.
        const headers = {
          'user-agent': AGENT,
          'accept-encoding': 'identity',
          ...(url.origin === from.origin ? own : {}),
          ...extra,
        };
        const answer = await patient(url, headers);
        const to = answer.headers['location'];
        if (answer.status < 300 || answer.status > 399 || answer.status === 304 || to === undefined) return answer;
        letGo(answer);
        if (hops === REDIRECTS) throw tooManyHops(from);
        url = next(url, to);
      }
    },
    close: () => agent.destroy(),
  };
}

/** Ends an answer whose body nobody wants. */
export function letGo(answer: Answer): void {
  answer.body.on('error', () => {});
  answer.body.destroy();
}

function next(url: URL, to: string): URL {
  const target = URL.canParse(to, url.href) ? new URL(to, url) : undefined;
  if (target && /^https?:$/.test(target.protocol) && !(url.protocol === 'https:' && target.protocol === 'http:'))
    return target;
  throw new Fault('source-refused', {
    zh: `「${plain(url)}」轉址到「${target ? plain(target) : '?'}」，那裡不是安全的網址，沒有跟過去。請改寫來源的網址。`,
    en: `${plain(url)} redirects to “${target ? plain(target) : '?'}”, which is no safe address; it was not followed. Correct the source's address.`,
  });
}

function tooManyHops(url: URL): Fault {
  return new Fault('source-refused', {
    zh: `「${plain(url)}」轉址超過 ${REDIRECTS} 次，已停止。請用瀏覽器確認後，改寫最後到達的網址。`,
    en: `${plain(url)} redirects more than ${REDIRECTS} times. Open it in a browser and write the address it ends at.`,
  });
}

/** An address as people may see it: without user, password and query values, which may be secrets. */
export function plain(url: URL): string {
  const query = [...url.searchParams.keys()].map((key) => `${key}=…`).join('&');
  // Addresses that are none of the web's have no origin.
  const origin = url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
  return `${origin}${url.pathname}${query === '' ? '' : `?${query}`}`;
}

function mayPass(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501);
}

/** `Retry-After` in milliseconds (RFC 9110 §10.2.3: seconds or a date). */
function asked(header: string | undefined, reach: Reach): number {
  if (header === undefined) return 0;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : at - reach.now().getTime();
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function certificate(settings: WebSettings, secret: (text: string) => string): Record<string, Uint8Array | string> {
  const { cert, key, passphrase, ca } = settings.certificate ?? {};
  return {
    ...(cert !== undefined && { cert: readCertificate(secret(cert)) }),
    ...(key !== undefined && { key: readCertificate(secret(key)) }),
    ...(ca !== undefined && { ca: readCertificate(secret(ca)) }),
    ...(passphrase !== undefined && { passphrase: secret(passphrase) }),
  };
}

function readCertificate(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Fault(
      'usage',
      {
        zh: `讀不到憑證檔「${path}」。請確認路徑與權限。`,
        en: `Cannot read the certificate ${path}. Check its path and permissions.`,
      },
      cause,
    );
  }
}
