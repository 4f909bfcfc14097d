/**
 * One contestant over one file, in a process of its own: `node contestant.ts NAME FILE FOLDER`. Prints one line of JSON: CPU seconds and
 * peak memory of the whole process, wall seconds, rows, and the SHA-256 of what was written.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Measured {
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
  readonly rows: number;
  readonly csv?: string;
  readonly json?: string;
}

interface Made {
  readonly rows: number;
  readonly csv?: string;
  readonly json?: string;
}

const contestants: Readonly<Record<string, (file: string, folder: string) => Promise<Made>>> = {
  goldbadge,
  duckdb,
  script,
};

const [name, file, folder] = process.argv.slice(2);
mkdirSync(folder!, { recursive: true });
const began = performance.now();
const made = await contestants[name!]!(file!, folder!);
const wall = (performance.now() - began) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, wall, memory: maxRSS / 1024, ...made }));

async function goldbadge(path: string, into: string): Promise<Made> {
  process.env['TMPDIR'] = into;
  // What users run is what the compiler has written.
  const compiled = (file: string) => import(new URL(`../../dist/${file}.js`, import.meta.url).href);
  const { run } = (await compiled('run')) as typeof import('../../src/run.ts');
  const { world } = (await compiled('cli/world')) as typeof import('../../src/cli/world.ts');
  const { memoryStore } = (await compiled('store/memory')) as typeof import('../../src/store/memory.ts');
  const { pipelineFor } = await import('./generate.ts');
  // What is written is removed by whoever began the contest, for every contestant.
  const { effects } = world(() => {}, new AbortController().signal);
  const ground = { store: memoryStore(), effects, codes: () => [] };
  const { report, release, status } = await run(pipelineFor(path), ground, { dryRun: true });
  if (status !== 'published' || !report || !release) throw new Error(`held back: ${JSON.stringify(report?.findings)}`);
  const hash = (format: string) => release.files.find((one) => one.name === `bench.${format}`)!.sha256;
  return { rows: report.ledger.published, csv: hash('csv'), json: hash('json') };
}

/** Reads all as text and writes both formats, nothing else done to it. */
async function duckdb(path: string, into: string): Promise<Made> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '1GB' });
  const connection = await instance.connect();
  const from = `read_csv('${path}', all_varchar=true, header=true, delim=',', quote='"', escape='"', encoding='utf-8')`;
  await connection.run(`copy (select * from ${from}) to '${join(into, 'out.csv')}' (format csv, header)`);
  const done = await connection.run(`copy (select * from ${from}) to '${join(into, 'out.json')}' (format json)`);
  // Counting lines would be work that DuckDB was not asked for.
  return { rows: done.rowsChanged };
}

/** What a user would write with csv-parse, ajv and csv-stringify: the same cells, the same files. */
async function script(path: string, into: string): Promise<Made> {
  const { parse } = await import('csv-parse');
  const { stringify } = await import('csv-stringify');
  const { Ajv } = await import('ajv');
  const { fields } = await import('./generate.ts');
  const validate = new Ajv().compile(schemaOf(fields));
  const hashes = { csv: createHash('sha256'), json: createHash('sha256') };
  const csvFile = createWriteStream(join(into, 'out.csv'));
  const jsonFile = createWriteStream(join(into, 'out.json'));
  const csv = stringify({
    header: true,
    columns: fields.map((field) => field.name),
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
  csv.on('data', (chunk: Buffer) => {
    hashes.csv.update(chunk);
    csvFile.write(chunk);
  });
  let rows = 0;
  const records = createReadStream(path).pipe(parse({ columns: true, record_delimiter: '\r\n' }));
  for await (const record of records as AsyncIterable<Record<string, string>>) {
    const object: Record<string, string | number | null> = {};
    for (const field of fields) object[field.name] = cell(field.type, record[field.title]!.trim());
    if (!validate(object)) throw new Error(JSON.stringify(validate.errors));
    if (
      !csv.write(
        fields.map((field) => (object[field.name] === null ? '' : String(plain(field.type, record[field.title]!)))),
      )
    )
      await once(csv, 'drain');
    const line = `${rows++ === 0 ? '[\n' : ',\n'}${jsonOf(object, record, fields)}`;
    hashes.json.update(line);
    if (!jsonFile.write(line)) await once(jsonFile, 'drain');
  }
  csv.end();
  await once(csv, 'end');
  hashes.json.update('\n]\n');
  jsonFile.end('\n]\n');
  csvFile.end();
  await Promise.all([once(csvFile, 'close'), once(jsonFile, 'close')]);
  return { rows, csv: hashes.csv.digest('hex'), json: hashes.json.digest('hex') };
}

type Fields = typeof import('./generate.ts')['fields'];

function schemaOf(fields: Fields): object {
  const types = {
    integer: { type: ['integer', 'null'] },
    decimal: { type: ['number', 'null'] },
    coordinate: { type: ['number', 'null'] },
  };
  const of = (field: Fields[number]) => ({
    ...(types[field.type as keyof typeof types] ?? { type: ['string', 'null'] }),
    ...(field.checks?.enum && { enum: [...field.checks.enum] }),
    ...(field.checks?.minimum !== undefined && { minimum: field.checks.minimum }),
    ...(field.checks?.minLength !== undefined && {
      minLength: field.checks.minLength,
      maxLength: field.checks.maxLength,
    }),
  });
  return { type: 'object', properties: Object.fromEntries(fields.map((field) => [field.name, of(field)])) };
}

/** The canonical text of a cell. */
function plain(type: string, raw: string): string {
  const text = raw.trim();
  if (text === '－' || text === '') return '';
  if (type === 'integer')
    return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replaceAll(',', '');
  if (type !== 'date') return text;
  const [, year, month, day] = /^(\d{2,3})\/?(\d{2})\/?(\d{2})$/.exec(text)!;
  return `${Number(year) + 1911}-${month}-${day}`;
}

function cell(type: string, raw: string): string | number | null {
  const text = plain(type, raw);
  if (text === '') return null;
  return type === 'integer' || type === 'decimal' || type === 'coordinate' ? Number(text) : text;
}

/** Numbers with the digits they were written with: 12.0 stays 12.0. */
function jsonOf(
  object: Record<string, string | number | null>,
  record: Record<string, string>,
  fields: Fields,
): string {
  const parts = fields.map((field) => {
    const value = object[field.name]!;
    const shown = typeof value === 'number' ? plain(field.type, record[field.title]!) : JSON.stringify(value);
    return `${JSON.stringify(field.name)}:${shown}`;
  });
  return `{${parts.join(',')}}`;
}
