import type { Lang, Text } from '../model/text.ts';
import { displayWidth } from '../text/display-width.ts';
import type { Command } from './command.ts';

const shared: readonly (readonly [string | Text, Text])[] = [
  ['--json', { zh: '結果以 JSON 輸出', en: 'print the result as JSON' }],
  ['--lang zh|en', { zh: '訊息的語言（預設中文）', en: 'language of messages (default zh)' }],
  [
    { zh: '--store 位址', en: '--store place' },
    {
      zh: '儲存處：資料夾或 s3://…（預設 $GOLDBADGE_STORE 或 ./store）',
      en: 'the store: a folder or s3://… (default $GOLDBADGE_STORE or ./store)',
    },
  ],
  [
    { zh: '--pipelines 資料夾', en: '--pipelines folder' },
    { zh: '發布流程的資料夾（預設 ./pipelines）', en: 'folder of pipelines (default ./pipelines)' },
  ],
  [
    { zh: '--base 網址', en: '--base address' },
    {
      zh: '儲存處對外的網址，寫進目錄與詮釋資料（預設 $GOLDBADGE_BASE_URL）',
      en: 'where the store is served, for catalogue and metadata (default $GOLDBADGE_BASE_URL)',
    },
  ],
  ['--debug', { zh: '出錯時顯示程式的細節', en: 'show the program’s own details of a fault' }],
];

export function overview(commands: readonly Command[], lang: Lang): string {
  const t = (text: Text) => (lang === 'en' ? text.en : text.zh);
  const lines = commands.map((command) => [command.name, t(command.summary)] as const);
  return [
    t({ zh: 'goldbadge：把機關的試算表變成開放資料', en: 'goldbadge: turns agency spreadsheets into open data' }),
    '',
    t({ zh: '用法：goldbadge <指令> [選項]', en: 'Usage: goldbadge <command> [options]' }),
    '',
    ...table(lines),
    '',
    t({
      zh: '各指令的說明與例子：goldbadge <指令> --help',
      en: 'Help and examples of a command: goldbadge <command> --help',
    }),
    t({
      zh: '結束代碼：0 已發布或沒有變動，1 因發現的問題而暫停發布，2 程式或環境的故障',
      en: 'Exit codes: 0 published or unchanged, 1 held back by findings, 2 a fault',
    }),
  ].join('\n');
}

export function commandHelp(command: Command, lang: Lang): string {
  const t = (text: Text) => (lang === 'en' ? text.en : text.zh);
  const own = Object.entries(command.optionHelp).map(([name, text]) => [`--${name}`, t(text)] as const);
  return [
    t(command.summary),
    '',
    t({ zh: `用法：goldbadge ${command.usage.zh}`, en: `Usage: goldbadge ${command.usage.en}` }),
    ...(own.length > 0 ? ['', t({ zh: '選項', en: 'Options' }), ...table(own)] : []),
    '',
    t({ zh: '共同選項', en: 'Common options' }),
    ...table(shared.map(([name, text]) => [typeof name === 'string' ? name : t(name), t(text)] as const)),
    '',
    t({ zh: '例子', en: 'Examples' }),
    ...command.examples.flatMap((one) => [`  ${one.line}`, `      ${t(one.says)}`]),
  ].join('\n');
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => displayWidth(name)));
  return rows.map(([name, text]) => `  ${name}${' '.repeat(width - displayWidth(name))}  ${text}`);
}
