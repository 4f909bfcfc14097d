import { Fault } from '../model/fault.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import type { Delivery, Opened, Sheet } from '../model/sheet.ts';
import { baseOf, listed, membersOf } from './archive-members.ts';
import { extensionOf } from './extension.ts';
import { unzipped } from './gzip.ts';
import { type Budget, hold, KEPT } from './held-bytes.ts';
import type { Zip } from './zip.ts';

export const archiveRest: Problem = {
  name: 'archive-rest',
  level: 'note',
  says: {
    zh: '壓縮檔裡讀取了 {found}；沒有讀取的是 {rest}。',
    en: 'Of the archive, {found} was read; {rest} was not.',
  },
  why: {
    zh: '壓縮檔裡常有說明、結構檔或同一份資料的其他格式；請確認讀的是要發布的那一個。',
    en: 'Archives often hold a readme, a schema, or the same data in other formats; check that the right file was read.',
  },
  mend: {
    zh: '要讀別的檔案，在發布流程的 source.inside 寫檔名，可以用 * 代表任意文字。',
    en: 'To read others, write their name in the pipeline’s source.inside; * stands for any text.',
  },
  example: { before: '公園.zip：公園.csv、readme.txt', after: '公園.csv' },
};

/** An archive in an archive is read, one in that is not. */
const DEEPEST = 2;

type Open = Parser['open'];

/** Opens what a zip file holds; several members become several sheets, by their names. */
export async function openArchive(
  zip: Zip,
  delivery: Delivery,
  findings: Findings,
  hints: ParseHints,
  open: Open,
): Promise<Opened> {
  const within = deeper(delivery, hints);
  const outer = zip.names.length === 1 && /\.(?:zip|gz|kmz)$/i.test(zip.names[0]!);
  const { data, rest } = membersOf(zip.names, outer ? undefined : hints.inside, delivery.name);
  if (rest.length > 0) findings.file(archiveRest, { found: listed(data), rest: listed(rest) });
  const { inside, ...others } = hints;
  const inner: ParseHints = { ...others, within, ...(outer && inside !== undefined && { inside }) };
  const budget: Budget = { left: KEPT };
  const opened: { name: string; opened: Opened }[] = [];
  for (const name of data) {
    hints.signal?.throwIfAborted();
    const held = await hold(() => zip.stream(name), name, budget);
    const member: Delivery = { ...delivery, name: baseOf(name), from: `${delivery.from}!${name}`, ...held };
    opened.push({ name, opened: await open(member, findings, inner) });
  }
  const first = opened[0]!.opened;
  if (opened.length === 1) return wrapped(first, delivery, 'zip');
  const sheets = opened.flatMap((one) => one.opened.sheets.map((sheet) => named(sheet, one.name, opened)));
  return wrapped({ facts: first.facts, sheets: sheets.map((sheet, index) => ({ ...sheet, index })) }, delivery, 'zip');
}

/** Opens what a gzip file holds. */
export async function openGzip(delivery: Delivery, findings: Findings, hints: ParseHints, open: Open): Promise<Opened> {
  const within = deeper(delivery, hints);
  const inner = await unzipped(delivery, hints.signal);
  return wrapped(await open(inner, findings, { ...hints, within }), delivery, 'gzip');
}

function wrapped({ facts, ...rest }: Opened, delivery: Delivery, container: 'zip' | 'gzip'): Opened {
  return { facts: { ...facts, extension: extensionOf(delivery.name), container }, ...rest };
}

/** A sheet of one of several members has the member's name, and its own where it has one. */
function named(sheet: Sheet, member: string, all: readonly { readonly name: string }[]): Sheet {
  const short = (name: string) => baseOf(name).replace(/\.[^.]+$/, '');
  const alone = all.filter((one) => short(one.name) === short(member)).length === 1;
  const name = alone ? short(member) : member;
  return { ...sheet, name: sheet.name === '' ? name : `${name}／${sheet.name}` };
}

function deeper(delivery: Delivery, hints: ParseHints): number {
  const within = (hints.within ?? 0) + 1;
  if (within <= DEEPEST) return within;
  throw new Fault('format-unknown', {
    zh: `檔案「${delivery.name}」是壓縮檔裡的壓縮檔裡的壓縮檔，不再往下讀。請先解壓縮，再用裡面的資料檔。`,
    en: `The file ${delivery.name} is an archive within an archive within an archive, which is not read. Unpack it first, and use the data file in it.`,
  });
}
