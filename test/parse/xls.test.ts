import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import { xls as parser } from '../../src/parse/xls.ts';
import { bof, book, bytes, cell, EOF, number, record, text, u16, u32 } from './biff-book.ts';
import { delivery } from './bytes.ts';
import { oleFile } from './ole-file.ts';
import { readFile } from './read-sheets.ts';
import type { CellSpec } from './workbook.ts';
import { compound, xls } from './workbook-xls.ts';

describe('XLS', () => {
  it('reads cells of every kind', async () => {
    const rows: CellSpec[][] = [
      ['編號', '面積', '比率', '日期', '有無'],
      ['007', 12345.6, { value: 0.9278, format: '0.00%' }, { value: 44990, format: '[$-404]e/m/d' }, true],
      [undefined, 0.1 + 0.2, 1e15, { value: 44990.3541666667, format: 'yyyy/m/d h:mm' }, false],
      ['一\n二', { error: '#DIV/0!' }, { error: '#N/A' }, { value: 1.5, format: '[h]:mm' }],
    ];
    const file = await readFile('表.xls', xls({ sheets: [{ name: '工作表1', rows }] }));
    const sheet = file.sheets[0]!;
    expect(sheet.rows).toEqual([
      ['編號', '面積', '比率', '日期', '有無'],
      ['007', '12345.6', '92.78%', '2023-03-05', 'TRUE'],
      ['', '0.3', '1000000000000000', '2023-03-05T08:30:00', 'FALSE'],
      ['一\n二', '#DIV/0!', '#N/A', '36:00:00'],
    ]);
    expect(sheet.kinds[1]).toEqual([Kind.text, Kind.number, Kind.number, Kind.date, Kind.boolean]);
    expect(sheet.kinds[3]).toEqual([Kind.text, Kind.error, Kind.error, Kind.text]);
    expect(file.facts).toEqual({ format: 'xls', extension: 'xls', macros: false, hiddenSheets: 0, linkCaches: 0 });
  });

  it('says how sheets look, and which are hidden', async () => {
    const rows = [['標題', undefined, '右'], ['a', 'b'], [], ['c']];
    const file = await readFile(
      '表.xls',
      xls({
        sheets: [
          { name: '一', rows, merged: ['A1:B1'], hiddenColumns: [1], hiddenRows: [1] },
          { name: '二', rows, hidden: true },
          { name: '三', rows, hidden: 'very' },
        ],
      }),
    );
    expect(file.sheets.map(({ name, index, hidden, at }) => [name, index, hidden, at])).toEqual([
      ['一', 0, false, [0, 1, 3]],
      ['二', 1, true, [0, 1, 3]],
      ['三', 2, true, [0, 1, 3]],
    ]);
    expect(file.facts.hiddenSheets).toBe(2);
    const { merged, hiddenColumns } = file.sheets[0]!.layout;
    expect([merged, hiddenColumns]).toEqual([[{ top: 0, left: 0, bottom: 0, right: 1 }], [1]]);
  });

  it('reads many rows in batches, the same twice', async () => {
    const rows = Array.from({ length: 8_200 }, (_, i) => [i, `第${i}列`, i / 8]);
    const { sheets } = await readFile('表.xls', xls({ sheets: [{ name: '一', rows }] }));
    expect(sheets[0]!.rows).toEqual(rows.map((row) => row.map(String)));
  });

  it('is refused where its version is unknown, or it is locked, cut or not a workbook', async () => {
    const stream = (...records: Uint8Array[]) => compound('Workbook', bytes(...records, new Uint8Array(5000)));
    const head = bof(0x600, 5);
    const cases: [Uint8Array, string][] = [
      [stream(bof(0x700, 5), EOF), 'format-unknown'],
      [stream(head, record(0x2f, u16(0), u16(1), u16(2)), EOF), 'file-encrypted'],
      [stream(head, record(0x85, u32(0xffffff), 0, 0, text('A', 1)), EOF), 'file-damaged'],
      [stream(head, EOF), 'file-not-a-table'],
      [stream(head, record(0x85, u32(0), 0, 2, text('圖表', 1)), EOF), 'file-not-a-table'],
      [stream(head), 'file-damaged'],
      [compound('EncryptedPackage', new Uint8Array(5000)), 'file-encrypted'],
      [compound('WordDocument', new Uint8Array(5000)), 'file-mislabelled'],
    ];
    for (const [file, code] of cases) await expect(readFile('表.xls', file)).rejects.toMatchObject({ code });
  });

  it('takes BIFF8 where a file holds the workbook for older programs too, and knows macros', async () => {
    const sheet = (value: string, version: number) =>
      book({ version, sheets: [{ name: 'a', records: [record(0x201, cell(0, 0)), number(0, 1, Number(value))] }] });
    const file = (streams: Record<string, Uint8Array>) => readFile('表.xls', oleFile({ streams }));
    const both = await file({ Book: sheet('5', 0x500), Workbook: sheet('8', 0x600) });
    expect(both.sheets[0]!.rows).toEqual([['', '8']]);
    expect(both.facts.macros).toBe(false);
    const old = await file({ Book: sheet('5', 0x500), _VBA_PROJECT: new Uint8Array(10) });
    expect([old.sheets[0]!.rows, old.facts.macros]).toEqual([[['', '5']], true]);
    expect((await readFile('表.xls', sheet('9', 0x600))).sheets[0]!.rows).toEqual([['', '9']]);
    expect((await readFile('表.xls', sheet('9', 0x500))).sheets[0]!.rows).toEqual([['', '9']]);
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    const rows = Array.from({ length: 30_000 }, (_, i) => number(i, 0, i));
    const file = delivery('表.xls', book({ sheets: [{ name: '一', records: rows }] }));
    const opened = await parser.open(file, new Findings(), { signal: control.signal });
    const run = async () => {
      for await (const _ of opened.sheets[0]!.batches()) control.abort();
    };
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
