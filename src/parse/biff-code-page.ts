import { Fault } from '../model/fault.ts';
import { big5ToUtf8 } from '../text/big5.ts';
import type { EncodingLabel } from '../text/text-decoder.ts';
import { type Arena, copyBytes, copyString, reserve } from './xml-text.ts';

/** Appends text that stands in bytes[from..to) in a workbook's own code page. */
export type ByteText = (arena: Arena, bytes: Uint8Array, from: number, to: number) => void;

const CP950 = 950;

/** Code pages by the number that CODEPAGE gives (MS-XLS §2.4.52), as the runtime calls them. */
const labels: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  32768: 'macintosh',
  32769: 'windows-1252',
  65001: 'utf-8',
};

const pages: Readonly<Partial<Record<EncodingLabel, number>>> = {
  cp950: CP950,
  'utf-8': 65_001,
  gb18030: 936,
  shift_jis: 932,
  'euc-kr': 949,
  'windows-1252': 1252,
};

/** The code page that is an encoding; undefined: no code page is. */
export function codePageOf(label: EncodingLabel | undefined): number | undefined {
  return label === undefined ? undefined : pages[label];
}

/** Text before BIFF8 is bytes of a code page. One that is not known here is a Fault `encoding-unknown` at the first text that needs it. */
export function byteText(codePage: number, part: string): ByteText {
  const other = codePage === CP950 ? copyBig5 : decoderOf(codePage, part);
  return (arena, bytes, from, to) => {
    let at = from;
    while (at < to && bytes[at]! < 0x80) at++;
    if (at === to) copyBytes(arena, bytes, from, to);
    else other(arena, bytes, from, to);
  };
}

function copyBig5(arena: Arena, bytes: Uint8Array, from: number, to: number): void {
  reserve(arena, (to - from) * 3 + 3);
  arena.used += big5ToUtf8(bytes.subarray(from, to), to - from, arena.bytes.subarray(arena.used), true).written;
}

function decoderOf(codePage: number, part: string): ByteText {
  const label = labels[codePage];
  const decoder = label === undefined ? undefined : new TextDecoder(label, { ignoreBOM: true });
  return (arena, bytes, from, to) => {
    if (!decoder) throw unknown(codePage, part);
    copyString(arena, decoder.decode(bytes.subarray(from, to)));
  };
}

function unknown(codePage: number, part: string): Fault {
  return new Fault('encoding-unknown', {
    zh: `檔案「${part}」的文字用的是字碼頁 ${codePage}，無法讀取。請用 Excel 或 LibreOffice 開啟後另存為 .xlsx 或 .ods。`,
    en: `The text of the file ${part} is in code page ${codePage}, which is not read here. Save it as .xlsx or .ods.`,
  });
}
