import { letters } from '../model/place.ts';
import type { Corner } from '../model/sheet.ts';
import { advance, CONTINUE, END, load, type Records, WAIT } from './biff-records.ts';
import { type BiffSheet, type BiffWorkbook, sheetRecords } from './biff-workbook.ts';
import type { Arena } from './xml-text.ts';

const NOTE = 0x1c;
const OBJECT = 0x5d;
const TEXT_BOX = 0x1b6;
/** In BIFF5 a long note goes on in notes at this row. */
const GOES_ON = 0xffff;
const decoder = new TextDecoder();

/** One pass over a sheet: texts stand in boxes, and notes tell by an object's number which box is theirs (MS-XLS §2.4.179). */
interface Notes {
  readonly records: Records;
  readonly workbook: BiffWorkbook;
  readonly boxes: Map<number, string>;
  readonly found: { readonly cell: string; readonly box: number; text: string; readonly author: string }[];
  object: number;
  /** Characters of the box that have not come yet. */
  left: number;
}

/** The comments of all sheets, and who wrote them. */
export async function noteCorners(
  records: Records,
  workbook: BiffWorkbook,
  sheets: readonly BiffSheet[],
): Promise<readonly Corner[]> {
  const corners: Corner[] = [];
  for (const sheet of sheets) {
    const notes: Notes = {
      records: sheetRecords(records, workbook, sheet),
      workbook,
      boxes: new Map(),
      found: [],
      object: -1,
      left: 0,
    };
    for (let state = advance(notes.records); state !== END; state = advance(notes.records)) {
      if (state === WAIT) await load(notes.records);
      else read(notes);
    }
    for (const { cell, box, text, author } of notes.found) {
      const whole = (text || notes.boxes.get(box) || '').trim();
      if (whole !== '') corners.push({ kind: 'comment', place: `${sheet.name}!${cell}`, text: whole });
      if (author !== '') corners.push({ kind: 'author', place: 'commentAuthor', text: author });
    }
  }
  return corners;
}

function read(notes: Notes): void {
  const { records } = notes;
  const { view, at, length, type } = records;
  if (type === CONTINUE) {
    if (notes.left > 0) boxText(notes);
    return;
  }
  notes.left = 0;
  if (type === OBJECT && length >= 8) notes.object = view.getUint16(at + 6, true);
  else if (type === TEXT_BOX && length >= 12) {
    notes.left = view.getUint16(at + 10, true);
    notes.boxes.set(notes.object, '');
  } else if (type === NOTE && length >= 8) note(notes);
}

/** Text of a box: a byte says whether it is wide (§2.4.329), in every record anew. */
function boxText(notes: Notes): void {
  const { records } = notes;
  const { bytes, at, length } = records;
  if (length < 1) return;
  const wide = (bytes[at]! & 1) !== 0;
  const text = characters(bytes.subarray(at + 1, at + length), wide).slice(0, notes.left);
  notes.left -= text.length;
  notes.boxes.set(notes.object, (notes.boxes.get(notes.object) ?? '') + text);
}

function note({ records, workbook, found }: Notes): void {
  const { bytes, view, at, length } = records;
  const row = view.getUint16(at, true);
  const cell = `${letters(view.getUint16(at + 2, true))}${row + 1}`;
  if (workbook.version === 8) {
    const count = length >= 11 ? view.getUint16(at + 8, true) : 0;
    const wide = length >= 11 && (bytes[at + 10]! & 1) !== 0;
    const author = characters(bytes.subarray(at + 11, at + Math.min(length, 11 + count * (wide ? 2 : 1))), wide);
    found.push({ cell, box: view.getUint16(at + 6, true), text: '', author: author.trim() });
    return;
  }
  const arena: Arena = { bytes: new Uint8Array(length * 3 + 8), used: 0 };
  workbook.byteText(arena, bytes, at + 6, at + length);
  const text = decoder.decode(arena.bytes.subarray(0, arena.used));
  const last = found.at(-1);
  if (row === GOES_ON && last) last.text += text;
  else found.push({ cell, box: -1, text, author: '' });
}

function characters(bytes: Uint8Array, wide: boolean): string {
  return new TextDecoder(wide ? 'utf-16le' : 'latin1').decode(bytes);
}
