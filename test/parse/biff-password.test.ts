import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startRc4 } from '../../src/parse/biff-rc4.ts';
import { startRecords } from '../../src/parse/biff-records.ts';
import { readSheet } from '../../src/parse/biff-sheet.ts';
import { readWorkbook, sheetRecords } from '../../src/parse/biff-workbook.ts';
import { startXor } from '../../src/parse/biff-xor.ts';
import { openOle } from '../../src/parse/ole.ts';
import { book, label, labelSst, number, sharedStrings } from './biff-book.ts';
import { type Lock, lockBasic, lockStrong, lockXor } from './biff-cipher.ts';
import { delivery } from './bytes.ts';
import { readFile } from './read-sheets.ts';

const DEFAULT = 'VelvetSweatshop';
const texts = Array.from({ length: 200 }, (_, i) => `第${i}筆資料`);
const stream = book({
  after: [sharedStrings(texts)],
  sheets: [
    { name: '一', records: texts.map((_, i) => labelSst(i, 0, i)) },
    { name: 'Two', records: [label(0, 0, 'é'), number(0, 1, 12.5)] },
  ],
});
const locks: [string, Lock][] = [
  ['RC4 of Excel 97', lockBasic],
  ['RC4 of Excel 2002, 128 bits', lockStrong(128)],
  ['RC4 of Excel 2002, 40 bits', lockStrong(40)],
];

describe('a workbook that is enciphered', () => {
  it.each(locks)('with the password that Excel uses unasked is read: %s', async (_, lock) => {
    const { sheets } = await readFile('表.xls', lock(stream, DEFAULT));
    expect(sheets.map(({ name }) => name)).toEqual(['一', 'Two']);
    expect(sheets[0]!.rows).toEqual(texts.map((text) => [text]));
    expect(sheets[1]!.rows).toEqual([['é', '12.5']]);
  });

  it.each(locks)('with another password is refused: %s', async (_, lock) => {
    await expect(readFile('表.xls', lock(stream, 'secret'))).rejects.toMatchObject({ code: 'file-encrypted' });
  });

  it('by XOR is read with its password only', async () => {
    // What Excel writes for the password `password`: key 147A, verifier 83AF.
    const mask = [0x28, 0xd5, 0x24, 0x9d, 0x34, 0xed, 0x20, 0xc1, 0x07, 0xaf, 0x16, 0xba, 0x16, 0xaf, 0x0f, 0x52];
    const locked = lockXor(mask, 0x147a, 0x83af)(stream, 'password');
    await expect(readFile('表.xls', locked)).rejects.toMatchObject({ code: 'file-encrypted' });
    const records = startRecords(delivery('表.xls', locked).bytes, '表.xls', 0);
    const workbook = await readWorkbook(records, { password: 'password' });
    expect(workbook!.sheets.map(({ name }) => name)).toEqual(['一', 'Two']);
    expect(workbook!.strings.count).toBe(texts.length);
  });

  it('says nothing where its FILEPASS is cut', async () => {
    const locked = lockBasic(stream, DEFAULT);
    // Its length stands behind BOF and its own type.
    locked[22] = 20;
    await expect(readFile('表.xls', locked)).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

describe('the ciphers', () => {
  it('RC4 gives what RFC 6229 lists', () => {
    const stream = new Uint8Array(32);
    const cipher = startRc4(Uint8Array.of(1, 2, 3, 4, 5));
    cipher.skip(240);
    cipher.apply(stream, 0, 32);
    expect(Buffer.from(stream).toString('hex')).toBe(
      '28cb1132c96ce286421dcaadb8b69eae1cfcf62b03eddb641d77dfcf7f8d8c93',
    );
  });

  it('XOR knows a password by its key and verifier', () => {
    expect(startXor('password', 0x147a, 0x83af)).toBeDefined();
    expect(startXor('Password', 0x147a, 0x83af)).toBeUndefined();
  });
});

const yardsticks = process.env['GOLDBADGE_YARDSTICKS'] ?? '';
const folder = join(yardsticks, 'spreadsheet/books/sheetjs');
const there = yardsticks !== '' && existsSync(folder);
if (!there) console.warn('GOLDBADGE_YARDSTICKS is not set: no real workbook with a password is read');

describe.skipIf(!there)('real workbooks whose password is known', () => {
  it.each(['2002_128_enhdss', '2002_128_enhrsasc', '2002_40_dhsc', '2002_40_xor'])('%s', async (name) => {
    const { bytes } = delivery(name, new Uint8Array(readFileSync(join(folder, `password_${name}.xls`))));
    const records = startRecords((await (await openOle(bytes, name)).find('Workbook'))!, name, 0);
    const workbook = await readWorkbook(records, { password: 'password' });
    const rows: number[] = [];
    for await (const batch of readSheet(sheetRecords(records, workbook!, workbook!.sheets[0]!), workbook!, () => {})) {
      rows.push(...batch.rows.subarray(0, batch.length));
    }
    expect(rows).toEqual([0, 1, 2, 3]);
  });
});
