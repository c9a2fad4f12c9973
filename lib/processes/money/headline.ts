/** What a calculation says in one sentence. Pure. */
import { formatDecimal } from '@/lib/core/decimal'
import { upperFirst } from '@/lib/core/format'
import { divide, formatSmall, fraction, negate, sign, subtract, type Fraction } from '@/lib/core/fraction'
import { printedSaving } from '../model/printed'
import type { ProcessResults } from '../model/results'

const leadOf = (results: ProcessResults): Fraction | null =>
  results.figures.lead.exact ? results.figures.lead.mean : null

/** Working days with one place: «18,4». */
export const inDays = (minutes: Fraction, dayMinutes: string): string =>
  formatSmall(divide(minutes, fraction(BigInt(dayMinutes))), 1)

/** «Быстрее на 12,3 рабочего дня и дешевле на 1 244,24 ₽ за прогон» */
export function changeHeadline(before: ProcessResults, after: ProcessResults, dayMinutes: string): string {
  const parts: string[] = []
  const [was, is] = [leadOf(before), leadOf(after)]
  if (was && is) {
    const saved = subtract(was, is)
    if (sign(saved) !== 0)
      parts.push(
        `${sign(saved) > 0 ? 'быстрее' : 'дольше'} на ${inDays(magnitude(saved), dayMinutes)}\u00a0рабочего дня`,
      )
  }
  if (before.cost && after.cost) {
    const { saving } = printedSaving(before.cost.run, after.cost.run)
    if (/[1-9]/.test(saving))
      parts.push(
        `${saving.startsWith('-') ? 'дороже' : 'дешевле'} на ${formatDecimal(saving.replace('-', ''), { digits: 2 })}\u00a0₽ за прогон`,
      )
  }
  const text = parts.join(' и ')
  return text === '' ? 'Ни быстрее, ни дешевле' : upperFirst(text)
}

const magnitude = (value: Fraction): Fraction => (sign(value) < 0 ? negate(value) : value)
