import type { Pipeline, SourceFrom } from './model/pipeline.ts';
import type { State } from './model/release.ts';
import type { Store } from './model/store.ts';
import { otherVersions } from './others.ts';
import { canonical, sha256 } from './publish/canonical.ts';
import type { Latest } from './publish/plan.ts';
import { readLatest, readState } from './publish/read.ts';

/** Part of what "the same pipeline" means: changes when the program itself makes other output of the same input. */
const MAKING = 'goldbadge/3';

/** What the store remembers, against the pipeline as it is now. */
export interface Memory {
  readonly state: State | undefined;
  readonly latest: Latest | undefined;
  /** The pipeline, the program's own making and the other datasets it is held against, as one hash. */
  readonly pipeline: string;
  /** Nothing but the source can have changed since the last look at it. */
  readonly same: boolean;
}

export async function recall(
  pipeline: Pipeline,
  { store, base }: { readonly store: Store; readonly base?: string },
  options: { readonly again?: boolean; readonly lineage?: boolean },
): Promise<Memory> {
  const state = (await readState(store, pipeline.id))?.state;
  const latest = await readLatest(store, pipeline.id);
  const others = await otherVersions(pipeline.fields, store);
  const how = sha256(
    canonical({
      ...pipeline,
      source: anywhere(pipeline.source),
      making: MAKING,
      base,
      ...(Object.keys(others).length > 0 && { others }),
    }),
  );
  const same = state?.seen?.pipeline === how && state.seen.outcome !== 'held' && !options.again && !options.lineage;
  return { state, latest, pipeline: how, same };
}

/** The source without the folder that the pipelines happen to lie in. */
function anywhere(source: SourceFrom): SourceFrom {
  return {
    ...source,
    ...(source.file !== undefined && { file: '' }),
    ...(source.folder && { folder: { ...source.folder, path: '' } }),
  };
}
