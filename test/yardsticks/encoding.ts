import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { detectEncoding } from '../../src/parse/encoding.ts';
import { openFile } from '../../src/source/file.ts';
import { scorer } from './scorer.ts';
import type { Figure, Yardstick } from './yardstick.ts';

/** The seed whose figures can be compared with other readers'. */
const SEED = 1;

/** Encodings of short tables. `data` holds the generator, or folders of cases named after their encodings. */
export const encoding: Yardstick = {
  name: 'encoding',
  async adapt(data, out) {
    const cases = existsSync(join(data, 'tables')) ? data : generate(data, join(out, 'cases'), SEED);
    const lines: string[] = [];
    for (const file of filesIn(cases))
      lines.push(JSON.stringify({ file: relative(cases, file), encoding: await answer(file) }));
    writeFileSync(join(out, 'pred.jsonl'), `${lines.join('\n')}\n`);
  },
  async figures(data, out) {
    const [tables, edge] = sharesIn(
      scorer('python3', [join(data, 'score.py'), join(out, 'cases'), join(out, 'pred.jsonl')]),
    );
    return [
      figure(
        'tables right',
        tables,
        'jschardet 99.6, uchardet 98.7, Python chardet 95.6, chardet 91.3, charset_normalizer 84.5, UTF-8 or else Big5 71.4',
      ),
      figure(
        'hard Big5 right',
        edge,
        'jschardet 100, uchardet 100, UTF-8 or else Big5 100, chardet 98.3, Python chardet 75, charset_normalizer 25',
      ),
    ];
  },
};

/** Makes the cases of one seed and says where. */
export function generate(data: string, cases: string, seed: number): string {
  mkdirSync(cases, { recursive: true });
  scorer('python3', [join(data, 'make_tw.py'), cases, String(seed)]);
  return cases;
}

/** None where the evidence is not enough: a refusal is no wrong answer, but no right one either. */
async function answer(file: string): Promise<string | null> {
  try {
    const { name, label } = await detectEncoding(await openFile(file), {});
    return name === 'utf-8-bom' ? 'utf-8' : name === 'mixed' ? label : name;
  } catch {
    return null;
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.parentPath !== folder)
    .map((one) => join(one.parentPath, one.name))
    .sort();
}

/** The first figure of each of the scorer's tables: all files right, in per cent. */
function sharesIn(printed: string): number[] {
  return printed
    .split(/^\w+:$/m)
    .slice(1)
    .map((part) => {
      const files = Number(/\| all \((\d+)\)/.exec(part)?.[1]);
      const right = Number(/^\| pred \| (\d+) =/m.exec(part)?.[1]);
      return Math.round((right / files) * 10_000) / 100;
    });
}

function figure(name: string, ours: number | undefined, peers: string): Figure {
  return { name, ours: ours ?? 0, unit: '%', target: 100, peers };
}
