/**
 * Adds to package-lock.json the packages of other machines (macOS, Windows, musl …) that npm leaves out where a registry does not carry them:
 * without them `npm ci` refuses the lockfile. Run after `npm install`; with --check nothing is written, and 1 is returned if any is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const file = join(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked & Record<string, unknown>> };
const systems = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony'];
const processors = ['arm64', 'x64', 'arm', 'ia32', 'wasm32'];
const added: string[] = [];

for (const [path, one] of Object.entries(lock.packages)) {
  if (path === '') continue;
  for (const [name, version] of Object.entries(one.optionalDependencies ?? {})) {
    if (Object.keys(lock.packages).some((known) => known.endsWith(`node_modules/${name}`))) continue;
    const parts = name.split('/').at(-1)!.split('-');
    const os = systems.find((system) => parts.includes(system));
    const cpu = processors.find((processor) => parts.includes(processor));
    if (!os || !cpu) continue;
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ''),
      cpu: [cpu],
      license: one.license ?? 'MIT',
      optional: true,
      os: [os],
      ...(one.dev && { dev: true }),
      ...(parts.includes('musl') && { libc: ['musl'] }),
    };
    added.push(name);
  }
}
for (const name of added) console.log(`${process.argv.includes('--check') ? 'missing' : 'added'}: ${name}`);
if (process.argv.includes('--check')) process.exitCode = added.length > 0 ? 1 : 0;
else if (added.length > 0) {
  const packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
}
