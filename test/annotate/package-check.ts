import { attribute, element, tags } from '../../src/annotate/markup.ts';
import { type Parts, textOf } from '../../src/annotate/parts.ts';
import { relationsOf } from '../../src/annotate/relations.ts';
import { readWorkbook } from '../../src/annotate/workbook.ts';
import { partsOf } from './written.ts';

/** The order of a worksheet's elements (ECMA-376 part 1, §18.3.1.99, CT_Worksheet). */
const order =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  );

/** What is wrong with a workbook as a package: types, relations, order of elements, numbers that point nowhere. */
export async function wrongWith(bytes: Uint8Array): Promise<string[]> {
  const parts = await partsOf(bytes);
  const workbook = await readWorkbook(parts);
  if (!workbook) return ['no workbook'];
  const wrong = [...(await typesWrong(parts)), ...(await relationsWrong(parts))];
  const ids = [...tags(element(workbook.text, 'sheets')!.inner)].map((tag) => attribute(tag.text, 'sheetId'));
  if (new Set(ids).size !== ids.length) wrong.push(`sheetId twice: ${ids}`);
  const styles = await textOf(parts, workbook.styles!);
  for (const name of ['fonts', 'fills', 'cellXfs']) wrong.push(...countWrong(styles, name));
  const most = topLevel(element(styles, 'cellXfs')!.inner).length;
  for (const { name, part } of workbook.sheets) {
    if (part === undefined) wrong.push(`${name} leads nowhere`);
    else wrong.push(...sheetWrong(await textOf(parts, part), most).map((one) => `${name}: ${one}`));
  }
  return wrong;
}

async function typesWrong(parts: Parts): Promise<string[]> {
  const text = await textOf(parts, '[Content_Types].xml');
  const said = [...tags(text)];
  const named = said.flatMap((tag) => attribute(tag.text, 'PartName')?.slice(1) ?? []);
  const defaults = said.flatMap((tag) => attribute(tag.text, 'Extension')?.toLowerCase() ?? []);
  return [
    ...named.filter((name, i) => named.indexOf(name) !== i).map((name) => `type twice: ${name}`),
    ...named.filter((name) => !parts.has(decodeURI(name))).map((name) => `type of a part that is not there: ${name}`),
    ...parts.names
      .filter((name) => name !== '[Content_Types].xml' && !named.map(decodeURI).includes(name))
      .filter((name) => !defaults.includes(name.split('.').at(-1)!.toLowerCase()))
      .map((name) => `no type: ${name}`),
  ];
}

async function relationsWrong(parts: Parts): Promise<string[]> {
  const wrong: string[] = [];
  for (const name of parts.names) {
    const found = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name);
    if (!found) continue;
    const { list } = await relationsOf(parts, found[1]! + found[2]!);
    const ids = list.map((one) => one.id);
    if (new Set(ids).size !== ids.length) wrong.push(`${name}: id twice: ${ids}`);
    for (const one of list)
      if (!one.external && !parts.has(one.target)) wrong.push(`${name}: ${one.target} is not there`);
  }
  return wrong;
}

function countWrong(styles: string, name: string): string[] {
  const found = element(styles, name)!;
  const count = topLevel(found.inner).length;
  const said = attribute(found.open.text, 'count');
  return said === undefined || Number(said) === count ? [] : [`${name}: ${said} said, ${count} there`];
}

function sheetWrong(text: string, most: number): string[] {
  const names = topLevel(element(text, 'worksheet')!.inner).filter((name) => name !== 'AlternateContent');
  const places = names.map((name) => order.indexOf(name));
  const wrong: string[] = [];
  if (places.includes(-1)) wrong.push(`unknown element among ${names}`);
  if (places.some((place, i) => i > 0 && place < places[i - 1]!)) wrong.push(`order: ${names}`);
  let row = 0;
  let column = 0;
  for (const tag of tags(text)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'row') {
      const next = Number(attribute(tag.text, 'r') ?? row + 1);
      if (next <= row) wrong.push(`row ${next} after ${row}`);
      [row, column] = [next, 0];
    }
    if (tag.name !== 'c') continue;
    const at = attribute(tag.text, 'r');
    const next = at === undefined ? column + 1 : columnOf(at);
    if (next <= column) wrong.push(`${at} after column ${column}`);
    if (at !== undefined && Number(at.replace(/\D/g, '')) !== row) wrong.push(`${at} in row ${row}`);
    column = next;
    if (Number(attribute(tag.text, 's') ?? 0) >= most) wrong.push(`style ${tag.text}`);
  }
  return wrong;
}

function columnOf(ref: string): number {
  return [...ref.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function topLevel(inner: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const tag of tags(inner)) {
    if (depth === 0 && tag.kind !== 'close') names.push(tag.name);
    if (tag.kind === 'open') depth++;
    else if (tag.kind === 'close') depth--;
  }
  return names;
}
