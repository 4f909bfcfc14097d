import { type Batch, cellText } from '../model/batch.ts';
import { Fault } from '../model/fault.ts';
import type { Findings } from '../model/finding.ts';
import type { address } from '../model/place.ts';
import type { Corner, Opened, Sheet } from '../model/sheet.ts';
import { foldWidth } from '../text/fold-width.ts';
import { authorInProperties, cornerUnread, personalInCorner } from './corner-problems.ts';
import { type Detector, Mark } from './detector.ts';
import { firstLook, marksOf } from './first-look.ts';
import { detectors } from './index.ts';
import { masked } from './mask.ts';
import { isPersonName } from './person-name.ts';

/** Where something stands, as a finding says it. */
interface Where {
  readonly zh: string;
  readonly en: string;
}

/** Looks through what nobody sees in the table: hidden sheets other than the one published, comments, document properties. */
export async function tellCorners(opened: Opened, published: Sheet, findings: Findings): Promise<void> {
  for (const corner of await cornersOf(opened, findings)) tellCorner(corner, findings);
  for (const sheet of opened.sheets) {
    if (!sheet.hidden || sheet === published) continue;
    for await (const batch of sheet.batches()) tellHidden(sheet.name, batch, findings);
  }
}

/** What is broken out of sight must not stop a table that is whole. */
async function cornersOf(opened: Opened, findings: Findings): Promise<readonly Corner[]> {
  try {
    return (await opened.corners?.()) ?? [];
  } catch (error) {
    if (!(error instanceof Fault) || !UNREADABLE.includes(error.code)) throw error;
    findings.file(cornerUnread, { found: error.zh, foundEn: error.en });
    return [];
  }
}

const UNREADABLE: readonly Fault['code'][] = ['file-damaged', 'file-bomb', 'encoding-unknown', 'file-encrypted'];

const PROPERTY: Readonly<Record<string, Where>> = {
  creator: { zh: '作者', en: 'the author' },
  lastModifiedBy: { zh: '上次存檔者', en: 'the one who saved last' },
  manager: { zh: '管理者', en: 'the manager' },
  commentAuthor: { zh: '註解的作者', en: 'the author of a comment' },
  externalLink: { zh: '外部連結的快取', en: 'the cached cells of another file' },
  company: { zh: '公司', en: 'the company' },
  title: { zh: '摘要資訊的標題', en: 'the title among the properties' },
  subject: { zh: '摘要資訊的主旨', en: 'the subject among the properties' },
  keyword: { zh: '摘要資訊的標籤', en: 'the keywords among the properties' },
  keywords: { zh: '摘要資訊的標籤', en: 'the keywords among the properties' },
  category: { zh: '摘要資訊的類別', en: 'the category among the properties' },
  description: { zh: '摘要資訊的註解', en: 'the description among the properties' },
};

function tellCorner({ kind, place, text }: Corner, findings: Findings): void {
  const where =
    kind === 'comment'
      ? { zh: `${place} 的註解`, en: `the comment at ${place}` }
      : (PROPERTY[place] ?? { zh: `摘要資訊「${place}」`, en: `the property “${place}”` });
  tellText(text, where, findings);
  const name = text.trim();
  if (kind !== 'author' || !(isPersonName(name) || LATIN_NAME.test(name))) return;
  const facts = {
    found: masked(name, /^\p{Script=Han}+$/u.test(name) ? 'name' : 'id'),
    where: where.zh,
    whereEn: where.en,
  };
  findings.file(authorInProperties, facts, undefined, `${where.zh}：${facts.found}`);
}

/** Two words with capitals: 王小明 may be written Wang Hsiao-Ming. Programs write one word, or small letters. */
const LATIN_NAME =
  /^(?!Microsoft|Apache|Windows|Admin)[A-Z][a-z]+(?:-[A-Za-z][a-z]+)?,? [A-Z][a-z]+(?:-[A-Za-z][a-z]+)?$/;

function tellHidden(name: string, batch: Batch, findings: Findings): void {
  const where = { zh: `隱藏工作表「${name}」`, en: `the hidden sheet “${name}”` };
  for (const column of batch.columns) {
    const { starts, ends } = column;
    for (let row = 0; row < batch.length; row++) {
      const marks = marksOf(firstLook(batch.bytes, starts[row]!, ends[row]!));
      if ((marks & ~Mark.someDigits) === 0) continue;
      const at = batch.rows[row]!;
      const place = { sheet: name, top: at, left: column.at, bottom: at, right: column.at };
      tellText(cellText(batch, column, row), where, findings, place);
    }
  }
}

function tellText(text: string, where: Where, findings: Findings, place?: Parameters<typeof address>[0]): void {
  const narrow = foldWidth(text).trim();
  for (const detector of detectors) {
    const found = firstIn(narrow, detector);
    if (found === undefined) continue;
    const { zh, en } = detector.kind;
    const facts = { found: masked(found, detector.mask), kind: zh, kindEn: en, where: where.zh, whereEn: where.en };
    findings.file(personalInCorner, facts, place, `${where.zh}（${zh}）`);
  }
}

function firstIn(text: string, { pattern, judge }: Detector): string | undefined {
  for (const match of text.matchAll(pattern)) {
    const whole = match[0].length === text.length;
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    if (judge(match[0], { headed: false, coded: false, whole, before }) === 'hit') return match[0];
  }
  return undefined;
}
