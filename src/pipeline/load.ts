import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { Fault } from '../model/fault.ts';
import type { Accepted, Field, Pipeline, SourceFrom, TableRecipe } from '../model/pipeline.ts';
import { type SchemaError, schemaOf, validator } from '../schema/validate.ts';
import { standardIds, standardOf } from '../standard/read.ts';
import { resolveStandards } from '../standard/resolve.ts';
import { charactersOf, charactersTable } from './characters.ts';
import type { Complaint } from './complaint.ts';
import { readYaml, type Spot } from './document.ts';
import { explain } from './explain.ts';
import { noStandard } from './no-standard.ts';
import { type Sound, sense } from './sense.ts';

/**
 * Reads one pipeline; its `source.file` comes back as a path from the root. Faults: `pipeline-missing`, and
 * `pipeline-invalid` with all that is wrong in the file, a line each, in the order of the file.
 */
export async function loadPipeline(path: string): Promise<Pipeline> {
  const read = readYaml(await textOf(path));
  if ('broken' in read) throw invalid(path, read.broken);
  const { document, unresolved } = resolveStandards(read.value, standardOf, standardIds());
  const errors = validator('pipeline')(document);
  const complaints = [
    ...explain(errors, document, schemaOf('pipeline')),
    ...sense(soundParts(document, errors)),
    ...unresolved.map(noStandard),
    ...idFits(document, path),
  ];
  if (complaints.length > 0) {
    const placed = complaints.map((one) => ({ ...one, ...read.spot(one.path, one.on) }));
    throw invalid(path, placed);
  }
  const pipeline = document as Pipeline;
  const source = fromRoot(pipeline.source, dirname(path));
  const said: unknown = pipeline.source.characters;
  if (said === undefined) return { ...pipeline, source };
  const characters = await charactersFrom(said, dirname(path));
  if ('wrong' in characters)
    throw invalid(path, [{ ...characters.wrong, ...read.spot(['source', 'characters'], 'value') }]);
  return { ...pipeline, source: { ...source, characters: characters.characters } };
}

/** `source.characters` as the program uses it: written in the pipeline, or a table in a file beside it. */
async function charactersFrom(
  said: unknown,
  folder: string,
): Promise<{ characters: Readonly<Record<string, string>> } | { wrong: { zh: string; en: string } }> {
  const read =
    typeof said === 'string'
      ? charactersTable(await textOf(resolve(folder, said)))
      : charactersOf(Object.entries(said as Record<string, string>));
  if ('characters' in read) return read;
  const zh = `造字對照「${read.wrong}」不成立：前面要是造字的 Big5 內碼（如 FA40）或 U+E000，後面要是正式的字。`;
  const en = `"${read.wrong}" maps no user-defined character: first its Big5 code (FA40) or U+E000, then the official character.`;
  return { wrong: { zh, en } };
}

/** The source with its paths counted from the root instead of the pipeline's folder. */
function fromRoot(source: SourceFrom, folder: string): SourceFrom {
  return {
    ...source,
    ...(source.file !== undefined && { file: resolve(folder, source.file) }),
    ...(source.folder && { folder: { ...source.folder, path: resolve(folder, source.folder.path) } }),
  };
}

/**
 * Reads every pipeline in a folder and the folders below it, in the order of their ids. One that is wrong becomes a fault
 * and stops no other; of two with the same id neither is used, for nobody can tell which one is meant.
 */
export async function loadPipelines(folder: string): Promise<{ pipelines: Pipeline[]; faults: Fault[] }> {
  const found = new Map<string, { path: string; pipeline: Pipeline }[]>();
  const faults: Fault[] = [];
  for (const path of await filesIn(folder)) {
    try {
      const pipeline = await loadPipeline(path);
      found.set(pipeline.id, [...(found.get(pipeline.id) ?? []), { path, pipeline }]);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error);
    }
  }
  const pipelines: Pipeline[] = [];
  for (const [id, same] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (same.length === 1) pipelines.push(same[0]!.pipeline);
    else
      faults.push(
        duplicate(
          id,
          same.map((one) => one.path),
        ),
      );
  }
  return { pipelines, faults };
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (cause) {
    throw missing(folder, cause);
  }
}

async function textOf(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw missing(path, cause);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const zh = '檔案不是 UTF-8 編碼，請另存為 UTF-8。';
    throw invalid(path, [{ line: 1, column: 1, zh, en: 'the file is not UTF-8; save it as UTF-8.' }]);
  }
}

/** A dataset is found by its file: `sand-price.yaml`, or `sand-price/pipeline.yaml` beside its source. */
function idFits(document: unknown, path: string): Complaint[] {
  const id = typeof document === 'object' && document !== null && 'id' in document ? document.id : undefined;
  const file = basename(path, extname(path));
  const expected = file === 'pipeline' ? basename(dirname(resolve(path))) : file;
  if (typeof id !== 'string' || id === expected) return [];
  const what = file === 'pipeline' ? { zh: '資料夾', en: 'folder' } : { zh: '檔名', en: 'file' };
  const zh = `代號「${id}」與${what.zh}「${expected}」不同，請改成一樣。`;
  return [
    { path: ['id'], on: 'value', zh, en: `the id is "${id}" but the ${what.en} is "${expected}"; make them the same.` },
  ];
}

/** What of a document fits the schema, so that its meaning can be looked at while other parts are still wrong. */
function soundParts(document: unknown, errors: readonly SchemaError[]): Sound {
  const wrong = (pointer: string) =>
    errors.some((one) => one.instancePath === pointer || one.instancePath.startsWith(`${pointer}/`));
  const root = (typeof document === 'object' && document !== null ? document : {}) as Partial<Record<string, unknown>>;
  // Each item that is kept has been found right by the schema, which is what makes these casts true.
  const items = <T>(key: string): { at: number; item: T }[] => {
    const list = root[key];
    if (!Array.isArray(list)) return [];
    return list.map((item, at) => ({ at, item: item as T })).filter(({ at }) => !wrong(`/${key}/${at}`));
  };
  return {
    fields: items<Field>('fields').map(({ at, item }) => ({ at, field: item })),
    whole: !wrong('/fields'),
    accept: items<Accepted>('accept').map(({ at, item }) => ({ at, accepted: item })),
    ...(root['table'] !== undefined && !wrong('/table') && { table: root['table'] as TableRecipe }),
    idleChange: root['change'] !== undefined && !wrong('/table') && !recordsColumns(root['table']),
    ...(root['privacy'] !== undefined &&
      !wrong('/privacy') && { privacy: root['privacy'] as NonNullable<Pipeline['privacy']> }),
    ...(root['checks'] !== undefined &&
      !wrong('/checks') && { checks: root['checks'] as NonNullable<Pipeline['checks']> }),
    ...(root['quarantine'] !== undefined &&
      !wrong('/quarantine') && { quarantine: root['quarantine'] as NonNullable<Pipeline['quarantine']> }),
    ...(root['source'] !== undefined && !wrong('/source') && { source: root['source'] as SourceFrom }),
    ...(root['coverage'] !== undefined &&
      !wrong('/coverage') && { coverage: root['coverage'] as NonNullable<Pipeline['coverage']> }),
  };
}

function recordsColumns(table: unknown): boolean {
  return typeof table === 'object' && table !== null && 'columns' in table;
}

function invalid(path: string, broken: readonly (Spot & { zh: string; en: string })[]): Fault {
  const inOrder = [...broken].sort((a, b) => a.line - b.line || a.column - b.column);
  const lines = (lang: 'zh' | 'en') =>
    inOrder.map((one) => `${path}:${one.line}:${one.column} ${one[lang]}`).join('\n');
  return new Fault('pipeline-invalid', { zh: lines('zh'), en: lines('en') });
}

function missing(path: string, cause: unknown): Fault {
  const zh = `讀不到「${path}」，請檢查路徑與權限。`;
  return new Fault('pipeline-missing', { zh, en: `cannot read "${path}"; check the path and its permissions.` }, cause);
}

function duplicate(id: string, paths: readonly string[]): Fault {
  const zh = `有 ${paths.length} 個檔案都用了代號「${id}」：${paths.join('、')}。請留下一個，或改掉其他檔案的檔名與代號。`;
  const en = `${paths.length} files have the id "${id}": ${paths.join(', ')}. Keep one, or give the others another name and id.`;
  return new Fault('pipeline-invalid', { zh, en });
}
