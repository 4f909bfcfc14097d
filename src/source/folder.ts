import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../model/fault.ts';
import type { FolderFrom } from '../model/source.ts';
import { wildcard } from './wildcard.ts';

/** Files of programs that are still writing, and what a spreadsheet program keeps beside an open file. */
const UNFINISHED = /^(?:~\$|\.)|\.(?:part|partial|crdownload|tmp|filepart)$/i;

/** The path of the file to take from a folder where files are dropped: the newest that fits, or the last by name. */
export async function newestIn(from: FolderFrom): Promise<string> {
  const like = wildcard(from.like ?? '*');
  const names = (await namesIn(from.path)).filter((name) => like(name) && !UNFINISHED.test(name));
  const files = await Promise.all(
    names.map(async (name) => ({ name, facts: await stat(join(from.path, name)).catch(() => undefined) })),
  );
  const there = files.flatMap(({ name, facts }) =>
    facts?.isFile() && facts.size > 0 ? [{ name, time: facts.mtimeMs }] : [],
  );
  const order = new Intl.Collator('zh-TW', { numeric: true });
  const byName = (a: { name: string }, b: { name: string }) => order.compare(b.name, a.name);
  const best = there.toSorted(from.pick === 'last' ? byName : (a, b) => b.time - a.time || byName(a, b))[0];
  if (best) return join(from.path, best.name);
  throw new Fault('source-missing', {
    zh: `資料夾「${from.path}」裡沒有符合「${from.like ?? '*'}」的檔案。請確認檔案已放進去，名稱符合 folder.like。`,
    en: `No file in ${from.path} fits “${from.like ?? '*'}”. Check that the file is there and that its name fits folder.like.`,
  });
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (cause) {
    throw new Fault(
      'source-missing',
      {
        zh: `讀不到資料夾「${path}」。請確認位置與權限。`,
        en: `Cannot read the folder ${path}. Check where it is and its permissions.`,
      },
      cause,
    );
  }
}
