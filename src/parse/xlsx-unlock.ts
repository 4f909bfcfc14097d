import { createDecipheriv } from 'node:crypto';
import type { Bytes } from '../model/sheet.ts';
import { DEFAULT_PASSWORD } from './default-password.ts';
import { damaged } from './faults.ts';
import type { Ole } from './ole.ts';
import { agileLock, type Lock, standardLock } from './xlsx-lock.ts';

/** MS-OFFCRYPTO §2.3.4.15: the package is enciphered in segments of so many bytes, behind its size. */
const SEGMENT = 4096;
const SIZE = 8;
const BLOCK = 16;
const PIECE = 2 ** 20;

/** The package in an enciphered workbook, if Excel opens it without asking; undefined: it wants a password. */
export async function unlock(ole: Ole, name: string): Promise<Bytes | undefined> {
  const info = await ole.find('EncryptionInfo');
  const packed = await ole.find('EncryptedPackage');
  if (!info || !packed) return undefined;
  try {
    const lock = await lockOf(await info.slice(0, Math.min(info.size, PIECE)), name);
    if (!lock) return undefined;
    const head = Buffer.from(await packed.slice(0, SIZE));
    const size = Number(head.readBigUInt64LE());
    if (size > packed.size - SIZE) throw new RangeError('the package is cut off');
    return deciphered(packed, size, lock);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw damaged(name, { zh: '的加密資訊不完整', en: 'has incomplete encryption information' }, error);
  }
}

/** The version says which way of enciphering it is: 4.4 is agile, 2.2 to 4.2 standard; others no program of today writes. */
async function lockOf(info: Uint8Array, name: string): Promise<Lock | undefined> {
  const view = new DataView(info.buffer, info.byteOffset, info.length);
  const major = view.getUint16(0, true);
  const minor = view.getUint16(2, true);
  if (major === 4 && minor === 4) return agileLock(info.subarray(8), DEFAULT_PASSWORD, name);
  return major >= 2 && major <= 4 && minor === 2 ? standardLock(view, DEFAULT_PASSWORD) : undefined;
}

function deciphered(packed: Bytes, size: number, lock: Lock): Bytes {
  const slice = async (from: number, to: number) => {
    const start = Math.floor(from / SEGMENT) * SEGMENT;
    const end = Math.min(to, size);
    if (end <= from) return new Uint8Array(0);
    const cipher = await packed.slice(SIZE + start, Math.min(packed.size, SIZE + Math.ceil(end / SEGMENT) * SEGMENT));
    const plain = new Uint8Array(cipher.length);
    for (let at = 0; at < cipher.length; at += SEGMENT) {
      plain.set(decipher(lock, cipher.subarray(at, at + SEGMENT), (start + at) / SEGMENT), at);
    }
    return plain.slice(from - start, end - start);
  };
  return {
    size,
    slice,
    async *stream(from = 0) {
      for (let at = from; at < size; at += PIECE) yield slice(at, at + PIECE);
    },
  };
}

function decipher(lock: Lock, bytes: Uint8Array, segment: number): Uint8Array {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % BLOCK));
  return createDecipheriv(lock.cipher, lock.key, lock.vector(segment)).setAutoPadding(false).update(whole);
}
