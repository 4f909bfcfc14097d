import type { Problem } from '../model/finding.ts';

/** A column with a heading and no value in any record. */
export const emptyColumn: Problem = {
  name: 'empty-column',
  level: 'warning',
  says: {
    zh: '整欄 {found} 筆都沒有值，預期每一欄都有資料。',
    en: 'Found no value in any of the {found} records; expected every column to hold something.',
  },
  why: {
    zh: '使用者不知道是本來就沒有、還沒填，還是匯出時漏掉了；只有空白字元的格子看起來也是空的。',
    en: 'Nobody can tell whether there is nothing to say, it was not filled in yet, or it was lost in the export. Cells with blanks only look empty as well.',
  },
  mend: {
    zh: '請核對原始資料：漏掉的補上；用不到的欄位刪掉；暫時沒有值的，在欄位說明寫明原因。',
    en: 'Compare with the original: fill in what was lost, delete a column that nobody needs, or say in its description why it is empty.',
  },
  example: { before: '站名|備註|件數\n甲站||3\n乙站||5', after: '站名|件數\n甲站|3\n乙站|5' },
};

/** A heading that would fit any column. */
export const headingUnclear: Problem = {
  name: 'heading-unclear',
  level: 'warning',
  says: {
    zh: '欄名「{found}」只是代號，看不出這一欄裝的是什麼；預期欄名寫明內容。',
    en: 'The heading “{found}” would fit any column; expected a name that says what the column holds.',
  },
  why: {
    zh: '使用者只能猜每一欄是什麼，猜錯了也不會知道。對照表放在另一份文件時，資料一離開那份文件就看不懂了。',
    en: 'Users can only guess what a column is, and never learn that they guessed wrong. A key in another document is lost as soon as the data leaves it.',
  },
  mend: {
    zh: '在標題列把代號改成內容的名稱，例如把 itemvalue1 改成「總人口數」；不能改時，在發布流程的 title 寫上名稱。',
    en: 'Write what the column holds into the header row, such as “population” for itemvalue1; where that cannot be done, give it a `title` in the pipeline.',
  },
  example: { before: '鄉鎮|itemvalue1\n大安區|300', after: '鄉鎮|人口數\n大安區|300' },
};
