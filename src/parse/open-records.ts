import type { Findings } from '../model/finding.ts';
import type { ParseHints } from '../model/parser.ts';
import type { Delivery, FileFacts, Opened } from '../model/sheet.ts';
import { noRecords, refuseFailure, saidIn } from './answer.ts';
import { extensionOf } from './extension.ts';
import { chosenLists, listsOf, type RecordList } from './record-lists.ts';
import { nameTwice, pick, recordsFound, reportTable } from './record-problems.ts';
import { type Records, recordSheet } from './record-sheet.ts';
import { tableOf } from './record-table.ts';
import { copyShapes } from './shape.ts';
import { type Survey, surveyOf } from './survey.ts';
import type { StartReader } from './walk.ts';
import { watched } from './watched.ts';

/** A kind of file that is read as records. */
export interface RecordFile {
  readonly kind: 'JSON' | 'XML' | 'KML';
  readonly encoding: string;
  readonly start: StartReader;
  pieces(): AsyncIterable<Uint8Array>;
}

/** Looks a file of records through, and makes its lists sheets. */
export async function openRecords(
  delivery: Delivery,
  findings: Findings,
  hints: ParseHints,
  file: RecordFile,
): Promise<Opened> {
  const { name } = delivery;
  const repeats = file.kind === 'XML';
  const seen = await surveyOf(watched(file.pieces(), hints.signal), file.start, { repeats, geometry: !repeats });
  const lists = listsOf(seen.tree, repeats);
  const { root } = seen.tree;
  if (lists.length === 0) throw noRecords(root, name, file.kind);
  refuseFailure(root, name, file.kind);
  const chosen = pick(lists, chosenLists(lists), hints.records, name);
  const geographic = file.kind === 'KML' || (!repeats && isGeographic(seen));
  const records: Records = {
    part: name,
    tree: seen.tree,
    repeats,
    geometries: seen.geometries,
    geographic,
    start: file.start,
    pieces: () => watched(file.pieces(), hints.signal),
  };
  const named = (one: RecordList) => (chosen.length > 1 ? one.path : '');
  for (const found of seen.twice) findings.file(nameTwice, { found });
  if (hints.records === undefined) tellRest(seen, lists, chosen, findings);
  for (const list of chosen) {
    const tree = copyShapes(seen.tree);
    const mine = listsOf(tree, repeats)[lists.findIndex((one) => one.shape === list.shape)]!;
    const above = mine.above.slice(mine.above.length - list.above.length);
    const table = tableOf({ ...mine, above }, { repeats, ...(geographic && { geometries: seen.geometries }) });
    reportTable(table, named(list), findings);
  }
  return {
    facts: {
      format: formatOf(file.kind, seen, geographic),
      extension: extensionOf(name),
      encoding: file.encoding,
    },
    sheets: chosen.map((list, index) => recordSheet(records, list, named(list), index)),
  };
}

function formatOf(kind: RecordFile['kind'], seen: Survey, geographic: boolean): FileFacts['format'] {
  if (kind === 'XML') return 'xml';
  if (kind === 'KML') return 'kml';
  if (geographic) return 'geojson';
  return (seen.tree.root.item?.count ?? 0) > 1 ? 'jsonl' : 'json';
}

/** RFC 7946 §3.3. */
function isGeographic({ tree }: Survey): boolean {
  const top = tree.root.item;
  return top?.byName.get('type')?.first === 'FeatureCollection' && top.byName.has('features');
}

/** What stands beside the lists that were read. */
function tellRest(
  { tree }: Survey,
  lists: readonly RecordList[],
  chosen: readonly RecordList[],
  findings: Findings,
): void {
  const others = lists
    .filter((one) => one.above.length === 0 && one.count > 1 && !chosen.some((mine) => mine.shape === one.shape))
    .map((one) => one.path);
  const beside = [
    ...others,
    ...saidIn(
      tree.root,
      chosen.map((one) => one.shape),
    ).keys(),
  ].filter((path) => !/^(?:type|name|crs\b.*)$/.test(path));
  if (beside.length === 0) return;
  const shown = beside.slice(0, 10).join('、') + (beside.length > 10 ? '…' : '');
  findings.file(recordsFound, { found: chosen.map((one) => one.path || '（最外層）').join('、'), beside: shown });
}
