import { type Batch, cellText } from './model/batch.ts';
import type { Effects } from './model/effects.ts';
import type { Field, Format } from './model/pipeline.ts';
import { renderers } from './render/index.ts';

/** A data file as it was written outside the store. */
export interface Written {
  readonly format: Format;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Made {
  readonly written: readonly Written[];
  /** The first records as published. */
  readonly preview: readonly (readonly string[])[];
}

const PREVIEW = 20;

/** Writes what is published in every format, and keeps its beginning. */
export function startOutputs(
  formats: readonly Format[],
  fields: readonly Field[],
  effects: Effects,
): { batch(batch: Batch): void; rows(): number; end(): Made } {
  const outputs = formats.map((format) => {
    const spool = effects.spool(`data.${renderers[format].extension}`);
    return { format, spool, render: renderers[format].start(fields, (bytes) => spool.write(bytes)) };
  });
  const preview: string[][] = [];
  let rows = 0;
  return {
    batch(batch) {
      for (const output of outputs) output.render.batch(batch);
      for (let row = 0; preview.length < PREVIEW && row < batch.length; row++) {
        preview.push(batch.columns.map((column) => cellText(batch, column, row)));
      }
      rows += batch.length;
    },
    rows: () => rows,
    end() {
      const written = outputs.map(({ format, spool, render }) => {
        render.end();
        return { format, ...spool.end() };
      });
      return { written, preview };
    },
  };
}
