import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import type { Delivery, Opened } from '../model/sheet.ts';
import { kmlReader } from './kml-reader.ts';
import { openRecords } from './open-records.ts';
import { xmlText } from './xml-records.ts';

/** KML: each Placemark is a record (OGC 12-007r2 §9.11). */
export const kml: Parser = { format: 'kml', open };

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const { encoding, pieces } = await xmlText(delivery, findings, hints);
  return openRecords(delivery, findings, hints, {
    kind: 'KML',
    encoding,
    start: (walk) => kmlReader(delivery.name, walk),
    pieces,
  });
}
