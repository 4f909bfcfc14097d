import { crc32, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { hold } from '../../src/parse/held-bytes.ts';
import { readFile } from './read-sheets.ts';
import { xlsx, zip } from './workbook.ts';

const csv = '編號,名稱\n1,中正區\n';
const rows = [
  ['編號', '名稱'],
  ['1', '中正區'],
];

/** A zip file without compression whose names are bytes as they are given (PKWARE APPNOTE §4.3). */
function stored(members: readonly (readonly [name: Uint8Array, content: string])[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of members) {
    const bytes = Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), bytes);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name));
    at += 30 + name.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

describe('an archive', () => {
  it('is its only data file', async () => {
    const file = await readFile(
      'a.zip',
      await zip({ '資料/公園.csv': csv, 'readme.txt': 'x', '__MACOSX/._公園.csv': 'y' }),
    );
    expect(file.sheets.map((one) => [one.name, one.rows])).toEqual([['', rows]]);
    expect(file.facts).toMatchObject({ format: 'csv', container: 'zip', extension: 'zip', encoding: 'utf-8' });
    expect(file.findings).toEqual(['archive-rest']);
  });

  it('is a sheet for each of several files of one kind', async () => {
    const book = await xlsx({ sheets: [{ name: '一', rows: [['a', 'b']] }] });
    const members = {
      'x/公園.csv': csv,
      'y/公園.csv': csv,
      '樹.tsv': 'a\tb\n',
      'manifest.csv': 'x',
      'b.xlsx': book,
      'c.pdf': '',
    };
    const file = await readFile('a.zip', await zip(members));
    expect(file.sheets.map((one) => [one.name, one.index])).toEqual([
      ['x/公園.csv', 0],
      ['y/公園.csv', 1],
      ['樹', 2],
    ]);
    const books = await readFile('a.zip', await zip({ '甲.xlsx': book, '乙.xlsx': book }));
    expect(books.sheets.map((one) => one.name)).toEqual(['甲／一', '乙／一']);
  });

  it('is what the pipeline names', async () => {
    const bytes = await zip({ 'a_1.csv': csv, 'a_2.csv': csv, 'b/c.json': '[{"k":1}]' });
    const names = async (inside: string) => (await readFile('a.zip', bytes, { inside })).sheets.map((one) => one.name);
    expect(await names('a_?.CSV')).toEqual(['a_1', 'a_2']);
    expect(await names('a_2.csv')).toEqual(['']);
    expect((await readFile('a.zip', bytes, { inside: 'b/*' })).sheets[0]!.rows).toEqual([['k'], ['1']]);
    await expect(names('[a]*')).rejects.toMatchObject({
      code: 'table-not-found',
      en: expect.stringContaining('a_1.csv'),
    });
  });

  it('knows names in CP950, in UTF-8 without a flag, and with backslashes', async () => {
    const bytes = stored([
      [Uint8Array.of(0xa4, 0xa4, 0xa5, 0xbf, 0xb0, 0xcf, 46, 99, 115, 118), csv],
      [Buffer.from('大安區.csv'), csv],
      [Buffer.from('x\\士林區.csv'), csv],
    ]);
    expect((await readFile('a.zip', bytes)).sheets.map((one) => one.name)).toEqual(['中正區', '大安區', '士林區']);
  });

  it('may lie in another one, but not in two', async () => {
    const inner = await zip({ '公園.csv': csv, '樹.csv': csv });
    const outer = await zip({ 'inner.zip': inner });
    const file = await readFile('a.zip', outer, { inside: '樹*' });
    expect(file.sheets[0]!.rows).toEqual(rows);
    const says = expect.stringContaining('within an archive within an archive');
    await expect(readFile('a.zip', await zip({ 'b.zip': outer }))).rejects.toMatchObject({
      code: 'format-unknown',
      en: says,
    });
    expect((await readFile('a.zip', await zip({ 'b.csv.gz': gzipSync(csv) }))).sheets[0]!.rows).toEqual(rows);
  });

  it.each([
    [{ 'a.pdf': 'x', 'b.shp': 'y' }, 'format-unknown', /shapefile.*a\.pdf、b\.shp/],
    [{}, 'file-not-a-table', /no data file/],
    [{ 'a.csv': '<html>查無資料</html>' }, 'file-mislabelled', /查無資料/],
    [{ 'a.csv': '' }, 'file-not-a-table', /empty/],
  ])('says why it is refused %#', async (members, code, says) => {
    const fault = await readFile('a.zip', await zip(members)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code, en: expect.stringMatching(says) });
  });

  it('is told where its name hides it', async () => {
    expect((await readFile('a.csv', await zip({ 'b.csv': csv }))).findings).toEqual(['mislabelled-file']);
    expect((await readFile('a.csv', gzipSync(csv))).findings).toEqual(['mislabelled-file']);
  });
});

describe('a gzip file', () => {
  it('is what it holds, also where several are joined', async () => {
    const joined = Buffer.concat([gzipSync('編號,名稱\n'), gzipSync('1,中正區\n')]);
    const file = await readFile('公園.csv.gz', joined);
    expect(file.sheets[0]!.rows).toEqual(rows);
    expect(file.facts).toMatchObject({ format: 'csv', container: 'gzip', extension: 'gz' });
    expect(file.findings).toEqual([]);
    const book = gzipSync(await xlsx({ sheets: [{ name: '一', rows: [['a', 'b']] }] }));
    expect((await readFile('a.xlsx.gz', book)).sheets[0]!.rows).toEqual([['a', 'b']]);
  });

  it('is a bomb if it unfolds without measure', async () => {
    const bytes = gzipSync(Buffer.alloc(140 * 2 ** 20));
    await expect(readFile('a.csv.gz', bytes)).rejects.toMatchObject({ code: 'file-bomb' });
  });

  it('ends in rows or a Fault wherever it is cut', async () => {
    const bytes = gzipSync(csv.repeat(50));
    for (let to = 3; to < bytes.length; to += 4) {
      await expect(readFile('a.csv.gz', bytes.subarray(0, to))).rejects.toMatchObject({ code: 'file-damaged' });
    }
  });
});

describe('what is held of an archive', () => {
  it('is read again from its beginning where memory would not do', async () => {
    const all = new Uint8Array(3_000_000).map((_, i) => i % 251);
    let times = 0;
    const stream = async function* () {
      times++;
      for (let at = 0; at < all.length; at += 70_000) yield all.slice(at, at + 70_000);
    };
    const kept = await hold(stream, 'a.csv', { left: 4_000_000 });
    const large = await hold(stream, 'a.csv', { left: 1_000_000 });
    for (const { bytes } of [kept, large]) {
      expect(bytes.size).toBe(all.length);
      expect(Buffer.from(await bytes.slice(69_990, 140_010)).equals(all.slice(69_990, 140_010))).toBe(true);
      expect((await bytes.slice(2_999_999, 9_000_000)).length).toBe(1);
      const parts: Buffer[] = [];
      for await (const part of bytes.stream(123_456)) parts.push(Buffer.from(part));
      expect(Buffer.concat(parts).equals(all.slice(123_456))).toBe(true);
    }
    expect([kept.sha256, kept.utf8]).toEqual([large.sha256, large.utf8]);
    expect(times).toBe(5);
    expect(
      (
        await hold(
          async function* () {
            yield Uint8Array.of(0xe4, 0xb8);
            yield Uint8Array.of(0xad);
          },
          'a',
          { left: 9 },
        )
      ).utf8,
    ).toBe(true);
  });
});
