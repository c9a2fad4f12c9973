/** In how many working days clients of each side are heard, told and answered: no act says. Pure. */
import { count } from '@/lib/core/format'
import type { FeedbackSettings } from '@/lib/core/tenant'

type Side = 'EXTERNAL' | 'INTERNAL'
export type Terms = { sortDays: number; tellDays: number; answerDays: number }
type Given = Pick<
  FeedbackSettings,
  'sortDays' | 'tellDays' | 'answerDays' | 'internalSortDays' | 'internalTellDays' | 'internalAnswerDays'
>

/** What was not decided of internal clients is as of external ones. */
export const termsOf = (settings: Given, side: Side): Terms =>
  side === 'EXTERNAL'
    ? { sortDays: settings.sortDays, tellDays: settings.tellDays, answerDays: settings.answerDays }
    : {
        sortDays: settings.internalSortDays ?? settings.sortDays,
        tellDays: settings.internalTellDays ?? settings.tellDays,
        answerDays: settings.internalAnswerDays ?? settings.answerDays,
      }

export const workingDaysText = (n: number): string => count(n, 'рабочий день', 'рабочих дня', 'рабочих дней')

/** «10 рабочих дней», and where internal clients have another number – «внутренним клиентам – 5 рабочих дней». */
export function termText(settings: Given, term: keyof Terms): string {
  const [outer, inner] = [termsOf(settings, 'EXTERNAL')[term], termsOf(settings, 'INTERNAL')[term]]
  return outer === inner
    ? workingDaysText(outer)
    : `${workingDaysText(outer)}, по внутренним клиентам – ${workingDaysText(inner)}`
}
