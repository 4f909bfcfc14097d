// Installs what package-lock.json names when it is not there yet, so that `npm start` and `npm test` need no step before them.
// Runs on whatever Node the machine has; everything after it runs on the pinned one from node_modules/.bin.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import process from 'node:process';

const mark = 'node_modules/.package-lock.json';
const fresh =
  existsSync(mark) &&
  statSync(mark).mtimeMs >= statSync('package-lock.json').mtimeMs &&
  existsSync('node_modules/.bin/node');
if (!fresh) {
  console.log('installing packages (npm ci) …');
  // prepare is left to this script, so that the compiler runs once and on the pinned Node.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
