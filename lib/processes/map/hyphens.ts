/**
 * Where a word may be divided: a map has narrow boxes and Russian long words, and a word cut just anywhere is not read.
 * By syllables: a vowel on each side, two letters at least, ь, ъ and й with the letter before. Pure.
 */
const VOWEL = /[аеёиоуыэюяaeiouy]/i
const SIGN = /[ьъй]/i

/** Numbers of letters after which the word may be divided. */
export function divisions(word: string): number[] {
  const letters = [...word]
  const isVowel = letters.map((letter) => VOWEL.test(letter))
  const found: number[] = []
  for (let i = 0; i < letters.length; i += 1) {
    if (!isVowel[i]) continue
    const next = isVowel.indexOf(true, i + 1)
    if (next < 0) break
    // Of the consonants between two vowels all but the first go on; a sign stays with its letter.
    let at = next - i > 2 ? i + 2 : i + 1
    while (at < next && SIGN.test(letters[at] ?? '')) at += 1
    if (at >= 2 && letters.length - at >= 2) found.push(at)
  }
  return found
}

/** Long words with soft hyphens where they may be divided. */
export const softened = (text: string, from = 12): string =>
  text.replace(/\p{L}+/gu, (word) => {
    const letters = [...word]
    if (letters.length < from) return word
    const at = new Set(divisions(word))
    return letters.map((letter, i) => (at.has(i) ? `\u00AD${letter}` : letter)).join('')
  })
