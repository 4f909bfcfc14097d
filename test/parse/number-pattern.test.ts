import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { Shown } from '../../src/parse/number-format.ts';
import { type Pattern, readPattern, shownBy } from '../../src/parse/number-pattern.ts';
import { numeric } from '../../src/parse/xlsx-cell.ts';
import { type Arena, copyString } from '../../src/parse/xml-text.ts';
import { readFile } from './read-sheets.ts';
import { xlsx } from './workbook.ts';
import { xls } from './workbook-xls.ts';

/** What a stored number becomes under a format. */
function read(code: string, stored: string): { text: string; kind: number } {
  const patterns: Pattern[] = [];
  const how = shownBy(code, patterns);
  const arena: Arena = { bytes: new Uint8Array(64), used: 0 };
  copyString(arena, stored);
  const kind = numeric(arena, 0, how, false, patterns);
  return { text: new TextDecoder().decode(arena.bytes.subarray(0, arena.used)), kind };
}

describe('formats that take more than a code', () => {
  it.each([
    // Digits in places: telephone numbers, dates, codes.
    ['0000\\-000000', '912345678', '0912-345678'],
    ['\\(00\\)0000\\-0000', '223456789', '(02)2345-6789'],
    ['000"/"00"/"00', '1120305', '112/03/05'],
    ['0"年"00"月"', '11203', '112年03月'],
    ['###-##-##', '506', '-5-06'],
    ['00":"00', '830', '08:30'],
    ['"A"000', '7', 'A007'],
    ['0000\\-0000', '123456789012', '12345678-9012'],
    // What is no whole number, or only has groups or a unit, is a number.
    ['0000\\-000000', '1.5', '1.5'],
    ['0000\\-000000', '-5', '-5'],
    ['#\\ ##0', '12345', '12345'],
    ['#,##0"元"', '12345', '12345'],
    ['"第"0"號"', '5', '5'],
    ['# ?/?', '0.5', '0.5'],
    // Thousands, unless the cell says so itself.
    ['#,##0,', '12345', '12.345'],
    ['#,###,;-#,###,;"-"', '-1200000', '-1200'],
    ['0.0,,', '1234567', '1.234567'],
    ['0,.0', '1234', '1.234'],
    ['0.0,"K"', '12345', '12345'],
    ['#,##0', '12345', '12345'],
    ['0.00"%"', '12.5', '12.5%'],
    ['0\\%', '5', '5%'],
    ['0.0%', '0.125', '12.5%'],
    // The section that the number falls into.
    ['[<1]0.0%;0', '0.5', '50%'],
    ['[<1]0.0%;0', '5', '5'],
    ['[Red][<60]0;[h]:mm', '1.5', '1.5'],
    ['[Red][<60]0;[h]:mm', '61', '1464:00:00'],
    ['0.00%;-0.00"%"', '-0.5', '-0.5%'],
    ['0;-0;"－"', '0', '0'],
    ['[=0]"－";yyyy/m/d', '0', '0'],
    [';;;', '5', '5'],
    // Words.
    ['"Yes";"Yes";"No"', '1', 'Yes'],
    ['"Yes";"Yes";"No"', '0', 'No'],
    ['"有";;', '0', '0'],
    ['[=1]"男";[=2]"女";0', '2', '女'],
    ['[=1]"男";[=2]"女";0', '3', '3'],
    ['[=0]"無";0', '0', '0'],
    ['0;-0;"無"', '0', '0'],
    ['@" 先生"', '5', '5'],
    // One part of a day.
    ['yyyy', '45291', '2023'],
    ['[$-404]e"年"', '45291', '112年'],
    ['[$-404]gge"年"', '45291', '民國112年'],
    ['e', '45291', '2023'],
    ['[$-404]e"年"', '60', '60'],
    ['m"月"', '45291', '12月'],
    ['dd', '45292', '01'],
    ['mmm', '45291', 'Dec'],
    ['[$-411]mmm', '45291', '2023-12-31'],
    ['aaaa', '45291', '星期日'],
    ['[$-404]aaa;@', '45291.75', '週日'],
    ['[$-804]aaa', '45291', '周日'],
    ['dddd', '45291', 'Sunday'],
    ['[$-404]dddd', '45291', '星期日'],
    ['yy', '45291', '2023-12-31'],
    ['yyyy/mm', '45291', '2023-12-31'],
    ['[$-404]e/m/d;@', '45291', '2023-12-31'],
    ['yyyy', '-1', '-1'],
    // Parts of a second.
    ['mm:ss.0', '0.0023746', '00:03:25.2'],
    ['ss.000', '0.5', '12:00:00.000'],
    ['mm:ss\\.0', '0.0023746', '00:03:25.2'],
    ['yyyy/m/d hh:mm:ss.00', '45000.9999999', '2023-03-15T23:59:59.99'],
    ['[h]:mm:ss.0', '-1.5', '-36:00:00.0'],
    ['[h]:mm', '1e9', '1000000000'],
  ])('%s of %s', (code, stored, text) => expect(read(code, stored).text).toBe(text));

  it('say what they have become', () => {
    expect(read('"TRUE";"TRUE";"FALSE"', '1')).toEqual({ text: 'TRUE', kind: Kind.boolean });
    expect(read('"True";"True";"False"', '0')).toEqual({ text: 'FALSE', kind: Kind.boolean });
    expect(read('0000\\-000000', '912345678').kind).toBe(Kind.text);
    expect(read('0000\\-000000', '1.5').kind).toBe(Kind.number);
    expect(read('yyyy', '45291').kind).toBe(Kind.number);
    expect(read('0\\%', '5').kind).toBe(Kind.number);
    expect(read('yyyy', 'abc')).toEqual({ text: 'abc', kind: Kind.text });
    expect(read('"有"', 'abc')).toEqual({ text: 'abc', kind: Kind.text });
  });

  it('are the same in XLSX and XLS', async () => {
    const cell = (value: number, format: string) => ({ value, format });
    const rows = [
      [cell(912345678, '0000\\-000000'), cell(12345, '#,##0,'), cell(5, '0\\%'), cell(1, '"Yes";"Yes";"No"')],
      [cell(45291, '[$-404]aaaa'), cell(45291, 'yyyy'), cell(0.0023746, 'mm:ss.000'), cell(5, '[<1]0.0%;0')],
    ];
    const book = { sheets: [{ name: '一', rows }] };
    for (const file of [await readFile('a.xlsx', await xlsx(book)), await readFile('a.xls', xls(book))]) {
      expect(file.sheets[0]!.rows).toEqual([
        ['0912-345678', '12.345', '5%', 'Yes'],
        ['星期日', '2023', '00:03:25.165', '5'],
      ]);
    }
    const tenths = [[{ value: 0.0023746, builtIn: 47 }]];
    const { sheets } = await readFile('a.xlsx', await xlsx({ sheets: [{ name: '一', rows: tenths }] }));
    expect(sheets[0]!.rows).toEqual([['00:03:25.2']]);
  });

  it('are shared by code only where a code says all', () => {
    const patterns: Pattern[] = [];
    const hows = ['0', '0\\-00', 'yyyy', '0.0,', 'General;[Red]-General'].map((code) => shownBy(code, patterns));
    expect(hows).toEqual([Shown.number, Shown.pattern, Shown.pattern + 1, Shown.thousands, Shown.number]);
    expect(patterns).toHaveLength(2);
  });

  it('never fail, whatever the code', () => {
    const piece = fc.constantFrom(
      ...[
        '0',
        '#',
        '?',
        ',',
        '.',
        ';',
        '%',
        'y',
        'm',
        'd',
        'h',
        's',
        'e',
        'g',
        'a',
        '"',
        '\\',
        '[',
        ']',
        '_',
        '*',
        '@',
        '-',
        '年',
        '[=1]',
        '[h]',
        'AM/PM',
        'General',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.double({ noNaN: true }), (pieces, value) => {
        const patterns: Pattern[] = [];
        const how = shownBy(pieces.join(''), patterns);
        const found = how < Shown.pattern ? how : readPattern(patterns[how - Shown.pattern]!, value, false);
        expect(typeof found === 'number' ? found < Shown.pattern : found.text !== '').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
