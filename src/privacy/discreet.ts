import type { Finding, FindingFacts } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import type { SmallGroups } from '../model/privacy.ts';
import type { Report, ReportColumn } from '../model/release.ts';
import { foldWidth } from '../text/fold-width.ts';
import { detectors, problems } from './index.ts';
import { masked } from './mask.ts';

const HIDDEN = '***';
const own = new Set(problems.map((problem) => problem.name));

/**
 * The report without the personal data that it is about: it is kept in the store, where anybody may read it. `personal` are the fields
 * in which such data was found; the cells of those, and of fields that are masked, coarsened or suppressed, are not shown at all.
 */
export function discreet(
  report: Report,
  fields: readonly Field[],
  personal: readonly string[],
  small?: SmallGroups,
): Report {
  const found = new Set(personal);
  const changed =
    small?.small === 'suppress' || small?.coarsen ? [...small.quasi, ...Object.keys(small.coarsen ?? {})] : [];
  const hides = (name: string | undefined) =>
    name !== undefined &&
    (found.has(name) ||
      changed.includes(name) ||
      fields.some((field) => field.name === name && field.privacy?.mask !== undefined));
  const institutions = new Set(fields.filter((field) => field.privacy?.institution).map((field) => field.name));
  const { titles, notes } = report.table;
  return {
    ...report,
    table: {
      ...report.table,
      titles: titles.map((text) => redacted(text)),
      notes: notes.map((text) => redacted(text)),
    },
    columns: report.columns.map((column) => (hides(column.name) ? withoutCells(column) : column)),
    findings: report.findings.map((finding) => {
      if (own.has(finding.problem)) return finding;
      if (hides(finding.field)) return { ...finding, facts: hidden(finding.facts) };
      return { ...finding, facts: redactedFacts(finding, institutions.has(finding.field ?? '')) };
    }),
    preview: {
      ...report.preview,
      rows: report.preview.rows.map((row) =>
        row.map((cell, at) => (found.has(report.preview.header[at] ?? '') && cell !== '' ? HIDDEN : cell)),
      ),
    },
  };
}

/** The report as it is kept: of rows that were set aside it shows no cell, for those lie in the quarantine alone. */
export function withoutAside(report: Report): Report {
  const findings = report.findings.map((finding) =>
    finding.quarantined === undefined ? finding : { ...finding, facts: hidden(finding.facts) },
  );
  return { ...report, findings };
}

/** Without what a column's cells say: how many were changed in which way stays. */
function withoutCells({ sample: _, numbers: __, changes, ...column }: ReportColumn): ReportColumn {
  return { ...column, ...(changes && { changes: changes.map((change) => ({ ...change, samples: [] })) }) };
}

/** Facts that quote a cell. */
const QUOTES = ['found', 'foundEn', 'published', 'value', 'text'];

function hidden(facts: FindingFacts): FindingFacts {
  const quoted = Object.entries(facts).map(([name, value]) => [name, QUOTES.includes(name) ? HIDDEN : value]);
  return Object.fromEntries(quoted);
}

function redactedFacts({ facts }: Finding, institution: boolean): FindingFacts {
  const told = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'string' && QUOTES.includes(name) ? redacted(value, institution) : value,
  ]);
  return Object.fromEntries(told);
}

/** A text with all personal data in it masked that is known by its form alone. */
export function redacted(text: string, institution = false): string {
  let left = text;
  for (const { weak, pattern, judge, mask, institution: may } of detectors) {
    if (weak || (institution && may)) continue;
    const narrow = foldWidth(left);
    let at = 0;
    let made = '';
    for (const match of narrow.matchAll(pattern)) {
      const around = { headed: false, coded: false, whole: match[0].length === narrow.length, before: '' };
      if (judge(match[0], around) !== 'hit') continue;
      made += left.slice(at, match.index) + masked(match[0], mask);
      at = match.index + match[0].length;
    }
    left = made + left.slice(at);
  }
  return left;
}
