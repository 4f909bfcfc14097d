import { Fault } from '../model/fault.ts';

/** The system's own name for what went wrong (`ENOENT`), if the error has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const full = new Set(['ENOSPC', 'EDQUOT']);
const refused = new Set(['EACCES', 'EPERM', 'EROFS']);

/** What the disk said, as a Fault: `disk-full` or `store-failed`. A Fault stays as it is. */
export function fileFault(error: unknown, folder: string, key: string): Fault {
  if (error instanceof Fault) return error;
  const code = errorCode(error) ?? 'unknown';
  if (full.has(code)) {
    const zh = `儲存處「${folder}」的磁碟空間已滿，「${key}」沒有寫入；原有檔案未受影響。請清出空間後再執行一次。`;
    const en = `The disk of ${folder} is full; "${key}" was not written and what was there is untouched. Make room and run it again.`;
    return new Fault('disk-full', { zh, en }, error);
  }
  if (refused.has(code)) {
    const zh = `沒有權限存取儲存處「${folder}」的「${key}」（${code}）。請確認執行程式的帳號可以讀寫這個資料夾。`;
    const en = `The system refuses access to "${key}" in ${folder} (${code}). Let the account that runs the program read and write this folder.`;
    return new Fault('store-failed', { zh, en }, error);
  }
  const zh = `存取儲存處「${folder}」的「${key}」時失敗（${code}）。請檢查這個資料夾與它所在的磁碟。`;
  const en = `Access to "${key}" in ${folder} failed (${code}). Check this folder and the disk it is on.`;
  return new Fault('store-failed', { zh, en }, error);
}
