import type { Problem } from '../model/finding.ts';

/** A column that the recipe names is not in the table. */
export const reshapeColumnMissing: Problem = {
  name: 'reshape-column-missing',
  level: 'error',
  says: {
    zh: '轉成直式資料時找不到欄位「{expected}」；標題列有的是：{found}。',
    en: 'The column “{expected}” that was to be reshaped is not there; the headings are: {found}.',
  },
  why: {
    zh: '少了一個月份或一個地區的欄位，公開的資料就會少一段而沒有人發現。',
    en: 'Without the column of a month or a place, a part of the data would be missing and nobody would see it.',
  },
  mend: {
    zh: '請確認標題列的文字；若檔案改了標題，請修改發布流程的 table.reshape。',
    en: 'Check the heading; if the file has changed, change table.reshape in the pipeline.',
  },
  example: { before: '地區、1月、2月（設定 from: 1月, to: 3月）', after: '地區、1月、2月、3月' },
};

/** A heading does not have the parts that are to become columns. */
export const reshapeLevels: Problem = {
  name: 'reshape-heading-parts',
  level: 'error',
  says: {
    zh: '標題「{found}」分不出要求的 {expected} 個部分（{names}）。',
    en: 'The heading “{found}” does not have the {expected} parts that are asked for ({names}).',
  },
  why: {
    zh: '標題的每個部分都要成為一欄的值；分不清楚就不知道這些數字屬於誰。',
    en: 'Each part of the heading becomes a value of its own; if they cannot be told apart, nobody knows what the figures are of.',
  },
  mend: {
    zh: '請修改 table.reshape.across 的 names、split 或 pattern，或用 except 排除合計欄。',
    en: 'Change names, split or pattern of table.reshape.across, or leave a total out with except.',
  },
  example: { before: '未婚_男、未婚_女、總計', after: '未婚_男、未婚_女（except: [總計]）' },
};

/** Two columns would become rows that nobody can tell apart. */
export const reshapeSameLabels: Problem = {
  name: 'reshape-labels-repeated',
  level: 'error',
  says: {
    zh: '有兩欄的標題都是「{found}」，轉成直式資料後分不出是哪一欄。',
    en: 'Two columns are both headed “{found}”; as rows they could not be told apart.',
  },
  why: {
    zh: '同一個項目有兩個數字，使用資料的人不知道哪一個才對。',
    en: 'With two figures for one thing, nobody knows which one counts.',
  },
  mend: {
    zh: '請在檔案改正標題；若是左右並排的頁，請設定 table.reshape.pages: true。',
    en: 'Correct the headings; if these are pages side by side, set table.reshape.pages: true.',
  },
  example: { before: '地區、1月、1月', after: '地區、1月、2月' },
};

/** No sheet, or not enough of them, to stack. */
export const reshapeSheetMissing: Problem = {
  name: 'reshape-sheet-missing',
  level: 'error',
  says: {
    zh: '沒有名稱像「{expected}」而可以合併的工作表；有的是：{found}。',
    en: 'There is no sheet like “{expected}” to stack; the sheets are: {found}.',
  },
  why: {
    zh: '工作表不見了，公開的資料會少掉一整份。',
    en: 'Without the sheet a whole part of the data would be missing.',
  },
  mend: {
    zh: '請確認工作表名稱與 table.reshape.sheets.like；隱藏的工作表不會合併。',
    en: 'Check the sheets’ names against table.reshape.sheets.like; hidden sheets are not stacked.',
  },
  example: { before: '工作表1、工作表2（設定 like: ["*月"]）', after: '1月、2月' },
};

/** A sheet that is like those that are stacked is hidden. */
export const reshapeSheetHidden: Problem = {
  name: 'reshape-sheet-hidden',
  level: 'warning',
  says: {
    zh: '工作表「{found}」是隱藏的，沒有合併。',
    en: 'The sheet “{found}” is hidden and was not stacked.',
  },
  why: {
    zh: '隱藏的工作表通常不打算公開，但也可能是忘了取消隱藏，那就會少一整份資料。',
    en: 'A hidden sheet is seldom meant for the public; if it was hidden by mistake, a whole part of the data is missing.',
  },
  mend: {
    zh: '要公開就取消隱藏；不要公開，請寫進 table.reshape.sheets.except 或從檔案刪除。',
    en: 'Unhide it to publish it; otherwise name it in table.reshape.sheets.except or delete it.',
  },
  example: { before: '1月、2月、3月（隱藏）', after: '1月、2月、3月' },
};

/** A sheet of the series, or a page, has another table than the first one. */
export const reshapePartDiffers: Problem = {
  name: 'reshape-part-differs',
  level: 'error',
  says: {
    zh: '「{part}」的表格與其他的不同：少了 {expected}；這裡的欄位是：{found}。',
    en: 'The table of “{part}” differs from the others: it lacks {expected}; its columns are: {found}.',
  },
  why: {
    zh: '欄位不同的表格疊在一起，會有整段資料是空的。',
    en: 'When tables with other columns are stacked, a stretch of the data is empty.',
  },
  mend: {
    zh: '請把各工作表（各頁）的標題改成一致，或修改 table.reshape。',
    en: 'Make the headings of all sheets (or pages) the same, or change table.reshape.',
  },
  example: { before: '1月：村里、人數；2月：村里、人口', after: '1月：村里、人數；2月：村里、人數' },
};

/** The headings do not repeat, so there are no pages. */
export const reshapePagesMissing: Problem = {
  name: 'reshape-pages-missing',
  level: 'error',
  says: {
    zh: '標題沒有左右重複，看不出並排的頁；標題列是：{found}。',
    en: 'The headings do not repeat from left to right, so there are no pages side by side; they are: {found}.',
  },
  why: {
    zh: '分不清楚頁的界線，右半邊的資料會接錯欄。',
    en: 'If it is not known where a page ends, the right half would come under the wrong headings.',
  },
  mend: {
    zh: '請確認各頁的標題完全相同；若檔案已不是並排，請刪除 table.reshape.pages。',
    en: 'Give all pages the same headings, or remove table.reshape.pages if the file has no pages any more.',
  },
  example: { before: '里別、人數、里別、戶數', after: '里別、人數、里別、人數' },
};

/** A record stands above the first label. */
export const reshapeUnlabelled: Problem = {
  name: 'reshape-block-without-label',
  level: 'error',
  says: {
    zh: '這一列上面沒有分組的名稱，不知道「{field}」是什麼。',
    en: 'No label stands above this row, so its {field} is not known.',
  },
  why: {
    zh: '疊在一起的表格靠分組名稱區別；少了名稱，同一個項目就有兩個數字。',
    en: 'Stacked blocks are told apart by their labels; without one there are two figures for one thing.',
  },
  mend: {
    zh: '請在檔案補上分組的名稱（單獨一列，寫在該組資料的上面）。',
    en: 'Put the block’s label in a row of its own above its rows.',
  },
  example: { before: '大安里 12\n（經常門）\n大安里 8', after: '（資本門）\n大安里 12\n（經常門）\n大安里 8' },
};

/** A blank cell below the end of a merged label. */
export const reshapeLabelEnds: Problem = {
  name: 'reshape-label-ends',
  level: 'warning',
  says: {
    zh: '這一列的「{field}」是空白，上面的名稱是合併儲存格，只到前面的列為止，所以沒有補。',
    en: 'This row has no {field}: the label above is a merged cell that ends before it, so it was not put here.',
  },
  why: {
    zh: '合併儲存格說明了名稱屬於哪幾列；超出的列可能是漏填，也可能本來就沒有，補上去就是猜的。',
    en: 'Merged cells say which rows a label is of; a row beyond them may lack its label, or have none, and to put one there would be a guess.',
  },
  mend: {
    zh: '請在檔案的這一列寫上名稱，或把合併儲存格延長到這一列；本來就沒有的話，不必修改。',
    en: 'Write the label on this row, or extend the merged cells to it; where the row has none, leave it.',
  },
  example: { before: '111（合併 2 列） | 甲廠\n | 乙廠\n | 丙廠', after: '111 | 甲廠\n111 | 乙廠\n111 | 丙廠' },
};

/** A group of rows does not have exactly one label. */
export const reshapeGroupLabel: Problem = {
  name: 'reshape-group-label',
  level: 'error',
  says: {
    zh: '這一組的「{field}」有 {found} 個名稱，應剛好一個，不知道這一列屬於哪一個。',
    en: 'Found {found} labels for {field} in this group of rows, expected exactly one: what this row is about is not known.',
  },
  why: {
    zh: '名稱一組只寫一次；少了或多了，就不知道這些數字是誰的。',
    en: 'The label is written once a group; without it, or with two, nobody knows whose figures these are.',
  },
  mend: {
    zh: '請在檔案的每一列都寫上名稱；或檢查 table.reshape.fill 的 groups 是不是分組的那一欄。',
    en: 'Write the label on every row of the file, or check that groups of table.reshape.fill names the column that tells the groups apart.',
  },
  example: { before: '|計|30\n|男|14\n|女|16', after: '中正區|計|30\n中正區|男|14\n中正區|女|16' },
};

/** Labels that stand once a group, so that most rows do not say what they are about. */
export const labelOnce: Problem = {
  name: 'label-once-a-group',
  level: 'warning',
  says: {
    zh: '看過的 {records} 筆裡有 {found} 筆沒有寫，像是一組只寫一次（合併儲存格或省略）；照這樣發布，這些列不知道屬於誰。',
    en: 'Found {found} of {records} records without it, as if it were written once a group (merged cells or left out); published so, these rows do not say what they are about. Expected it on every row.',
  },
  why: {
    zh: '人看得出空白的格子和上面同一組；程式只看到空白，排序或篩選以後更找不回來。',
    en: 'A person sees that a blank cell belongs to the label near it; a program sees a blank, and after sorting nobody can tell.',
  },
  mend: {
    zh: '在檔案的每一列都寫上名稱；或在發布流程寫 table.reshape.fill（名稱在第一列時寫 columns；計、男、女一組時再寫 groups）。',
    en: 'Write the label on every row of the file, or use table.reshape.fill in the pipeline (columns where it stands on the first row; groups as well for 計, 男, 女).',
  },
  example: { before: '東區 | 文聖里 | 2\n | 大德里 | 2', after: '東區 | 文聖里 | 2\n東區 | 大德里 | 2' },
};

/** The title says no period, or several. */
export const reshapePeriodMissing: Problem = {
  name: 'reshape-period-missing',
  level: 'error',
  says: {
    zh: '表格上面的標題裡應該有一個期間（例如 112年3月），找到的是：{found}。',
    en: 'The title above the table should say one period (such as 112年3月); found: {found}.',
  },
  why: {
    zh: '各列沒有日期，期間只寫在標題；少了它就不知道是哪一期的資料。',
    en: 'The rows have no date: without the title’s period nobody knows when the figures are of.',
  },
  mend: {
    zh: '請在標題寫明期間；若各列已有日期，請刪除 table.reshape.period。',
    en: 'Write the period into the title, or remove table.reshape.period if the rows have dates.',
  },
  example: { before: '各區人口統計', after: '112年3月各區人口統計' },
};

/** A column that the recipe makes has the name of one that is there. */
export const reshapeNameTaken: Problem = {
  name: 'reshape-name-taken',
  level: 'error',
  says: {
    zh: '檔案已經有「{found}」這一欄，table.reshape 不能再做一欄同名的。',
    en: 'The file has a column “{found}” already; table.reshape cannot make another of that name.',
  },
  why: { zh: '兩欄同名，程式無法分辨。', en: 'Two columns of one name cannot be told apart.' },
  mend: {
    zh: '請在 table.reshape 與對應的欄位換一個名稱。',
    en: 'Choose another name in table.reshape and in the field that goes with it.',
  },
  example: { before: 'blocks: { as: 區別 }，檔案也有「區別」', after: 'blocks: { as: 行政區 }' },
};

export const reshapeProblems: readonly Problem[] = [
  reshapeColumnMissing,
  reshapeLevels,
  reshapeSameLabels,
  reshapeSheetMissing,
  reshapeSheetHidden,
  reshapePartDiffers,
  reshapePagesMissing,
  reshapeUnlabelled,
  reshapeLabelEnds,
  reshapeGroupLabel,
  labelOnce,
  reshapePeriodMissing,
  reshapeNameTaken,
];
