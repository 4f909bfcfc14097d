import { Fault } from '../model/fault.ts';

// What the folder driver calls its own files. Refused by every driver, so that what works in one works in all.
export const ownFiles = /^\.(?:tmp|lock)-/;

/** Whether every driver can hold this key: S3 takes 1,024 bytes, a file system 255 a part. */
export function isKey(key: string): boolean {
  if (key === '' || !key.isWellFormed() || /[\u0000-\u001f\u007f\\]/.test(key)) return false;
  if (Buffer.byteLength(key) > 900) return false;
  return key.split('/').every(isPart);
}

function isPart(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !ownFiles.test(part) && Buffer.byteLength(part) <= 255;
}

/** Throws Fault `internal` for a key that some driver could not hold; nothing is read or written then. */
export function checkKey(key: string): void {
  if (isKey(key)) return;
  const shown = JSON.stringify(key);
  throw new Fault('internal', {
    zh: `儲存處不接受 ${shown} 這個位置：不得為空、不得含有「.」或「..」、控制字元或反斜線，也不得過長。這是程式的錯誤，請回報。`,
    en: `The store does not take the key ${shown}: no empty part, no "." or "..", no control character or backslash, not too long. This is a mistake in the program; please report it.`,
  });
}

/** The order of keys: by their UTF-8 bytes, as S3 lists them. UTF-16 order differs above U+FFFF. */
export function byKey(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
