import type { Look, View } from './look.ts';
import type { Finding } from './model/finding.ts';
import type { Accepted, Pipeline } from './model/pipeline.ts';
import type { GateResult, Report } from './model/release.ts';
import type { Forecast } from './model/score.ts';
import type { FileFacts } from './model/sheet.ts';
import type { Table } from './model/table.ts';
import type { Passed } from './pass.ts';
import { forecast } from './score/forecast.ts';
import { score } from './score/score.ts';
import { releaseSubject, sourceSubject } from './score/subject.ts';

export interface Judgement {
  readonly seen: Look;
  readonly chosen: { readonly view: View; readonly table: Table };
  readonly passed: Passed;
  readonly pipeline: Pipeline;
  readonly findings: readonly Finding[];
}

/** The report of a run before its gates: what was read, what was found, how well a machine can read both sides of it. */
export function judge(parts: Judgement): Report {
  const { seen, chosen, passed, pipeline } = parts;
  const { delivery, opened } = seen;
  const { table } = chosen;
  const { facts } = opened;
  const source = sourceSubject({
    facts,
    sheets: opened.sheets,
    table,
    layout: chosen.view.sheet.layout(),
    lastRow: passed.last,
    rows: passed.ledger.reshaped?.records ?? passed.ledger.published + passed.ledger.quarantined,
    cut: passed.ledger.cut,
    blankAround: passed.blankAround,
    ragged: passed.ragged,
    strangeCharacters: passed.strange,
    columns: passed.facts,
  });
  const release = releaseSubject({
    pipeline,
    rows: passed.ledger.published,
    strangeCharacters: passed.strange,
    columns: passed.released,
  });
  return {
    dataset: pipeline.id,
    source: { name: delivery.name, sha256: delivery.sha256, size: delivery.bytes.size, facts },
    table: {
      sheet: table.sheet,
      headerRows: table.header.map((row) => row + 1),
      firstRow: passed.first + 1,
      lastRow: passed.last + 1,
      titles: table.titles,
      ...(table.unit !== undefined && { unit: table.unit }),
      notes: table.notes,
      sure: table.sure,
    },
    ledger: passed.ledger,
    columns: passed.columns,
    findings: parts.findings,
    gates: [],
    accepted: [],
    score: { source: score(source), release: score(release) },
    forecast: { source: sourceForecast(parts), release: releaseForecast(pipeline, passed) },
    ...(passed.conformity.length > 0 && { conformity: passed.conformity }),
    preview: { header: pipeline.fields.map((field) => field.name), rows: passed.preview },
    ...(passed.quarantine && { quarantine: setAside(passed.quarantine) }),
  };
}

function setAside({ rows, share, file }: NonNullable<Passed['quarantine']>): NonNullable<Report['quarantine']> {
  return { rows, share, ...(file && { file: { size: file.size, sha256: file.sha256 } }) };
}

/** The report with what the gates said. */
export function gated(report: Report, gates: readonly GateResult[], accepted: readonly Accepted[]): Report {
  return { ...report, gates, accepted };
}

/** The file as it is, were it put on the portal: field names are what its first row says, encoding what it is. */
function sourceForecast({ seen, chosen, pipeline }: Judgement): Forecast {
  const { facts } = seen.opened;
  const first = chosen.view.sketch.rows[0]?.cells ?? [];
  const encoding = facts.encoding?.toUpperCase();
  return forecast(
    [
      {
        name: seen.delivery.name,
        format: portalFormat(facts),
        reachable: 'unknown',
        ...(encoding !== undefined && { declaredEncoding: encoding, realEncoding: encoding }),
        declaredFields: chosen.table.columns.map((column) => column.title),
        fileFields: first,
        standard: false,
      },
    ],
    { frequency: pipeline.frequency, ageDays: 0 },
  );
}

function releaseForecast(pipeline: Pipeline, { conformity }: Passed): Forecast {
  const names = pipeline.fields.map((field) => field.name);
  // The portal looks for the addresses; a column that does not do what its standard asks should not claim them.
  const kept = conformity.every((one) => one.fields.every((field) => field.status !== 'differs'));
  return forecast(
    pipeline.formats.map((format) => ({
      name: `${pipeline.id}.${format}`,
      format,
      reachable: 'unknown',
      declaredEncoding: 'UTF-8',
      realEncoding: 'UTF-8',
      declaredFields: names,
      fileFields: names,
      standard: kept && pipeline.fields.every((field) => field.uri !== undefined),
    })),
    { frequency: pipeline.frequency, ageDays: 0 },
  );
}

/** What the portal calls a format. */
function portalFormat({ format, container }: FileFacts): string {
  if (container !== undefined) return container === 'gzip' ? 'gz' : container;
  const names: Partial<Record<FileFacts['format'], string>> = {
    jsonl: 'json',
    fods: 'ods',
    'fixed-width': 'txt',
    'xml-spreadsheet': 'xml',
  };
  return names[format] ?? format;
}
