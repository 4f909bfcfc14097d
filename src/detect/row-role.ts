import type { CutReason, TableBody } from '../model/table.ts';
import { denseOf, namesOf } from './body.ts';
import { Look, lookOf, squeeze } from './cell-look.ts';
import { isFooter } from './footer-row.ts';
import { kinship } from './kin.ts';
import {
  isComparison,
  isNote,
  isNoteWord,
  isPageCode,
  isPageNumber,
  isPart,
  isRemarks,
  isSignatures,
} from './notes.ts';
import { isRate } from './rate-rows.ts';
import { isAbout, isPeriod, unitOf } from './titles.ts';
import { derivedOf } from './totals.ts';

/** What a row is in its table: a record, or why it is none. */
export type Role = 'record' | CutReason;

/** What may lie between a record and the text of it that runs on. */
export const PRINT: ReadonlySet<Role> = new Set<Role>(['continuation', 'repeat']);

/** A row as seen through the table's columns. */
export interface Seen {
  /** Texts in the order of the table's columns. */
  readonly cells: readonly string[];
  /** The first text outside the table's columns, '' when there is none. */
  readonly outside: string;
  /** Blank cells of the row belong to a cell merged down from a record above. */
  readonly mergedDown: boolean;
}

/** All that roles are judged by. */
export interface RoleRules {
  readonly body: TableBody;
  readonly titles: readonly string[];
  /** Header rows, seen through the table's columns. */
  readonly header: readonly (readonly string[])[];
  /** Squeezed texts of the title rows above the header. */
  readonly above: ReadonlySet<string>;
}

/** The judge of single rows; what depends on neighbours (groups, tail, blocks) is judged by others. */
export function roleJudge(rules: RoleRules): (row: Seen) => Role {
  const dense = denseOf(rules.body);
  const names = namesOf(rules.body).filter((position) => position !== rules.body.sexes);
  const header = rules.header.map((cells) => cells.map(squeeze)).filter((cells) => cells.filter(Boolean).length >= 2);
  return (row) => {
    const filled = withoutUnit(row.cells, filledOf(row.cells));
    if (filled.length === 0) return asideRole(row.outside);
    if (header.some((labels) => isSameLabels(labels, row.cells))) return 'repeat';
    if (isAboveAgain(rules.above, row.cells, filled)) return 'repeat';
    if (filled.length === 1 && !row.mergedDown) {
      const role = loneRole(rules, dense, row.cells, filled[0]!);
      if (role) return role;
    }
    if (isNoteRow(rules.body, dense, row.cells, filled)) return 'note';
    const key = names.find((position) => squeeze(row.cells[position]!) !== '');
    if (key !== undefined && isAboutOthers(rules.body, row.cells, key)) return 'comparison';
    return derivedRole(rules.body, row.cells, names) ?? 'record';
  };
}

function filledOf(cells: readonly string[]): number[] {
  const filled: number[] = [];
  for (let position = 0; position < cells.length; position++)
    if (cells[position] !== '' && squeeze(cells[position]!) !== '') filled.push(position);
  return filled;
}

/** A unit at the end of a line belongs to the name before it: 二、較上年成長率 … 單位：％. */
function withoutUnit(cells: readonly string[], filled: number[]): number[] {
  const last = filled[1];
  const beside = filled.length === 2 && last !== undefined && unitOf(cells[last]!) !== undefined;
  return beside && lookOf(cells[filled[0]!]!) === Look.text ? filled.slice(0, 1) : filled;
}

function asideRole(outside: string): Role {
  if (outside === '') return 'blank';
  return isNote(outside) || isAbout(outside) || isPageNumber(outside) || isPageCode(outside) ? 'note' : 'label';
}

/** The labels of a header row again, as at the top of every printed page. The first cell may differ. */
export function isSameLabels(labels: readonly string[], cells: readonly string[]): boolean {
  let same = 0;
  let all = 0;
  for (let position = 0; position < labels.length; position++) {
    if (labels[position] === '') continue;
    all++;
    if (squeeze(cells[position]!) === labels[position]) same++;
  }
  const first = labels.findIndex((label) => label !== '');
  const others = all >= 3 && same === all - 1 && squeeze(cells[first] ?? '') !== labels[first];
  return all >= 2 && (same === all || others || (all >= 4 && same >= all * 0.7));
}

function isAboveAgain(above: ReadonlySet<string>, cells: readonly string[], filled: readonly number[]): boolean {
  return (
    filled.length <= 3 &&
    filled.every((position) => {
      const text = squeeze(cells[position]!);
      return (
        text.length >= 4 && (above.has(text) || above.has(text.replace(/[(（]?續[一二三四五六七八九十\d]*[)）]?$/, '')))
      );
    })
  );
}

/** A row of one cell, where records fill more: a section's name, a remark that runs on, a note, a page number. */
function loneRole(
  rules: RoleRules,
  dense: readonly number[],
  cells: readonly string[],
  position: number,
): Role | undefined {
  const others = dense.filter((one) => one !== position).length;
  const text = cells[position]!;
  const note = isNote(text) || /^[※＊]$/.test(squeeze(text));
  if (note && (others > 0 || cells.length > 2)) return 'note';
  if (others === 0) return undefined;
  if (kinship(rules.body, position, text) === 'near') return undefined;
  const look = lookOf(text);
  // A period that is none of the titles again tells the blocks apart.
  if (isPeriod(text)) return 'label';
  if (isAbout(text)) return 'repeat';
  const numeric = rules.body.numeric[position]! > 0;
  if (look === Look.number || look === Look.date || look === Look.code)
    return isPageNumber(text) && others >= 2 && (!numeric || /\D$/.test(squeeze(text))) ? 'note' : undefined;
  if (look === Look.mark) return undefined;
  const first = rules.body.keys[0] ?? 0;
  if (position > first && !numeric && isRemarksColumn(rules, position)) return 'continuation';
  if (position > first && rules.body.keys.includes(position)) return isPart(text) && others >= 2 ? 'label' : undefined;
  if (position <= first && /^[ \u3000]{4,}/.test(text)) return 'continuation';
  if (mayBeAlone(rules.body, position)) return undefined;
  return others >= 2 || dense.length >= 2 || cells.length === 2 ? 'label' : undefined;
}

/** Where records leave much blank, one with nothing but its name comes about by chance, and is no section's name. */
function mayBeAlone(body: TableBody, position: number): boolean {
  let chance = 1;
  for (let at = 0; at < body.fill.length; at++) if (at !== position) chance *= 1 - body.fill[at]!;
  return body.fill.length > 2 && chance >= 0.04;
}

/** A comparison by its name, or by the cell beside it: 1至5月平均, 較上年同期增減%. Where nothing is counted it is a name like others. */
function isAboutOthers(body: TableBody, cells: readonly string[], key: number): boolean {
  if (!body.numeric.some((share) => share >= 0.5)) return false;
  if (isComparison(cells[key]!) || (body.compares?.includes(key) && isRate(cells[key]!))) return true;
  const beside = cells[key + 1];
  return beside !== undefined && body.numeric[key + 1]! >= 0.5 && isComparison(beside);
}

/** A total, subtotal or average with figures; without any it is a name like others. */
function derivedRole(body: TableBody, cells: readonly string[], names: readonly number[]): Role | undefined {
  for (const position of names) {
    const derived = derivedOf(cells[position]!);
    if (derived === undefined || (derived === 'average' && body.measures)) continue;
    return hasNumber(body, cells) ? derived : undefined;
  }
  return undefined;
}

function hasNumber(body: TableBody, cells: readonly string[]): boolean {
  return cells.some((cell, position) => {
    if (body.numeric[position]! < 0.5) return false;
    const look = lookOf(cell);
    return look === Look.number || look === Look.mark;
  });
}

/** A column of remarks: named so, or long texts to the right of the numbers. */
function isRemarksColumn(rules: RoleRules, position: number): boolean {
  if (isRemarks(rules.titles[position]!)) return true;
  const { keys, length } = rules.body;
  return !keys.includes(position) && length[position]! >= 15;
}

/** A note that takes two or three cells: its text and, further right, who made the table. */
function isNoteRow(
  body: TableBody,
  dense: readonly number[],
  cells: readonly string[],
  filled: readonly number[],
): boolean {
  if (isSignatures(filled.map((position) => cells[position]!))) return true;
  if (isFooter(cells, filled, body.numeric)) return true;
  if (filled.length <= 3 && isNoteWord(cells[filled[0]!]!))
    return filled.slice(1).every((position) => lookOf(cells[position]!) === Look.text);
  if (filled.length > 3 || filled.length * 2 > cells.length) return false;
  if (filled.filter((position) => dense.includes(position)).length * 2 >= dense.length && dense.length > 0)
    return false;
  const numbers = filled.filter((position) => body.numeric[position]! > 0 && lookOf(cells[position]!) === Look.number);
  return numbers.length === 0 && isNote(cells[filled[0]!]!);
}

/** Names are shorter than sentences. */
const NAME = 20;

/** Whether a row below the last record is a remark about the table: no number stands where records have theirs. */
export function isTailAside(body: TableBody, cells: readonly string[]): boolean {
  const filled = filledOf(cells);
  const numeric = denseOf(body).filter((position) => body.numeric[position]! >= 0.5);
  if (numeric.length === 0 || filled.length === 0 || filled.length * 2 > cells.length) return false;
  if (filled[0]! <= (body.keys[0] ?? 0) && isOneMore(body, filled[0]!, cells[filled[0]!]!)) return false;
  return numeric.every((position) => {
    const look = lookOf(cells[position]!);
    return look === Look.blank || look === Look.text;
  });
}

/** A name, number or date of the kind that every record has there: the next month, not yet filled in, is no remark. */
function isOneMore(body: TableBody, position: number, text: string): boolean {
  const kin = kinship(body, position, text);
  if (kin === 'near' || (kin === 'far' && squeeze(text).length <= NAME && !/[，。；：]/.test(text))) return true;
  const look = lookOf(text);
  return body.fill[position]! >= 0.8 && (look === Look.number || look === Look.date || look === Look.code);
}
