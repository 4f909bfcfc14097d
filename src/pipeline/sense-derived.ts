import { type Derived, derivedInOrder, sourcesOf } from '../model/derived.ts';
import type { Field, Type } from '../model/pipeline.ts';
import { addressPart, addressPartNames } from '../text/address-part.ts';
import { codeListNames } from './codes.ts';
import type { Complaint, Path } from './complaint.ts';
import { nearest } from './nearest.ts';

type Complain = (path: Path, on: Complaint['on'], zh: string, en: string) => void;

/** What each way needs beside its own key, and what it may have. */
const WAYS: Readonly<Record<string, { readonly needs: readonly string[]; readonly may: readonly string[] }>> = {
  address: { needs: [], may: ['part'] },
  point: { needs: [], may: [] },
  codes: { needs: ['of'], may: ['on'] },
  names: { needs: ['of'], may: ['part'] },
  date: { needs: ['part'], may: [] },
};
const DATE_PARTS = ['year', 'half', 'quarter', 'month', 'day'];
const NAME_PARTS = ['county', 'town', 'village'];
const DATED: readonly Type[] = ['date', 'datetime', 'period'];
/** What a field that takes its values from others has no use for: all these speak of the agency's own cells. */
const OWN = ['aliases', 'column', 'optional', 'missing', 'flags', 'scale', 'order', 'serial'] as const;

/** What a schema cannot say of derived fields: what goes with what, fields that are not there, circles. `fields`: undefined if some are unsound. */
export function senseDerived(
  sane: readonly { readonly at: number; readonly field: Field }[],
  fields: readonly Field[] | undefined,
  complain: Complain,
): void {
  let whole = true;
  for (const { at, field } of sane) {
    zoneAndDatum(field, ['fields', at], complain);
    if (!field.from) continue;
    const path: Path = ['fields', at, 'from'];
    for (const key of OWN) {
      if (field[key] === undefined) continue;
      const zh = `「${key}」說的是檔案裡的欄位；這一欄由其他欄位做出來（from），請刪除。`;
      complain(
        ['fields', at, key],
        'key',
        zh,
        `"${key}" is about a column of the file; this field is made "from" others.`,
      );
    }
    if (!shape(field.from, path, complain)) whole = false;
    else if (fields) sources(field, field.from, fields, path, complain);
  }
  if (fields && whole) circles(sane, fields, complain);
}

/** One way, with the keys that belong to it. */
function shape(from: Derived, path: Path, complain: Complain): boolean {
  const keys: readonly string[] = Object.keys(from);
  const ways = keys.filter((key) => WAYS[key]);
  const all = Object.keys(WAYS);
  if (ways.length !== 1) {
    const zh = `「from」要寫 ${all.join('、')} 其中一種。`;
    complain(path, 'key', zh, `"from" needs one of ${all.join(', ')}.`);
    return false;
  }
  const way = ways[0]!;
  const { needs, may } = WAYS[way]!;
  for (const key of keys.filter((one) => one !== way && !needs.includes(one) && !may.includes(one)))
    complain([...path, key], 'key', `「${key}」不能和「${way}」一起寫。`, `"${key}" does not go with "${way}".`);
  for (const key of needs.filter((one) => !keys.includes(one)))
    complain(path, 'key', `「${way}」要和「${key}」一起寫。`, `"${way}" needs "${key}" beside it.`);
  const said: unknown = 'of' in from ? from.of : undefined;
  if (said === undefined || Array.isArray(said) === (way === 'codes')) return needs.every((one) => keys.includes(one));
  const zh = way === 'codes' ? '「of」要寫成清單，例如 [county, town]。' : '「of」要寫一個欄位名稱。';
  complain([...path, 'of'], 'value', zh, way === 'codes' ? '"of" must be a list.' : '"of" must be one field.');
  return false;
}

function sources(field: Field, from: Derived, fields: readonly Field[], path: Path, complain: Complain): void {
  const names = fields.map((one) => one.name);
  let known = true;
  for (const name of sourcesOf(from)) {
    if (names.includes(name)) continue;
    known = false;
    wrong([...path, keyOf(from, name)], '欄位', 'field', name, names, complain);
  }
  const of = (name: string): Field => fields.find((one) => one.name === name)!;
  if ('address' in from) addressSense(field, from.part, path, complain);
  else if ('codes' in from || 'names' in from) {
    const [key, list] = 'codes' in from ? (['codes', from.codes] as const) : (['names', from.names] as const);
    if (!codeListNames().includes(list)) wrong([...path, key], '代碼表', 'code list', list, codeListNames(), complain);
    if ('names' in from && from.part !== undefined && !NAME_PARTS.includes(from.part))
      wrong([...path, 'part'], '部分', 'part', from.part, NAME_PARTS, complain);
    if ('codes' in from && known && from.on !== undefined) dated(of(from.on), [...path, 'on'], complain);
  } else if ('date' in from) {
    if (!DATE_PARTS.includes(from.part)) wrong([...path, 'part'], '部分', 'part', from.part, DATE_PARTS, complain);
    if (known) dated(of(from.date), [...path, 'date'], complain);
  } else if (known) pointSense(field, [of(from.point[0]), of(from.point[1])], path, complain);
}

/** The key that says the name of a source. */
function keyOf(from: Derived, name: string): string {
  if ('codes' in from && from.on === name) return 'on';
  if ('codes' in from || 'names' in from) return 'of';
  return 'address' in from ? 'address' : 'point' in from ? 'point' : 'date';
}

function addressSense(field: Field, said: string | undefined, path: Path, complain: Complain): void {
  const part = said ?? field.standard;
  if (part === undefined) {
    const zh = '要寫「part」：地址的哪一部分，或用「standard」指出標準的欄位。';
    complain(path, 'key', zh, '"part" must say which part of the address, or "standard" which column of a standard.');
  } else if (!addressPart(part))
    wrong([...path, 'part'], '地址的部分', 'part of an address', part, addressPartNames, complain);
}

function dated(source: Field, path: Path, complain: Complain): void {
  if (DATED.includes(source.type)) return;
  const zh = `這裡要指到日期欄位（${DATED.join('、')}），「${source.name}」是 ${source.type}。`;
  complain(
    path,
    'value',
    zh,
    `this must name a field of type ${DATED.join(', ')}; "${source.name}" is ${source.type}.`,
  );
}

/** The systems must be said on both sides: a datum that is guessed is off by 850 m, a zone by 200 km. */
function pointSense(field: Field, [x, y]: readonly [Field, Field], path: Path, complain: Complain): void {
  const pair = `${x.system} ${y.system}`;
  if (pair !== 'longitude latitude' && pair !== 'tm2-x tm2-y') {
    const zh = '「point」的兩個欄位要是 longitude、latitude，或 tm2-x、tm2-y（寫在各欄的 system），依這個順序。';
    const en =
      'the fields of "point" must be longitude and latitude, or tm2-x and tm2-y, by their "system", in this order.';
    complain([...path, 'point'], 'value', zh, en);
    return;
  }
  for (const one of [field, x, y]) {
    if (one.type !== 'coordinate') {
      const zh = `坐標換算的欄位都要是 coordinate，「${one.name}」是 ${one.type}。`;
      complain(path, 'key', zh, `fields of "point" are coordinates; "${one.name}" is ${one.type}.`);
      return;
    }
    const lacks = one.datum === undefined ? 'datum' : one.system?.startsWith('tm2') && !one.zone ? 'zone' : undefined;
    if (lacks === undefined) continue;
    const zh = `坐標換算前要知道每一欄的系統：「${one.name}」還沒有寫「${lacks}」。`;
    complain(
      path,
      'key',
      zh,
      `to convert coordinates, each field must say its system: "${one.name}" lacks "${lacks}".`,
    );
    return;
  }
  if (x.datum !== y.datum || x.zone !== y.zone) {
    const zh = `「${x.name}」與「${y.name}」的 datum、zone 要相同。`;
    complain([...path, 'point'], 'value', zh, `"${x.name}" and "${y.name}" must have one datum and zone.`);
  }
}

function zoneAndDatum(field: Field, path: Path, complain: Complain): void {
  if (field.datum !== undefined && field.type !== 'coordinate')
    complain([...path, 'datum'], 'key', '「datum」只用於 coordinate。', '"datum" is for coordinate only.');
  if (field.zone !== undefined && !field.system?.startsWith('tm2')) {
    const zh = '「zone」只用於 system 是 tm2-x、tm2-y 的欄位。';
    complain([...path, 'zone'], 'key', zh, '"zone" is for tm2-x and tm2-y only.');
  }
}

/** Fields that are made of each other have no beginning. */
function circles(
  sane: readonly { readonly at: number; readonly field: Field }[],
  fields: readonly Field[],
  complain: Complain,
): void {
  const made = derivedInOrder(fields);
  fields.forEach((field, i) => {
    if (!field.from || made.includes(i)) return;
    const zh = `「${field.name}」由自己做出來：from 指到的欄位，繞一圈又回到它。`;
    complain(['fields', sane[i]?.at ?? i, 'from'], 'key', zh, `"${field.name}" is made of itself, in a circle.`);
  });
}

function wrong(path: Path, zh: string, en: string, found: string, known: readonly string[], complain: Complain): void {
  const meant = nearest(found, known);
  const few = known.length <= 12 ? `有：${known.join('、')}。` : '';
  const fewEn = known.length <= 12 ? ` There are: ${known.join(', ')}.` : '';
  complain(
    path,
    'value',
    `沒有「${found}」這個${zh}${meant === undefined ? '。' : `，是不是「${meant}」？`}${few}`,
    `there is no ${en} "${found}"${meant === undefined ? '.' : `, did you mean "${meant}"?`}${fewEn}`,
  );
}
