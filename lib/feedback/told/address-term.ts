/** How long an address left to be told at is kept: until the letter, or a while after nothing is left to tell. */
import { addDays, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'

type Left = {
  leftOn: DateString
  /** The last day of the survey beside which it was left; null – there is none, or it is still asked. */
  surveyEndedOn: DateString | null
  surveyOpen: boolean
  /** A word without an answer or an open problem may still bring a letter. */
  waits: boolean
}

/** The day on which it goes; null – there may still be something to tell. */
export function addressGoesOn({ leftOn, surveyEndedOn, surveyOpen, waits }: Left, days: number): DateString | null {
  if (waits || surveyOpen) return null
  return addDays(surveyEndedOn !== null && surveyEndedOn > leftOn ? surveyEndedOn : leftOn, days)
}

const daysText = (days: number): string => count(days, 'день', 'дня', 'дней')

/** What the consent of the public forms says of it. */
export const addressKeptWords = {
  survey: (days: number): string =>
    `Напишем один раз и сотрём. Если сообщать будет нечего, сотрём через ${daysText(days)} после окончания опроса.`,
  word: (days: number): string =>
    `Почту храним отдельно от сообщения и стираем, когда ответим. Если письма не будет, сотрём через ${daysText(days)}.`,
}
