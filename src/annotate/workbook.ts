import { appended, attribute, element, markup, tags } from './markup.ts';
import { type Parts, textOf } from './parts.ts';
import { type Relation, relationsOf } from './relations.ts';

/** A workbook part, and what it leads to. */
export interface Workbook {
  readonly part: string;
  readonly text: string;
  readonly relations: { readonly text: string; readonly list: readonly Relation[] };
  readonly sheets: readonly { readonly name: string; readonly part: string | undefined }[];
  readonly styles: string | undefined;
  /** Namespace of its elements, and where the addresses of relationships begin: strict workbooks have others (ECMA-376 part 1). */
  readonly main: string;
  readonly base: string;
}

const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  base: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  base: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

/** Reads the workbook part; undefined: the package has none. */
export async function readWorkbook(parts: Parts): Promise<Workbook | undefined> {
  const root = await relationsOf(parts, '');
  const said = root.list.find((one) => one.type === 'officeDocument' && parts.has(one.target))?.target;
  const part = said ?? (parts.has('xl/workbook.xml') ? 'xl/workbook.xml' : undefined);
  if (part === undefined) return undefined;
  const text = await textOf(parts, part);
  const relations = await relationsOf(parts, part);
  const strict = text.includes(STRICT.main);
  const sheets = [...tags(element(text, 'sheets')?.inner ?? '')]
    .filter((tag) => tag.name === 'sheet' && tag.kind !== 'close')
    .map((tag) => {
      const id = attribute(tag.text, '(?:[\\w.-]+:)id') ?? '';
      const relation = relations.list.find((one) => one.id === id && one.type === 'worksheet');
      return { name: attribute(tag.text, 'name') ?? '', part: relation?.target };
    });
  const styles = relations.list.find((one) => one.type === 'styles')?.target;
  return {
    part,
    text,
    relations,
    sheets,
    styles: styles !== undefined && parts.has(styles) ? styles : undefined,
    ...(strict ? STRICT : TRANSITIONAL),
  };
}

/** The workbook part with more sheets at its end, by their relations. */
export function withSheets(
  workbook: Workbook,
  more: readonly { readonly name: string; readonly id: string }[],
): string {
  const { text, base } = workbook;
  const sheets = element(text, 'sheets');
  const ids = [...tags(sheets?.inner ?? '')].map((tag) => Number(attribute(tag.text, 'sheetId') ?? 0));
  const first = Math.max(0, ...ids) + 1;
  const prefix = sheets?.open.prefix ?? '';
  const lines = more.map(
    ({ name, id }, i) =>
      `<${prefix}sheet name="${markup(name)}" sheetId="${first + i}" xmlns:r="${base}" r:id="${id}"/>`,
  );
  return appended(text, 'sheets', lines.join(''));
}

const LONGEST = 31;

/** A name that no sheet of the workbook has; Excel takes at most 31 characters, and upper and lower case for one. */
export function freeName(taken: readonly string[], wish: string): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  let name = wish;
  for (let n = 2; lower.has(name.toLowerCase()); n++) {
    const end = ` ${n}`;
    name = wish.slice(0, LONGEST - end.length) + end;
  }
  return name;
}
