import { countGroups } from './count-groups.ts';
import type { Batch } from './model/batch.ts';
import type { Findings } from './model/finding.ts';
import type { PassGround } from './pass-ground.ts';
import { startUnpublished } from './privacy/unpublished.ts';
import { startPrivacy } from './privacy/watch.ts';

/** Looks for personal data: in what is published, and in the columns that no field names. */
export interface WatchPass {
  /** The table's own columns, as they are in the file. */
  all(batch: Batch, sheet: string): void;
  /** The rows that are published; masks and coarsens them. */
  published(batch: Batch, sheet: string, unread: (field: number) => Uint8Array | undefined): void;
  /** Fields that hold personal data nobody has declared. */
  end(findings: Findings): readonly string[];
}

export async function startWatch({ options, source, table, fields, placed }: PassGround): Promise<WatchPass> {
  const { privacy } = options;
  const headings = placed.map((at) => table.columns[at]?.title);
  const counted = privacy?.small === 'suppress' ? await countGroups(options, privacy) : undefined;
  const others = table.columns.flatMap(({ title }, at) => (placed.includes(at) ? [] : [title]));
  const watch = startPrivacy({
    fields,
    headings,
    others,
    bare: options.bare ?? false,
    ...(privacy && { small: privacy }),
    ...(counted && { counted }),
  });
  const unpublished = startUnpublished(table, source.placed);
  return {
    all: (batch, sheet) => unpublished?.batch(batch, sheet),
    published: (batch, sheet, unread) => watch.batch(batch, sheet, unread),
    end(findings) {
      unpublished?.end(findings);
      return watch.end(findings);
    },
  };
}
