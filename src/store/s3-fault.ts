import { Fault } from '../model/fault.ts';

/** The HTTP status and S3's own name of what went wrong, and how often it was tried. */
export interface Refusal {
  readonly status: number | undefined;
  readonly name: string;
  readonly attempts: number;
}

/** Reads what the SDK's errors carry. No status: the server was not reached or did not answer. */
export function refusal(error: unknown): Refusal {
  const meta = member(error, '$metadata');
  const status = member(meta, 'httpStatusCode');
  const attempts = member(meta, 'attempts');
  const name = member(error, 'name');
  const code = member(error, 'code');
  return {
    status: typeof status === 'number' ? status : undefined,
    attempts: typeof attempts === 'number' ? attempts : 1,
    // The system's errors are all called `Error` and have a code; the SDK's have a name.
    name: name === 'Error' || name === 'AggregateError' ? String(code ?? name) : String(name ?? 'unknown'),
  };
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

/** Whether trying again may help: no answer, too busy, or the server's own trouble; not what it cannot do (501). */
export function passing(error: unknown): boolean {
  if (error instanceof Fault) return false;
  const { status, name } = refusal(error);
  if (name === 'AbortError' || name === 'CredentialsProviderError') return false;
  return status === undefined || status === 429 || status === 408 || (status >= 500 && status !== 501);
}

/** What the server or the way to it said, as a Fault: `store-failed`, `disk-full` or `cancelled`. A Fault stays as it is. */
export function s3Fault(error: unknown, store: string, key: string): Fault {
  if (error instanceof Fault) return error;
  const { status, name } = refusal(error);
  const what = status === undefined ? name : `${status} ${name}`;
  if (name === 'AbortError') {
    const says = { zh: `已取消存取儲存處「${store}」。`, en: `Access to ${store} was cancelled.` };
    return new Fault('cancelled', says, error);
  }
  if (name === 'QuotaExceeded' || status === 507) {
    const zh = `儲存處「${store}」的容量已用完，「${key}」沒有寫入（${what}）。請清出空間或提高配額後再執行一次。`;
    const en = `${store} is full; "${key}" was not written (${what}). Make room or raise the quota and run it again.`;
    return new Fault('disk-full', { zh, en }, error);
  }
  const [zh, en] = advice(status, name);
  return new Fault(
    'store-failed',
    {
      zh: `存取儲存處「${store}」的「${key}」時失敗（${what}）。${zh}`,
      en: `Access to "${key}" in ${store} failed (${what}). ${en}`,
    },
    error,
  );
}

function advice(status: number | undefined, name: string): readonly [zh: string, en: string] {
  if (name === 'NoSuchBucket')
    return ['請確認儲存桶的名稱，並先建立它。', "Check the bucket's name and create it first."];
  if (name === 'CredentialsProviderError') {
    return [
      '找不到金鑰：請設定環境變數 AWS_ACCESS_KEY_ID 與 AWS_SECRET_ACCESS_KEY。',
      'No key was found: set the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    ];
  }
  if (status === 401 || status === 403) {
    return [
      '請確認金鑰正確，且有讀、寫、列出與刪除的權限。',
      'Check the key, and that it may read, write, list and remove.',
    ];
  }
  if (status === undefined) {
    return [
      '請確認伺服器位址與網路，稍後再執行一次。',
      "Check the server's address and the network, and run it again later.",
    ];
  }
  if (status === 501) {
    return ['這個伺服器不支援這種要求。', 'This server does not support what was asked.'];
  }
  return [
    '請稍後再執行一次；若仍失敗，請洽伺服器管理者。',
    'Run it again later; if it still fails, ask who runs the server.',
  ];
}
