import { annotate } from '../annotate/annotate.ts';
import type { ListCell, ListSheet } from '../annotate/list-sheet.ts';
import { pack } from '../annotate/pack.ts';
import type { Change } from '../annotate/sheet-edits.ts';
import { chosenOf, type Look } from '../look.ts';
import { Fault } from '../model/fault.ts';
import type { Finding } from '../model/finding.ts';
import type { ChangeKind } from '../model/mend.ts';
import { address } from '../model/place.ts';
import type { Text } from '../model/text.ts';
import { nameOf } from './annotate-file.ts';
import { type Context, say } from './command.ts';
import { fieldsOf } from './draft.ts';
import { cellKey } from './finding-cells.ts';
import { findingList } from './finding-list.ts';
import { levelWord } from './finding-words.ts';
import { writeFixedCsv } from './fix-csv.ts';
import { type FixOptions, fixedBatches } from './fix-pass.ts';
import { changesSaid, unprovenFields } from './safe-fixes.ts';
import { workbookOf } from './workbook-of.ts';
import { droppedMacros, macrosKept, shortenedWords } from './workbook-words.ts';
import { writeFileWhole } from './write-file.ts';

/** What was fixed, and what was not. */
export interface Fixed {
  readonly file: string;
  readonly cells: number;
  /** Changes that a run makes when it publishes and that were not made here: for a person to decide. */
  readonly left: readonly Left[];
  readonly remarks: readonly string[];
}

/** Cells that were left as they are, and why. */
interface Left {
  readonly field: string;
  readonly kinds: readonly ChangeKind[];
  readonly why: Text;
  readonly cells: number;
}

/** Writes the file with its safe fixes made: as a workbook, or the table alone as CSV. */
export async function fixFile(
  context: Context,
  seen: Look,
  findings: readonly Finding[],
  target: string,
): Promise<Fixed> {
  const fields = await fieldsOf(seen, 'leaning');
  const left = new Map<string, Left>();
  const options: FixOptions = { seen, fields, unproven: unprovenFields(findings) };
  const counting: FixOptions = {
    ...options,
    left: (field, kinds, why) => {
      const key = `${field.name}\0${kinds.join()}`;
      const there = left.get(key);
      left.set(key, { field: field.title || field.name, kinds, why, cells: (there?.cells ?? 0) + 1 });
    },
  };
  const written = /\.csv$/i.test(target)
    ? await writeFixedCsv(context, counting, target)
    : await fixWorkbook(context, counting, options, findings, left, target);
  return { file: target, ...written, left: [...left.values()] };
}

async function fixWorkbook(
  context: Context,
  counting: FixOptions,
  again: FixOptions,
  findings: readonly Finding[],
  left: ReadonlyMap<string, Left>,
  target: string,
): Promise<Pick<Fixed, 'cells' | 'remarks'>> {
  const { seen } = counting;
  const workbook = await workbookOf(context, seen);
  const macros = macrosKept(target, workbook);
  const { sheet } = chosenOf(seen).view;
  const kept = new Set<number>();
  let changed = 0;
  async function* changes(): AsyncGenerator<readonly Change[]> {
    for await (const batch of fixedBatches(counting)) {
      changed += batch.changes.length;
      yield batch.changes;
    }
  }
  const called = workbook.called(sheet.name);
  const work = { marks: [], notes: [], changes, kept: (row: number, column: number) => kept.add(cellKey(row, column)) };
  const above = remaining(context, seen.delivery.name);
  const lists = [
    fixedList(context, again, called, kept),
    findingList(
      context,
      findings,
      above,
      (place) => nameOf(seen, workbook, place),
      () => [...left.values()].map((one) => leftLine(context, one)),
    ),
  ];
  const members = await annotate(workbook.parts, { sheets: new Map([[called, work]]), lists, macros });
  if (!members) throw new Fault('internal', { zh: '活頁簿缺少主要部分。', en: 'The workbook lacks its main part.' });
  await writeFileWhole(target, seen.delivery.path, pack(members));
  const formulas = say(context, {
    zh: `${kept.size} 格是公式或合併格，沒有改；請改公式。`,
    en: `${kept.size} cells are formulas or covered by a merge and were left; mend the formulas.`,
  });
  const remarks = [
    ...(kept.size > 0 ? [formulas] : []),
    ...droppedMacros(context, workbook, macros),
    ...shortenedWords(context, workbook),
  ];
  return { cells: changed - kept.size, remarks };
}

function remaining(context: Context, name: string): string[] {
  return [
    say(context, { zh: `還要改的：${name}`, en: `Still to be mended: ${name}` }),
    say(context, {
      zh: '這些要由人決定，程式沒有改。點「位置」會跳到那一格。',
      en: 'These are for a person to decide and were left as they are. A click on the cells leads there.',
    }),
  ];
}

function leftLine(context: Context, { field, kinds, why, cells }: Left): ListCell[] {
  return [
    { text: levelWord(context, 'note'), look: 'note' },
    { text: kinds.join('、') },
    { text: field },
    { text: say(context, changesSaid(kinds)), look: 'wrapped' },
    { text: say(context, why), look: 'wrapped' },
    { text: String(cells) },
  ];
}

/** The sheet of what was fixed: each cell with what it said and what it says now. The changes are found again, so that none is held in memory. */
function fixedList(context: Context, options: FixOptions, sheet: string, kept: ReadonlySet<number>): ListSheet {
  const t = (zh: string, en: string) => say(context, { zh, en });
  return {
    name: t('已修正', 'Fixed'),
    above: [
      t(`已修正的格子：${options.seen.delivery.name}`, `Fixed cells: ${options.seen.delivery.name}`),
      t(
        '只改寫法，不改意思；改過的格子標成淺綠色。原檔沒有改。',
        'Only how values are written was changed, not what they say; fixed cells are light green. Your own file is unchanged.',
      ),
    ],
    columns: [
      { title: t('位置', 'Cell'), width: 18 },
      { title: t('欄位', 'Field'), width: 20 },
      { title: t('原來', 'Before'), width: 30 },
      { title: t('改成', 'After'), width: 30 },
      { title: t('改了什麼', 'What was changed'), width: 50 },
    ],
    async *rows() {
      for await (const { changes } of fixedBatches(options)) {
        for (const { row, column, found, text, field, said } of changes) {
          if (kept.has(cellKey(row, column))) continue;
          const place = { sheet, top: row, bottom: row, left: column, right: column };
          yield [
            { text: address(place), link: { sheet, row, column } },
            { text: field.title || field.name },
            { text: found },
            { text },
            { text: say(context, said) },
          ];
        }
      }
    },
  };
}

/** What was fixed and what was left, as lines for people. */
export function fixedText(context: Context, fixed: Fixed): string {
  const { file, cells, left, remarks } = fixed;
  const lines = left.map(({ field, kinds, why, cells: count }) =>
    say(context, {
      zh: `「${field}」有 ${count} 格沒有改（${changesSaid(kinds).zh}）：${why.zh}。`,
      en: `“${field}”: ${count} cells were left (${changesSaid(kinds).en}): ${why.en}.`,
    }),
  );
  const wrote = say(context, {
    zh: `已寫出 ${file}：修正 ${cells} 格；原檔沒有改。`,
    en: `Wrote ${file}: ${cells} cells fixed; your own file is unchanged.`,
  });
  return ['', wrote, ...[...remarks, ...lines].map((one) => `  · ${one}`)].join('\n');
}
