import type { ListCell, ListSheet } from '../annotate/list-sheet.ts';
import type { Finding } from '../model/finding.ts';
import { address, type Place } from '../model/place.ts';
import { type Context, say } from './command.ts';
import { levelWord, mendOf, sentenceOf } from './finding-words.ts';

type Speaker = Pick<Context, 'lang'>;

/** Runs of cells that have a link each; the others are named. */
const LINKS = 6;

/** The sheet that lists every finding. `called` gives the name that a place's sheet has in the workbook; `more` are lines behind them. */
export function findingList(
  speaker: Speaker,
  findings: readonly Finding[],
  above: readonly string[],
  called: (place: Place) => string,
  more: () => readonly (readonly ListCell[])[] = () => [],
): ListSheet {
  const count = Math.min(LINKS, Math.max(1, ...findings.map((finding) => finding.places.length)));
  const t = (zh: string, en: string) => say(speaker, { zh, en });
  const links = Array.from({ length: count }, (_, i) => ({ title: t(`位置 ${i + 1}`, `Cells ${i + 1}`), width: 16 }));
  return {
    name: t('檢查結果', 'Findings'),
    above,
    columns: [
      { title: t('等級', 'Level'), width: 9 },
      { title: t('問題', 'Problem'), width: 24 },
      { title: t('欄位', 'Field'), width: 18 },
      { title: t('發現', 'Found'), width: 48 },
      { title: t('改法', 'How to mend'), width: 56 },
      { title: t('格數', 'Cells'), width: 9 },
      ...links,
      { title: t('其他位置', 'Other cells'), width: 40 },
    ],
    *rows() {
      for (const finding of findings) yield line(speaker, finding, count, called);
      yield* more();
    },
  };
}

function line(speaker: Speaker, finding: Finding, count: number, called: (place: Place) => string): ListCell[] {
  const shown = finding.places.slice(0, count);
  const links = shown.map(
    (place): ListCell => ({
      text: address({ ...place, sheet: called(place) }),
      link: { sheet: called(place), row: place.top, column: place.left },
    }),
  );
  return [
    { text: levelWord(speaker, finding.level), look: finding.level },
    { text: finding.problem },
    { text: finding.field ?? '' },
    { text: sentenceOf(speaker, finding), look: 'wrapped' },
    { text: mendOf(speaker, finding), look: 'wrapped' },
    { text: finding.cells > 0 ? String(finding.cells) : '' },
    ...links,
    ...Array.from({ length: count - links.length }, (): ListCell => ({ text: '' })),
    { text: rest(speaker, finding, count, called), look: 'wrapped' },
  ];
}

/** The other runs, and how many cells are neither listed nor coloured: a finding remembers its first 32 runs. */
function rest(speaker: Speaker, finding: Finding, count: number, called: (place: Place) => string): string {
  const others = finding.places.slice(count).map((place) => address({ ...place, sheet: called(place) }));
  const listed = finding.places.reduce((sum, one) => sum + (one.bottom - one.top + 1) * (one.right - one.left + 1), 0);
  const missing = finding.cells - listed;
  if (missing > 0) {
    others.push(
      say(speaker, {
        zh: `另有 ${missing} 格有同樣的問題，沒有列出位置，也沒有標色；改好列出的格子後請再檢查一次。`,
        en: `${missing} more cells have the same problem; they are neither listed nor coloured. Check again when those listed are mended.`,
      }),
    );
  }
  return others.join(say(speaker, { zh: '、', en: ', ' }));
}
