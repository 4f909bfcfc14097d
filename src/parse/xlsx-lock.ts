import { createDecipheriv, hash } from 'node:crypto';
import { eachMark } from './each-mark.ts';
import { CLOSE, nameOf, startXml, type Xml } from './xml.ts';
import { attribute } from './xml-text.ts';

/** Deciphers pieces of the package, each as if it stood alone. */
export interface Lock {
  /** `aes-256-cbc` and its like. */
  readonly cipher: string;
  readonly key: Uint8Array;
  /** The initialisation vector of a segment; null: the mode has none. */
  vector(segment: number): Uint8Array | null;
}

const keyData = nameOf('keyData');
const encryptedKey = nameOf('encryptedKey');
const ciphers: ReadonlySet<string> = new Set([128, 192, 256].map((bits) => `aes-${bits}-cbc`));
/** A key is made by hashing this often; more would be a way to keep us busy. */
const SPINS = 1_000_000;

/** What a hash is made of beside the password's (MS-OFFCRYPTO §2.3.4.11 and §2.3.4.13). */
const INPUT = Uint8Array.of(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79);
const VALUE = Uint8Array.of(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e);
const KEY = Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6);

/** How the content, or a key, is enciphered. */
interface Way {
  readonly cipher: string;
  readonly keyBytes: number;
  readonly block: number;
  readonly hash: string;
  readonly salt: Uint8Array;
}

interface KeyWay extends Way {
  readonly spins: number;
  readonly input: Uint8Array;
  readonly value: Uint8Array;
  readonly key: Uint8Array;
}

/** Agile encryption (MS-OFFCRYPTO §2.3.4.10), Excel's own since 2010; undefined: the password is another one, or a way we do not know. */
export async function agileLock(info: Uint8Array, password: string, part: string): Promise<Lock | undefined> {
  const xml = startXml(part, true);
  let content: Way | undefined;
  let key: KeyWay | undefined;
  await eachMark(xml, once(info), (kind) => {
    if (kind === CLOSE) return;
    if (xml.name === keyData) content = wayOf(xml);
    if (xml.name === encryptedKey) key ??= keyWayOf(xml);
  });
  if (!content || !key || !known(content) || !known(key) || key.spins > SPINS) return undefined;
  const spun = spin(key.hash, key.salt, password, key.spins);
  const open = (purpose: Uint8Array, bytes: Uint8Array) => {
    const made = fitted(digest(key!.hash, spun, purpose), key!.keyBytes);
    return decipher(key!.cipher, made, fitted(key!.salt, key!.block), bytes);
  };
  const wanted = digest(key.hash, open(INPUT, key.input).subarray(0, key.salt.length));
  if (!starts(open(VALUE, key.value), wanted)) return undefined;
  const { cipher, salt, block, hash: algorithm, keyBytes } = content;
  return {
    cipher,
    key: open(KEY, key.key).subarray(0, keyBytes),
    vector: (segment) => fitted(digest(algorithm, salt, little(segment)), block),
  };
}

/** Standard encryption (MS-OFFCRYPTO §2.3.4.5 to §2.3.4.9), of Excel 2007: AES without a vector, its key from SHA-1. */
export function standardLock(view: DataView, password: string): Lock | undefined {
  const header = view.getUint32(8, true);
  const keyBytes = view.getUint32(12 + 16, true) / 8;
  const cipher = `aes-${keyBytes * 8}-ecb`;
  if (!ciphers.has(cipher.replace('ecb', 'cbc'))) return undefined;
  const at = view.byteOffset + 12 + header + 4;
  const verifier = new Uint8Array(view.buffer, at, 16 + 16 + 4 + 32);
  const spun = spin('sha1', verifier.subarray(0, 16), password, 50_000);
  const last = digest('sha1', spun, little(0));
  const key = Buffer.concat([0x36, 0x5c].map((pad) => digest('sha1', masked(last, pad)))).subarray(0, keyBytes);
  const wanted = digest('sha1', decipher(cipher, key, null, verifier.subarray(16, 32)));
  if (!starts(decipher(cipher, key, null, verifier.subarray(36)), wanted)) return undefined;
  return { cipher, key, vector: () => null };
}

function wayOf(xml: Xml): Way {
  const said = (name: string) => attribute(xml, nameOf(name)) ?? '';
  return {
    cipher:
      `${said('cipherAlgorithm')}-${said('keyBits')}-${said('cipherChaining').replace('ChainingModeCBC', 'cbc')}`.toLowerCase(),
    keyBytes: Number(said('keyBits')) / 8,
    block: Number(said('blockSize')),
    hash: said('hashAlgorithm').replace('-', '').toLowerCase(),
    salt: Buffer.from(said('saltValue'), 'base64'),
  };
}

function keyWayOf(xml: Xml): KeyWay {
  const bytes = (name: string) => Buffer.from(attribute(xml, nameOf(name)) ?? '', 'base64');
  return {
    ...wayOf(xml),
    spins: Number(attribute(xml, nameOf('spinCount'))),
    input: bytes('encryptedVerifierHashInput'),
    value: bytes('encryptedVerifierHashValue'),
    key: bytes('encryptedKeyValue'),
  };
}

function known(way: Way): boolean {
  return ciphers.has(way.cipher) && /^sha(?:1|256|384|512)$/.test(way.hash) && way.block === 16;
}

/** MS-OFFCRYPTO §2.3.4.11: the password's hash, hashed again and again with a counter. */
function spin(algorithm: string, salt: Uint8Array, password: string, spins: number): Uint8Array {
  let last = digest(algorithm, salt, Buffer.from(password, 'utf16le'));
  const next = Buffer.alloc(4 + last.length);
  for (let i = 0; i < spins; i++) {
    next.writeUInt32LE(i, 0);
    next.set(last, 4);
    last = hash(algorithm, next, 'buffer');
  }
  return last;
}

function digest(algorithm: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return hash(algorithm, Buffer.concat(parts), 'buffer');
}

function decipher(cipher: string, key: Uint8Array, vector: Uint8Array | null, bytes: Uint8Array): Uint8Array {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
  return createDecipheriv(cipher, key, vector).setAutoPadding(false).update(whole);
}

/** Cut to a length, or filled up to it as the standard wants. */
function fitted(bytes: Uint8Array, length: number): Uint8Array {
  const whole = new Uint8Array(length).fill(0x36);
  whole.set(bytes.subarray(0, length));
  return whole;
}

/** MS-OFFCRYPTO §2.3.4.7: 64 bytes of one value, the hash laid over their beginning. */
function masked(bytes: Uint8Array, pad: number): Uint8Array {
  return new Uint8Array(64).fill(pad).map((byte, i) => byte ^ (bytes[i] ?? 0));
}

function little(number: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function starts(bytes: Uint8Array, wanted: Uint8Array): boolean {
  return wanted.every((byte, i) => bytes[i] === byte);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
