import { spawnSync } from 'node:child_process';

/** What a scorer prints; its own error where it fails. */
export function scorer(command: string, args: readonly string[], cwd?: string): string {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...(cwd !== undefined && { cwd }) });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}
