import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFile } from '../../src/cli/check-file.ts';
import type { Context } from '../../src/cli/command.ts';
import { fieldsOf } from '../../src/cli/draft.ts';
import { type Fixed, fixFile } from '../../src/cli/fix-file.ts';
import { world } from '../../src/cli/world.ts';
import { cut, startTally } from '../../src/detect/cut.ts';
import { chosenOf, type Look, look } from '../../src/look.ts';
import { cellText } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { ChangeKind } from '../../src/model/mend.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { startColumn } from '../../src/normalise/column.ts';
import { normalisers } from '../../src/normalise/index.ts';
import { openFile } from '../../src/source/file.ts';

/** What fixing a file did. */
export interface FixedFile {
  readonly fixed: Fixed;
  /** The file's bytes as written. */
  readonly bytes: Uint8Array;
  /** What a run would publish of the file before it was fixed, and after. */
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
  /** The kinds of change that the run makes before, and after. */
  readonly kinds: ReadonlySet<ChangeKind>;
  readonly kindsAfter: ReadonlySet<ChangeKind>;
}

/** Fixes a file as `check --fix` does, and publishes both sides by the same fields. */
export async function fixed(name: string, content: string | Uint8Array, extension = 'xlsx'): Promise<FixedFile> {
  const folder = mkdtempSync(join(tmpdir(), 'goldbadge-fix-'));
  const { effects, close } = world(() => {}, new AbortController().signal);
  try {
    const source = join(folder, name);
    writeFileSync(source, content);
    const target = join(folder, `fixed.${extension}`);
    const findings = new Findings();
    const seen = await lookAt(source, findings);
    const context = contextOf(effects);
    const report = await checkFile(context, seen, findings);
    const result = await fixFile(context, seen, report.findings, target);
    const fields = await fieldsOf(seen, 'leaning');
    const sheet = chosenOf(seen).view.sheet.name;
    const [one, two] = [
      await published(seen, fields),
      await published(await lookAt(target, new Findings(), sheet), fields),
    ];
    const bytes = new Uint8Array(readFileSync(target));
    return { fixed: result, bytes, before: one.rows, kinds: one.kinds, after: two.rows, kindsAfter: two.kinds };
  } finally {
    close();
    rmSync(folder, { recursive: true });
  }
}

export function contextOf(effects: Context['effects']): Context {
  return {
    effects,
    tidy() {},
    lang: 'zh',
    json: false,
    args: [],
    flags: {},
    values: {},
    print: () => {},
    colour: false,
    columns: 100,
    environment: {},
    stopping: effects.signal,
  };
}

async function lookAt(path: string, findings: Findings, sheet = ''): Promise<Look> {
  return look(await openFile(path), {}, sheet === '' ? {} : { sheet }, findings);
}

async function published(seen: Look, fields: readonly Field[]) {
  const { view, table } = chosenOf(seen);
  const rows: string[][] = [];
  const kinds = new Set<ChangeKind>();
  const readers = fields.map((field) =>
    startColumn(field, normalisers[field.type], (_, found) => {
      for (const kind of found) kinds.add(kind);
    }),
  );
  for await (const batch of cut(
    view.sheet,
    table,
    startTally(() => {}),
  )) {
    for (const [i, reader] of readers.entries()) reader.batch(batch, batch.columns[i]!, '', new Findings());
    for (let row = 0; row < batch.length; row++) rows.push(batch.columns.map((column) => cellText(batch, column, row)));
  }
  return { rows, kinds };
}
