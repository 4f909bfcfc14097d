import { annotate, type SheetWork } from '../annotate/annotate.ts';
import { pack } from '../annotate/pack.ts';
import type { Mark } from '../annotate/sheet-edits.ts';
import type { Look } from '../look.ts';
import { Fault } from '../model/fault.ts';
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { type Context, say } from './command.ts';
import { type FoundCell, foundCells, shownPart, textsOf } from './finding-cells.ts';
import { findingList } from './finding-list.ts';
import { notesOf } from './finding-notes.ts';
import { type OwnWorkbook, workbookOf } from './workbook-of.ts';
import { droppedMacros, macrosKept, shortenedWords } from './workbook-words.ts';
import { writeFileWhole } from './write-file.ts';

/** What was written. */
export interface Annotated {
  readonly file: string;
  /** Cells with a comment. */
  readonly comments: number;
  /** What people should know of it. */
  readonly remarks: readonly string[];
}

/** Writes the file as a workbook with its findings marked, commented and listed. */
export async function annotateFile(
  context: Context,
  seen: Look,
  findings: readonly Finding[],
  target: string,
): Promise<Annotated> {
  const workbook = await workbookOf(context, seen);
  const macros = macrosKept(target, workbook);
  const sheets = await sheetWork(context, seen, findings, workbook);
  const list = findingList(context, findings, above(context, seen, findings), (place) => nameOf(seen, workbook, place));
  const members = await annotate(workbook.parts, { sheets, lists: [list], macros });
  if (!members) throw noWorkbook(seen.delivery.name);
  await writeFileWhole(target, seen.delivery.path, pack(members));
  const remarks = [...droppedMacros(context, workbook, macros), ...shortenedWords(context, workbook)];
  return { file: target, comments: [...sheets.values()].reduce((sum, one) => sum + one.notes.length, 0), remarks };
}

/** A place without a sheet's name is in the sheet that the table was found in. */
export function nameOf(seen: Look, workbook: OwnWorkbook, place: Place): string {
  return workbook.called(place.sheet ?? sheetNamed(seen, place)?.name ?? '');
}

function sheetNamed(seen: Look, place: Place) {
  const { sheets } = seen.opened;
  return sheets.find((sheet) => sheet.name === (place.sheet ?? '')) ?? seen.chosen?.view.sheet ?? sheets[0];
}

async function sheetWork(
  context: Context,
  seen: Look,
  findings: readonly Finding[],
  workbook: OwnWorkbook,
): Promise<ReadonlyMap<string, SheetWork>> {
  const marks = new Map<string, Mark[]>();
  const cells = new Map<string, FoundCell[]>();
  const put = <Item>(lists: Map<string, Item[]>, name: string, item: Item) => {
    const list = lists.get(name);
    if (list) list.push(item);
    else lists.set(name, [item]);
  };
  for (const finding of findings) {
    for (const place of finding.places) {
      const name = sheetNamed(seen, place)?.name ?? '';
      put(marks, name, { place: shownPart(place), kind: finding.level });
    }
    for (const cell of foundCells(finding)) put(cells, sheetNamed(seen, cell.run)?.name ?? '', cell);
  }
  const work = new Map<string, SheetWork>();
  for (const sheet of seen.opened.sheets) {
    const own = marks.get(sheet.name);
    if (!own) continue;
    const told = cells.get(sheet.name) ?? [];
    const notes = notesOf(context, told, await textsOf(sheet, told));
    work.set(workbook.called(sheet.name), { marks: own, notes });
  }
  return work;
}

function above(context: Context, seen: Look, findings: readonly Finding[]): string[] {
  const t = (zh: string, en: string) => say(context, { zh, en });
  const count = (level: Finding['level']) => findings.filter((one) => one.level === level).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  return [
    t(`檢查結果：${seen.delivery.name}`, `Findings: ${seen.delivery.name}`),
    t(
      `錯誤 ${errors} 項（會擋下發布）、警告 ${warnings} 項、提醒 ${notes} 項。點「位置」會跳到那一格；有問題的格子標了顏色，註解寫著等級、發現什麼、怎麼改。`,
      `${errors} error(s), which hold a release back, ${warnings} warning(s), ${notes} note(s). A click on the cells leads there; cells in question are coloured, and their comments say the level, what was found and how to mend it.`,
    ),
    t(
      '這是 goldbadge 寫出的副本，原檔沒有改。改好後請存回原檔，或刪掉這張工作表與註解再使用。',
      'This is a copy that goldbadge wrote; your own file is unchanged. Mend your own file, or remove this sheet and the comments before using the copy.',
    ),
  ];
}

function noWorkbook(name: string): Fault {
  return new Fault('file-damaged', {
    zh: `「${name}」缺少活頁簿，無法標示。請用試算表軟體開啟後另存新檔。`,
    en: `${name} lacks its workbook and cannot be marked. Open it in a spreadsheet program and save it anew.`,
  });
}
