import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import type { Hostile } from './hostile.ts';
import { archives } from './hostile-archives.ts';
import { documents } from './hostile-documents.ts';
import { others } from './hostile-others.ts';
import { texts } from './hostile-texts.ts';
import { records } from './hostile-xls.ts';
import { cells, packages } from './hostile-xlsx.ts';
import { readFile } from './read-sheets.ts';

/** What can be wrong with real files, kind by kind: as the test files of spreadsheet libraries and their users' reports show it. */
describe.each<[string, readonly Hostile[]]>([
  ['packages of XLSX', packages],
  ['cells of XLSX', cells],
  ['archives', archives],
  ['ODS and FODS', documents],
  ['XLS', records],
  ['text', texts],
  ['other formats', others],
])('%s', (_, kinds) => {
  it.each(kinds.map((one) => [one.kind, one] as const))('%s', async (_kind, one) => {
    const content = await one.make();
    if (typeof one.ends === 'string') {
      const fault = await readFile(one.name, content).then(
        (read) => JSON.stringify(read.sheets.map((sheet) => sheet.rows)),
        (error: unknown) => error,
      );
      if (!(fault instanceof Fault)) throw fault;
      expect(fault.code).toBe(one.ends);
      expect(fault.zh).toMatch(one.says ?? /./);
      expect(fault.zh).toMatch(/請/);
    } else {
      const { sheets } = await readFile(one.name, content);
      expect(sheets[0]!.rows).toEqual(one.ends);
      if (one.sheets)
        expect(sheets.map((sheet) => (sheet.hidden ? `(${sheet.name})` : sheet.name))).toEqual(one.sheets);
    }
  });
});
