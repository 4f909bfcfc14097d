import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Fault } from '../model/fault.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Store } from '../model/store.ts';
import { codesOf } from '../pipeline/codes.ts';
import { loadPipelines } from '../pipeline/load.ts';
import type { Ground } from '../run.ts';
import { bestEffort } from '../schedule/best-effort.ts';
import { openStore } from '../store/index.ts';
import { prove } from '../store/prove.ts';
import type { Context } from './command.ts';

export function storeAddress(context: Context): string {
  return context.values['store'] ?? context.environment['GOLDBADGE_STORE'] ?? 'store';
}

export function pipelinesFolder(context: Context): string {
  return resolve(context.values['pipelines'] ?? context.environment['GOLDBADGE_PIPELINES'] ?? 'pipelines');
}

export async function storeOf(context: Context): Promise<Store> {
  return openStore(storeAddress(context), context.effects.signal);
}

/** A store for writing: its conditional writes are proven first, or done without, and said so. */
async function provenStore(context: Context): Promise<Store> {
  const store = await storeOf(context);
  // A folder's own conditions are tested with the program; only a server has to show that it keeps them.
  if (!storeAddress(context).startsWith('s3:')) return store;
  const { conditional, why } = await prove(store, randomUUID());
  if (conditional) return store;
  context.effects.log({
    kind: 'say',
    level: 'warn',
    zh: `${why.zh}改用租約隔開各次執行；請不要同時從兩台機器發布。`,
    en: `${why.en} Runs are kept apart by leases instead; do not publish from two machines at once.`,
  });
  return bestEffort(store);
}

export async function groundOf(context: Context, writes = false): Promise<Ground> {
  const base = context.values['base'] ?? context.environment['GOLDBADGE_BASE_URL'];
  return {
    store: writes ? await provenStore(context) : await storeOf(context),
    effects: context.effects,
    codes: codesOf,
    environment: context.environment,
    ...(base !== undefined && { base }),
  };
}

/** The pipelines that are named, or all of them; files that cannot be read come back as faults and stop nothing else. */
export async function pipelinesOf(
  context: Context,
  names: readonly string[],
): Promise<{
  readonly all: readonly Pipeline[];
  readonly named: readonly Pipeline[];
  readonly faults: readonly Fault[];
  /** Some file could not be read, named or not. */
  readonly incomplete: boolean;
}> {
  const folder = pipelinesFolder(context);
  if (!existsSync(folder)) throw noPipelines(folder);
  const { pipelines, faults } = await loadPipelines(folder);
  if (pipelines.length === 0 && faults.length === 0) throw noPipelines(folder);
  const incomplete = faults.length > 0;
  // A folder that was mistyped must not look like a night on which all went well.
  if (pipelines.length === 0 && faults.length === 0) throw empty(pipelinesFolder(context));
  if (names.length === 0) return { all: pipelines, named: pipelines, faults, incomplete };
  const missing = names.filter((name) => !pipelines.some((one) => one.id === name));
  const named = pipelines.filter((one) => names.includes(one.id));
  const unknown = missing.map((name) => noPipeline(name, pipelines, folder, faults));
  return { all: pipelines, named, faults: [...unknown], incomplete };
}

function noPipelines(folder: string): Fault {
  return new Fault('pipeline-missing', {
    zh: `「${folder}」裡沒有發布流程。請到有 pipelines 資料夾的地方執行，或用 --pipelines 指定；還沒有的話，先執行 goldbadge init <檔案>。`,
    en: `There are no pipelines in ${folder}. Run where the folder pipelines is, or name it with --pipelines; write a first one with goldbadge init <file>.`,
  });
}

function noPipeline(name: string, there: readonly Pipeline[], folder: string, faults: readonly Fault[]): Fault {
  // The file may be there and be wrong: then its own complaint says more.
  const own = faults.find((fault) => fault.en.includes(`${name}.yaml`));
  if (own) return own;
  const ids = there.map((one) => one.id).join('、');
  return new Fault('pipeline-missing', {
    zh: `「${folder}」裡沒有資料集「${name}」的發布流程；有的是：${ids || '（沒有）'}。`,
    en: `There is no pipeline “${name}” in ${folder}; there are: ${ids || '(none)'}.`,
  });
}

/** Documents stop here when a name is needed and none was given. */
export function oneName(context: Context, what: { zh: string; en: string }): string {
  const name = context.args[0];
  if (name !== undefined) return name;
  throw new Fault('usage', { zh: `請寫出${what.zh}。`, en: `Name ${what.en}.` });
}

function empty(folder: string): Fault {
  return new Fault('pipeline-missing', {
    zh: `「${folder}」裡沒有任何發布流程（*.yaml）。請用 --pipelines 指到放發布流程的資料夾。`,
    en: `There is no pipeline (*.yaml) in ${folder}. Point --pipelines to the folder that holds them.`,
  });
}
