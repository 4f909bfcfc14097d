import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOle } from '../../src/parse/ole.ts';
import { delivery } from './bytes.ts';
import { type OleSpec, oleFile } from './ole-file.ts';
import { compound } from './workbook-xls.ts';

function content(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255);
}

async function whole(file: Uint8Array, name: string): Promise<Uint8Array> {
  const stream = await (await openOle(delivery('檔', file).bytes, '檔')).find(name);
  return stream!.slice(0, stream!.size);
}

describe('a compound file', () => {
  const streams = { Workbook: content(20_000), 小: content(100), 空: content(0), 界: content(4096), 邊: content(4095) };
  const orders: [string, Partial<OleSpec>][] = [
    ['in order', {}],
    ['backwards', { place: (sector, count) => count - 1 - sector }],
    ['scattered', { place: (sector, count) => (sector * 7) % count }],
    ['large sectors', { shift: 12, place: (sector, count) => count - 1 - sector }],
  ];

  it.each(orders)('gives its streams, sectors %s', async (_, order) => {
    const ole = await openOle(delivery('檔', oleFile({ streams, ...order })).bytes, '檔');
    expect([...ole.names].sort()).toEqual(Object.keys(streams).sort());
    expect(await ole.find('無')).toBeUndefined();
    for (const [name, bytes] of Object.entries(streams)) {
      const stream = (await ole.find(name))!;
      expect(stream.size).toBe(bytes.length);
      expect(Buffer.compare(await stream.slice(0, stream.size), bytes)).toBe(0);
    }
  });

  it('gives any part of a stream, wherever its sectors lie', async () => {
    const file = oleFile({ streams, place: (sector, count) => (sector * 7) % count });
    const stream = (await (await openOle(delivery('檔', file).bytes, '檔')).find('Workbook'))!;
    await fc.assert(
      fc.asyncProperty(fc.nat(20_100), fc.nat(20_100), async (from, to) => {
        expect(Buffer.compare(await stream.slice(from, to), streams.Workbook.slice(from, to))).toBe(0);
      }),
    );
    let at = 5000;
    for await (const piece of stream.stream(5000)) at += piece.length;
    expect(at).toBe(20_000);
  });

  it('is read as another program writes it, with lists of tables behind the header', async () => {
    const large = content(8 * 2 ** 20);
    expect(Buffer.compare(await whole(compound('Workbook', large), 'Workbook'), large)).toBe(0);
    expect(Buffer.compare(await whole(compound('Book', content(64)), 'Book'), content(64))).toBe(0);
  });

  it('that goes in circles, or out of the file, is damaged', async () => {
    const file = Buffer.from(oleFile({ streams: { Workbook: content(20_000) } }));
    // 40 sectors of content and one of the directory: the table is in sector 41.
    const link = (sector: number) => 42 * 512 + sector * 4;
    const cases: [string, (bytes: Buffer) => void][] = [
      ['a stream in a circle', (bytes) => bytes.writeUInt32LE(3, link(10))],
      ['a stream out of the file', (bytes) => bytes.writeUInt32LE(5000, link(10))],
      ['a stream that ends early', (bytes) => bytes.writeUInt32LE(0xfffffffe, link(10))],
      ['the directory in a circle', (bytes) => bytes.writeUInt32LE(40, link(40))],
      ['lists of tables in a circle', (bytes) => bytes.fill(0, 512, 1024) && bytes.writeUInt32LE(0, 68)],
      ['sectors of no size', (bytes) => bytes.writeUInt16LE(3, 30)],
      ['a sibling out of the directory', (bytes) => bytes.writeUInt32LE(900, 41 * 512 + 128 + 68)],
    ];
    expect((await whole(file, 'Workbook')).length).toBe(20_000);
    for (const [why, spoil] of cases) {
      const spoilt = Buffer.from(file);
      spoil(spoilt);
      const reading = whole(spoilt, 'Workbook');
      await expect(reading, why).rejects.toMatchObject({ code: 'file-damaged' });
    }
  });
});
