/** What stands in delimiters of several characters. */
const marks = /[|:^~#@&*!$%]{2,}/g;
const FEW = 4;
const MOST = 3;

/** Runs of marks that could be delimiters of several characters, the commonest first. */
export function wideDelimiters(text: string): string[] {
  const tally = new Map<string, number>();
  for (const [run] of text.matchAll(marks)) tally.set(run, (tally.get(run) ?? 0) + 1);
  return [...tally]
    .filter(([run, count]) => count >= FEW && run.length <= MOST)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([run]) => run);
}

/** Whether no mark of `wide` stands in the text but in it, empty cells apart: then the marks alone are no delimiters. */
export function alwaysWide(text: string, wide: string): boolean {
  return ![...new Set(wide)].some((mark) => text.replaceAll(wide, '').includes(mark));
}
