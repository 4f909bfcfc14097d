import { changeBit, type Mend, REMARK } from '../../../src/model/mend.ts';
import type { Type } from '../../../src/model/pipeline.ts';
import { normalisers } from '../../../src/normalise/index.ts';
import { trimBlanks } from '../../../src/text/blanks.ts';

/** The canonical text of the program's own type, where only the mends named were made. */
export function strict(type: Type, text: string, allowed: readonly Mend[]): string | undefined {
  const reader = normalisers[type].start({ name: '', title: '', type });
  const bare = allowed.includes('blanks') ? trimBlanks(text) : text;
  if (bare !== trimBlanks(bare)) return undefined;
  const published = reader.read(bare);
  if (published === undefined || published === '') return undefined;
  const bits = allowed.reduce((sum, mend) => sum | changeBit[mend], REMARK);
  return (reader.kinds(bare, published) & ~bits) === 0 ? published : undefined;
}
