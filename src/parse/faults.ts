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

/** The file is small but unfolds to more than any real table holds. */
export function bomb(part: string, why: { zh: string; en: string }): Fault {
  return new Fault('file-bomb', {
    zh: `檔案解開後大得不合理，已停止讀取：${part} ${why.zh}。請確認檔案來源，必要時把資料分成數個檔案。`,
    en: `The file unfolds to an unreasonable size and was not read on: ${part} ${why.en}. Check where it comes from; split the data if it is real.`,
  });
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
