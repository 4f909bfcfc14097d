import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import type { Delivery, Opened } from '../model/sheet.ts';
import { detectEncoding, reportEncoding, utf8Pieces } from './encoding.ts';
import { jsonReader } from './json-reader.ts';
import { openRecords } from './open-records.ts';

/** JSON: an array of objects or arrays, an object with such a list in it, GeoJSON, or JSON lines (RFC 8259, RFC 7946). */
export const json: Parser = { format: 'json', open };

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const encoding = await detectEncoding(delivery, hints);
  reportEncoding(encoding, findings);
  return openRecords(delivery, findings, hints, {
    kind: 'JSON',
    encoding: encoding.name,
    start: (walk) => jsonReader(delivery.name, walk),
    pieces: () => utf8Pieces(delivery.bytes, encoding),
  });
}
