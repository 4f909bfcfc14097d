import type { Reason } from '../model/table.ts';

/** What was seen of a table that speaks for or against it. Rows and columns are those of the sheet, from 0. */
export interface Evidence {
  /** How well headings and rows fit together, 0..1. */
  readonly fit: number;
  /** How much better than the next best header. */
  readonly lead: number;
  readonly header: readonly number[];
  /** Share of the headings that end as headings end (名稱, 編號, …數) or are machine names. */
  readonly headingWords: number;
  /** Columns of numbers, dates or codes: over them a heading cannot be a record. */
  readonly typedColumns: number;
  readonly columns: number;
  /** Columns without a heading, and columns with a heading that another one has. */
  readonly nameless: readonly number[];
  readonly sameTitle: readonly number[];
  /** Columns without a parent, left of a parent that may stand over them too. */
  readonly orphans: readonly number[];
  readonly records: number;
  /** Section labels that were cut, so that what they say is not in the records. */
  readonly labels: readonly number[];
  readonly continuations: readonly number[];
  readonly totals: number;
  readonly blocks: number;
  /** Records where the list of keys begins again. */
  readonly restarts: readonly number[];
  /** Records that are years among others that are months. */
  readonly yearsAmongMonths: readonly number[];
  /** Names and values of one thing rather than records of many. */
  readonly form: boolean;
  /** Records that fill other columns than the rest. */
  readonly twoShapes: readonly number[];
  /** Records that look like the heading of another table. */
  readonly headingsInside: readonly number[];
  /** Rows above the header that look like records. */
  readonly passedOver: readonly number[];
  readonly strayColumns: readonly number[];
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
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
}

function headerDoubts({ fit, lead, header, typedColumns, headingWords, passedOver }: Evidence): Doubt[] {
  const rows = header;
  return [
    {
      applies: header.length === 0,
      costs: lead < 0.05 ? 0.505 : 0.45,
      zh: '沒有標題列，第一列就是資料',
      en: 'no header: the first row is data',
    },
    {
      applies: fit < 0.8,
      costs: Math.min(0.6, (0.8 - fit) * 1.5),
      zh: header.length > 0 ? '標題與下方資料不太相合' : '各列的內容不太一致',
      en: header.length > 0 ? 'headings and rows below fit poorly' : 'rows are hardly alike',
      rows,
    },
    {
      applies: header.length > 0 && lead < 0.05,
      costs: 0.1,
      zh: '另有一列也像標題列',
      en: 'another row looks like a header too',
      rows,
    },
    {
      applies: header.length > 0 && typedColumns === 0 && headingWords < 0.4,
      costs: 0.4,
      zh: '每一欄都是文字，標題列也可能是資料',
      en: 'all columns are words: the header may be a record',
      rows,
    },
    { applies: header.length > 3, costs: 0.08, zh: '標題列超過三列', en: 'more than three header rows', rows },
    {
      applies: passedOver.length > 0,
      costs: Math.min(0.5, 0.15 + passedOver.length * 0.03),
      zh: `標題列上方有 ${passedOver.length} 列像是資料`,
      en: `${passedOver.length} rows above the header look like records`,
      rows: passedOver,
    },
  ];
}

function columnDoubts({ nameless, sameTitle, orphans, columns, strayColumns, oddCells }: Evidence): Doubt[] {
  return [
    {
      applies: orphans.length > 0,
      costs: 0.25,
      zh: `${orphans.length} 個欄位上方沒有大標題，可能屬於右邊的大標題`,
      en: `${orphans.length} columns have no parent heading and may belong to the one to their right`,
      columns: orphans,
    },
    {
      applies: nameless.length > 0,
      costs: Math.min(0.4, (nameless.length / columns) * 1.5),
      zh: `${nameless.length} 個欄位沒有標題`,
      en: `${nameless.length} columns without a heading`,
      columns: nameless,
    },
    {
      applies: sameTitle.length > 0,
      costs: Math.min(0.3, (sameTitle.length / columns) * 0.8),
      zh: `${sameTitle.length} 個欄位標題重複`,
      en: `${sameTitle.length} columns repeat a heading`,
      columns: sameTitle,
    },
    {
      applies: strayColumns.length > 0,
      costs: 0.05,
      zh: `${strayColumns.length} 欄有零星儲存格，未列入`,
      en: `${strayColumns.length} columns with a few stray cells were left out`,
      columns: strayColumns,
    },
    {
      applies: oddCells > 0.05,
      costs: Math.min(0.4, oddCells),
      zh: '數字欄位裡有不少文字',
      en: 'words in many cells of number columns',
    },
  ];
}

function rowDoubts({ records, labels, continuations, totals, blocks }: Evidence): Doubt[] {
  const many = Math.max(records, 1);
  return [
    {
      applies: records < 3,
      costs: records === 0 ? 0.5 : 0.1,
      zh: `只有 ${records} 筆資料`,
      en: `only ${records} records`,
    },
    {
      applies: labels.length > 0,
      costs: Math.min(0.3, 0.08 + (labels.length / many) * 0.5),
      zh: `${labels.length} 列只有分組名稱，未列入資料`,
      en: `${labels.length} rows hold only a section's name and were cut`,
      rows: labels,
    },
    {
      applies: continuations.length > 0,
      costs: Math.min(0.15, 0.03 + (continuations.length / many) * 0.1),
      zh: `${continuations.length} 列接續上一列的文字`,
      en: `${continuations.length} rows run on from the row above`,
      rows: continuations,
    },
    { applies: totals > records, costs: 0.25, zh: '合計列比資料還多', en: 'more totals than records' },
    {
      applies: blocks > 1,
      costs: 0.2,
      zh: `同一標題下疊放 ${blocks} 個表格`,
      en: `${blocks} tables stacked under one header`,
    },
  ];
}

/** What makes of the records something else than a list of things of one kind. */
function kindDoubts({ records, restarts, yearsAmongMonths, form, twoShapes, headingsInside }: Evidence): Doubt[] {
  return [
    {
      applies: form,
      costs: 0.35,
      zh: '只有名稱與內容兩欄，像是一張表單',
      en: 'names and values in two columns: it may be a form',
    },
    {
      applies: twoShapes.length > 0,
      costs: 0.25,
      zh: `${twoShapes.length} 列填的欄位和另外 ${records - twoShapes.length} 列不同，像是兩種資料交錯`,
      en: `${twoShapes.length} records fill other columns than the other ${records - twoShapes.length}: two lists may be mixed`,
      rows: twoShapes,
    },
    {
      applies: headingsInside.length > 0,
      costs: 0.25,
      zh: `${headingsInside.length} 列在數字欄位裡都是文字，可能是另一個表格的標題列`,
      en: `${headingsInside.length} records have words in the columns of numbers: another table may start there`,
      rows: headingsInside,
    },
    {
      applies: yearsAmongMonths.length > 0,
      costs: 0.3,
      zh: '年的列和月的列混在一起',
      en: 'rows of years stand among rows of months',
      rows: yearsAmongMonths,
    },
    {
      applies: restarts.length > 0,
      costs: 0.25,
      zh: `${restarts.length} 段又從同一個名稱開始，可能是幾個表格疊在一起`,
      en: `${restarts.length} sections begin with the same key again: tables may be stacked`,
      rows: restarts,
    },
  ];
}

function hintDoubts({ asked, missing }: Evidence): Doubt[] {
  return [
    {
      applies: missing > 0,
      costs: Math.min(0.8, (missing / Math.max(asked + missing, 1)) * 0.9),
      zh: `找不到 ${missing} 個指定的欄位標題`,
      en: `${missing} of the headings asked for were not found`,
    },
  ];
}

/** The one place where evidence becomes certainty, 0..1, with a reason for every doubt. */
export function weigh(seen: Evidence): { sure: number; why: Reason[] } {
  let sure = 0.98;
  const why: Reason[] = [];
  const doubts = [headerDoubts, columnDoubts, rowDoubts, kindDoubts, hintDoubts];
  for (const doubt of doubts.flatMap((ask) => ask(seen))) {
    if (!doubt.applies) continue;
    sure *= 1 - doubt.costs;
    const { zh, en, rows, columns } = doubt;
    why.push({ step: 'sure', says: { zh, en }, ...(rows && { rows }), ...(columns && { columns }) });
  }
  return { sure: Math.round(Math.max(0.02, sure) * 100) / 100, why };
}
