import type { Problem } from '../model/finding.ts';
import type { DriftKind } from '../model/pipeline.ts';

// Each kind of difference between a file and what its pipeline has recorded. The level is that of a difference that holds back.

const added: Problem = {
  name: 'drift-column-added',
  level: 'error',
  says: {
    zh: '檔案多了一欄「{found}」（{column} 欄），發布流程記的欄位裡沒有。',
    en: 'The file has a new column “{found}” (column {column}) that the pipeline has not recorded.',
  },
  why: {
    zh: '新的一欄可能是原來某一欄拆開的，也可能讓別欄的意思改變。',
    en: 'A new column may be part of an old one that was split, or change what others mean.',
  },
  mend: {
    zh: '要發布就加進 fields；不論要不要發布，都把標題加進 table.columns。',
    en: 'Add it to fields if it is to be published; in either case add the heading to table.columns.',
  },
  example: { before: '縣市、產量、產值', after: '縣市、產量' },
};

const removed: Problem = {
  name: 'drift-column-removed',
  level: 'error',
  says: {
    zh: '檔案少了欄位「{expected}」；檔案的欄位是：{found}。',
    en: 'The column “{expected}” is no longer in the file; its columns are: {found}.',
  },
  why: {
    zh: '少了一欄，使用資料的人的程式就會停擺。',
    en: 'A column less breaks the programs of those who use the data.',
  },
  mend: {
    zh: '請向業務單位確認。若只是改名，把新標題寫進這個欄位的 aliases；若有些年度本來就沒有，寫 optional: true。',
    en: 'Ask the office. If it was only renamed, add the new heading to the field’s aliases; if files of some years lack it, say optional: true.',
  },
  example: { before: '縣市', after: '縣市、產量' },
};

const renamed: Problem = {
  name: 'drift-column-renamed',
  level: 'error',
  says: {
    zh: '欄位「{expected}」好像改名為「{found}」（{column} 欄；依據：{reason}）。',
    en: 'The column “{expected}” seems to be called “{found}” now (column {column}; by {reasonEn}).',
  },
  why: {
    zh: '改名的一欄多半是同一欄，也可能已經是另一種數字，要由人確認。',
    en: 'A renamed column is mostly the same one, but may hold other figures; a person has to say.',
  },
  mend: {
    zh: '確定是同一欄，就把新標題寫進這個欄位的 aliases；不是的話，另外加一個欄位。',
    en: 'If it is the same column, add the new heading to the field’s aliases; if not, add another field.',
  },
  example: { before: '村里名稱', after: '村里' },
};

const moved: Problem = {
  name: 'drift-column-moved',
  level: 'error',
  says: {
    zh: '欄位「{found}」從第 {expected} 欄移到第 {position} 欄。',
    en: 'The column “{found}” has moved from place {expected} to place {position}.',
  },
  why: {
    zh: '程式依標題找欄位，換位置不影響發布的內容。',
    en: 'Columns are found by their headings, so what is published stays the same.',
  },
  mend: {
    zh: '不必處理；要消除這項提醒，照新的順序改 table.columns。',
    en: 'Nothing needs to be done; put table.columns in the new order to end the reminder.',
  },
  example: { before: '產量、縣市', after: '縣市、產量' },
};

const header: Problem = {
  name: 'drift-header-rows',
  level: 'error',
  says: {
    zh: '標題列原來有 {expected} 列，這個檔案有 {found} 列（{rows}）。',
    en: 'The header had {expected} rows; in this file it has {found} ({rowsEn}).',
  },
  why: {
    zh: '標題列多一列或少一列，欄位名稱的組成就不同，第一筆資料也可能被當成標題。',
    en: 'With a header row more or less the headings are made up otherwise, and the first record may be taken for one.',
  },
  mend: {
    zh: '用 goldbadge inspect 看標題列對不對；對的話，把 table.header 改成新的列數。',
    en: 'See with goldbadge inspect whether the header is right; if so, set table.header to the new number.',
  },
  example: { before: 'village\n村里\n留侯里', after: '村里\n留侯里' },
};

const unit: Problem = {
  name: 'drift-unit',
  level: 'error',
  says: {
    zh: '{what}的單位原來是「{expected}」，這個檔案是「{found}」。',
    en: 'The unit of {whatEn} was “{expected}”; in this file it is “{found}”.',
  },
  why: {
    zh: '千元變成元，數字就差一千倍，而檔案看起來一樣正常。',
    en: 'From thousands to ones the figures differ a thousandfold, and the file looks as sound as before.',
  },
  mend: {
    zh: '請業務單位改回原來的單位；確定要換，就改 table 裡記的單位和欄位的 unit，並在說明寫清楚。',
    en: 'Have the old unit restored; if the new one is meant, change the unit recorded in table and the fields’ unit, and say so in the description.',
  },
  example: { before: '單位：元', after: '單位：千元' },
};

const sheet: Problem = {
  name: 'drift-sheet-renamed',
  level: 'error',
  says: {
    zh: '沒有工作表「{expected}」；欄位相同的是「{found}」。',
    en: 'There is no sheet “{expected}”; “{found}” has the same columns.',
  },
  why: {
    zh: '工作表換了名稱，可能放的是另一期或另一種資料。',
    en: 'A sheet with another name may hold another period or other data.',
  },
  mend: {
    zh: '確定是同一張，就改 table.sheet；每期都會換名稱的，在 change 寫 sheet: publish。',
    en: 'If it is the same, change table.sheet; where the name changes each time, say sheet: publish under change.',
  },
  example: { before: '工作表「113年」', after: '工作表「112年」' },
};

const titles: Problem = {
  name: 'drift-title-rows',
  level: 'error',
  says: {
    zh: '標題列上方原來有 {expected} 列說明，這個檔案有 {found} 列。',
    en: 'There were {expected} lines above the header; in this file there are {found}.',
  },
  why: {
    zh: '程式依標題的文字找標題列，多一列表名或說明不影響發布的內容。',
    en: 'The header is found by its texts, so a title line more changes nothing in what is published.',
  },
  mend: {
    zh: '發布的資料不受影響；確認後把 table.above 改成新的列數，就不再提醒。',
    en: 'What is published stays the same; set table.above to the new number to end the reminder.',
  },
  example: { before: '公園清冊\n112年12月\n編號,面積', after: '公園清冊\n編號,面積' },
};

const file: Problem = {
  name: 'drift-file-form',
  level: 'error',
  says: {
    zh: '檔案原來是 {expected}，這次是 {found}。',
    en: 'The file was {expected}; it is {found} now.',
  },
  why: {
    zh: '程式依實際內容讀檔，換格式或編碼不影響發布的內容，但可能表示檔案的產生方式換了。',
    en: 'Files are read by what they are, so nothing in what is published changes; but the file may be made in another way now.',
  },
  mend: {
    zh: '不必處理；要消除這項提醒，改 table.file。',
    en: 'Nothing needs to be done; change table.file to end the reminder.',
  },
  example: { before: 'csv，編碼 cp950', after: 'csv，編碼 utf-8' },
};

/** The file is not at all what was recorded: naming each column would explain nothing. */
export const otherTable: Problem = {
  name: 'drift-other-table',
  level: 'error',
  says: {
    zh: '這個檔案不像流程記的表格：記下的 {expected} 欄只找到 {found} 欄。檔案的欄位是：{columns}。',
    en: 'This does not look like the table that the pipeline has recorded: of {expected} columns {found} were found. Its columns are: {columns}.',
  },
  why: {
    zh: '多半是拿錯檔案、選錯工作表，或機關換了一種報表。',
    en: 'Mostly it is the wrong file or sheet, or the agency has a new form.',
  },
  mend: {
    zh: '確認來源的檔案與工作表；若報表真的換了，用 goldbadge init 重寫一份流程再合併。',
    en: 'Check the file and the sheet; if the form is new, write the pipeline anew with goldbadge init and merge the two.',
  },
  example: { before: '姓名、職稱、電話', after: '縣市、產量、產值' },
};

/** The problem of each kind of drift. */
export const driftProblems: Readonly<Record<DriftKind, Problem>> = {
  added,
  removed,
  renamed,
  moved,
  header,
  unit,
  sheet,
  titles,
  file,
};
