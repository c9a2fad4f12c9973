/** The one rule of an INN, with the words for whoever typed it. Pure. */

/** Is it an INN of a legal entity (10 digits) or of a person (12 digits) with right check digits? */
export function isInn(text: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(text)) return false
  const digits = [...text].map(Number)
  const check = (weights: number[]) =>
    (weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0) % 11) % 10
  if (digits.length === 10) return check([2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[9]
  return (
    check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[10] && check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[11]
  )
}

/** After «ИНН:» in a list of what is wrong with a table. */
export const innReason = 'не сходится: в нём 10 или 12 цифр, последние – контрольные'
export const innWords = `ИНН ${innReason}. Проверьте, нет ли опечатки.`
