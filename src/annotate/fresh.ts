import type { Sheet } from '../model/sheet.ts';
import { contentTypes } from './content-types.ts';
import { freshSheet, type Shortened } from './fresh-sheet.ts';
import { freshStyles } from './fresh-styles.ts';
import { markup } from './markup.ts';
import type { Parts } from './parts.ts';
import { freeName } from './workbook.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook that is made of the sheets of a file of another format. */
export interface Fresh {
  readonly parts: Parts;
  /** What each sheet is called in it, by the name it has in the file. */
  readonly names: ReadonlyMap<string, string>;
}

/** The sheets as the parts of a workbook, each made when it is asked for. `name` is for a sheet without one; `shortened` is told what did not fit. */
export function freshWorkbook(sheets: readonly Sheet[], name: string, shortened: Shortened): Fresh {
  const names = new Map<string, string>();
  const called: string[] = [];
  for (const sheet of sheets) {
    const free = freeName(called, sheetName(sheet.name || name));
    called.push(free);
    if (!names.has(sheet.name)) names.set(sheet.name, free);
  }
  const parts = new Map<string, () => AsyncIterable<Uint8Array>>();
  const put = (part: string, text: string) => parts.set(part, () => once(text));
  put('[Content_Types].xml', types(sheets.length));
  put('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  put('xl/workbook.xml', workbook(sheets, called));
  const links = sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]);
  put('xl/_rels/workbook.xml.rels', relations([...links, ['styles', 'styles.xml']]));
  put('xl/styles.xml', freshStyles);
  sheets.forEach((sheet, i) => {
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, () => freshSheet(sheet, called[i]!, shortened));
  });
  const stream = (part: string) => parts.get(part)!();
  return {
    names,
    parts: {
      names: [...parts.keys()],
      has: (part) => parts.has(part),
      stream,
      async whole(part) {
        const pieces: Uint8Array[] = [];
        for await (const piece of stream(part)) pieces.push(piece);
        return Buffer.concat(pieces);
      },
    },
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** A name as Excel takes it: no more than 31 characters, none of : \ / ? * [ ], no apostrophe at an end. */
function sheetName(name: string): string {
  const plain = name.replace(/[:\\/?*[\]\u0000-\u001f]/g, '_').replace(/^'+|'+$/g, '');
  let short = '';
  for (const sign of plain) {
    if (short.length + sign.length > 31) break;
    short += sign;
  }
  return short.trim() || 'Sheet1';
}

function types(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${contentTypes.worksheet}"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentTypes.workbook}"/><Override PartName="/xl/styles.xml" ContentType="${contentTypes.styles}"/>${sheets.join('')}</Types>`;
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const lines = list.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function workbook(sheets: readonly Sheet[], names: readonly string[]): string {
  // A workbook must show one sheet at least.
  const allHidden = sheets.every((sheet) => sheet.hidden);
  const lines = sheets.map((sheet, i) => {
    const state = sheet.hidden && !allHidden ? ' state="hidden"' : '';
    return `<sheet name="${markup(names[i]!)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${lines.join('')}</sheets></workbook>`;
}
