/**
 * One workbook, as the spreadsheet set's driver asks for it: each in a process of its own, so that its memory and time are seen.
 *
 *     python3 spreadsheet/drive.py OUT -- node test/yardsticks/workbook-to-csv.ts
 *
 * Exit 0: written. 3: refused by a Fault, told as JSON. Anything else is a crash.
 */
import { Fault } from '../../src/model/fault.ts';
import { writeWorkbook } from './workbook-csv.ts';

const [path, folder] = process.argv.slice(2);

if (path === undefined || folder === undefined) {
  console.error('usage: workbook-to-csv.ts BOOK FOLDER');
  process.exitCode = 2;
} else {
  try {
    await writeWorkbook(path, folder);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.log(JSON.stringify({ error: error.message }));
    process.exitCode = 3;
  }
}
