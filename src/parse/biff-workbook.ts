import { type ByteText, byteText } from './biff-code-page.ts';
import { decipherOf } from './biff-password.ts';
import { advance, BOF, broken, CONTINUE, END, load, need, type Records, startRecords, WAIT } from './biff-records.ts';
import { addStrings, endStrings, type StringTable, startStrings } from './biff-strings.ts';
import { beginText, isWhole, readText, startText } from './biff-text.ts';
import { builtIn } from './number-format.ts';
import { builtInPatterns, type Pattern, shownBy } from './number-pattern.ts';
import type { Strings } from './xlsx-strings.ts';
import type { Styles } from './xlsx-styles.ts';
import type { Arena } from './xml-text.ts';

/** What all sheets of a workbook share. */
export interface BiffWorkbook {
  /** 8 is Excel 97 to 2003, 5 is Excel 5 and 95. */
  readonly version: 5 | 8;
  readonly from1904: boolean;
  readonly sheets: readonly BiffSheet[];
  readonly styles: Styles;
  readonly strings: Strings;
  /** Text of BIFF5 is bytes of a code page. */
  readonly byteText: ByteText;
  readonly decipher: Records['decipher'];
  /** Other workbooks of which cells are kept for formulas. */
  readonly links: number;
}

export interface BiffSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** 0 is a worksheet; charts and macro sheets are others. */
  readonly type: number;
  /** Where its substream begins. */
  readonly position: number;
}

interface Globals {
  readonly records: Records;
  readonly sheets: BiffSheet[];
  readonly xfs: { readonly format: number; readonly centred: boolean }[];
  readonly formats: Map<number, number>;
  readonly patterns: Pattern[];
  readonly strings: StringTable;
  version: 5 | 8;
  from1904: boolean;
  byteText: ByteText;
  /** The last SUPBOOK names another file, of which no cell has been seen yet. */
  linked: boolean;
  links: number;
}

const CENTRED = 6;
const decoder = new TextDecoder();

/** What somebody has said about a workbook, which wins over what it says itself. */
export interface Told {
  readonly codePage?: number | undefined;
  readonly password?: string | undefined;
}

/** Reads the globals substream (MS-XLS §2.1.7.20.3); undefined: it is older than BIFF5. */
export async function readWorkbook(records: Records, told: Told = {}): Promise<BiffWorkbook | undefined> {
  const version = await versionOf(records);
  if (version === undefined) return undefined;
  const patterns: Pattern[] = [];
  const globals: Globals = {
    records,
    sheets: [],
    xfs: [],
    formats: builtInPatterns(patterns),
    patterns,
    strings: startStrings(),
    version,
    from1904: false,
    byteText: byteText(told.codePage ?? 1252, records.part),
    linked: false,
    links: 0,
  };
  let before = 0;
  for (let state = advance(records); state !== END; state = advance(records)) {
    if (state === WAIT) await load(records);
    else {
      if (records.type !== CONTINUE) before = records.type;
      note(globals, before, told);
    }
  }
  const { sheets, from1904, links } = globals;
  const { decipher } = records;
  return {
    version,
    from1904,
    sheets,
    styles: stylesOf(globals),
    strings: endStrings(globals.strings),
    byteText: globals.byteText,
    decipher,
    links,
  };
}

/** BOF says which Excel wrote the stream. */
async function versionOf(records: Records): Promise<5 | 8 | undefined> {
  const head = await records.source.slice(records.base, records.base + 8);
  if (head.length < 8) throw broken(records);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint16(0, true) !== BOF) return undefined;
  const version = view.getUint16(4, true);
  return version === 0x600 ? 8 : version === 0x500 ? 5 : undefined;
}

/** `type` is that of the current record or, of CONTINUE, of the record that it continues. */
function note(globals: Globals, type: number, told: Told): void {
  const { records } = globals;
  const { view, at, length, bytes } = records;
  if (type === 0xfc) {
    const continued = records.type === CONTINUE;
    if (!continued) need(records, 8);
    addStrings(globals.strings, bytes, continued ? at : at + 8, at + length, continued);
  } else if (records.type === CONTINUE) return;
  else if (type === 0x2f) records.decipher = decipherOf(records, globals.version, told.password);
  else if (type === 0x22) {
    need(records, 2);
    globals.from1904 = view.getUint16(at, true) === 1;
  } else if (type === 0x42 && told.codePage === undefined) {
    need(records, 2);
    globals.byteText = byteText(view.getUint16(at, true), records.part);
  } else if (type === 0xe0) {
    need(records, 7);
    globals.xfs.push({ format: view.getUint16(at + 2, true), centred: (bytes[at + 6]! & 7) === CENTRED });
  } else if (type === 0x41e) {
    need(records, 3);
    const code = shortText(globals, at + 2, globals.version === 8 ? 2 : 1);
    globals.formats.set(view.getUint16(at, true), shownBy(code, globals.patterns));
  } else if (type === 0x85) noteSheet(globals);
  else noteLink(globals, type);
}

/** BOUNDSHEET (MS-XLS §2.4.28). */
function noteSheet(globals: Globals): void {
  const { records } = globals;
  const { view, at, bytes } = records;
  need(records, 7);
  globals.sheets.push({
    name: shortText(globals, at + 6, 1),
    hidden: (bytes[at + 4]! & 3) !== 0,
    type: bytes[at + 5]! & 15,
    position: view.getUint32(at, true),
  });
}

/** SUPBOOK names a file that formulas refer to, CRN keeps cells of it (MS-XLS §2.4.271, §2.4.66). */
function noteLink(globals: Globals, type: number): void {
  const { view, at, length } = globals.records;
  // Its own workbook has 0401 in place of a name, functions of add-ins 3A01.
  if (type === 0x1ae) globals.linked = length > 4 && ![0x401, 0x3a01].includes(view.getUint16(at + 2, true));
  else if (type === 0x5a && globals.linked) {
    globals.linked = false;
    globals.links++;
  }
}

/** A name or a format of the current record, with its length before it. */
function shortText(globals: Globals, from: number, lengthBytes: 1 | 2): string {
  const { records, version } = globals;
  const { bytes, at, length } = records;
  const to = at + length;
  const arena: Arena = { bytes: new Uint8Array(256), used: 0 };
  if (version === 8) {
    const reader = startText();
    beginText(reader, lengthBytes);
    readText(reader, arena, bytes, from, to);
    if (!isWhole(reader)) throw broken(records);
  } else {
    const end = from + 1 + bytes[from]!;
    if (end > to) throw broken(records);
    globals.byteText(arena, bytes, from + 1, end);
  }
  return decoder.decode(arena.bytes.subarray(0, arena.used));
}

function stylesOf({ xfs, formats, patterns }: Globals): Styles {
  return {
    shown: xfs.map(({ format }) => formats.get(format) ?? builtIn(format)),
    patterns,
    centred: xfs.map(({ centred }) => centred),
  };
}

/** The records of one sheet. */
export function sheetRecords(records: Records, workbook: BiffWorkbook, sheet: BiffSheet): Records {
  return startRecords(records.source, records.part, sheet.position, {
    signal: records.signal,
    decipher: workbook.decipher,
  });
}
