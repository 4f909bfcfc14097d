import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openZip } from '../../src/parse/zip.ts';
import { delivery } from '../parse/bytes.ts';
import type { Fuzzer } from './fuzzer.ts';
import type { Random } from './random.ts';
import { spoilBytes } from './spoil-bytes.ts';
import { spoilXml } from './spoil-xml.ts';
import { zipFile } from './zip-file.ts';

const LARGEST = 2 ** 20;
const folder = join(process.env['GOLDBADGE_YARDSTICKS'] ?? '', 'spreadsheet', 'books');

/** Workbooks that people have made, where there are any, spoilt in some places. */
export const realFuzzer: Fuzzer | undefined = existsSync(folder) ? fuzzerOf(folder) : undefined;

function fuzzerOf(books: string): Fuzzer {
  const paths = readdirSync(books, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return {
    name: 'real',
    async make(random) {
      const path = random.pick(paths);
      const whole = new Uint8Array(readFileSync(path));
      const zipped = whole[0] === 0x50 && whole.length < LARGEST;
      const bytes = zipped ? await spoiltParts(whole, random) : spoilTimes(whole, random);
      return { name: `表${path.slice(path.lastIndexOf('.'))}`, bytes, whole: true };
    },
  };
}

function spoilTimes(whole: Uint8Array, random: Random): Uint8Array {
  let bytes = whole;
  for (let times = 1 + random.below(5); times > 0; times--) bytes = spoilBytes(bytes, random);
  return bytes;
}

async function spoiltParts(whole: Uint8Array, random: Random): Promise<Uint8Array> {
  const zip = await openZip(delivery('a.zip', whole).bytes, 'a.zip');
  const members = await Promise.all(zip.names.map(async (name) => ({ name, content: await zip.whole(name) })));
  const parts = members.filter((one) => /\.(?:xml|rels)$/.test(one.name));
  const sheets = parts.filter((one) => /sheet\d|content|shared|styles|workbook/i.test(one.name));
  const one = random.pick(sheets.length > 0 && !random.once(5) ? sheets : parts);
  one.content = new Uint8Array(spoilXml(new TextDecoder().decode(one.content), random));
  return zipFile(members);
}
