import { attribute, markup, tags } from './markup.ts';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Content types of the parts that are added (ECMA-376 part 1, §12.3). */
export const contentTypes = {
  workbook: `${SHEET}.sheet.main+xml`,
  macroWorkbook: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
  worksheet: `${SHEET}.worksheet+xml`,
  styles: `${SHEET}.styles+xml`,
  comments: `${SHEET}.comments+xml`,
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
} as const;

/** [Content_Types].xml with these parts in it, or in it with another type. */
export function withTypes(text: string, parts: ReadonlyMap<string, string>): string {
  let kept = '';
  let at = 0;
  let prefix = '';
  let drawings = false;
  // Drawings have their type by their extension, as in every workbook that Excel writes.
  const said = new Map([...parts].filter(([name]) => !name.endsWith('.vml')));
  for (const tag of tags(text)) {
    if (tag.name === 'Types') prefix = tag.prefix;
    if (tag.name !== 'Override' && tag.name !== 'Default') continue;
    const extension = tag.name === 'Default' ? attribute(tag.text, 'Extension')?.toLowerCase() : undefined;
    if (extension === 'vml') drawings = true;
    const name = attribute(tag.text, 'PartName')?.slice(1);
    if (name === undefined || !said.has(name)) continue;
    kept += text.slice(at, tag.from);
    at = tag.to;
  }
  const whole = kept + text.slice(at);
  const lines = [...said].map(
    ([name, type]) => `<${prefix}Override PartName="/${markup(encodeURI(name))}" ContentType="${type}"/>`,
  );
  if (!drawings && said.size < parts.size)
    lines.unshift(`<${prefix}Default Extension="vml" ContentType="${contentTypes.vml}"/>`);
  const empty = /<((?:[\w.-]+:)?Types)\b([^>]*?)\/>\s*$/.exec(whole);
  if (empty) return `${whole.slice(0, empty.index)}<${empty[1]}${empty[2]}>${lines.join('')}</${empty[1]}>`;
  return whole.replace(/<\/(?:[\w.-]+:)?Types\s*>\s*$/, (end) => lines.join('') + end);
}

/** [Content_Types].xml without what it says of parts that are left out. */
export function withoutTypes(text: string, gone: (part: string) => boolean): string {
  let kept = '';
  let at = 0;
  for (const tag of tags(text)) {
    if (tag.name !== 'Override' || !gone(attribute(tag.text, 'PartName')?.slice(1) ?? '')) continue;
    kept += text.slice(at, tag.from);
    at = tag.to;
  }
  return kept + text.slice(at);
}
