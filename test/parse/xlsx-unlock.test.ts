import { createCipheriv, createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import type { Ole } from '../../src/parse/ole.ts';
import { xlsx as parser } from '../../src/parse/xlsx.ts';
import { unlock } from '../../src/parse/xlsx-unlock.ts';
import { delivery } from './bytes.ts';
import { readSheet } from './read-sheets.ts';
import { xlsx } from './workbook.ts';

const EXCELS = 'VelvetSweatshop';
const rows = Array.from({ length: 3000 }, (_, i) => [i, `第${i}列 ${Math.sin(i)}`]);
const plain = await xlsx({ sheets: [{ name: '一', rows }] });

const sha = (algorithm: string, ...parts: readonly Uint8Array[]) =>
  createHash(algorithm).update(Buffer.concat(parts)).digest();
const little = (number: number) => Uint8Array.from([number, number >> 8, number >> 16, number >> 24]);
const filled = (bytes: Uint8Array, length: number) =>
  Buffer.concat([bytes, Buffer.alloc(length, 0x36)]).subarray(0, length);
const padded = (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
const sizeOf = (bytes: Uint8Array) => {
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(bytes.length));
  return size;
};

function encipher(way: string, key: Uint8Array, vector: Uint8Array | null, bytes: Uint8Array): Uint8Array {
  return createCipheriv(way, key, vector).setAutoPadding(false).update(padded(bytes));
}

function spun(algorithm: string, salt: Uint8Array, password: string, spins: number): Uint8Array {
  let last: Uint8Array = sha(algorithm, salt, Buffer.from(password, 'utf16le'));
  for (let i = 0; i < spins; i++) last = sha(algorithm, little(i), last);
  return last;
}

/** As Excel has written it since 2010. */
function agile(
  password: string,
  bits: 128 | 256,
  algorithm: 'sha1' | 'sha512',
  spins = 1000,
): Record<string, Uint8Array> {
  const way = `aes-${bits}-cbc`;
  const salt = Buffer.alloc(16, 7);
  const last = spun(algorithm, salt, password, spins);
  const lock = (purpose: string, bytes: Uint8Array) =>
    Buffer.from(
      encipher(way, filled(sha(algorithm, last, Buffer.from(purpose, 'hex')), bits / 8), salt, bytes),
    ).toString('base64');
  const key = Buffer.alloc(bits / 8, 9);
  const verifier = Buffer.alloc(16, 5);
  const said = `saltSize="16" blockSize="16" keyBits="${bits}" hashSize="20" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="${algorithm.toUpperCase()}" saltValue="${salt.toString('base64')}"`;
  const xml = `<encryption xmlns:p="y"><keyData ${said}/><keyEncryptors><keyEncryptor><p:encryptedKey spinCount="${spins}" ${said} encryptedVerifierHashInput="${lock('fea7d2763b4b9e79', verifier)}" encryptedVerifierHashValue="${lock('d7aa0f6d3061344e', sha(algorithm, verifier))}" encryptedKeyValue="${lock('146e0be7abacd0d6', key)}"/></keyEncryptor></keyEncryptors></encryption>`;
  const segments: Uint8Array[] = [];
  for (let at = 0; at < plain.length; at += 4096) {
    const vector = filled(sha(algorithm, salt, little(at / 4096)), 16);
    segments.push(encipher(way, key, vector, plain.subarray(at, at + 4096)));
  }
  return {
    EncryptionInfo: Buffer.concat([Buffer.from('0400040040000000', 'hex'), Buffer.from(xml)]),
    EncryptedPackage: Buffer.concat([sizeOf(plain), ...segments]),
  };
}

/** As Excel 2007 wrote it. */
function standard(password: string): Record<string, Uint8Array> {
  const salt = Buffer.alloc(16, 3);
  const last = sha('sha1', spun('sha1', salt, password, 50_000), little(0));
  const key = sha(
    'sha1',
    Buffer.alloc(64, 0x36).map((byte, i) => byte ^ (last[i] ?? 0)),
  ).subarray(0, 16);
  const verifier = Buffer.alloc(16, 5);
  const header = Buffer.alloc(32);
  header.writeUInt32LE(128, 16);
  const lock = (bytes: Uint8Array) => encipher('aes-128-ecb', key, null, bytes);
  const info = [
    Buffer.from('0300020024000000', 'hex'),
    little(32),
    header,
    little(16),
    salt,
    lock(verifier),
    little(20),
  ];
  return {
    EncryptionInfo: Buffer.concat([...info, lock(sha('sha1', verifier))]),
    EncryptedPackage: Buffer.concat([sizeOf(plain), lock(plain)]),
  };
}

function oleOf(streams: Record<string, Uint8Array>): Ole {
  return {
    names: Object.keys(streams),
    find: async (name) => (streams[name] ? delivery(name, streams[name]).bytes : undefined),
  };
}

describe('an XLSX with a password', () => {
  it.each([
    ['agile, AES-256 and SHA-512', agile(EXCELS, 256, 'sha512')],
    ['agile, AES-128 and SHA-1', agile(EXCELS, 128, 'sha1')],
    ['standard', standard(EXCELS)],
  ])('opens with the password that Excel tries by itself: %s', async (_, streams) => {
    const bytes = await unlock(oleOf(streams), '表.xlsx');
    expect(Buffer.from(await bytes!.slice(4090, 8200))).toEqual(Buffer.from(plain.subarray(4090, 8200)));
    expect(Buffer.from(await bytes!.slice(0, 1e9))).toEqual(Buffer.from(plain));
    const opened = await parser.open({ ...delivery('表.xlsx', plain), bytes: bytes! }, new Findings(), {});
    const sheet = await readSheet(opened.sheets[0]!);
    expect(sheet.rows).toEqual(rows.map((row) => row.map(String)));
  });

  it.each([
    ['another password, agile', agile('secret', 256, 'sha512')],
    ['another password, standard', standard('secret')],
    ['hashed without end', agile(EXCELS, 128, 'sha1', 1).EncryptionInfo],
    ['an unknown way', { EncryptionInfo: Buffer.from('0100010000000000', 'hex'), EncryptedPackage: Buffer.alloc(64) }],
    ['no information', { EncryptedPackage: Buffer.alloc(64) }],
  ])('stays closed: %s', async (_, streams) => {
    const all = streams instanceof Uint8Array ? endless(streams) : (streams as Record<string, Uint8Array>);
    expect(await unlock(oleOf(all), '表.xlsx')).toBeUndefined();
  });

  it('is damaged where it breaks off', async () => {
    const whole = agile(EXCELS, 128, 'sha1');
    const cut = { ...whole, EncryptedPackage: whole['EncryptedPackage']!.subarray(0, 5000) };
    await expect(unlock(oleOf(cut), '表.xlsx')).rejects.toMatchObject({ code: 'file-damaged' });
    const short = { ...whole, EncryptionInfo: Buffer.from('0300020024000000ffff', 'hex') };
    await expect(unlock(oleOf(short), '表.xlsx')).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

function endless(info: Uint8Array): Record<string, Uint8Array> {
  const more = Buffer.from(
    Buffer.from(info).toString('latin1').replace('spinCount="1"', 'spinCount="4000000000"'),
    'latin1',
  );
  return { EncryptionInfo: more, EncryptedPackage: Buffer.alloc(64) };
}
