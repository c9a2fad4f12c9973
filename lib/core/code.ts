// No 0/o, 1/l/i: the code is also typed by hand from paper. 31 letters × 20 ≈ 99 bits.
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 20

/** An unguessable code for the public check address of an award. */
export function newAwardCode(): string {
  let code = ''
  while (code.length < LENGTH) {
    // Bytes past the last whole multiple of the alphabet are dropped, so that every letter is equally likely.
    for (const byte of globalThis.crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < ALPHABET.length * 8 && code.length < LENGTH) code += ALPHABET[byte % ALPHABET.length]
    }
  }
  return code
}

/** A code of the same kind from a digest, the same for the same: 32 bytes, of which the first twenty are read. */
export const codeOf = (digest: Uint8Array): string =>
  [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
