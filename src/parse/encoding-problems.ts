import type { Problem } from '../model/finding.ts';

export const encodingProblem: Problem = {
  name: 'file-not-utf-8',
  level: 'note',
  says: {
    zh: '檔案的編碼是 {found}，發布的檔案一律轉為 UTF-8。',
    en: 'Found the encoding {found}; what is published is UTF-8.',
  },
  why: {
    zh: '不同電腦讀 Big5 時，少數字元會變成不同的字；UTF-8 沒有這個問題。',
    en: 'Computers read some Big5 characters differently; UTF-8 has no such trouble.',
  },
  mend: {
    zh: '另存新檔時選擇「CSV UTF-8（逗號分隔）」。',
    en: 'Save the file as “CSV UTF-8 (comma delimited)”.',
  },
  example: { before: 'Big5：A4A4 A4E5', after: 'UTF-8：E4B8AD E69687' },
};

export const recognised: Problem = {
  name: 'encoding-by-likelihood',
  level: 'warning',
  says: {
    zh: '檔案沒有標示編碼，依字頻判斷為 {found}：{share}% 是常用字，讀成 {other} 只有 {otherShare}%。',
    en: 'The file does not say its encoding; by its characters it is {found}: {share}% of them are common ones, against {otherShare}% as {other}.',
  },
  why: {
    zh: '這種編碼的位元組也能讀成別的編碼，只能看哪一種讀法像文章；判斷錯了，整份資料都會變成別的字。',
    en: 'The same bytes can be read in other encodings too, so only what reads like text tells them apart; a wrong answer changes every character.',
  },
  mend: {
    zh: '確認無誤後，在發布流程的 source.encoding 寫明編碼；最好請機關改存 UTF-8。',
    en: 'Once you have made sure, write source.encoding in the pipeline; better still, have the agency save it as UTF-8.',
  },
  example: { before: 'D0F2 BAC5（GB18030）', after: 'source: { encoding: gb18030 }' },
};

export const mixedEncodings: Problem = {
  name: 'encodings-mixed',
  level: 'error',
  says: {
    zh: '同一個檔案混用兩種編碼：UTF-8 有 {utf8Lines} 行（第一行在第 {utf8Line} 行），{other} 有 {otherLines} 行（第一行在第 {otherLine} 行）。已逐行依各自的編碼讀取。',
    en: 'Two encodings in one file: {utf8Lines} lines are UTF-8 (first: line {utf8Line}), {otherLines} are {other} (first: line {otherLine}). Each line was read in its own.',
  },
  why: {
    zh: '一般程式只會用一種編碼讀整個檔案，另一半會變成亂碼。多半是把兩個來源的檔案直接接在一起。',
    en: 'Programs read a file in one encoding, so the other part turns into gibberish. Mostly two files were joined as they were.',
  },
  mend: {
    zh: '分別把兩份來源另存為 UTF-8 再合併；請核對上述兩行的內容。',
    en: 'Save both parts as UTF-8 before joining them; check the two lines named.',
  },
  example: { before: '臺北市,1（UTF-8）⏎ A5F8 A5AB,2（Big5）', after: '臺北市,1 ⏎ 北市,2（UTF-8）' },
};

export const strayEncoding: Problem = {
  name: 'lines-in-other-encoding',
  level: 'error',
  says: {
    zh: '有 {count} 行讀成 {found} 不像文章，讀成 {other} 才像：第一行在第 {line} 行，「{near}」讀成 {other} 是「{expected}」。這裡仍照 {found} 讀取。',
    en: '{count} lines are no text in {found}, but are in {other}: the first is line {line}, where “{near}” would be “{expected}”. They are still read as {found}.',
  },
  why: {
    zh: '兩種編碼的位元組大多互相讀得通，所以接在一起的檔案不會出錯，只會變成別的字。',
    en: 'Most bytes of one encoding are characters of the other too, so files joined as they were cause no error, only other characters.',
  },
  mend: {
    zh: '請看第 {line} 行：如果混用了兩種編碼，把兩份來源分別另存為 UTF-8 再合併；如果這些字本來就對，在發布流程的 source.encoding 寫明編碼。',
    en: 'Look at line {line}: where two encodings are mixed, save both sources as UTF-8 before joining them; where the characters are right, write source.encoding in the pipeline.',
  },
  example: { before: '臺北市,1（Big5）⏎ B1B1 BEA9 CAD0,2（GBK）', after: '臺北市,1 ⏎ 北京市,2（UTF-8）' },
};

export const brokenBytes: Problem = {
  name: 'bytes-without-character',
  level: 'error',
  says: {
    zh: '有 {count} 個位元組不屬於 {found} 的任何字，第一個在第 {line} 行「{near}」（位元組 {bytes}）；該處顯示為 \ufffd。',
    en: '{count} bytes are no character of {found}; the first is in line {line}, at “{near}” (bytes {bytes}). They are shown as \ufffd.',
  },
  why: {
    zh: '字被切掉一半或傳輸時損壞，原來的字已經不完整。常見於匯出時欄位長度不夠，把最後一個字切斷。',
    en: 'A character was cut in half or damaged on the way and is not whole any more, often because an export cuts cells to a number of bytes.',
  },
  mend: {
    zh: '請從原系統重新匯出；若是欄位被截短，請放寬匯出的欄位長度。',
    en: 'Export it again from the system it comes from; where cells are cut, allow for longer ones.',
  },
  example: { before: '臺北市中\ufffd', after: '臺北市中正區' },
};

export const mojibake: Problem = {
  name: 'mojibake',
  level: 'error',
  says: {
    zh: '內容是亂碼：{right} 的文字曾被當成 {wrong} 讀取後另存（第 {line} 行「{found}」應為「{expected}」）。樣本中 {whole} 處可無損還原，{lost} 處已有字遺失。',
    en: 'The text is garbled: {right} was once read as {wrong} and saved so (line {line}: “{found}” should be “{expected}”). In the sample {whole} pieces can be put right without loss, {lost} have lost characters.',
  },
  why: {
    zh: '檔案本身的編碼沒有錯，錯的是裡面的字，別人無法閱讀也無法比對。',
    en: 'The file’s encoding is right; its characters are not, so nobody can read or match them.',
  },
  mend: {
    zh: '請從原系統重新匯出。做不到時，可在發布流程寫 source.mend: mojibake，只還原能證明無損的部分。',
    en: 'Export it again from the system it comes from. Failing that, source.mend: mojibake in the pipeline restores what can be proven to lose nothing.',
  },
  example: { before: 'ä¸­æ­£å€', after: '中正區' },
};

export const mojibakeMended: Problem = {
  name: 'mojibake-mended',
  level: 'warning',
  says: {
    zh: '依發布流程的要求還原亂碼 {whole} 處（{right} 曾被當成 {wrong} 讀取），例如第 {line} 行「{found}」改為「{expected}」；無法證明無損的保持原樣。',
    en: 'As the pipeline asks, {whole} garbled pieces were put right ({right} once read as {wrong}), such as “{found}” to “{expected}” in line {line}; what cannot be proven stays as it is.',
  },
  why: {
    zh: '還原後的字重新編回去，與檔案裡的位元組完全相同，才會替換。',
    en: 'A piece is replaced only where going back from it gives the same bytes again.',
  },
  mend: {
    zh: '請抽查幾格；來源改好之後，拿掉 source.mend。',
    en: 'Check some cells; take source.mend away once the source is right.',
  },
  example: { before: 'ä¸­æ­£å€', after: '中正區' },
};
