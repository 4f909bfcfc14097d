import { createHash } from 'node:crypto';
import { startRc4 } from '../../src/parse/biff-rc4.ts';
import { record, u16, u32 } from './biff-book.ts';

/** Locks a stream of records as Excel does: FILEPASS goes behind the first BOF, and all content behind it is enciphered. */
export type Lock = (stream: Uint8Array, password: string) => Uint8Array;

const SALT = Uint8Array.from({ length: 16 }, (_, i) => i * 3);
const VERIFIER = Uint8Array.from({ length: 16 }, (_, i) => 255 - i);
const plain = new Set([0x809, 0x2f]);

const digest = (algorithm: string, ...parts: Uint8Array[]) =>
  createHash(algorithm).update(Buffer.concat(parts)).digest();

export const lockBasic: Lock = (stream, password) => {
  const short = digest('md5', Buffer.from(password, 'utf16le')).subarray(0, 5);
  const first = digest('md5', ...Array.from({ length: 16 }, () => [short, SALT]).flat()).subarray(0, 5);
  const key = (block: number) => digest('md5', first, Buffer.from(u32(block)));
  const filePass = record(0x2f, u16(1), u16(1), u16(1), SALT, sealed(key, 'md5'));
  return rc4(stream, filePass, key);
};

/** `bits`: 40 or 128. */
export const lockStrong =
  (bits: number): Lock =>
  (stream, password) => {
    const first = digest('sha1', SALT, Buffer.from(password, 'utf16le'));
    const key = (block: number) => {
      const made = digest('sha1', first, Buffer.from(u32(block))).subarray(0, bits / 8);
      return bits === 40 ? Buffer.concat([made, Buffer.alloc(11)]) : made;
    };
    const header = [4, 0, 0x6801, 0x8004, bits, 1, 0, 0, 0].flatMap(u32);
    const filePass = record(
      0x2f,
      u16(1),
      u16(2),
      u16(2),
      u32(4),
      u32(header.length),
      header,
      u32(16),
      SALT,
      sealed(key, 'sha1', 20),
    );
    return rc4(stream, filePass, key);
  };

/** XOR with the mask of a password, its key and its verifier, which are taken from Excel's own files. */
export const lockXor =
  (mask: readonly number[], key: number, verifier: number): Lock =>
  (stream) =>
    each(inserted(stream, record(0x2f, u16(0), u16(key), u16(verifier))), (bytes, at, skip, length) => {
      for (let i = skip; i < length; i++) {
        const mixed = bytes[at + i]! ^ mask[(at + length + i) & 15]!;
        bytes[at + i] = (mixed >> 3) | (mixed << 5);
      }
    });

function sealed(key: (block: number) => Uint8Array, algorithm: string, size?: number): Uint8Array {
  const hash = digest(algorithm, VERIFIER);
  const all = Buffer.concat([VERIFIER, hash]);
  startRc4(key(0)).apply(all, 0, all.length);
  return size === undefined ? all : Buffer.concat([all.subarray(0, 16), Buffer.from(u32(size)), all.subarray(16)]);
}

function rc4(stream: Uint8Array, filePass: Uint8Array, key: (block: number) => Uint8Array): Uint8Array {
  return each(inserted(stream, filePass), (bytes, at, skip, length) => {
    // Byte by byte, as the standard tells it.
    for (let i = skip; i < length; i++) {
      const cipher = startRc4(key((at + i) >> 10));
      cipher.skip((at + i) & 1023);
      cipher.apply(bytes, at + i, 1);
    }
  });
}

/** Puts FILEPASS behind the first record, and moves the positions that BOUNDSHEET gives. */
function inserted(stream: Uint8Array, filePass: Uint8Array): Buffer {
  const head = 4 + Buffer.from(stream).readUInt16LE(2);
  const all = Buffer.concat([stream.subarray(0, head), filePass, stream.subarray(head)]);
  for (let at = 0; at + 4 <= all.length; at += 4 + all.readUInt16LE(at + 2)) {
    if (all.readUInt16LE(at) === 0x85) all.writeUInt32LE(all.readUInt32LE(at + 4) + filePass.length, at + 4);
  }
  return all;
}

function each(stream: Buffer, encipher: (bytes: Buffer, at: number, skip: number, length: number) => void): Uint8Array {
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const type = stream.readUInt16LE(at);
    if (!plain.has(type)) encipher(stream, at + 4, type === 0x85 ? 4 : 0, stream.readUInt16LE(at + 2));
  }
  return new Uint8Array(stream);
}
