import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Effects, Event, Spool } from '../model/effects.ts';
import { Fault } from '../model/fault.ts';
import { isGone, ownerHere } from '../schedule/owner.ts';

export interface World {
  readonly effects: Effects;
  /** Removes the scratch files there are: the dataset in hand is done with, and the next makes its own. */
  tidy(): void;
  /** Removes what the run left in its scratch folder. */
  close(): void;
}

/** The real clock, network and disk. Scratch files lie in one folder of their own, under TMPDIR. */
export function world(log: (event: Event) => void, signal: AbortSignal): World {
  let folder: string | undefined;
  let count = 0;
  let done = 0;
  const open = new Set<number>();
  const tidy = () => {
    // A run that failed half-way has closed nothing.
    for (const file of open) closeSync(file);
    open.clear();
    if (folder)
      for (let i = done + 1; i <= count; i++) rmSync(join(folder, String(i)), { recursive: true, force: true });
    done = count;
  };
  return {
    tidy,
    effects: {
      now: () => new Date(),
      signal,
      log,
      spool(name) {
        folder ??= scratchFolder();
        const path = join(folder, String(++count), name);
        try {
          mkdirSync(dirname(path));
          return spool(path, open);
        } catch (cause) {
          throw diskFault(path, cause);
        }
      },
    },
    close() {
      tidy();
      if (folder) rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}

const OWNER = 'owner';

function scratchFolder(): string {
  try {
    sweep();
    const folder = mkdtempSync(join(tmpdir(), 'goldbadge-'));
    writeFileSync(join(folder, OWNER), ownerHere());
    return folder;
  } catch (cause) {
    throw diskFault(tmpdir(), cause);
  }
}

/** What runs that were killed on this machine left behind: after some of them the disk would be full. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith('goldbadge-')) continue;
    const folder = join(tmpdir(), name);
    try {
      if (isGone(readFileSync(join(folder, OWNER), 'utf8'))) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Not a scratch folder, another user's, or gone this moment: not ours to remove.
    }
  }
}

/** `open` keeps the files that are being written. */
function spool(path: string, open: Set<number>): Spool {
  const file = openSync(path, 'w');
  open.add(file);
  const hash = createHash('sha256');
  let size = 0;
  return {
    write(bytes) {
      hash.update(bytes);
      let at = 0;
      try {
        while (at < bytes.length) at += writeSync(file, bytes, at);
      } catch (cause) {
        throw diskFault(path, cause);
      }
      size += bytes.length;
    },
    end() {
      closeSync(file);
      open.delete(file);
      return { path, size, sha256: hash.digest('hex') };
    },
  };
}

function diskFault(path: string, cause: unknown): Fault {
  const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
  return new Fault(
    full ? 'disk-full' : 'store-failed',
    full
      ? {
          zh: `暫存資料夾的磁碟滿了（${path}）。請清出空間，或用環境變數 TMPDIR 換一個資料夾，再執行一次；已發布的資料不受影響。`,
          en: `The disk of the scratch folder is full (${path}). Make room or set TMPDIR to another folder and run again; what is published is untouched.`,
        }
      : {
          zh: `寫不進暫存檔（${path}）。請確認資料夾可以寫入。`,
          en: `Cannot write the scratch file ${path}. Check that the folder may be written to.`,
        },
    cause,
  );
}
