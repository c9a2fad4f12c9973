/** The code by which the writer of a word to the agency follows it. Pure. */

/**
 * Letters that look alike in both alphabets and digits that look like none of them: typed with either keyboard it is
 * the same code. 18 signs × 12 ≈ 50 bits, and guesses are counted.
 */
const ALPHABET = 'ABCEHKMPTXY2345679'
const CYRILLIC: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  З: '3',
}
const LENGTH = 12

/** The code of a digest (32 bytes): the same form gives the same code. */
export const messageCodeOf = (digest: Uint8Array): string => {
  // Two bytes a sign: the rest of the division weighs nothing.
  const signs = Array.from({ length: LENGTH }, (_, i) => (digest[2 * i] ?? 0) * 256 + (digest[2 * i + 1] ?? 0))
  return signs.map((n) => ALPHABET[n % ALPHABET.length]).join('')
}

/** What was typed, as the code is kept; null – no code. */
export function readMessageCode(typed: string): string | null {
  const code = [...typed.toUpperCase()]
    .filter((sign) => !/[\s\u00a0.,–—-]/u.test(sign))
    .map((sign) => CYRILLIC[sign] ?? sign)
    .join('')
  return code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null
}

/** «KM2P-7XTA-93BE»: in fours, as it is read aloud. */
export const showMessageCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code
