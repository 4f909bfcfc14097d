import type { Reason } from '../model/table.ts';

/** What was seen of a table that speaks for or against it. */
export interface Evidence {
  /** How well headings and rows fit together, 0..1. */
  readonly fit: number;
  /** How much better than the next best header. */
  readonly lead: number;
  readonly headerRows: number;
  /** Share of the headings that end as headings end (名稱, 編號, …數) or are machine names. */
  readonly headingWords: number;
  /** Columns of numbers, dates or codes: over them a heading cannot be a record. */
  readonly typedColumns: number;
  readonly columns: number;
  readonly nameless: number;
  readonly sameTitle: number;
  readonly records: number;
  /** Section labels that were cut, so that what they say is not in the records. */
  readonly labels: number;
  readonly continuations: number;
  readonly totals: number;
  readonly blocks: number;
  readonly strayColumns: number;
  /** Share of the cells in number columns of records that are words. */
  readonly oddCells: number;
  readonly asked: number;
  readonly missing: number;
}

interface Doubt {
  readonly applies: boolean;
  /** Share of the certainty that is lost. */
  readonly costs: number;
  readonly zh: string;
  readonly en: string;
}

function doubts(seen: Evidence): Doubt[] {
  const { nameless, sameTitle, labels, records } = seen;
  return [
    {
      applies: seen.headerRows === 0,
      costs: 0.45,
      zh: '沒有標題列，第一列就是資料',
      en: 'no header: the first row is data',
    },
    {
      applies: seen.fit < 0.8,
      costs: Math.min(0.6, (0.8 - seen.fit) * 1.5),
      zh: '標題與下方資料不太相合',
      en: 'headings and rows below fit poorly',
    },
    { applies: seen.lead < 0.05, costs: 0.1, zh: '另有一列也像標題列', en: 'another row looks like a header too' },
    {
      applies: seen.headerRows > 0 && seen.typedColumns === 0 && seen.headingWords < 0.4,
      costs: 0.4,
      zh: '每一欄都是文字，標題列也可能是資料',
      en: 'all columns are words: the header may be a record',
    },
    { applies: seen.headerRows > 3, costs: 0.08, zh: '標題列超過三列', en: 'more than three header rows' },
    {
      applies: nameless > 0,
      costs: Math.min(0.4, (nameless / seen.columns) * 1.5),
      zh: `${nameless} 個欄位沒有標題`,
      en: `${nameless} columns without a heading`,
    },
    {
      applies: sameTitle > 0,
      costs: Math.min(0.3, (sameTitle / seen.columns) * 0.8),
      zh: `${sameTitle} 個欄位標題重複`,
      en: `${sameTitle} columns repeat a heading`,
    },
    {
      applies: records < 3,
      costs: records === 0 ? 0.5 : 0.1,
      zh: `只有 ${records} 筆資料`,
      en: `only ${records} records`,
    },
    {
      applies: labels > 0,
      costs: Math.min(0.3, 0.08 + (labels / Math.max(records, 1)) * 0.5),
      zh: `${labels} 列只有分組名稱，未列入資料`,
      en: `${labels} rows hold only a section's name and were cut`,
    },
    {
      applies: seen.continuations > 0,
      costs: Math.min(0.15, 0.03 + (seen.continuations / Math.max(records, 1)) * 0.1),
      zh: `${seen.continuations} 列接續上一列的文字`,
      en: `${seen.continuations} rows run on from the row above`,
    },
    { applies: seen.totals > records, costs: 0.25, zh: '合計列比資料還多', en: 'more totals than records' },
    {
      applies: seen.blocks > 1,
      costs: 0.2,
      zh: `同一標題下疊放 ${seen.blocks} 個表格`,
      en: `${seen.blocks} tables stacked under one header`,
    },
    {
      applies: seen.strayColumns > 0,
      costs: 0.05,
      zh: `${seen.strayColumns} 欄有零星儲存格，未列入`,
      en: `${seen.strayColumns} columns with a few stray cells were left out`,
    },
    {
      applies: seen.oddCells > 0.05,
      costs: Math.min(0.4, seen.oddCells),
      zh: '數字欄位裡有不少文字',
      en: 'words in many cells of number columns',
    },
    {
      applies: seen.missing > 0,
      costs: Math.min(0.8, (seen.missing / Math.max(seen.asked + seen.missing, 1)) * 0.9),
      zh: `找不到 ${seen.missing} 個指定的欄位標題`,
      en: `${seen.missing} of the headings asked for were not found`,
    },
  ];
}

/** The one place where evidence becomes certainty, 0..1, with a reason for every doubt. */
export function weigh(seen: Evidence): { sure: number; why: Reason[] } {
  let sure = 0.98;
  const why: Reason[] = [];
  for (const doubt of doubts(seen)) {
    if (!doubt.applies) continue;
    sure *= 1 - doubt.costs;
    why.push({ step: 'sure', says: { zh: doubt.zh, en: doubt.en } });
  }
  return { sure: Math.round(Math.max(0.02, sure) * 100) / 100, why };
}
