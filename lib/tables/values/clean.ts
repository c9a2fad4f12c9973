/** Names and texts as they come in: spaces, quotes and look-alike letters put right where that is certain. Pure. */

/** NFC, ordinary spaces, nothing unseen; «г.Белово» and «№5» get their space. Line breaks stay. */
export const tidyLines = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\u2011/g, '-')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

/** The same on one line. */
export const tidy = (text: string): string => tidyLines(text).replace(/\s+/g, ' ')

/** What looks like a formula is no Russian sentence. */
const isFormula = (text: string): boolean => text.trimStart().startsWith('=')

/** A text for people: spaces after № and «г.», quotes as Russian ones. */
export const tidyText = (text: string): string =>
  isFormula(text)
    ? tidy(text)
    : russianQuotes(
        tidy(text)
          .replace(/№\s*(?=[\p{L}\d])/gu, '№ ')
          .replace(/(?<=\p{L}),(?=[\p{L}\d])/gu, ', ')
          .replace(/(?<![\p{L}])(г|п|ул|д|пос|с)\s?\.\s?(?=[\p{Lu}\d])/gu, '$1. '),
      )

const opening = /[«“„"‹]/
const closing = /[»”"›]/

/** «…» outside, „…“ inside; what does not pair stays as it is typed. */
function russianQuotes(text: string): string {
  if (!/["“”„«»]/.test(text)) return text
  const signs = [...text]
  const depths: number[] = []
  let depth = 0
  const made = signs.map((sign, i) => {
    if (!opening.test(sign) && !closing.test(sign)) return sign
    if (opens(signs, i, depth)) {
      depth += 1
      depths.push(depth)
      return depth > 1 ? '„' : '«'
    }
    if (depth === 0) depths.push(-1)
    const shut = depth > 1 ? '“' : '»'
    depth = Math.max(0, depth - 1)
    return shut
  })
  return depth === 0 && !depths.includes(-1) ? made.join('') : text
}

function opens(signs: readonly string[], i: number, depth: number): boolean {
  const sign = signs[i] ?? ''
  if (sign === '«' || sign === '„' || sign === '‹') return true
  if (sign === '»' || sign === '”' || sign === '›') return false
  const before = signs[i - 1]
  // Straight quotes, and “ which opens in English and closes in Russian: by what stands before.
  const begins = before === undefined || /[\s(\[«„"“-]/.test(before)
  return sign === '“' && depth > 0 && !begins
    ? false
    : begins && signs[i + 1] !== undefined && !/[\s»"]/.test(signs[i + 1] ?? '')
}

/** With its quotes closed, when one is left open; null – they pair. */
export function quotesMended(text: string): string | null {
  if (isFormula(text) || !/["“”„«»]/.test(text)) return null
  const signs = [...text]
  let depth = 0
  let strays = 0
  const made = signs.map((sign, i) => {
    if (!opening.test(sign) && !closing.test(sign)) return sign
    if (opens(signs, i, depth)) {
      depth += 1
      return depth > 1 ? '„' : '«'
    }
    if (depth === 0) strays += 1
    depth = Math.max(0, depth - 1)
    return depth > 0 ? '“' : '»'
  })
  if (depth === 0 && strays === 0) return null
  return strays > 0 ? text : made.join('') + (depth > 1 ? '“'.repeat(depth - 1) : '') + '»'
}

const latin = 'ABCEHKMOPTXaceopxyk'
const cyrillic = 'АВСЕНКМОРТХасеорхук'
const twins = new Map([...latin].map((sign, i) => [sign, cyrillic[i] ?? sign]))
const twinsBack = new Map([...cyrillic].map((sign, i) => [sign, latin[i] ?? sign]))

/** Words of Russian letters with a look-alike Latin one in them, mended; null – there are none. */
export function latinMended(text: string): string | null {
  const made = text.replace(/[\p{L}]+/gu, (word) =>
    /[а-яё]/i.test(word) && /[a-z]/i.test(word) && [...word].every((sign) => !/[a-z]/i.test(sign) || twins.has(sign))
      ? [...word].map((sign) => twins.get(sign) ?? sign).join('')
      : word,
  )
  return made === text ? null : made
}

/** Look-alike Russian letters as Latin ones: for addresses. */
export const cyrillicMended = (text: string): string => [...text].map((sign) => twinsBack.get(sign) ?? sign).join('')

const nothing =
  /^(?:[-–—−_.·*×xх/\\]+|нет|нет данных|не имеет(?:ся)?|отсутству\p{L}+|н\/д|нд|б\/н|без номера|n\/a|null|не указан\p{L}*|не заполнен\p{L}*|не определ\p{L}+|вакан\p{L}+(?: должность)?|неизвестно|пусто)$/iu

/** «–», «нет», «н/д», «вакансия»: a cell that says that there is nothing. */
export const saysNothing = (text: string): boolean => nothing.test(tidy(text).replace(/[.]$/, ''))

/** «То же», «там же», a ditto sign. */
export const isDitto = (text: string): 'above' | 'there' | null =>
  /^(?:["″〃]|-\s?["″〃»]\s?-|то же|тот же|та же)$/i.test(tidy(text))
    ? 'above'
    : /^там же$/i.test(tidy(text))
      ? 'there'
      : null

/** Names compared: letters alone, ё as е, without quotes. */
export const foldName = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
