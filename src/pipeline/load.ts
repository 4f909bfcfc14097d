import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { Fault } from '../model/fault.ts';
import type { Accepted, Field, Pipeline } from '../model/pipeline.ts';
import { type SchemaError, schemaOf, validator } from '../schema/validate.ts';
import type { Complaint } from './complaint.ts';
import { readYaml, type Spot } from './document.ts';
import { explain } from './explain.ts';
import { type Sound, sense } from './sense.ts';

/**
 * Reads one pipeline; its `source.file` comes back as a path from the root. Faults: `pipeline-missing`, and
 * `pipeline-invalid` with all that is wrong in the file, a line each, in the order of the file.
 */
export async function loadPipeline(path: string): Promise<Pipeline> {
  const read = readYaml(await textOf(path));
  if ('broken' in read) throw invalid(path, read.broken);
  const errors = validator('pipeline')(read.value);
  const complaints = [
    ...explain(errors, read.value, schemaOf('pipeline')),
    ...sense(soundParts(read.value, errors)),
    ...idFits(read.value, path),
  ];
  if (complaints.length > 0) {
    const placed = complaints.map((one) => ({ ...one, ...read.spot(one.path, one.on) }));
    throw invalid(path, placed);
  }
  const pipeline = read.value as Pipeline;
  return { ...pipeline, source: { ...pipeline.source, file: resolve(dirname(path), pipeline.source.file) } };
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
    ...(root['coverage'] !== undefined &&
      !wrong('/coverage') && { coverage: root['coverage'] as NonNullable<Pipeline['coverage']> }),
  };
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
