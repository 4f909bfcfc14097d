/** Fills a password up to 16 bytes (MS-OFFCRYPTO §2.3.7.2, PadArray). */
const filling = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00];
const LONGEST = 15;

/**
 * The obfuscation of Excel 95 and of the weakest choice since (MS-OFFCRYPTO §2.3.7). undefined: it is another password. `end` is the position in
 * the stream where the record ends, with as many bytes added as were left out at its start.
 */
export function startXor(
  password: string,
  key: number,
  verifier: number,
): ((bytes: Uint8Array, from: number, length: number, end: number) => void) | undefined {
  const letters = [...Buffer.from(password, 'latin1')].slice(0, LONGEST);
  if (keyOf(letters) !== key || verifierOf(letters) !== verifier) return undefined;
  const mask = [...letters, ...filling].slice(0, 16).map((byte, i) => {
    const mixed = byte ^ (i & 1 ? key >> 8 : key & 255);
    return ((mixed << 2) | (mixed >> 6)) & 255;
  });
  return (bytes, from, length, end) => {
    for (let i = 0; i < length; i++) {
      const byte = bytes[from + i]!;
      bytes[from + i] = (((byte << 3) | (byte >> 5)) & 255) ^ mask[(end + i) & 15]!;
    }
  };
}

/** §2.3.7.2, CreateXorKey_Method1: a shift register that runs from the last letter to the first. */
function keyOf(letters: readonly number[]): number {
  let key = 0;
  let base = 0x8000;
  let end = 0xffff;
  for (const letter of letters.toReversed()) {
    for (let bit = 0; bit < 8; bit++) {
      base = turn(base);
      if (letter & 0x7f & (1 << bit)) key ^= base;
      end = turn(end);
    }
  }
  return key ^ end;
}

function turn(register: number): number {
  const turned = ((register << 1) | (register >> 15)) & 0xffff;
  return turned & 1 ? turned ^ 0x1020 : turned;
}

/** §2.3.7.1, CreatePasswordVerifier_Method1. */
function verifierOf(letters: readonly number[]): number {
  let verifier = letters.length ^ 0xce4b;
  for (const [i, letter] of letters.entries()) {
    const by = (i + 1) % 15;
    verifier ^= ((letter << by) | (letter >> (15 - by))) & 0x7fff;
  }
  return verifier;
}
