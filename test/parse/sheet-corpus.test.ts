import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { type ReadSheet, readFile } from './read-sheets.ts';

const corpus = process.env['GOLDBADGE_CORPUS'];
if (!corpus) console.warn('GOLDBADGE_CORPUS is not set: no real workbook is read');

interface Expected {
  readonly file: string;
  readonly format: string;
  readonly sheet: string;
  readonly dataStartRow: number;
  readonly dataEndRow: number;
  readonly firstDataRow?: readonly string[];
  readonly lastDataRow?: readonly string[];
  readonly sourceColumns?: readonly number[];
}

describe.skipIf(!corpus)('real workbooks', () => {
  const root = corpus ?? '.';
  const paths = corpus
    ? ['files/xls', 'files/xlsx', 'files/ods'].flatMap((folder) =>
        readdirSync(join(root, folder)).map((file) => join(folder, file)),
      )
    : [];

  it('are there', () => expect(paths.length).toBeGreaterThan(30));

  it.each(paths)('%s is read whole, and the same twice', async (path) => {
    const { facts, sheets } = await read(root, path);
    expect(path).toContain(`/${facts.format}/`);
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.flatMap((sheet) => sheet.rows).length).toBeGreaterThan(2);
    for (const sheet of sheets) expect(sheet.at).toEqual([...sheet.at].sort((a, b) => a - b));
  });

  const expected: Expected[] = corpus
    ? readdirSync(join(root, 'expected'))
        .map((file) => JSON.parse(readFileSync(join(root, 'expected', file), 'utf8')))
        .filter((one: Expected) => one.format !== 'text')
    : [];

  it.each(expected.map((one) => [basename(one.file), one] as const))(
    '%s: the cells are those on the sheet',
    async (_, one) => {
      const { sheets } = await read(root, one.file);
      const sheet = sheets.find(({ name }) => name === one.sheet)!;
      // The format ` @ ` shows blanks around a text that are not stored.
      const trimmed = (row: readonly string[] | undefined) => row?.map((cell) => cell.replace(/^ | $/g, ''));
      const first = trimmed(one.firstDataRow);
      const last = trimmed(one.lastDataRow);
      if (first) expect(trimmed(shown(sheet, one.dataStartRow, one, first))).toEqual(first);
      // A total may stand between the last record and the end of the table.
      const end = [0, 1].map((above) => trimmed(shown(sheet, one.dataEndRow - above, one, last ?? [])));
      if (last) expect(end).toContainEqual(last);
    },
  );

  it.each([
    ['files/json/fda-14183.json', 'json', 55, ['標題', '發布日期', '連結']],
    ['files/json/hsinchu-library.json', 'json', 2, ['年度', '圖書預算', '購買圖書冊數']],
    ['files/xml/dgbas-105-function-by-agency.xml', 'xml', 35, undefined],
    ['files/gz/cdc-covid-age-county.csv.gz', 'csv', 41_169, undefined],
  ] as const)('%s is read as records', async (path, format, rows, header) => {
    const { facts, sheets, findings } = await read(root, path);
    expect([facts.format, sheets[0]!.rows.length, findings]).toEqual([format, rows, []]);
    if (header) expect(sheets[0]!.rows[0]).toEqual(header);
  });

  it('reads by content where the name lies', async () => {
    const library = await read(root, 'mislabelled/hsinchu-library.xls');
    expect([library.facts.format, library.findings]).toEqual(['xlsx', ['mislabelled-file']]);
    const referendum = await read(root, 'mislabelled/cec-referendum-area.ods');
    expect([referendum.facts.format, referendum.findings]).toEqual([
      'xls',
      ['mislabelled-file', 'user-defined-characters'],
    ]);
  });

  it.each([
    ['moi-api-error.csv', 'file-mislabelled', /RetCode/],
    ['ris-spouse-2025-01.ods', 'file-mislabelled', /web page/],
  ])('refuses mislabelled/%s and says what it is', async (file, code, says) => {
    const fault = await read(root, `mislabelled/${file}`).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code, en: expect.stringMatching(says) });
  });
});

function read(root: string, path: string) {
  return readFile(basename(path), new Uint8Array(readFileSync(join(root, path))));
}

/** A row as `expected/` writes it: cut to 40 characters, line breaks as a sign. */
function shown(sheet: ReadSheet, row: number, one: Expected, as: readonly string[]): string[] {
  const cells = sheet.rows[sheet.at.indexOf(row - 1)] ?? [];
  const columns = one.sourceColumns?.length === as.length ? one.sourceColumns.map((at) => at - 1) : as.map((_, i) => i);
  const texts = columns.map((at) => [...(cells[at] ?? '').replace(/\r?\n/g, '⏎')]);
  return texts.map((text) => (text.length > 40 ? `${text.slice(0, 39).join('')}…` : text.join('')));
}
