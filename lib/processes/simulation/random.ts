/**
 * Random numbers that are addressed, not drawn in turn: the number of a case, a step, a pass and a purpose depends on
 * these alone. So as-is and to-be meet the same cases with the same luck (common random numbers), whatever happens in
 * between. Threefry-2x32 with 20 rounds (Salmon et al., SC'11): additions, rotations and exclusive ors of 32 bits, the
 * same on every engine.
 */
export class Threefry {
  first = 0
  second = 0

  /** Scrambles the counter (c0, c1) under the key (k0, k1) into `first` and `second`, 32 bits each. */
  mix(k0: number, k1: number, c0: number, c1: number): void {
    const k2 = k0 ^ k1 ^ 0x1bd11bda
    let a = (c0 + k0) | 0
    let b = (c1 + k1) | 0
    a = (a + b) | 0
    b = ((b << 13) | (b >>> 19)) ^ a
    a = (a + b) | 0
    b = ((b << 15) | (b >>> 17)) ^ a
    a = (a + b) | 0
    b = ((b << 26) | (b >>> 6)) ^ a
    a = (a + b) | 0
    b = ((b << 6) | (b >>> 26)) ^ a
    a = (a + k1) | 0
    b = (b + k2 + 1) | 0
    a = (a + b) | 0
    b = ((b << 17) | (b >>> 15)) ^ a
    a = (a + b) | 0
    b = ((b << 29) | (b >>> 3)) ^ a
    a = (a + b) | 0
    b = ((b << 16) | (b >>> 16)) ^ a
    a = (a + b) | 0
    b = ((b << 24) | (b >>> 8)) ^ a
    a = (a + k2) | 0
    b = (b + k0 + 2) | 0
    a = (a + b) | 0
    b = ((b << 13) | (b >>> 19)) ^ a
    a = (a + b) | 0
    b = ((b << 15) | (b >>> 17)) ^ a
    a = (a + b) | 0
    b = ((b << 26) | (b >>> 6)) ^ a
    a = (a + b) | 0
    b = ((b << 6) | (b >>> 26)) ^ a
    a = (a + k0) | 0
    b = (b + k1 + 3) | 0
    a = (a + b) | 0
    b = ((b << 17) | (b >>> 15)) ^ a
    a = (a + b) | 0
    b = ((b << 29) | (b >>> 3)) ^ a
    a = (a + b) | 0
    b = ((b << 16) | (b >>> 16)) ^ a
    a = (a + b) | 0
    b = ((b << 24) | (b >>> 8)) ^ a
    a = (a + k1) | 0
    b = (b + k2 + 4) | 0
    a = (a + b) | 0
    b = ((b << 13) | (b >>> 19)) ^ a
    a = (a + b) | 0
    b = ((b << 15) | (b >>> 17)) ^ a
    a = (a + b) | 0
    b = ((b << 26) | (b >>> 6)) ^ a
    a = (a + b) | 0
    b = ((b << 6) | (b >>> 26)) ^ a
    this.first = (a + k2) | 0
    this.second = (b + k0 + 5) | 0
  }

  /** The uniform number of [0; 1) with 53 bits at this address. */
  uniform(k0: number, k1: number, c0: number, c1: number): number {
    this.mix(k0, k1, c0, c1)
    return ((this.first >>> 5) * 67_108_864 + (this.second >>> 6)) * UNIT
  }
}

/** 2⁻⁵³ */
const UNIT = 1 / 9_007_199_254_740_992

/** 32 bits of a text (FNV-1a over its UTF-16 units). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
