import type { SourceFrom } from '../model/pipeline.ts';
import type { Delivery } from '../model/sheet.ts';
import { fileTag, openFile } from './file.ts';

/** A way to get at an agency's bytes. */
export interface Source {
  /** What tells "unchanged" without reading the bytes. */
  tag(from: SourceFrom): Promise<string>;
  open(from: SourceFrom, signal?: AbortSignal): Promise<Delivery>;
}

export const sources: { readonly file: Source } = {
  file: { tag: (from) => fileTag(from.file), open: (from, signal) => openFile(from.file, signal) },
};
