import { gated, judge } from './judge.ts';
import { chosenOf, look } from './look.ts';
import type { Effects } from './model/effects.ts';
import { Fault } from './model/fault.ts';
import { Findings } from './model/finding.ts';
import type { Pipeline } from './model/pipeline.ts';
import type { Release, Report, RunRecord, State } from './model/release.ts';
import type { Delivery } from './model/sheet.ts';
import type { Store } from './model/store.ts';
import { type Passed, pass } from './pass.ts';
import { apply } from './publish/apply.ts';
import { canonical, sha256 } from './publish/canonical.ts';
import { judgeGates } from './publish/gates.ts';
import { type Latest, type Plan, plan } from './publish/plan.ts';
import { readLatest, readReport, readState } from './publish/read.ts';
import { recordReport, recordRun } from './publish/record.ts';
import { taipeiDay, taipeiTime } from './publish/taipei.ts';
import { sources } from './source/index.ts';

/** What a run stands on. */
export interface Ground {
  readonly store: Store;
  readonly effects: Effects;
  readonly codes: (name: string) => readonly string[];
  /** Where the store is served, such as https://data.example.gov.tw/. */
  readonly base?: string;
}

export interface RunOptions {
  /** Looks and plans, writes nothing to the store. */
  readonly dryRun?: boolean;
  /** Reads the source through even if it has not changed. */
  readonly again?: boolean;
  /** The scheduled time this run stands for. */
  readonly due?: Date;
}

export interface Outcome {
  readonly dataset: string;
  readonly status: 'published' | 'unchanged' | 'held';
  /** Nothing was written: this is what would happen. */
  readonly dry: boolean;
  /** The release that is served after the run; none before the first. */
  readonly release?: Release;
  /** Of this run; none where the source was not read again. */
  readonly report?: Report;
}

/** Part of what "the same pipeline" means: changes when the program itself makes other output of the same input. */
const MAKING = 'goldbadge/1';

/** What the store remembers, against the pipeline as it is now. */
interface Memory {
  readonly state: State | undefined;
  readonly latest: Latest | undefined;
  /** The pipeline and the program's own making, as one hash. */
  readonly pipeline: string;
  /** Nothing but the source can have changed since the last look at it. */
  readonly same: boolean;
}

/**
 * Answers without opening the source, if its tag says that it is what it was; undefined: it has to be read. Takes no lease, for
 * nothing is written but the record of the run.
 */
export async function glance(
  pipeline: Pipeline,
  ground: Ground,
  options: RunOptions = {},
): Promise<Outcome | undefined> {
  const started = ground.effects.now();
  const memory = await recall(pipeline, ground, options);
  if (!memory.same || !memory.latest) return undefined;
  if ((await sources.file.tag(pipeline.source)) !== memory.state?.seen?.tag) return undefined;
  const { release } = memory.latest;
  const outcome: Outcome = { dataset: pipeline.id, status: 'unchanged', dry: options.dryRun ?? false, release };
  return finish(outcome, started, ground, options);
}

/** One pipeline from source to release. Held back: the report is kept, the old release stays. Throws a Fault for trouble of ours. */
export async function run(pipeline: Pipeline, ground: Ground, options: RunOptions = {}): Promise<Outcome> {
  const { store, effects } = ground;
  const dataset = pipeline.id;
  const dry = options.dryRun ?? false;
  const started = effects.now();
  const stage = (name: string) => effects.log({ kind: 'stage', dataset, stage: name });
  stage('source');
  const { state, latest, same, pipeline: how } = await recall(pipeline, ground, options);
  const delivery = await sources.file.open(pipeline.source, effects.signal);
  const done = (status: Outcome['status'], parts: Pick<Outcome, 'release' | 'report'>) => {
    const { tag, sha256 } = delivery;
    return finish({ dataset, status, dry, ...parts }, started, ground, options, {
      tag,
      sha256,
      pipeline: how,
      outcome: status,
    });
  };
  if (same && latest && state?.seen?.sha256 === delivery.sha256) return done('unchanged', { release: latest.release });
  stage('read');
  const { report, passed, held } = await examine(pipeline, delivery, latest, ground);
  if ((await sources.file.tag(pipeline.source)) !== delivery.tag) throw changedMeanwhile(delivery);
  if (held) {
    if (!dry) await recordReport(store, report);
    return done('held', { report, ...(latest && { release: latest.release }) });
  }
  stage('publish');
  const planned = planOf(pipeline, delivery, latest, report, passed, ground);
  if (dry) return done(planned.status === 'publish' ? 'published' : 'unchanged', { report, release: planned.release });
  const applied = await apply(planned, store, effects);
  await recordReport(store, report);
  return done(applied.status === 'unchanged' ? 'unchanged' : 'published', { report, release: applied.release });
}

async function recall(pipeline: Pipeline, ground: Ground, options: RunOptions): Promise<Memory> {
  const { store, base } = ground;
  const state = (await readState(store, pipeline.id))?.state;
  const latest = await readLatest(store, pipeline.id);
  const how = sha256(canonical({ ...pipeline, source: { ...pipeline.source, file: '' }, making: MAKING, base }));
  const same = state?.seen?.pipeline === how && state.seen.outcome !== 'held' && !options.again;
  return { state, latest, pipeline: how, same };
}

/** Remembers how the run ended, unless nothing is to be written. */
async function finish(
  outcome: Outcome,
  started: Date,
  { store, effects }: Ground,
  options: RunOptions,
  seen?: State['seen'],
): Promise<Outcome> {
  if (!outcome.dry)
    await recordRun(store, outcome.dataset, recordOf(outcome, started, effects.now(), options.due), seen);
  return outcome;
}

/** Reads the delivery through and puts it before the gates. */
async function examine(
  pipeline: Pipeline,
  delivery: Delivery,
  latest: Latest | undefined,
  ground: Ground,
): Promise<{ report: Report; passed: Passed; held: boolean }> {
  const { effects, store } = ground;
  const { encoding } = pipeline.source;
  const findings = new Findings();
  const recipe = pipeline.table ?? {};
  const titles =
    recipe.anchors ?? pipeline.fields.filter((field) => field.column === undefined).map((field) => field.title);
  const seen = await look(
    delivery,
    { signal: effects.signal, ...(encoding && { encoding }) },
    {
      titles,
      ...(recipe.sheet !== undefined && { sheet: recipe.sheet }),
      ...(recipe.totals && { totals: recipe.totals }),
    },
    findings,
  );
  const chosen = chosenOf(seen);
  const { fields, formats } = pipeline;
  const passed = await pass(
    { sheet: chosen.view.sheet, table: chosen.table, fields, formats, codes: ground.codes, dataset: pipeline.id },
    findings,
    effects,
  );
  const report = judge({ seen, chosen, passed, pipeline, findings: findings.list() });
  const before = latest && (await readReport(store, pipeline.id, latest.release.version));
  const judged = judgeGates(
    {
      settings: pipeline.gates ?? {},
      rows: passed.ledger.published,
      fields,
      columns: report.columns,
      findings: report.findings,
      score: report.score.release.total,
      ...(latest && { last: { release: latest.release, ...(before && { columns: before.columns }) } }),
    },
    pipeline.accept ?? [],
    taipeiDay(effects.now()),
  );
  const all = { ...report, findings: [...report.findings, ...judged.findings] };
  return { report: gated(all, judged.results, judged.accepted), passed, held: judged.held };
}

function planOf(
  pipeline: Pipeline,
  delivery: Delivery,
  latest: Latest | undefined,
  report: Report,
  passed: Passed,
  ground: Ground,
): Plan {
  return plan({
    pipeline,
    latest,
    data: passed.written.map((file) => ({ ...file, name: `${pipeline.id}.${file.format}` })),
    fields: pipeline.fields,
    rows: passed.ledger.published,
    source: {
      name: delivery.name,
      sha256: delivery.sha256,
      size: delivery.bytes.size,
      body: { path: delivery.from, size: delivery.bytes.size },
    },
    report,
    now: ground.effects.now(),
    ...(ground.base !== undefined && { base: ground.base }),
  });
}

function recordOf(outcome: Outcome, started: Date, ended: Date, due: Date | undefined): RunRecord {
  const { release, report, status } = outcome;
  return {
    started: taipeiTime(started),
    ended: taipeiTime(ended),
    outcome: status,
    ...(due && { due: taipeiTime(due) }),
    ...(release && { version: release.version, rows: release.rows }),
    ...(report && { findings: report.findings.length }),
  };
}

function changedMeanwhile(delivery: Delivery): Fault {
  return new Fault('source-refused', {
    zh: `「${delivery.from}」在讀取時被改動了，沒有發布。請等檔案存好再執行一次。`,
    en: `“${delivery.from}” was changed while it was read; nothing was published. Run again when the file is saved.`,
  });
}
