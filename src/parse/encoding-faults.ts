import { Fault } from '../model/fault.ts';
import type { Reading } from './encoding-rank.ts';
import type { LineSurvey } from './encoding-survey.ts';

/** What encodings are called where people read of them. */
export const SHOWN: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  cp950: 'Big5（CP950）',
  'big5-hkscs': 'Big5-HKSCS',
  'euc-tw': 'EUC-TW',
  gb18030: 'GB18030（GBK）',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  'iso-2022-jp': 'ISO-2022-JP',
  'windows-1252': 'Windows-1252',
};

/** Several readings are about as likely, or none is. */
export function undecided(readings: readonly Reading[], line: number): Fault {
  const names = [...new Set(readings.map((one) => one.label))].filter((label) => label !== 'utf-8');
  const possible = names.map((label) => `${SHOWN[label]}（source.encoding: ${label}）`).join('、');
  const options = names.map((label) => `${label}`).join(', ');
  return new Fault('encoding-unknown', {
    zh: `檔案不是 UTF-8，內容也不足以判斷編碼（第 ${line} 行起有中文或其他非英數文字）。可能是：${possible}。請另存為 UTF-8，或在發布流程的 source.encoding 註明。`,
    en: `The file is not UTF-8, and what is in it (from line ${line} on) does not tell its encoding. Possible: ${options}. Save it as UTF-8, or declare source.encoding in the pipeline.`,
  });
}

/** Neither UTF-8 nor the likeliest other encoding fits. */
export function neither(label: string, lines: LineSurvey): Fault {
  const name = SHOWN[label] ?? label;
  const { first, lines: count, near } = lines.broken;
  if (label === 'utf-8') {
    return new Fault('encoding-unknown', {
      zh: `檔案讀起來最像 UTF-8，但有 ${count} 行不符，第一處在第 ${first} 行「${near}」；可能混用了兩種編碼，或檔案損壞。請全部另存為 UTF-8。`,
      en: `The file reads most like UTF-8, but ${count} lines do not fit, the first is line ${first} (“${near}”). Two encodings may be mixed, or it is damaged. Save all of it as UTF-8.`,
    });
  }
  return new Fault('encoding-unknown', {
    zh: `檔案既不是 UTF-8，也不是 ${name}：有 ${count} 行不符，第一處在第 ${first} 行「${near}」；可能混用了兩種編碼，或檔案損壞。請全部另存為 UTF-8。`,
    en: `The file is neither UTF-8 nor ${label}: ${count} lines do not fit, the first is line ${first} (“${near}”). Two encodings may be mixed, or it is damaged. Save all of it as UTF-8.`,
  });
}

/** Two-byte codes that are also two-byte UTF-8. */
export function eitherUtf8(label: string, line: number): Fault {
  const name = SHOWN[label] ?? label;
  return new Fault('encoding-unknown', {
    zh: `檔案的位元組剛好也合乎 UTF-8，但讀成 ${name} 更像文章（第 ${line} 行）。請在發布流程的 source.encoding 註明 utf-8 或 ${label}。`,
    en: `The bytes happen to be UTF-8, but read more like text as ${label} (line ${line}). Declare source.encoding as utf-8 or ${label} in the pipeline.`,
  });
}

export function nulBytes(): Fault {
  return new Fault('format-unknown', {
    zh: '檔案裡有空位元組（NUL），不是純文字，也不是認得的試算表格式。請確認檔案沒有損壞。',
    en: 'The file holds NUL bytes: it is neither plain text nor a spreadsheet that is known here. Check that it is not damaged.',
  });
}

export function utf7(): Fault {
  return new Fault('encoding-unknown', {
    zh: '檔案的編碼是 UTF-7，這裡不讀這種編碼。請另存為 UTF-8。',
    en: 'The file is in UTF-7, which is not read here. Save it as UTF-8.',
  });
}

export function utf32(): Fault {
  return new Fault('encoding-unknown', {
    zh: '檔案的編碼是 UTF-32，這裡不讀這種編碼。請另存為 UTF-8。',
    en: 'The file is in UTF-32, which is not read here. Save it as UTF-8.',
  });
}
