import { Fault } from '../model/fault.ts';
import { wildcardExpression } from '../text/wildcard.ts';
import { extensionOf } from './extension.ts';

/** What is read of an archive, and what is left. */
export interface Members {
  readonly data: readonly string[];
  readonly rest: readonly string[];
}

/** Files that belong together if they are of one family; where there is one of each, the first family is read. */
const families: readonly (readonly string[])[] = [
  ['csv', 'tsv', 'tab', 'txt', ''],
  ['xlsx', 'xlsm', 'ods', 'fods', 'xls'],
  ['json', 'jsonl', 'ndjson'],
  ['geojson'],
  ['xml'],
  ['kml'],
  ['html', 'htm'],
  ['zip', 'gz', 'kmz'],
];

/** Left by operating systems; nobody put them there. */
const JUNK = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;
/** Tells about data, in any format. */
const ABOUT =
  /^(?:readme|read_me|licen[cs]e|copying|manifest|schema|metadata|build_?time|說明|讀我|欄位說明|資料說明)/i;
const MOST = 300;

/** The members that are read: those a pipeline names, or all of the commonest family. */
export function membersOf(names: readonly string[], inside: string | undefined, archive: string): Members {
  const real = names.filter((name) => !JUNK.test(name));
  const data = inside === undefined ? commonest(real) : real.filter((name) => fits(name, inside));
  if (data.length === 0) throw inside === undefined ? noData(real, archive) : noSuch(real, inside, archive);
  if (data.length > MOST) throw tooMany(data.length, archive);
  return { data, rest: real.filter((name) => !data.includes(name)) };
}

function commonest(names: readonly string[]): readonly string[] {
  const known = names.filter((name) => familyOf(name) >= 0);
  const told = known.filter((name) => !ABOUT.test(baseOf(name)));
  const groups = families.map((_, i) => (told.length > 0 ? told : known).filter((name) => familyOf(name) === i));
  return groups.reduce((best, group) => (group.length > best.length ? group : best), []);
}

function familyOf(name: string): number {
  return families.findIndex((family) => family.includes(extensionOf(name)));
}

/** Whether a member is called so: by its whole path or by its last part, `*` for any text and `?` for one character. */
export function fits(name: string, pattern: string): boolean {
  const expression = wildcardExpression(pattern, 'iu');
  return expression.test(name) || expression.test(baseOf(name));
}

/** The last part of a path. */
export function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The first few names, for people. */
export function listed(names: readonly string[]): string {
  return names.slice(0, 5).join('、') + (names.length > 5 ? '…' : '');
}

function noData(names: readonly string[], archive: string): Fault {
  const shape = names.some((name) => /\.shp$/i.test(name));
  const kind = shape ? { zh: '（Shapefile 圖資）', en: ' (a shapefile)' } : { zh: '', en: '' };
  return new Fault(names.length === 0 ? 'file-not-a-table' : 'format-unknown', {
    zh: `壓縮檔「${archive}」裡沒有可讀的資料檔${kind.zh}，內含 ${names.length} 個檔案${names.length > 0 ? `：${listed(names)}` : ''}。請提供 CSV、JSON、XML 或試算表檔。`,
    en: `The archive ${archive} holds no data file that is read here${kind.en}; it has ${names.length} files${names.length > 0 ? `: ${listed(names)}` : ''}. Give CSV, JSON, XML or a spreadsheet.`,
  });
}

function noSuch(names: readonly string[], inside: string, archive: string): Fault {
  return new Fault('table-not-found', {
    zh: `壓縮檔「${archive}」裡沒有符合「${inside}」的檔案；有的是：${listed(names)}。請改發布流程的 source.inside。`,
    en: `The archive ${archive} holds no file that fits “${inside}”; it has: ${listed(names)}. Change source.inside in the pipeline.`,
  });
}

function tooMany(count: number, archive: string): Fault {
  return new Fault('source-too-large', {
    zh: `壓縮檔「${archive}」裡有 ${count} 個資料檔，一次最多讀 ${MOST} 個。請在發布流程的 source.inside 寫出要讀的檔名，例如 *_a.csv。`,
    en: `The archive ${archive} holds ${count} data files; at most ${MOST} are read at once. Say which in the pipeline's source.inside, such as *_a.csv.`,
  });
}
