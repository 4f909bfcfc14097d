import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import type { ParseHints } from '../../src/model/parser.ts';
import { detectEncoding, utf8Pieces } from '../../src/parse/encoding.ts';
import { traditional } from '../../src/text/common-characters.ts';
import { encodeText } from '../../src/text/encode-text.ts';
import { delivery } from './bytes.ts';

const encoder = new TextEncoder();
const iconv = spawnSync('iconv', ['--version']).status === 0;
if (!iconv) console.warn('SKIPPED: no iconv on this machine to make files in other encodings');
const corpus = process.env['GOLDBADGE_CORPUS'];
if (corpus === undefined) console.warn('SKIPPED: set GOLDBADGE_CORPUS to check what real files decode to');

function as(encoding: string, text: string): Uint8Array {
  return spawnSync('iconv', ['-f', 'UTF-8', '-t', encoding], { input: text }).stdout;
}

/** Big5 without iconv. */
function big5(text: string): Uint8Array {
  return Uint8Array.from(encodeText(text, 'cp950'));
}

async function read(bytes: Uint8Array, hints: ParseHints = {}, piece = 7) {
  const file = delivery('表.csv', bytes, piece);
  const encoding = await detectEncoding(file, hints);
  const parts: Uint8Array[] = [];
  for await (const part of utf8Pieces(file.bytes, encoding)) parts.push(new Uint8Array(part));
  const told = Object.fromEntries(encoding.told.map(([problem, facts]) => [problem.name, facts]));
  return { name: encoding.name, text: Buffer.concat(parts).toString(), told };
}

const taiwan = '編號,機關名稱,地址\r\n1,中正區公所,臺北市中正區忠孝東路\r\n';
const mainland = '序号,单位名称,所在地区\r\n1,北京市海淀区办公室,有限公司\r\n';
const japan = '番号,名称,所在地\r\n1,図書館,東京都千代田区\r\n2,サービスセンター,大阪府\r\n';
const korea = '시도,시군구,도로명주소\r\n1,서울특별시,전화번호\r\n';
const hongKong = '地區,名稱\r\n1,鰂魚涌邨\r\n2,衞生署滙豐\r\n3,啲嘢喺度\r\n';

describe('detectEncoding', () => {
  it.skipIf(!iconv).each([
    ['cp950', 'CP950', taiwan],
    ['euc-tw', 'EUC-TW', taiwan],
    ['gb18030', 'GB18030', taiwan],
    ['gb18030', 'GB2312', mainland],
    ['shift_jis', 'SHIFT_JIS', japan],
    ['euc-jp', 'EUC-JP', japan],
    ['iso-2022-jp', 'ISO-2022-JP', japan],
    ['euc-kr', 'EUC-KR', korea],
    ['big5-hkscs', 'BIG5-HKSCS', hongKong],
    ['utf-16le', 'UTF-16LE', taiwan],
    ['utf-16be', 'UTF-16BE', taiwan],
    ['utf-16be', 'UTF-16BE', '姓名\n一二\n三最\n'],
  ])('knows %s (%s): %#', async (name, encoding, text) => {
    const seen = await read(as(encoding, text));
    expect(seen).toMatchObject({ name, text });
    const said = !['cp950', 'utf-16le', 'utf-16be', 'iso-2022-jp'].includes(name);
    expect('encoding-by-likelihood' in seen.told).toBe(said);
    expect('file-not-utf-8' in seen.told).toBe(true);
  });

  it.each(['男,女\n', '元\n', '合計\n', '王○明\n', '％\n', '1,2,3\r\n'.repeat(5000) + '備註\n'])(
    'reads %j in Big5',
    async (text) => {
      const name = /^[\x00-\x7f]*$/.test(text) ? 'utf-8' : 'cp950';
      expect(await read(big5(text), {}, 4096)).toMatchObject({ name, text });
    },
  );

  it('never reads a short text of common characters in Big5 as anything else', async () => {
    const word = fc.array(fc.constantFrom(...traditional.slice(0, 600)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 3 }), async (words) => {
        const text = `${words.map((one) => one.join('')).join(',')}\n`;
        const seen = await read(big5(text)).catch((error: unknown) => error);
        if (seen instanceof Fault) expect(seen.code).toBe('encoding-unknown');
        else expect(seen).toMatchObject({ text });
      }),
      { numRuns: 200 },
    );
  });

  it('leaves undecided what could be either, until the pipeline says', async () => {
    const bytes = Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 44, 49, 10);
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'encoding-unknown',
      zh: expect.stringContaining('source.encoding: windows-1252'),
    });
    expect(await read(bytes, { encoding: 'windows-1252' })).toMatchObject({ text: 'Café,1\n' });
  });

  // 合计 in GBK, 磁數 in Big5, 북셕 in EUC-KR: nobody can know.
  it.each(['bacfbcc60d0a', 'c3e6bbfd0d0a'])('takes no small odds: %s', async (hex) => {
    const bytes = Buffer.from(hex, 'hex');
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'encoding-unknown',
      en: expect.stringMatching(/gb18030.*cp950|gb18030.*euc-kr/),
    });
    expect((await read(bytes, { encoding: 'gb18030' })).name).toBe('gb18030');
  });

  it('asks where pairs of bytes are UTF-8 by accident', async () => {
    // 台湾 and 总数 in GBK, all of it valid UTF-8 as well.
    const bytes = Uint8Array.of(0xcc, 0xa8, 44, 0xd0, 0xa1, 44, 0xd0, 0xa1, 0xd0, 0xa1, 44, 0xcc, 0xa8, 10);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'encoding-unknown' });
    expect(await read(bytes, { encoding: 'gb18030' })).toMatchObject({ name: 'gb18030', text: '台,小,小小,台\n' });
    expect((await read(bytes, { encoding: 'utf-8' })).name).toBe('utf-8');
    expect(await read(encoder.encode('溫度 25°C,µm,café\n'))).toMatchObject({ name: 'utf-8', told: {} });
    expect(await read(encoder.encode('25°C,±2,µm,Łódź,Москва,naïve\n'))).toMatchObject({ name: 'utf-8', told: {} });
  });

  it.each([
    'id,name\n9,RSE ª,Roads and bridges of the county\n',
    'Weekly Total,(01/20/2014 to\u00a0,(2010)\u00a0,(2011)\u00a0,(2012)\u00a0,% Change\n',
    'id,amount £\n1,Café São Tomé\n',
  ])('reads words of Latin letters with a sign or two as UTF-8: %j', async (text) => {
    expect(await read(encoder.encode(text))).toMatchObject({ name: 'utf-8', text, told: {} });
  });

  it.each([
    // 簡 in Big5 is ² in UTF-8, 路 in GBK is ·: neither stands alone in a cell.
    ['cp950', Uint8Array.of(0xc2, 0xb2)],
    ['gb18030', Uint8Array.of(0xc2, 0xb7)],
  ])('asks about one character that is %s or a sign without what it belongs to', async (label, character) => {
    const line = Buffer.concat([encoder.encode('id,name,kind\n9,Zhongshan,'), character, encoder.encode(',3\n')]);
    await expect(read(line)).rejects.toMatchObject({ code: 'encoding-unknown', en: expect.stringContaining(label) });
  });

  it('knows encodings from characters that no line end follows', async () => {
    expect(await read(big5('合計'))).toMatchObject({ name: 'cp950', text: '合計' });
    expect(await read(Uint8Array.of(0x93, 0x8c, 0x8b, 0x9e))).toMatchObject({ name: 'shift_jis', text: '東京' });
  });

  it('takes no telephone for UTF-7', async () => {
    expect((await read(encoder.encode('a,+886-2-23456789\nb,+886912345678\n'))).name).toBe('utf-8');
  });

  it.each([
    ['UTF-7', encoder.encode('+feiGXw,+al+V3FQNejE\r\n1,+Ti1rY1NAUWxiQA\r\n'), 'encoding-unknown'],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0), 'encoding-unknown'],
    ['bytes of nothing', Uint8Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 127)), 'encoding-unknown'],
    ['NUL', encoder.encode('a,b\n1,\0\n2,3\n'.repeat(9)), 'format-unknown'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code });
  });

  it('does not believe a pipeline that the bytes contradict', async () => {
    expect(await read(encoder.encode(taiwan), { encoding: 'cp950' })).toMatchObject({ name: 'utf-8', text: taiwan });
    await expect(read(big5(taiwan), { encoding: 'utf-8' })).rejects.toMatchObject({ code: 'encoding-unknown' });
  });
});

describe('lines that do not fit', () => {
  const line = '臺北市大安區,1\n';
  it.each([1, 5, 4096])(
    'reads UTF-8 and Big5 line by line, in pieces of %i, and says where each begins',
    async (piece) => {
      const bytes = Buffer.concat([encoder.encode(`縣市,值\n${line}`), big5(line), encoder.encode(line), big5(line)]);
      const seen = await read(bytes, {}, piece);
      expect(seen).toMatchObject({ name: 'mixed', text: `縣市,值\n${line.repeat(4)}` });
      expect(seen.told['encodings-mixed']).toMatchObject({ utf8Lines: 3, utf8Line: 1, otherLines: 2, otherLine: 3 });
    },
  );

  it('finds lines of UTF-8 far down in a file in Big5', async () => {
    const bytes = Buffer.concat([big5(line.repeat(6000)), encoder.encode('新北市板橋區,2\n')]);
    const seen = await read(bytes, {}, 1 << 16);
    expect(seen.name).toBe('mixed');
    expect(seen.text.endsWith('新北市板橋區,2\n')).toBe(true);
    expect(seen.told['encodings-mixed']).toMatchObject({ utf8Line: 6001, otherLines: 6000 });
  });

  it('reads on over a character cut in half, and says where', async () => {
    const whole = line.repeat(20);
    const cut = Buffer.concat([encoder.encode(whole), encoder.encode('中正區').subarray(0, 8), encoder.encode(',2\n')]);
    const seen = await read(cut);
    expect(seen).toMatchObject({ name: 'utf-8', text: `${whole}中正\ufffd,2\n` });
    expect(seen.told['bytes-without-character']).toMatchObject({ count: 1, line: 21, near: '中正\ufffd' });
    const other = await read(Buffer.concat([big5(whole), Uint8Array.of(0xff, 10)]));
    expect(other).toMatchObject({ name: 'cp950', text: `${whole}\ufffd\n` });
    expect(other.told['bytes-without-character']).toMatchObject({ count: 1, line: 21 });
  });

  it.each([
    [
      'one damaged cell of four lines',
      [['臺北市中正區', 11]],
      { count: 1, line: 3, near: '2,臺北市\ufffd', bytes: 'E4 B8' },
    ],
    [
      'two of five',
      [
        ['信義區忠', 11],
        ['大安區忠', 10],
      ],
      { count: 2, line: 3, near: '2,信義區\ufffd', bytes: 'E5 BF' },
    ],
  ] as const)('reads a small file on, that is UTF-8 but for %s', async (_, cells, facts) => {
    const head = encoder.encode(`編號,地點\n1,${'臺北市大安區'}\n`);
    const damaged = cells.map(([text, bytes]) =>
      Buffer.concat([encoder.encode('2,'), encoder.encode(text).subarray(0, bytes), encoder.encode('\n')]),
    );
    const seen = await read(Buffer.concat([head, ...damaged, encoder.encode('3,高雄市苓雅區\n4,基隆市\n')]));
    expect(seen.name).toBe('utf-8');
    expect(seen.told['bytes-without-character']).toMatchObject(facts);
    expect(seen.text).toContain('3,高雄市苓雅區\n');
  });

  it('refuses what is damaged in most of its lines', async () => {
    const bad = Buffer.from('高雄市苓雅區').fill(0xff, 3, 5);
    const bytes = Buffer.concat([encoder.encode('縣市\n'), ...[1, 2, 3, 4].flatMap(() => [bad, Uint8Array.of(10)])]);
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'encoding-unknown',
      zh: expect.stringContaining('第 2 行'),
    });
  });

  it('reads Big5 behind a mark that says UTF-8', async () => {
    const seen = await read(Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), big5(taiwan)]));
    expect(seen).toMatchObject({ name: 'cp950', text: taiwan });
    expect(seen.told['file-not-utf-8']!['found']).toContain('BOM');
  });
});

describe('lines of another encoding that are characters all the same', () => {
  const gbk = '7,海淀区办公室,北京市朝阳区有限公司,5\n';
  it.skipIf(!iconv).each([1, 9, 1 << 16])('are located in a file in Big5, in pieces of %i', async (piece) => {
    const bytes = Buffer.concat([big5(taiwan.repeat(40)), as('GBK', gbk), big5(taiwan), as('GBK', gbk)]);
    const seen = await read(bytes, {}, piece);
    expect(seen.name).toBe('cp950');
    expect(seen.told['lines-in-other-encoding']).toEqual({
      found: 'Big5（CP950）',
      count: 2,
      line: 81,
      other: 'GB18030（GBK）',
      near: expect.stringMatching(/^漆蛭/),
      expected: '海淀区办公室',
    });
    expect(seen.told['mojibake']).toBeUndefined();
    const declared = await read(bytes, { encoding: 'cp950' }, piece);
    expect(declared.told['lines-in-other-encoding']).toBeUndefined();
  });

  it.skipIf(!iconv)('are located in a file in GBK, on its last line too', async () => {
    const seen = await read(Buffer.concat([as('GBK', mainland.repeat(5)), big5('7,中正區公所,臺北市中正區忠孝東路')]));
    expect(seen.name).toBe('gb18030');
    expect(seen.told['lines-in-other-encoding']).toMatchObject({ count: 1, line: 11, expected: '中正區公所' });
  });

  it('are never seen in lines of Big5, however rare their characters', async () => {
    const word = fc.array(fc.constantFrom(...traditional), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (words) => {
        const seen = await read(big5(`${taiwan}${words.map((one) => one.join('')).join(',')}\n`), {}, 4096);
        expect(seen.told['lines-in-other-encoding']).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});

describe('mojibake', () => {
  const garbled = new TextDecoder('windows-1252').decode(encoder.encode(taiwan));
  it('is named with its first line, and stays unless the pipeline asks', async () => {
    const seen = await read(encoder.encode(`a,b,c\n${garbled}`));
    expect(seen.text).toBe(`a,b,c\n${garbled}`);
    expect(seen.told['mojibake']).toMatchObject({ right: 'UTF-8', wrong: 'Windows-1252', line: 2, expected: '編號' });
  });

  it('is put right where the pipeline asks, in pieces of any length', async () => {
    for (const piece of [1, 9, 4096]) {
      const seen = await read(encoder.encode(garbled), { mend: 'mojibake' }, piece);
      expect(seen.text).toBe(taiwan);
      expect(Object.keys(seen.told)).toEqual(['mojibake-mended']);
      expect(seen.told['mojibake-mended']).toMatchObject({ whole: 5 });
    }
  });
});

describe('real files', () => {
  const list = corpus === undefined ? '' : readFileSync(join(corpus, 'decoded-sha256.tsv'), 'utf8');
  const files = list
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'));
  it.skipIf(corpus === undefined || files.length === 0)('decode to the text that was listed', async () => {
    for (const [file, , , , sha256] of files) {
      if (file === undefined || !existsSync(join(corpus!, file))) continue;
      const source = delivery(file, readFileSync(join(corpus!, file)), 1 << 16);
      const hash = createHash('sha256');
      for await (const part of utf8Pieces(source.bytes, await detectEncoding(source, {}))) hash.update(part);
      expect(hash.digest('hex'), file).toBe(sha256);
    }
    expect(files.length).toBeGreaterThan(10);
  });
});
