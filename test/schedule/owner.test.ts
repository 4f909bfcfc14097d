import { spawn, spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { isGone, ownerHere } from '../../src/schedule/owner.ts';

const other = (pid: number | undefined) => ownerHere().replace(/#\d+/, `#${pid}`);

it('names the machine and the process', () => {
  expect(ownerHere()).toContain(`${hostname()} #${process.pid}`);
});

it.runIf(process.platform === 'linux')('knows that a process of this machine has ended', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  expect(isGone(other(pid))).toBe(true);
});

it('takes nobody for gone who may be alive', () => {
  const living = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  try {
    expect(isGone(other(living.pid))).toBe(false);
  } finally {
    living.kill('SIGKILL');
  }
  expect(isGone(ownerHere())).toBe(false);
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  // The same number on another machine, in another container, or of an owner that says no more than its name.
  for (const owner of [`${hostname()} #${pid}`, `${hostname()} #${pid} ~00000000`, `elsewhere #${pid} ~`, 'a', '']) {
    expect(isGone(owner), owner).toBe(false);
  }
});
