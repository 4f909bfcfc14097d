import { createHash } from 'node:crypto';
import { startRc4 } from './biff-rc4.ts';
import { broken, type Decipher, need, type Records } from './biff-records.ts';
import { startXor } from './biff-xor.ts';
import { DEFAULT_PASSWORD } from './default-password.ts';
import { encrypted } from './faults.ts';

/** Records that stay readable (MS-XLS §2.2.10): BOF, FILEPASS, and those around the interface and shared use. */
const plain = new Set([0x809, 0x2f, 0xe1, 0x138, 0x194, 0x195, 0x196]);
const BOUNDSHEET = 0x85;
/** Content is enciphered in blocks of the stream, each with a key of its own. */
const BLOCK = 1024;

/** The cipher that FILEPASS tells of, opened with the password that every program knows; any other one is a Fault `file-encrypted`. */
export function decipherOf(records: Records, version: 5 | 8, password = DEFAULT_PASSWORD): Decipher {
  const { view, at } = records;
  need(records, version === 8 ? 6 : 4);
  if (version === 5 || view.getUint16(at, true) === 0) {
    const from = version === 8 ? at + 2 : at;
    const xor = startXor(password, view.getUint16(from, true), view.getUint16(from + 2, true));
    if (!xor) throw encrypted(records.part);
    return (type, bytes, start, length, position) => {
      const skip = plainHead(type, length);
      xor(bytes, start + skip, length - skip, position + length + skip);
    };
  }
  need(records, 10);
  const keyOf = view.getUint16(at + 4, true) === 1 ? basicKey(records, password) : strongKey(records, password);
  if (!keyOf) throw encrypted(records.part);
  return rc4Decipher(keyOf);
}

/** How many bytes of a record are readable: the position of a sheet is. */
function plainHead(type: number, length: number): number {
  return plain.has(type) ? length : type === BOUNDSHEET ? Math.min(4, length) : 0;
}

type KeyOf = (block: number) => Uint8Array;

function rc4Decipher(keyOf: KeyOf): Decipher {
  let block = -1;
  let passed = 0;
  let rc4 = startRc4(new Uint8Array(1));
  return (type, bytes, start, length, position) => {
    let at = start + plainHead(type, length);
    const to = start + length;
    while (at < to) {
      const place = position + at - start;
      const wanted = Math.floor(place / BLOCK);
      if (wanted !== block || place % BLOCK < passed) {
        block = wanted;
        passed = 0;
        rc4 = startRc4(keyOf(block));
      }
      rc4.skip((place % BLOCK) - passed);
      const count = Math.min(to - at, BLOCK - (place % BLOCK));
      rc4.apply(bytes, at, count);
      passed = (place % BLOCK) + count;
      at += count;
    }
  };
}

/** RC4 with MD5 of Excel 97 (MS-OFFCRYPTO §2.3.6.2). undefined: it is another password. */
function basicKey(records: Records, password: string): KeyOf | undefined {
  need(records, 54);
  const { bytes, at } = records;
  const salt = bytes.subarray(at + 6, at + 22);
  const short = hash('md5', Buffer.from(password, 'utf16le')).subarray(0, 5);
  const mixed = Array.from({ length: 16 }, () => [short, salt]).flat();
  const first = hash('md5', ...mixed).subarray(0, 5);
  const keyOf: KeyOf = (block) => hash('md5', first, number(block));
  return opens(keyOf, 'md5', bytes.slice(at + 22, at + 54)) ? keyOf : undefined;
}

/** RC4 with SHA-1 and a key of 40 to 128 bits, of Excel 2002 (MS-OFFCRYPTO §2.3.5.2). */
function strongKey(records: Records, password: string): KeyOf | undefined {
  const { bytes, view, at } = records;
  need(records, 14);
  const header = at + 14;
  const verifier = header + view.getUint32(at + 10, true);
  if (verifier + 60 > at + records.length || verifier < header + 20) throw broken(records);
  const bits = view.getUint32(header + 16, true) || 40;
  const salt = bytes.subarray(verifier + 4, verifier + 20);
  const first = hash('sha1', salt, Buffer.from(password, 'utf16le'));
  const keyOf: KeyOf = (block) => {
    const key = hash('sha1', first, number(block)).subarray(0, Math.min(16, bits >> 3));
    // Keys of 40 bits are filled up with zeros to 128.
    return bits === 40 ? Buffer.concat([key, new Uint8Array(11)]) : key;
  };
  const sealed = Buffer.concat([bytes.slice(verifier + 20, verifier + 36), bytes.slice(verifier + 40, verifier + 60)]);
  return opens(keyOf, 'sha1', sealed) ? keyOf : undefined;
}

/** Whether the key opens the 16 bytes of the verifier and the hash of them that follows. */
function opens(keyOf: KeyOf, algorithm: 'md5' | 'sha1', sealed: Uint8Array): boolean {
  startRc4(keyOf(0)).apply(sealed, 0, sealed.length);
  return Buffer.compare(hash(algorithm, sealed.subarray(0, 16)), sealed.subarray(16)) === 0;
}

function hash(algorithm: 'md5' | 'sha1', ...parts: Uint8Array[]): Buffer {
  const made = createHash(algorithm);
  for (const part of parts) made.update(part);
  return made.digest();
}

function number(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
