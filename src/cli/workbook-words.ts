import { Fault } from '../model/fault.ts';
import { type Context, say } from './command.ts';
import type { OwnWorkbook } from './workbook-of.ts';

/** Whether the workbook's macros go into `target`: a file named .xlsx must not hold any, one named .xlsm must. */
export function macrosKept(target: string, workbook: OwnWorkbook): boolean {
  if (/\.xlsx$/i.test(target)) return false;
  if (/\.xlsm$/i.test(target) && workbook.macros) return true;
  throw new Fault('usage', {
    zh: `「${target}」要以 .xlsx 結尾${workbook.macros ? '（保留巨集則用 .xlsm）' : ''}。`,
    en: `${target} must end with .xlsx${workbook.macros ? ' (or with .xlsm, to keep the macros)' : ''}.`,
  });
}

export function droppedMacros(context: Context, workbook: OwnWorkbook, kept: boolean): string[] {
  if (!workbook.macros || kept) return [];
  return [
    say(context, {
      zh: '原檔有巨集；.xlsx 不能放巨集，所以沒有帶過來。要保留請把輸出檔名改為 .xlsm。',
      en: 'The file has macros, which an .xlsx cannot hold; they were left out. Name the output .xlsm to keep them.',
    }),
  ];
}

/** What did not fit into a workbook, the first of it. */
export function shortenedWords(context: Context, workbook: OwnWorkbook): string[] {
  return workbook.shortened().map(({ what, sheet, row }) => {
    const words = {
      rows: {
        zh: `工作表「${sheet}」從第 ${row + 1} 列起超過 Excel 的列數上限，沒有寫出。`,
        en: `Sheet “${sheet}”: rows from ${row + 1} on are more than a workbook holds and were left out.`,
      },
      columns: {
        zh: `工作表「${sheet}」第 ${row + 1} 列有超過 Excel 欄數上限的格子，沒有寫出。`,
        en: `Sheet “${sheet}”, row ${row + 1}: cells beyond the columns that a workbook holds were left out.`,
      },
      text: {
        zh: `工作表「${sheet}」第 ${row + 1} 列有一格超過 32,767 個字，只寫出前面的部分。`,
        en: `Sheet “${sheet}”, row ${row + 1}: a cell of more than 32,767 characters was cut off.`,
      },
    };
    return say(context, words[what]);
  });
}
