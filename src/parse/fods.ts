import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import type { Delivery, Opened } from '../model/sheet.ts';
import { openedTables } from './ods.ts';
import { findTables } from './ods-tables.ts';

/** OpenDocument spreadsheets as one flat XML file (ODF 1.2 part 1, §3.1.2), its styles, sheets and macros all inside. */
export const fods: Parser = { format: 'fods', open };

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const { bytes, name } = delivery;
  const pieces = () => stoppable(bytes.stream(), hints.signal);
  return openedTables(await findTables(pieces(), name), { format: 'fods', part: name, pieces }, name, findings);
}

async function* stoppable(pieces: AsyncIterable<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    yield piece;
  }
}
