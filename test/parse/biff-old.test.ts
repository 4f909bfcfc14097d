import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { bof, bytes, cell, EOF, f64, number, record, u16, u32 } from './biff-book.ts';
import { readFile } from './read-sheets.ts';

const formats = ['General', '0', '0%', 'm/d/yy', '00000'];
const counted = (text: string) => [text.length, ...Buffer.from(text, 'latin1')];
const label = (row: number, column: number, text: Uint8Array) =>
  record(0x204, cell(row, column), u16(text.length), text);
const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textResult = [0, 0, 0, 0, 0, 0, 0xff, 0xff];

describe('workbooks before Excel 5', () => {
  it('of Excel 2 have cells of a form of their own', async () => {
    const at = (row: number, column: number, format = 0) => [...u16(row), ...u16(column), 0, format, 0];
    const content = bytes(
      record(0x09, u16(2), u16(0x10)),
      record(0x42, u16(950)),
      ...formats.map((code) => record(0x1e, counted(code))),
      record(0x04, at(0, 0), counted('\xb4\xfa')),
      record(0x02, at(0, 1), u16(65_535)),
      record(0x03, at(0, 2, 3), f64(39_448)),
      record(0x03, at(0, 3, 2), f64(0.25)),
      record(0x02, at(0, 4, 4), u16(7)),
      record(0x05, at(0, 5), 1, 0),
      record(0x05, at(0, 6), 7, 1),
      record(0x01, at(0, 7)),
      record(0x06, at(1, 0), f64(3.5), 0, 3, 0x1e, 1, 0),
      record(0x06, at(1, 1), textResult, 0, 3, 0x1e, 1, 0),
      record(0x07, counted('abc')),
      EOF,
    );
    const { sheets, facts } = await readFile('舊表.xls', content);
    expect(facts.format).toBe('xls');
    expect(sheets.map(({ name }) => name)).toEqual(['舊表']);
    expect(sheets[0]!.rows).toEqual([
      ['測', '65535', '2008-01-01', '25%', '00007', 'TRUE', '#DIV/0!'],
      ['3.5', 'abc'],
    ]);
  });

  it('of Excel 3 have formats by their order', async () => {
    const content = bytes(
      record(0x209, u16(0), u16(0x10), u16(0)),
      record(0x42, u16(1252)),
      ...formats.map((code) => record(0x1e, counted(code))),
      ...[0, 3].map((format) => record(0x243, 0, format, new Array<number>(10).fill(0))),
      label(0, 0, ascii('caf\xe9')),
      number(0, 1, 39_448, 1),
      record(0x206, cell(0, 2), textResult, u16(0), u16(3), 0x1e, 1, 0),
      record(0x207, u16(2), ascii('xy')),
      EOF,
    );
    expect((await readFile('a.xls', content)).sheets[0]!.rows).toEqual([['café', '2008-01-01', 'xy']]);
  });

  it('of Excel 4 may be books, with charts among their sheets', async () => {
    const sheet = (kind: number, ...records: Uint8Array[]) =>
      bytes(record(0x409, u16(0), u16(kind), u16(0)), ...records, EOF);
    const inner = [
      ['One', sheet(0x10, number(0, 0, 39_448, 1), sheet(0x20, number(0, 0, 1)), number(1, 0, 0.5, 2))],
      ['Chart', sheet(0x20)],
      ['Two', sheet(0x10, number(2, 1, 7))],
    ] as const;
    const content = bytes(
      record(0x409, u16(0), u16(0x100), u16(0)),
      record(0x42, u16(1252)),
      ...formats.map((code, i) => record(0x41e, u16(i), counted(code))),
      ...[0, 3, 2].map((format) => record(0x443, 0, format, new Array<number>(10).fill(0))),
      ...inner.map(([name, body]) => bytes(record(0x8f, u32(body.length), counted(name)), body)),
      EOF,
    );
    const { sheets } = await readFile('a.xls', content);
    expect(sheets.map(({ name, index, rows, at }) => [name, index, rows, at])).toEqual([
      ['One', 0, [['2008-01-01'], ['50%']], [0, 1]],
      ['Two', 2, [['', '7']], [2]],
    ]);
  });
});

describe('a sheet that a script has written without a workbook', () => {
  const script = (...texts: Uint8Array[]) =>
    bytes(bof(0, 0x10), ...texts.map((text, i) => label(0, i, text)), number(1, 0, 12_345.5), EOF);
  const big5 = Uint8Array.of(0xa6, 0xe6, 0xac, 0x46, 0xb0, 0xcf, 0xad, 0xb1, 0xbf, 0x6e);

  it('says nothing of its code page, which its texts tell', async () => {
    const one = await readFile('匯出.xls', script(big5));
    expect(one.sheets[0]).toMatchObject({ name: '匯出', rows: [['行政區面積'], ['12345.5']] });
    expect(one.sheets[0]!.kinds[1]).toEqual([Kind.number]);
    const other = await readFile('匯出.xls', script(new Uint8Array(Buffer.from('行政區'))));
    expect(other.sheets[0]!.rows[0]).toEqual(['行政區']);
  });

  it('is read in the encoding that the pipeline names', async () => {
    const { sheets } = await readFile('a.xls', script(ascii('caf\xe9')), { encoding: 'windows-1252' });
    expect(sheets[0]!.rows[0]).toEqual(['café']);
  });
});
