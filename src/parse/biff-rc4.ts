/** The cipher RC4: node:crypto has it no more. Each byte that is passed changes what comes next. */
export interface Rc4 {
  apply(bytes: Uint8Array, from: number, length: number): void;
  skip(length: number): void;
}

export function startRc4(key: Uint8Array): Rc4 {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    const kept = state[i]!;
    state[i] = state[j]!;
    state[j] = kept;
  }
  let i = 0;
  let j = 0;
  const next = () => {
    i = (i + 1) & 255;
    const one = state[i]!;
    j = (j + one) & 255;
    const other = state[j]!;
    state[i] = other;
    state[j] = one;
    return state[(one + other) & 255]!;
  };
  return {
    apply: (bytes, from, length) => {
      for (let at = from; at < from + length; at++) bytes[at]! ^= next();
    },
    skip: (length) => {
      for (let left = length; left > 0; left--) next();
    },
  };
}
