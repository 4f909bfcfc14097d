import { Fault } from '../model/fault.ts';

interface Trouble {
  readonly fault: Fault;
  /** Whether asking again may help. */
  readonly again: boolean;
}

/** What kept an answer from coming, as a Fault, and whether it is worth another try. A Fault stays as it is. */
export function connectFault(error: unknown, url: URL): Trouble {
  const own = faultIn(error);
  if (own) return { fault: own, again: false };
  const code = codeOf(error);
  const where = `${url.origin}${url.pathname}`;
  if (code === 'AbortError' || code === 'ABORT_ERR' || code === 'UND_ERR_ABORTED') {
    const says = { zh: `已取消讀取「${where}」。`, en: `Reading ${where} was cancelled.` };
    return { fault: new Fault('cancelled', says, error), again: false };
  }
  const [zh, en, again] = advice(code);
  const says = { zh: `連不上「${where}」（${code}）。${zh}`, en: `Cannot reach ${where} (${code}). ${en}` };
  return { fault: new Fault('source-refused', says, error), again };
}

/** A guard's refusal comes back from a socket wrapped in the socket's own error. */
function faultIn(error: unknown): Fault | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof Fault) return at;
    if (at instanceof AggregateError) for (const one of at.errors) if (one instanceof Fault) return one;
  }
  return undefined;
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, 'code');
    if (typeof code === 'string') return code;
    if (at.name === 'AbortError' || at.name === 'TimeoutError') return at.name;
  }
  return error instanceof Error ? error.name : 'unknown';
}

function advice(code: string): readonly [zh: string, en: string, again: boolean] {
  if (code === 'ENOTFOUND')
    return ['網址的主機名稱查不到，請確認網址。', 'The host is not known: check the address.', false];
  if (/^(?:CERT_|ERR_TLS|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/.test(code)) {
    return [
      '伺服器的憑證無法驗證。請對方補齊憑證鏈；急用時把缺少的憑證存成檔案，寫在來源的 web.certificate.ca。',
      "The server's certificate cannot be verified. Its owner should send the whole chain; until then name the missing certificate in web.certificate.ca.",
      false,
    ];
  }
  return [
    '請稍後再執行一次；若仍失敗，請確認網址與網路。',
    'Run it again later; if it still fails, check the address and the network.',
    true,
  ];
}

/** An answer that is no data. `source-missing` where the server says that there is nothing, else `source-refused`. */
export function statusFault(status: number, where: string): Fault {
  if (status === 404 || status === 410) {
    return new Fault('source-missing', {
      zh: `「${where}」沒有檔案（${status}）。請確認網址；若機關換了網址，請改寫來源。`,
      en: `There is nothing at ${where} (${status}). Check the address; if the agency has moved the file, change the source.`,
    });
  }
  if (status === 401 || status === 403) {
    return new Fault('source-refused', {
      zh: `「${where}」不允許讀取（${status}）。請確認金鑰或憑證，以及對方是否限制來源位址。`,
      en: `${where} may not be read (${status}). Check the key or certificate, and whether its owner limits who may ask.`,
    });
  }
  return new Fault('source-refused', {
    zh: `「${where}」沒有給資料（回應 ${status}），已重試。請稍後再執行一次；若仍失敗，請洽資料提供者。`,
    en: `${where} gave no data (it answered ${status}), also when asked again. Run it later; if it still fails, ask its owner.`,
  });
}
