/**
 * UTF-16 without a mark: read the right way round, tables are Chinese characters, ASCII signs and full-width forms; the wrong way round
 * commas and line ends become letters of scripts nobody here writes. Undefined where neither reading is clearly right.
 */
export function utf16Order(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(head.length, 64 << 10) & ~1;
  if (length < 4) return undefined;
  const little = oddUnits(head, length, 1);
  const big = oddUnits(head, length, 0);
  const right = little.odd <= big.odd ? little : big;
  const wrong = right === little ? big : little;
  const units = length / 2;
  if (right.ascii < Math.max(2, units * 0.02) || right.odd > units * 0.02 || wrong.odd < right.odd * 4 + 2) {
    return undefined;
  }
  return right === little ? 'utf-16le' : 'utf-16be';
}

/** Characters of ASCII, and those that no table of East Asia or the West has. `high` is the place of the high byte in a pair. */
function oddUnits(head: Uint8Array, length: number, high: 0 | 1): { ascii: number; odd: number } {
  let ascii = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    const unit = (head[i + high]! << 8) | head[i + 1 - high]!;
    if (unit >= 0x20 ? unit < 0x7f : unit === 9 || unit === 10 || unit === 13) ascii++;
    else if (!usual(unit)) odd++;
  }
  return { ascii, odd };
}

function usual(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3000 && unit <= 0x312f) ||
    (unit >= 0xff00 && unit <= 0xffef) ||
    (unit >= 0xa0 && unit <= 0x17f) ||
    (unit >= 0x2010 && unit <= 0x26ff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xd800 && unit <= 0xf8ff)
  );
}
