/** ИНН: 10 digits of a legal entity, 12 of a person, the last of them check digits. Pure. */

const check = (digits: readonly number[], weights: readonly number[]): number =>
  (weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0) % 11) % 10

/** The check digits that the digits before them ask for; null – not 10 or 12 digits. */
export function innCheckDigits(text: string): string | null {
  if (!/^(\d{10}|\d{12})$/.test(text)) return null
  const digits = [...text].map(Number)
  if (digits.length === 10) return String(check(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]))
  const first = check(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
  return `${first}${check([...digits.slice(0, 10), first], [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])}`
}

/** Is it an INN with right check digits? */
export const isInn = (text: string): boolean => {
  const right = innCheckDigits(text)
  return right !== null && text.endsWith(right)
}

/** What to do with an INN that does not fit, for whoever typed it. */
export const innWords = 'ИНН не сходится: в нём 10 или 12 цифр, последние – контрольные. Проверьте, нет ли опечатки.'
