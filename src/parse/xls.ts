import { Worker } from 'node:worker_threads';
import type { Batch } from '../model/batch.ts';
import { Fault } from '../model/fault.ts';
import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import type { Delivery, Opened, Sheet } from '../model/sheet.ts';
import { readBiff } from './biff.ts';
import { extensionOf } from './extension.ts';
import { bomb, damaged, encrypted, noSheet } from './faults.ts';
import { blank, commit, fits, full, put, renew, startGrid } from './grid.ts';
import { type Ole, openOle } from './ole.ts';
import type { XlsAnswer, XlsSheet, XlsTask } from './xls-worker.ts';
import { copyBytes } from './xml-text.ts';

/** Excel workbooks of 1997 to 2003 (BIFF8). They are read whole, in a thread of their own that can be stopped. */
export const xls: Parser = { format: 'xls', open };

const SECONDS = 120;
const HEAP = 1536;

async function open(delivery: Delivery, _findings: Findings, hints: ParseHints): Promise<Opened> {
  const { name } = delivery;
  const ole = await openOle(delivery.bytes, name);
  if (ole.names.includes('EncryptedPackage')) throw encrypted(name);
  const stream = workbookStream(ole, name);
  const answer = await work({ file: ole.file, stream }, name, hints.signal);
  if ('lost' in answer) {
    throw damaged(name, {
      zh: `的工作表讀不出來：${answer.lost.join('、')}`,
      en: `loses sheets: ${answer.lost.join(', ')}`,
    });
  }
  if (answer.sheets.length === 0) throw noSheet(name);
  return {
    facts: {
      format: 'xls',
      extension: extensionOf(name),
      macros: ole.names.includes('_VBA_PROJECT_CUR'),
      hiddenSheets: answer.sheets.filter((sheet) => sheet.hidden).length,
      linkCaches: 0,
    },
    sheets: answer.sheets.map(sheetOf),
  };
}

/** The stream with the workbook's records; a Fault where there is a password before it, or where it is older than BIFF8. */
function workbookStream(ole: Ole, name: string): Uint8Array {
  try {
    const stream = ole.read('Workbook') ?? ole.read('WORKBOOK') ?? ole.read('Book');
    if (stream) {
      const { version, encrypted: locked } = readBiff(stream);
      if (locked) throw encrypted(name);
      if (version === 0x600) return stream;
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw damaged(name, { zh: '的內容不完整', en: 'breaks off' }, error);
  }
  throw new Fault('format-unknown', {
    zh: `檔案「${name}」是 Excel 95 或更早的格式，無法讀取。請用 Excel 或 LibreOffice 開啟後另存為 .xlsx 或 .ods。`,
    en: `The file ${name} is in the format of Excel 95 or earlier, which is not read. Save it as .xlsx or .ods.`,
  });
}

/** Has the library read the file in a worker, with limits on memory and time. */
function work(task: XlsTask, name: string, signal?: AbortSignal): Promise<XlsAnswer> {
  const script = import.meta.url.endsWith('.ts') ? './xls-worker.ts' : './xls-worker.js';
  const worker = new Worker(new URL(script, import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
    // The library tells the console what it does not know.
    stdout: true,
    stderr: true,
  });
  return new Promise<XlsAnswer>((settle, fail) => {
    const slow = setTimeout(
      () => fail(bomb(name, { zh: `讀了 ${SECONDS} 秒還沒讀完`, en: `took longer than ${SECONDS} seconds` })),
      SECONDS * 1000,
    );
    const stop = () => fail(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', settle);
    worker.once('error', (error: Error & { code?: string }) => {
      const exhausted = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(
        exhausted
          ? bomb(name, { zh: `需要超過 ${HEAP} MB 的記憶體`, en: `needs more than ${HEAP} MB of memory` })
          : damaged(name, { zh: '的內容讀不出來', en: 'cannot be read' }, error),
      );
    });
    worker.once('exit', () => {
      clearTimeout(slow);
      signal?.removeEventListener('abort', stop);
      fail(damaged(name, { zh: '的內容讀不出來', en: 'cannot be read' }));
    });
  }).finally(() => worker.terminate());
}

function sheetOf(sheet: XlsSheet): Sheet {
  const { name, index, hidden, merged, hiddenRows, hiddenColumns, centred } = sheet;
  return {
    name,
    index,
    hidden,
    text: false,
    batches: () => batches(sheet),
    layout: () => ({ merged, hiddenRows, hiddenColumns, centred }),
  };
}

async function* batches(sheet: XlsSheet): AsyncGenerator<Batch> {
  const grid = startGrid();
  const { rows, columns, ends, kinds, bytes } = sheet;
  for (let i = 0; i < rows.length; ) {
    const row = rows[i]!;
    for (; i < rows.length && rows[i] === row; i++) {
      const from = grid.batch.used;
      copyBytes(grid.batch, bytes, i === 0 ? 0 : ends[i - 1]!, ends[i]!);
      put(grid, columns[i]!, from, kinds[i]!);
    }
    if (grid.width === 0) continue;
    if (!fits(grid)) {
      const { batch, carried } = full(grid);
      yield batch;
      renew(grid, carried);
    }
    commit(grid, row);
    blank(grid);
  }
  if (grid.batch.length > 0) yield grid.batch;
}
