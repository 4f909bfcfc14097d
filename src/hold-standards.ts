import type { Batch } from './model/batch.ts';
import type { CodeLists } from './model/code-list.ts';
import { Findings } from './model/finding.ts';
import type { Field } from './model/pipeline.ts';
import type { Standard, StandardField } from './model/standard.ts';
import type { HeldField } from './standard/conform.ts';
import { type Link, linksOf } from './standard/link.ts';
import { startChecks } from './validate/column.ts';

/** Holds the fields of a table against the checks of its standards, apart from what the pipeline itself checks. */
export interface HeldStandards {
  /** After all columns of the batch are canonical. `unread` says for a column which rows could not be read. */
  batch(batch: Batch, sheet: string, unread: (at: number) => Uint8Array | undefined): void;
  fields(): readonly HeldField[];
}

export function holdStandards(
  standards: readonly Standard[],
  fields: readonly Field[],
  codes: CodeLists,
): HeldStandards {
  const held = standards.flatMap((standard) => {
    const findings = new Findings();
    return linksOf(fields, standard).map((link) => {
      const checks = startChecks(fieldOf(link, fields), codes, fields);
      return { ...link, standard: standard.id, findings, checks };
    });
  });
  return {
    batch(batch, sheet, unread) {
      for (const { at, checks, findings } of held) checks.batch(batch, batch.columns[at]!, sheet, findings, unread(at));
    },
    fields: () =>
      held.map(({ findings, checks, ...link }) => {
        const own = findings.list().filter((one) => one.field === nameIn(link.column, link.at));
        return { ...link, findings: own, failed: checks.failed() };
      }),
  };
}

/** The standard's checks on the cells of the pipeline's field. */
function fieldOf({ at, column }: Link, fields: readonly Field[]): Field {
  const { codesOn } = fields[at]!;
  const { checks, codes, type, title } = column;
  return {
    name: nameIn(column, at),
    title: title.zh,
    type,
    ...(checks && { checks }),
    ...(codes !== undefined && { codes }),
    ...(codesOn !== undefined && { codesOn }),
  };
}

const nameIn = ({ name }: StandardField, at: number) => `${at} ${name}`;
