import { Fault } from '../model/fault.ts';

/** The file breaks off or contradicts itself: `part` is the piece inside it, `why` what was met there. */
export function damaged(part: string, why: { zh: string; en: string }, cause?: unknown): Fault {
  return new Fault(
    'file-damaged',
    {
      zh: `檔案已損壞：${part} ${why.zh}。請重新下載，或用試算表軟體開啟後另存新檔，再試一次。`,
      en: `The file is damaged: ${part} ${why.en}. Fetch it again, or open it in a spreadsheet program and save it anew.`,
    },
    cause,
  );
}

/** JSON or XML that no program reads to its end: `part` is the file, `why` what was met and where. */
export function malformed(part: string, why: { zh: string; en: string }): Fault {
  return new Fault('file-damaged', {
    zh: `檔案「${part}」的寫法有誤：${why.zh}。請重新下載；若還是一樣，請提供檔案的單位修正。`,
    en: `The file ${part} is malformed: ${why.en}. Fetch it again; if it stays so, ask who made it to mend it.`,
  });
}

/** The file is small but unfolds to more than any real table holds. */
export function bomb(part: string, why: { zh: string; en: string }): Fault {
  return new Fault('file-bomb', {
    zh: `檔案解開後大得不合理，已停止讀取：${part} ${why.zh}。請確認檔案來源，必要時把資料分成數個檔案。`,
    en: `The file unfolds to an unreasonable size and was not read on: ${part} ${why.en}. Check where it comes from; split the data if it is real.`,
  });
}

/** The longest row that is read, and how much text one sheet may unfold to: a shared string may stand in a million cells. */
const ROW_BYTES = 64 * 2 ** 20;
const SHEET_BYTES = 8 * 2 ** 30;

/** Refuses a row, or a sheet up to here, that holds more text than any real one. */
export function judgeLength(part: string, row: number, sheet: number): void {
  if (row > ROW_BYTES) throw bomb(part, { zh: '有一列超過 64 MB', en: 'has a row of more than 64 MB' });
  if (sheet > SHEET_BYTES) throw bomb(part, { zh: '的文字超過 8 GB', en: 'holds more than 8 GB of text' });
}

/** A password stands before the content. */
export function encrypted(name: string): Fault {
  return new Fault('file-encrypted', {
    zh: `檔案「${name}」設有密碼，無法讀取。請移除密碼保護後另存新檔。`,
    en: `The file ${name} is protected by a password and cannot be read. Remove the password and save it again.`,
  });
}

/** A workbook of charts and macros only. */
export function noSheet(name: string): Fault {
  return new Fault('file-not-a-table', {
    zh: `檔案「${name}」裡沒有任何工作表。請確認是否上傳了正確的檔案。`,
    en: `The workbook ${name} holds no worksheet. Check that this is the right file.`,
  });
}

/** Eight times the columns of any spreadsheet. */
const MOST_CELLS = 2 ** 17;

/** Refuses a row of text, numbered from 0, that no table has. */
export function judgeWidth(cells: number, row: number): void {
  if (cells <= MOST_CELLS) return;
  throw new Fault('file-not-a-table', {
    zh: `第 ${row + 1} 列有超過 ${MOST_CELLS} 格，不是表格的一列；多半是少了換行。請確認檔案內容，一筆一列。`,
    en: `Row ${row + 1} has more than ${MOST_CELLS} cells, which no row of a table has; line ends may be missing. Write one record a line.`,
  });
}
