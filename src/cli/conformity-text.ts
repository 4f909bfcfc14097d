import type { Conformity, ConformityReason, FieldConformity } from '../model/standard.ts';
import { fill, type Text } from '../model/text.ts';
import { type Context, paint, say } from './command.ts';

/** How far a table does what a standard asks: one line for the standard, one for each column that is not as asked. */
export function conformityText(context: Context, one: Conformity): string {
  const { present, conforming, fields, title, lacking, complete } = one;
  const lines = [
    say(context, {
      zh: `領域資料標準「${title.zh}」（${one.standard}）：有 ${present} 欄，符合 ${conforming} 欄${lacking > 0 ? `；缺必填欄位 ${lacking} 個` : ''}${complete ? '' : '；標準內容不完整，只比對已知的欄位'}`,
      en: `Data standard “${title.en}” (${one.standard}): ${present} of its columns are there, ${conforming} conform${lacking > 0 ? `; ${lacking} mandatory columns are missing` : ''}${complete ? '' : '; not all of the standard is known'}`,
    }),
  ];
  for (const field of fields) {
    if (field.status === 'conforms') lines.push(`  ${paint(context, 'green', '✓')} ${named(field)}`);
    else if (field.status !== 'missing' || field.obligation === 'mandatory' || field.field !== undefined)
      lines.push(`  ${paint(context, 'yellow', '✗')} ${named(field)}: ${reasons(context, field)}`);
  }
  return lines.join('\n');
}

function named({ title, field }: FieldConformity): string {
  return field === undefined || field === title ? title : `${title} ← ${field}`;
}

function reasons(context: Context, { reasons: all }: FieldConformity): string {
  return all
    .map(({ reason, facts }) => fill(say(context, facts['cells'] === undefined ? SAYS[reason] : CELLS[reason]), facts))
    .join(say(context, { zh: '；', en: '; ' }));
}

const SAYS: Readonly<Record<ConformityReason, Text>> = {
  missing: { zh: '沒有這一欄', en: 'there is no such column' },
  type: { zh: '型別是 {found}，標準是 {expected}', en: 'the type is {found}, the standard asks for {expected}' },
  domain: { zh: '值域應為 {expected}', en: 'the value domain is {expected}' },
  heading: {
    zh: '欄位名稱是「{found}」，標準是「{expected}」',
    en: 'it is called “{found}”, in the standard “{expected}”',
  },
  unit: { zh: '單位是「{found}」，標準是「{expected}」', en: 'the unit is “{found}”, in the standard “{expected}”' },
  empty: { zh: '必填，但有空白', en: 'mandatory, but some cells are empty' },
  unchecked: { zh: '值域「{expected}」只能由人核對', en: 'only people can check the value domain “{expected}”' },
};

const CELLS: Readonly<Record<ConformityReason, Text>> = {
  ...SAYS,
  type: {
    zh: '{cells} 格讀不成 {expected}',
    en: '{cells} cells cannot be read as {expected}',
  },
  domain: {
    zh: '{cells} 格不符合 {expected}，例如 {cell} 的「{found}」',
    en: '{cells} cells violate {expected}, such as “{found}” at {cell}',
  },
  empty: { zh: '必填，但有 {cells} 格空白', en: 'mandatory, but {cells} cells are empty' },
};
