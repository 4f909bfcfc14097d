import { createWriteStream, existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../model/fault.ts';

/** Writes a file beside its name and then puts it there: what was there before stays whole until the new one is. */
export async function writeFileWhole(target: string, source: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  if (existsSync(target) && realpathSync(target) === realpathSync(source)) throw sameFile(target);
  const part = `${target}.part`;
  try {
    await pipeline(pieces, createWriteStream(part));
    renameSync(part, target);
  } catch (cause) {
    rmSync(part, { force: true });
    throw isSystem(cause) ? cannotWrite(target, cause) : cause;
  }
}

function isSystem(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause;
}

function sameFile(target: string): Fault {
  return new Fault('usage', {
    zh: `「${target}」就是要檢查的檔案；原檔不會被改，請換一個檔名。`,
    en: `${target} is the file that is checked, which is never changed; name another file.`,
  });
}

function cannotWrite(target: string, cause: unknown): Fault {
  const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
  return new Fault(
    full ? 'disk-full' : 'usage',
    {
      zh: `無法寫出「${target}」，請檢查資料夾、權限與磁碟空間；檔案若正開在 Excel 裡，請先關閉。`,
      en: `${target} cannot be written; check the folder, its permissions and the disk, and close the file where it is open in Excel.`,
    },
    cause,
  );
}
