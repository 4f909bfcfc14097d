import type { Accepted, Field, Pipeline, TableRecipe } from '../model/pipeline.ts';
import { scaleOf } from '../text/scale.ts';
import { codeListNames } from './codes.ts';
import type { Complaint, Path } from './complaint.ts';
import { nearest } from './nearest.ts';
import { senseChecks, senseFieldChecks } from './sense-checks.ts';
import { senseDerived } from './sense-derived.ts';
import { senseFieldPrivacy, sensePrivacy } from './sense-privacy.ts';
import { senseReshape } from './sense-reshape.ts';

/** Parts of a pipeline that fit the schema; what does not fit is already complained of. */
export interface Sound {
  readonly fields: readonly { readonly at: number; readonly field: Field }[];
  /** All fields are sound, so a name that is not among them is wrong. */
  readonly whole: boolean;
  readonly accept: readonly { readonly at: number; readonly accepted: Accepted }[];
  readonly coverage?: Pipeline['coverage'];
  readonly source?: Pipeline['source'];
  readonly table?: TableRecipe;
  /** `change` is there, and nothing is recorded that a file could differ from. */
  readonly idleChange?: boolean;
  readonly privacy?: Pipeline['privacy'];
  readonly checks?: Pipeline['checks'];
  readonly quarantine?: Pipeline['quarantine'];
}

type Complain = (path: Path, on: Complaint['on'], zh: string, en: string) => void;

/** What a schema cannot say: names that must differ, settings that belong to one type, days that exist. */
export function sense(sound: Sound): Complaint[] {
  const complaints: Complaint[] = [];
  const complain: Complain = (path, on, zh, en) => complaints.push({ path, on, zh, en });
  names(sound, complain);
  for (const { at, field } of sound.fields) {
    settings(field, ['fields', at], complain);
    checks(field, ['fields', at, 'checks'], complain);
    senseFieldChecks(field, ['fields', at, 'checks'], complain);
    senseFieldPrivacy(field, ['fields', at], complain);
    if (sound.whole) dateOfCodes(field, ['fields', at, 'codesOn'], sound, complain);
  }
  acceptance(sound, complain);
  const whole = sound.whole ? sound.fields.map((one) => one.field) : undefined;
  senseDerived(sound.fields, whole, complain);
  if (whole) senseChecks(sound, whole, complain);
  if (sound.table) senseReshape(sound.table, whole, complain);
  const sane = sound.fields.map((one) => one.field);
  if (sound.privacy) sensePrivacy(sound.privacy, sane, sound.whole, complain);
  if (sound.idleChange) {
    const zh = '「change」要有「table.columns」才有作用：那裡記著檔案原來的欄位。可以用 goldbadge init 產生。';
    const en = '"change" needs "table.columns", which records the columns the file had; goldbadge init writes it.';
    complain(['change'], 'key', zh, en);
  }
  if (sound.source) oneSource(sound.source, complain);
  for (const end of ['from', 'to'] as const) {
    const day = sound.coverage?.[end];
    if (day !== undefined && !exists(day)) noSuchDay(['coverage', end], day, complain);
  }
  return complaints;
}

/** Two fields must not share a name, nor claim the same heading of the agency's file. */
function names({ fields }: Sound, complain: Complain): void {
  const named = new Map<string, number>();
  const claimed = new Map<string, number>();
  for (const { at, field } of fields) {
    const first = named.get(field.name);
    if (first === undefined) named.set(field.name, at);
    else {
      const zh = `欄位名稱「${field.name}」與第 ${first + 1} 個欄位相同。`;
      complain(['fields', at, 'name'], 'value', zh, `field ${first + 1} has the same name "${field.name}".`);
      continue;
    }
    // A column known by its letters claims no heading, nor does one that is made of others.
    if (field.column !== undefined || field.from) continue;
    const headings: [Path, string][] = [
      [['title'], field.title],
      ...(field.aliases ?? []).map((alias, i): [Path, string] => [['aliases', i], alias]),
    ];
    for (const [path, heading] of headings) {
      const other = claimed.get(heading);
      if (other === undefined) claimed.set(heading, at);
      else if (other !== at) {
        const zh = `來源標題「${heading}」已經屬於第 ${other + 1} 個欄位，程式無法分辨。`;
        complain(['fields', at, ...path], 'value', zh, `field ${other + 1} already claims the heading "${heading}".`);
      }
    }
  }
}

const SOURCES = ['file', 'folder', 'url', 'page', 'api', 's3'] as const;

/** Bytes come from one place. */
function oneSource(source: Pipeline['source'], complain: Complain): void {
  const said = SOURCES.filter((key) => source[key] !== undefined);
  const all = SOURCES.join('、');
  if (said.length === 0) {
    const en = `"source" must say where the data comes from: one of ${SOURCES.join(', ')}.`;
    complain(['source'], 'key', `「source」要寫資料從哪裡來：${all} 其中之一。`, en);
  }
  for (const extra of said.slice(1)) {
    const zh = `「source」已經寫了「${said[0]}」，不能再寫「${extra}」：${all} 只能寫一個。`;
    complain(
      ['source', extra],
      'key',
      zh,
      `"source" has "${said[0]}" already; write one of ${SOURCES.join(', ')} only.`,
    );
  }
}

/** Settings that mean something for some types only. */
type OfSomeTypes = 'unit' | 'scale' | 'system' | 'precision' | 'order' | 'serial' | 'form' | 'level';
const BELONGS: readonly (readonly [key: OfSomeTypes, types: readonly Field['type'][]])[] = [
  ['unit', ['integer', 'decimal', 'percent', 'amount']],
  ['scale', ['integer', 'decimal', 'amount']],
  ['system', ['coordinate']],
  ['precision', ['period']],
  ['order', ['date']],
  ['serial', ['date']],
  ['form', ['date', 'period', 'phone']],
  ['level', ['place']],
];

const FORMS: Readonly<Partial<Record<Field['type'], readonly string[]>>> = {
  date: ['basic', 'roc'],
  period: ['basic', 'roc', 'interval'],
  phone: ['domestic'],
};

function settings(field: Field, path: Path, complain: Complain): void {
  for (const [key, types] of BELONGS) {
    if (field[key] === undefined || types.includes(field.type)) continue;
    const zh = `「${key}」只用於 ${types.join('、')}，這個欄位是 ${field.type}。`;
    complain([...path, key], 'key', zh, `"${key}" is for ${types.join(', ')} only; this field is ${field.type}.`);
  }
  const forms = FORMS[field.type];
  if (field.form !== undefined && forms && !forms.includes(field.form)) {
    const zh = `${field.type} 的「form」只能是 ${forms.join('、')}。`;
    complain([...path, 'form'], 'value', zh, `the "form" of ${field.type} is one of ${forms.join(', ')}.`);
  }
  if (
    field.scale !== undefined &&
    scaleOf(field.scale, field.unit ?? (field.type === 'amount' ? '元' : undefined)) === undefined
  ) {
    const zh = '「scale」與「unit」要是同一種單位的不同倍數，例如 scale 千元、unit 元。';
    const en = '"scale" and "unit" must be multiples of one unit, such as 千元 and 元.';
    complain([...path, 'scale'], 'value', zh, en);
  }
  if (field.type === 'coordinate' && field.system === undefined) {
    const zh = '坐標欄位要寫「system」：longitude、latitude、tm2-x 或 tm2-y。';
    complain([...path, 'type'], 'value', zh, 'a coordinate needs "system": longitude, latitude, tm2-x or tm2-y.');
  }
  if (field.codes !== undefined && !codeListNames().includes(field.codes)) {
    const meant = nearest(field.codes, codeListNames());
    const zh = `沒有「${field.codes}」這個代碼表${meant === undefined ? '' : `，是不是「${meant}」？`}`;
    const en = `there is no code list "${field.codes}"${meant === undefined ? '.' : `, did you mean "${meant}"?`}`;
    complain(
      [...path, 'codes'],
      'value',
      `${zh}現有：${codeListNames().join('、')}。`,
      `${en} There are: ${codeListNames().join(', ')}.`,
    );
  }
}

/** `codesOn` names a field of the table that says a day, and only means something beside `codes`. */
function dateOfCodes({ codes, codesOn }: Field, path: Path, { fields }: Sound, complain: Complain): void {
  if (codesOn === undefined) return;
  if (codes === undefined)
    complain(path, 'key', '「codesOn」要和「codes」一起寫。', '"codesOn" needs "codes" beside it.');
  const on = fields.find((one) => one.field.name === codesOn)?.field;
  if (!on) {
    const meant = nearest(
      codesOn,
      fields.map((one) => one.field.name),
    );
    const zh = `沒有「${codesOn}」這個欄位${meant === undefined ? '。' : `，是不是「${meant}」？`}`;
    complain(
      path,
      'value',
      zh,
      `there is no field "${codesOn}"${meant === undefined ? '.' : `, did you mean "${meant}"?`}`,
    );
  } else if (!DATED.includes(on.type)) {
    const zh = `「codesOn」要指到日期欄位（${DATED.join('、')}），「${codesOn}」是 ${on.type}。`;
    complain(path, 'value', zh, `"codesOn" must name a field of type ${DATED.join(', ')}; "${codesOn}" is ${on.type}.`);
  }
}

const DATED: readonly Field['type'][] = ['date', 'datetime', 'period'];

const COUNTED: readonly Field['type'][] = ['integer', 'decimal', 'percent', 'amount', 'coordinate'];

function checks({ type, checks }: Field, path: Path, complain: Complain): void {
  if (!checks) return;
  for (const key of ['minimum', 'maximum'] as const) {
    if (checks[key] === undefined || COUNTED.includes(type)) continue;
    const zh = `「${key}」只用於數值欄位，這個欄位是 ${type}。`;
    complain([...path, key], 'key', zh, `"${key}" is for numbers only; this field is ${type}.`);
  }
  for (const [low, high] of [['minimum', 'maximum'] as const, ['minLength', 'maxLength'] as const]) {
    const least = checks[low];
    const most = checks[high];
    if (least === undefined || most === undefined || least <= most) continue;
    complain([...path, high], 'value', `${high} 比 ${low} 還小。`, `${high} is below ${low}.`);
  }
  if (checks.pattern !== undefined && !compiles(checks.pattern)) {
    complain([...path, 'pattern'], 'value', '這個正規表示式不成立。', 'this is no regular expression.');
  }
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function acceptance({ accept, fields, whole }: Sound, complain: Complain): void {
  const known = fields.map((one) => one.field.name);
  for (const { at, accepted } of accept) {
    if (!exists(accepted.until)) noSuchDay(['accept', at, 'until'], accepted.until, complain);
    const { field } = accepted;
    if (!whole || field === undefined || known.includes(field)) continue;
    const meant = nearest(field, known);
    const zh = `沒有「${field}」這個欄位${meant === undefined ? '。' : `，是不是「${meant}」？`}`;
    const en = `there is no field "${field}"${meant === undefined ? '.' : `, did you mean "${meant}"?`}`;
    complain(['accept', at, 'field'], 'value', zh, en);
  }
}

/** Whether a day written YYYY-MM-DD is in the calendar. */
function exists(day: string): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function noSuchDay(path: Path, day: string, complain: Complain): void {
  complain(path, 'value', `曆上沒有「${day}」這一天。`, `there is no day "${day}".`);
}
