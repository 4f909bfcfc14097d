import type { Forecast, Indicators } from '../model/score.ts';
import type { Text } from '../model/text.ts';
import { type Context, say } from './command.ts';

const NAMES = 4;

/** What keeps the file as given from gold, one line for each indicator; `columns`: how many the table has. A link that nobody has asked yet is none of it. */
export function loweredText(context: Context, { indicators, resources }: Forecast, columns: number): string[] {
  const lines = Object.entries(reasons).filter(([name]) => Object.entries(indicators).some(is(name)));
  const absent = resources.flatMap((one) => one.absent ?? []);
  const names = absent.slice(0, NAMES).map((name) => say(context, { zh: `「${name}」`, en: `“${name}”` }));
  const more = absent.length > NAMES ? ' …' : '';
  const facts = { zh: `${names.join('')}${more}`, en: `${names.join(', ')}${more}` };
  return lines.map(([name, reason]) => {
    const text = name === 'desc_match' && absent.length === columns ? notFirst : reason(facts);
    return `  · ${say(context, text)}`;
  });
}

function is(name: string) {
  return ([key, answer]: readonly [string, Indicators[keyof Indicators]]) => key === name && answer !== 'yes';
}

const notFirst: Text = {
  zh: '影響標章：檔案第一列不是欄名，和「主要欄位說明」對不起來；欄名要寫在第一列。',
  en: 'Lowers the medal: the file’s first row is not its names, so that they do not match the description; names belong in the first row.',
};

const reasons: Readonly<Record<string, (names: Text) => Text>> = {
  structure: () => ({
    zh: '影響標章：檔案格式不在平臺的結構化格式裡（壓縮檔要看裡面的檔案）。',
    en: 'Lowers the medal: the format is none of those the portal takes as structured (an archive is judged by what is in it).',
  }),
  encoding_match: () => ({
    zh: '影響標章：檔案的編碼看不出來，或和宣告的不同。',
    en: 'Lowers the medal: the encoding is not known, or not the one declared.',
  }),
  desc_match: ({ zh, en }) => ({
    zh: `影響標章：檔案第一列找不到完全相同的欄名${zh}；欄名要寫在第一列、一欄一個，前後不留空白，和「主要欄位說明」一字不差。`,
    en: `Lowers the medal: the file’s first row does not hold ${en} to the letter; names belong in the first row, one a column, without blanks around them, as the description has them.`,
  }),
};
