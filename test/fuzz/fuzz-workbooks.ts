import { deflateRawSync } from 'node:zlib';
import { Fault } from '../../src/model/fault.ts';
import { openZip } from '../../src/parse/zip.ts';
import { delivery } from '../parse/bytes.ts';
import { wholeBook } from './books.ts';
import type { Fuzzer } from './fuzzer.ts';
import type { Random } from './random.ts';
import { spoilBytes } from './spoil-bytes.ts';
import { spoilXml } from './spoil-xml.ts';
import { spoiltZip } from './spoil-zip.ts';
import { type Member, zipFile } from './zip-file.ts';

/** What stands in a worksheet, a table or a style where it should not. */
const xlsxWords = [
  '<row r="1048577"/>',
  '<c r="XFD1048576"><v>1</v></c>',
  '<c><v>1</v></c>',
  '<c r="B1" t="s"><v>99999999999</v></c>',
  '<is><r><t>a</t></r><rPh><t>b</t></rPh></is>',
  '<f t="shared" si="0" ref="A1:A9"/>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<col min="1" max="16384" hidden="1"/>',
  '<col min="0" max="99999999999" hidden="1"/>',
  'preserve',
  'worksheet',
  'chartsheet',
  'sharedStrings',
  'xl/sharedStrings.xml',
  'xl/worksheets/sheet1.xml',
  'worksheets/sheet2.xml',
  '#',
];

const odsWords = [
  '<table:table-row table:number-rows-repeated="1048576"/>',
  '<table:table-row table:number-rows-repeated="999999999"><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>',
  '<table:table-cell table:number-columns-repeated="16384"/>',
  '<table:table-cell table:number-columns-repeated="1000000000"><text:p>a</text:p></table:table-cell>',
  '<table:table-cell table:number-columns-spanned="99999" table:number-rows-spanned="99999999"/>',
  '<table:covered-table-cell/>',
  '<table:table-row-group table:display="false">',
  '<table:table table:name="t"><table:table-row/></table:table>',
  '<text:s text:c="999999999"/>',
  '<office:annotation><text:p>x</text:p></office:annotation>',
  '<draw:frame><text:p>x</text:p></draw:frame>',
  'float',
  'percentage',
  'currency',
  'date',
  'time',
  'boolean',
  'string',
  'PT08H30M00S',
  'of:=A1',
];

export const xlsxFuzzer: Fuzzer = {
  name: 'xlsx',
  make: async (random) => ({
    name: random.once(9) ? '表.csv' : '表.xlsx',
    bytes: spoilt(await wholeBook('xlsx', random), random, xlsxWords),
    whole: true,
  }),
};

export const odsFuzzer: Fuzzer = {
  name: 'ods',
  make: async (random) => ({
    name: '表.ods',
    bytes: spoilt(repeated(await wholeBook('ods', random), random), random, odsWords),
    whole: true,
  }),
};

/** Rows and cells that stand for some more, as spreadsheet programs write them. */
function repeated(members: readonly Member[], random: Random): Member[] {
  const some = (name: string) => (tag: string) => (random.once(5) ? `${tag} ${name}="${1 + random.below(3)}"` : tag);
  return members.map((member) => {
    if (member.name !== 'content.xml') return member;
    const content = text(member)
      .replaceAll(/<table:table-row(?=[ >])/g, some('table:number-rows-repeated'))
      .replaceAll(/<table:table-cell(?=[ >])/g, some('table:number-columns-repeated'));
    return { ...member, content: Buffer.from(content) };
  });
}

export const fodsFuzzer: Fuzzer = {
  name: 'fods',
  async make(random) {
    const members = await wholeBook('ods', random);
    const content = text(members.find((one) => one.name === 'content.xml')!);
    const flat = content
      .replace(
        '<office:document-content',
        '<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"',
      )
      .replace('</office:document-content>', '</office:document>');
    return { name: random.once(4) ? '表.xml' : '表.fods', bytes: spoilXml(flat, random, odsWords), whole: true };
  },
};

/** The parts spoilt, or the zip around them. */
function spoilt(members: readonly Member[], random: Random, words: readonly string[]): Uint8Array {
  const list = [...members];
  if (random.once(4)) return spoiltZip(list, random);
  for (let times = random.once(4) ? 2 : 1; times > 0; times--) {
    const parts = list.map((_, i) => i).filter((i) => /\.(?:xml|rels)$/.test(list[i]!.name));
    // Sheets are what a workbook is about.
    const sheets = parts.filter((i) => /sheet\d|content|shared/.test(list[i]!.name));
    const at = random.pick(random.once(2) && sheets.length > 0 ? sheets : parts);
    const member = list[at]!;
    const content = random.once(12) ? spoilBytes(member.content, random) : spoilXml(text(member), random, words);
    list[at] = { ...member, content };
  }
  return zipFile(list);
}

function text(member: Member): string {
  return new TextDecoder().decode(member.content);
}

/** The reader of zip files alone: what it gives is what was put in, or a Fault. */
export const zipFuzzer: Fuzzer = {
  name: 'zip',
  make(random) {
    const members = Array.from({ length: 1 + random.below(4) }, (_, i): Member => {
      const content = random.once(3) ? new Uint8Array(random.below(90_000)) : random.bytes(random.below(600));
      return { name: random.pick(['a', 'b/c', '資料.csv', 'd\\e', 'f.xml']) + i, content, method: random.pick([0, 8]) };
    });
    const bytes = random.once(3) ? spoilBytes(zipFile(members), random) : spoiltZip(members, random);
    const contents = new Set(members.map((one) => Buffer.from(one.content).toString('latin1')));
    return { name: 'a.zip', bytes, whole: random.once(4), holds: () => readsZip(bytes, contents, random) };
  },
};

async function readsZip(bytes: Uint8Array, contents: ReadonlySet<string>, random: Random): Promise<void> {
  const piece = 1 + random.below(3000);
  try {
    const zip = await openZip(delivery('a.zip', bytes, piece).bytes, 'a.zip');
    for (const name of zip.names) {
      if (!zip.has(name)) throw new Error(`a name without a member: ${name}`);
      const content = await zip.whole(name).catch(faultOnly);
      // A checksum of 32 bits holds what lies: only what somebody put in comes out, or a part of it that he put in too.
      if (!content || content.length === 0 || contents.has(Buffer.from(content).toString('latin1'))) continue;
      const part = [...contents].some((one) => one.startsWith(Buffer.from(content).toString('latin1')));
      if (!part) throw new Error(`${name} holds what nobody put in`);
    }
  } catch (error) {
    faultOnly(error);
  }
}

function faultOnly(error: unknown): undefined {
  if (!(error instanceof Fault) || error.code === 'internal') throw error;
  return undefined;
}

/** A deflated stream of nothing but zeros. */
export function zeros(megabytes: number): Uint8Array {
  return deflateRawSync(new Uint8Array(megabytes * 2 ** 20));
}
