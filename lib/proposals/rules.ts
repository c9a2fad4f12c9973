/** States of a proposal for improvement, its clock and its effect. Pure. */
import { daysBetween, type DateString } from '@/lib/core/dates'
import { addDecimals, multiplyDecimals } from '@/lib/core/decimal'
import { machine } from '@/lib/core/machine'
import { addWorkingDays, workingDaysBetween } from '@/lib/core/work-calendar'

export const proposalStatuses = ['FILED', 'ACCEPTED', 'DECLINED', 'DONE'] as const
export type ProposalStatus = (typeof proposalStatuses)[number]

export type ProposalMove = 'accept' | 'decline' | 'complete' | 'return'

/**
 * `return` takes a decision back: the proposal waits for an answer again; one that was called done is in work again.
 */
export const proposalMachine = machine<ProposalStatus, ProposalMove>({
  FILED: { accept: 'ACCEPTED', decline: 'DECLINED' },
  ACCEPTED: { complete: 'DONE', return: 'FILED' },
  DECLINED: { return: 'FILED' },
  DONE: { return: 'ACCEPTED' },
})

/** Accepted once: in work, or done. */
export const acceptedOnceStatuses = ['ACCEPTED', 'DONE'] as const satisfies ProposalStatus[]

/** Last day to answer: the n-th working day after the day of filing. */
export const answerDueOn = (filedOn: DateString, workingDays: number): DateString =>
  addWorkingDays(filedOn, workingDays).date

export type AnswerTiming =
  { code: 'LATE'; workingDays: number } | { code: 'TODAY' } | { code: 'SOON' | 'OPEN'; workingDays: number }

/** How an unanswered proposal stands today; the last two working days are SOON. */
export function answerTiming(due: DateString, today: DateString): AnswerTiming {
  if (today > due) return { code: 'LATE', workingDays: Math.max(1, workingDaysBetween(due, today).days) }
  if (today === due || daysBetween(today, due) === 0) return { code: 'TODAY' }
  const { days } = workingDaysBetween(today, due)
  return { code: days <= 2 ? 'SOON' : 'OPEN', workingDays: days }
}

/** The title as given, or the first words of the problem. */
export function titleOf(title: string, problem: string, most = 80): string {
  const words = (title.trim() || problem.trim()).replace(/\s+/g, ' ')
  if (title.trim() !== '' || words.length <= most) return words
  const cut = words.slice(0, most + 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > most / 2 ? space : most).replace(/[\s,;:.–-]+$/u, '')}…`
}

export type Effect = { hours: string | null; money: string | null; hourRate: string | null }

/**
 * Effect a year: hours saved, and roubles – the hours by the tenant's rate and what is saved besides. Decimal texts;
 * the rate is kept with them, so that a later rate changes nothing.
 */
export function effectOf({
  hours,
  saved,
  hourRate,
}: {
  hours: string | null
  saved: string | null
  hourRate: number
}): Effect {
  if (hours === null && saved === null) return { hours: null, money: null, hourRate: null }
  const byHours = hours === null ? '0' : multiplyDecimals(hours, String(hourRate))
  return { hours, money: addDecimals(byHours, saved ?? '0'), hourRate: hours === null ? null : String(hourRate) }
}
