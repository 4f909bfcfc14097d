import type { Rule } from '../model/score.ts';
import { columnsWith } from './base-subject.ts';
import { halfAtOnce, perColumn } from './kept.ts';

const dated: readonly string[] = ['date', 'datetime', 'period'];

export const datesIso: Rule = {
  problem: {
    name: 'dates-iso',
    level: 'note',
    says: {
      zh: '日期、期間或時間不是標準寫法；應該寫成西元的 2023-03-05、2023-03、2023，有時間的寫成 2023-03-05 08:30:00 或 2023-03-05T08:30:00+08:00。',
      en: 'Found dates, periods or times in another form than ISO 8601; expected 2023-03-05, 2023-03 or 2023, and with a time 2023-03-05 08:30:00 or 2023-03-05T08:30:00+08:00.',
    },
    why: {
      zh: '「112/3/5」會被國外的程式當成西元 112 年，「99.1」會被當成小數；民國 99 年與 100 年的文字排序也是反的。',
      en: 'Programs read 112/3/5 as the year 112 and 99.1 as a number, and as text the year 99 sorts after 100.',
    },
    mend: {
      zh: '民國年加 1911 改成西元，月、日補成兩位數，用連字號連接；goldbadge 發布時會自動轉換。',
      en: 'Add 1911 to the 民國 year, write month and day with two digits, join them with hyphens; goldbadge does so when it publishes.',
    },
    example: { before: '啟用日期\n112/3/5\n112年12月1日', after: '啟用日期\n2023-03-05\n2023-12-01' },
  },
  title: { zh: '日期用西元標準格式', en: 'Dates are ISO 8601' },
  points: 4,
  source:
    'ISO 8601; RFC 3339 §5.6 full-date, where a blank may stand for the T; 資料集詮釋資料標準規範：YYYY-MM-DD hh:mm:ss; 統計表機器判讀規則 (日本總務省 2020) 1-11',
  fixtures: { good: {}, bad: { columns: columnsWith('啟用日期', { rewritten: 40 }) } },
  judge: ({ columns }) =>
    perColumn(
      columns.filter((column) => column.type !== undefined && dated.includes(column.type)),
      (column) => halfAtOnce(column.misformed ?? column.rewritten, column.filled),
    ),
};
