// No 0/o, 1/l/i: the code is also typed by hand from paper. 31 letters × 20 ≈ 99 bits.
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 20

/** An unguessable code for the public check address of an award. */
export const newAwardCode = (): string => newCode(LENGTH)

/** A random code of so many letters that nobody takes for one another. */
export function newCode(length: number): string {
  let code = ''
  while (code.length < length) {
    // Bytes past the last whole multiple of the alphabet are dropped, so that every letter is equally likely.
    for (const byte of globalThis.crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < ALPHABET.length * 8 && code.length < length) code += ALPHABET[byte % ALPHABET.length]
    }
  }
  return code
}

/** A code of the same kind from a digest, the same for the same: 32 bytes, of which the first twenty are read. */
export const codeOf = (digest: Uint8Array): string =>
  [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
