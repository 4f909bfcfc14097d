import { compare } from './compare.ts';
import { hintsOf } from './detect/recipe.ts';
import { leadTable } from './detect/reshape-parts.ts';
import { gated, judge } from './judge.ts';
import { chosenOf, look, tellLabels, tellSums } from './look.ts';
import type { CodeLists } from './model/code-list.ts';
import type { Effects } from './model/effects.ts';
import { Fault } from './model/fault.ts';
import { Findings } from './model/finding.ts';
import type { Pipeline } from './model/pipeline.ts';
import { publishedPipeline, withholdsSource } from './model/privacy.ts';
import type { Release, Report, RunRecord, State } from './model/release.ts';
import type { Delivery } from './model/sheet.ts';
import type { Store } from './model/store.ts';
import { othersOf } from './others.ts';
import { type Passed, pass } from './pass.ts';
import { tellCorners } from './privacy/corners.ts';
import { discreet, withoutAside } from './privacy/discreet.ts';
import { holdsMore, tellTexts } from './privacy/unpublished.ts';
import { accepting, covering } from './publish/accept.ts';
import { apply } from './publish/apply.ts';
import { judgeGates } from './publish/gates.ts';
import { type Latest, type Plan, plan } from './publish/plan.ts';
import { readReport } from './publish/read.ts';
import { recordQuarantine, recordReport, recordRun } from './publish/record.ts';
import { taipeiDay, taipeiTime } from './publish/taipei.ts';
import { tellUnfilled } from './publish/unfilled.ts';
import { quarantineOf } from './quarantine.ts';
import { reachOf } from './reach.ts';
import { recall } from './recall.ts';
import { sourceOf } from './source/index.ts';
import { standardsOf } from './standard/apply.ts';
import { tellHistory } from './validate/history.ts';

/** What a run stands on. */
export interface Ground {
  readonly store: Store;
  readonly effects: Effects;
  readonly codes: CodeLists;
  /** Where the store is served, such as https://data.example.gov.tw/. */
  readonly base?: string;
  /** Secrets that sources need, and what the operator allows them. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface RunOptions {
  /** Looks and plans, writes nothing to the store. */
  readonly dryRun?: boolean;
  /** Reads the source through even if it has not changed. */
  readonly again?: boolean;
  /** The scheduled time this run stands for. */
  readonly due?: Date;
  /** Writes every changed cell down; the source is then read again. */
  readonly lineage?: boolean;
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
  /** The list of changed cells, in this run's own scratch folder. */
  readonly lineage?: Passed['lineage'];
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
  const seen = memory.state?.seen;
  if (!seen || !(await sourceOf(pipeline.source).unchanged(seen.tag, reachOf(ground)))) return undefined;
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
  const source = sourceOf(pipeline.source);
  const reach = reachOf(ground);
  const delivery = await source.open(reach);
  const done = (status: Outcome['status'], parts: Pick<Outcome, 'release' | 'report' | 'lineage'>) => {
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
  const { report, passed, held } = await examine(pipeline, delivery, latest, ground, options);
  const told = { report, ...(passed.lineage && { lineage: passed.lineage }) };
  if (source.live && !(await source.unchanged(delivery.tag, reach))) throw changedMeanwhile(delivery);
  if (held) {
    if (!dry) await recordReport(store, withoutAside(report));
    return done('held', { ...told, ...(latest && { release: latest.release }) });
  }
  stage('publish');
  const planned = planOf(pipeline, delivery, latest, report, passed, ground);
  if (dry) return done(planned.status === 'publish' ? 'published' : 'unchanged', { ...told, release: planned.release });
  const applied = await apply(planned, store, effects);
  await recordReport(store, withoutAside(report));
  await recordQuarantine(store, dataset, passed.quarantine?.file);
  return done(applied.status === 'unchanged' ? 'unchanged' : 'published', { ...told, release: applied.release });
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
  options: RunOptions,
): Promise<{ report: Report; passed: Passed; held: boolean }> {
  const { effects, store } = ground;
  const { encoding, mend, characters, records, inside } = pipeline.source;
  const findings = new Findings();
  const parse = {
    signal: effects.signal,
    ...(encoding && { encoding }),
    ...(mend && { mend }),
    ...(characters && { characters }),
    ...(records !== undefined && { records }),
    ...(inside !== undefined && { inside }),
  };
  const hints = hintsOf(pipeline);
  const seen = await look(delivery, parse, hints, findings);
  const recipe = pipeline.table?.reshape;
  const found = chosenOf(seen);
  const chosen = recipe ? leadTable({ views: seen.views, chosen: found, hints }, recipe) : found;
  const match = compare(pipeline, chosen.table, seen.opened.facts, findings);
  tellLabels(chosen, findings, recipe?.fill?.columns);
  tellSums(chosen, findings);
  tellUnfilled(pipeline, findings);
  const { fields, formats } = pipeline;
  const shown = publishedPipeline(pipeline);
  const { view } = chosen;
  await tellCorners(seen.opened, view.sheet, findings);
  tellTexts(chosen.table, findings);
  const today = taipeiDay(effects.now());
  const { active } = accepting(pipeline.accept ?? [], today);
  const quarantine = quarantineOf(pipeline, (problem, field) => covering(active, problem, field) !== undefined);
  const passed = await pass(
    {
      sheet: view.sheet,
      table: chosen.table,
      fields,
      formats,
      codes: ground.codes,
      standards: standardsOf(pipeline),
      dataset: pipeline.id,
      listed: await othersOf(shown.fields, store, findings),
      lineage: options.lineage ?? false,
      ...(pipeline.privacy && { privacy: pipeline.privacy }),
      ...(pipeline.checks && { checks: pipeline.checks }),
      ...(quarantine && { quarantine }),
      ...(match && { match }),
      ...(recipe && { reshape: { recipe, view, views: seen.views, hints } }),
    },
    findings,
    effects,
  );
  const before = latest && (await readReport(store, pipeline.id, latest.release.version));
  const moved = before ? tellHistory(shown.fields, passed.columns, before.columns) : [];
  const told = judge({ seen, chosen, passed, pipeline: shown, findings: [...findings.list(), ...moved] });
  const report = discreet(told, fields, passed.personal, pipeline.privacy);
  const judged = judgeGates(
    {
      settings: pipeline.gates ?? {},
      rows: passed.ledger.published,
      fields: shown.fields,
      columns: report.columns,
      findings: report.findings,
      ...(passed.quarantine && { quarantine: passed.quarantine }),
      score: report.score.release.total,
      ...(latest && { last: { release: latest.release, ...(before && { columns: before.columns }) } }),
    },
    pipeline.accept ?? [],
    today,
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
  const shown = publishedPipeline(pipeline);
  return plan({
    pipeline: shown,
    latest,
    data: passed.written.map((file) => ({ ...file, name: `${pipeline.id}.${file.format}` })),
    fields: shown.fields,
    rows: passed.ledger.published,
    source: {
      name: delivery.name,
      sha256: delivery.sha256,
      size: delivery.bytes.size,
      ...(!withholdsSource(pipeline) &&
        !holdsMore(report.findings) && { body: { path: delivery.path, size: delivery.bytes.size } }),
    },
    report: withoutAside(report),
    ...(passed.quarantine?.file && { quarantine: passed.quarantine.file }),
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
