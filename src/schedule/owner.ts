import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Who holds a lease, as people are told and as the next run on this machine understands it: `web01 #4242 ~1f3c9a7e`. The last word
 * stands for the running system and its space of process numbers; where it cannot be known it is left out.
 */
export function ownerHere(): string {
  const space = spaceHere();
  return `${hostname()} #${process.pid}${space === undefined ? '' : ` ~${space}`}`;
}

/**
 * Whether the owner's process is known to have ended: it was started under this very system and its number is nobody's now. A number
 * that was given to another process since counts as alive: then the lease ends by its time.
 */
export function isGone(owner: string): boolean {
  const [, pid, space] = / #(\d+) ~([0-9a-f]{8})$/.exec(owner) ?? [];
  if (pid === undefined || space !== spaceHere() || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // EPERM: it lives and is another user's.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/**
 * The host's name alone would not do: two containers may share it and have each a process 17. Linux has a number for the
 * time since it was started, and one for each container's process numbers.
 */
function spaceHere(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const names = readlinkSync('/proc/self/ns/pid');
    return createHash('sha256').update(`${hostname()} ${boot} ${names}`).digest('hex').slice(0, 8);
  } catch {
    return undefined;
  }
}
