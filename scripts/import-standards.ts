/** Imports every standard in a folder into `schemas/standards/`: `n24 scripts/import-standards.ts <folder> <YYYY-MM>`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Standard } from '../src/model/standard.ts';
import { validator } from '../src/schema/validate.ts';
import { importStandard } from '../src/standard/import.ts';
import { standardText } from '../src/standard/write.ts';

const [folder, date] = process.argv.slice(2);
if (folder === undefined || date === undefined) throw new Error('Which folder, and when was it fetched?');
const target = resolve(import.meta.dirname, '../schemas/standards');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

// Twice: the second time every column that is referred to is known.
let known: readonly Standard[] = [];
for (const _ of [1, 2]) known = files.map((file) => read(file).standard);
for (const file of files) {
  const { standard, kept } = read(file);
  const wrong = validator('standard')(standard);
  if (wrong.length > 0) throw new Error(`${file}: ${JSON.stringify(wrong)}`);
  writeFileSync(join(target, `${standard.id}.json`), standardText(standard));
  for (const one of kept) console.log(`${standard.id}/${one.field}\tkept as text\t${one.text}`);
}

function read(file: string) {
  const id = file.replace(/\.json$/, '').replace(/^(?:\d+|api)-|-inferred$/g, '');
  const publisher = id.startsWith('tbia-') ? '臺灣生物多樣性資訊聯盟（TBIA）' : '數位發展部政府資料標準平臺';
  const bytes = readFileSync(join(folder!, file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const document: unknown = JSON.parse(bytes.toString('utf8'), withoutComments);
  const made = importStandard(document, { id, publisher, date: date!, known, sha256 });
  if (!made) throw new Error(`${file} has no columns.`);
  return made;
}

/** Whoever collected the pages has commented on them in English; the standards' own notes are Chinese. */
function withoutComments(key: string, value: unknown): unknown {
  if (key !== 'note' || typeof value !== 'string') return value;
  const note = value.replaceAll(/\s*\([^()]*[A-Za-z]+,? [a-z]+ [^()]*\)/g, '');
  return /[A-Za-z]+ [a-z]+ [a-z]+/.test(note) || !/\p{Script=Han}/u.test(note) ? null : note;
}
