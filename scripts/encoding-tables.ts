/**
 * Writes src/text/cns-planes.ts (EUC-TW) and src/text/hkscs-codes.ts (Big5-HKSCS) from glibc's own tables, which the runtime's decoders
 * do not have. Needs `iconv`. Run again only when glibc's tables change; the tests compare both files with iconv where it is there.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const text = join(import.meta.dirname, '..', 'src', 'text');
const glibc = spawnSync('iconv', ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0]!;

writePlanes();
writeHkscs();

/** Every character an encoding knows, with its bytes: asked the other way round, for what has no bytes is simply left out. */
function* characters(encoding: string): Generator<[character: number, code: Buffer]> {
  const lines: string[] = [];
  for (let code = 0x80; code < 0x30000; code++) {
    if (code < 0xd800 || code > 0xf8ff) lines.push(`${code.toString(16)} ${String.fromCodePoint(code)}`);
  }
  const { stdout } = spawnSync('iconv', ['-c', '-f', 'UTF-8', '-t', encoding], {
    input: `${lines.join('\n')}\n`,
    maxBuffer: 1 << 26,
  });
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(10, at);
    const blank = stdout.indexOf(32, at);
    if (end > blank + 1)
      yield [Number.parseInt(stdout.toString('latin1', at, blank), 16), stdout.subarray(blank + 1, end)];
    at = end + 1;
  }
}

function writePlanes(): void {
  const planes = new Map<number, Uint32Array>();
  for (const [character, code] of characters('EUC-TW')) {
    const plane = code.length === 4 ? code[1]! - 0xa0 : 1;
    const [row, cell] = [code.at(-2)! - 0xa1, code.at(-1)! - 0xa1];
    if (![1, 2, 3, 15].includes(plane)) continue;
    const grid = planes.get(plane) ?? new Uint32Array(94 * 94);
    planes.set(plane, grid);
    grid[row * 94 + cell] = character;
  }
  const entries = [...planes].sort(([a], [b]) => a - b).map(([plane, grid]) => `  ${plane}: '${packed(grid)}',`);
  write('cns-planes.ts', [
    '/**',
    ` * The planes of CNS 11643 that have everyday characters, from ${glibc} (EUC-TW).`,
    ' * Each is 94 x 94 characters: first the low bytes of all, then the middle ones, then the high ones; Brotli, base64. 0 is no character.',
    ' */',
    'export const cnsPlanes: Readonly<Record<number, string>> = {',
    ...entries,
    '};',
  ]);
}

/** Only what differs from CP950: the 157 trail bytes of every lead byte from 81 to FE. */
function writeHkscs(): void {
  const cp950 = new TextDecoder('big5');
  const grid = new Uint32Array(126 * 157);
  for (const [character, code] of characters('BIG5-HKSCS')) {
    if (code.length !== 2 || cp950.decode(code) === String.fromCodePoint(character)) continue;
    const trail = code[1]!;
    grid[(code[0]! - 0x81) * 157 + (trail < 0x7f ? trail - 0x40 : trail - 0x62)] = character;
  }
  write('hkscs-codes.ts', [
    '/**',
    ` * Codes of Big5-HKSCS that are another character in CP950 or none, from ${glibc}.`,
    ' * 126 lead bytes (81 to FE) by 157 trail bytes, packed like `cnsPlanes`. 0 is the same as in CP950.',
    ' */',
    `export const hkscsCodes =\n  '${packed(grid)}';`,
  ]);
}

function packed(grid: Uint32Array): string {
  const bytes = new Uint8Array(grid.length * 3);
  grid.forEach((character, i) => {
    bytes[i] = character & 0xff;
    bytes[grid.length + i] = (character >> 8) & 0xff;
    bytes[2 * grid.length + i] = character >> 16;
  });
  return brotliCompressSync(bytes).toString('base64');
}

function write(name: string, lines: readonly string[]): void {
  writeFileSync(join(text, name), `${lines.join('\n')}\n`);
}
