const russian = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 })

/** A score as it is read: «11,7». Position on a scale only; sums and levels are decided on decimal strings. */
export const formatScore = (score: number): string => russian.format(score)
