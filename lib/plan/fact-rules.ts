/** Which typed facts are refused, and what is stored of them. Pure. */
import type { DateString } from '@/lib/core/dates'
import { compareDecimals } from '@/lib/core/decimal'
import { quarterName, quarterNumber, quarterRange, quarterTime } from '@/lib/core/quarters'
import { isPercent, shareOf } from './figures'
import type { PlanAgency, PlanIndicator } from './progress'

export type TypedFact = {
  year: number
  quarter: number
  value: string | null
  part: string | null
  whole: string | null
}
export type FactProblem = { message: string; fields: Record<string, string> }

const problem = (field: string, text: string): FactProblem => ({
  message: 'Проверьте внесённое.',
  fields: { [field]: text },
})

/** A quarter that has not begun has no facts; the running one may have some already. */
export function periodProblem(year: number, quarter: number, today: DateString): FactProblem | null {
  return quarterTime({ year, quarter: quarterNumber(quarter) }, today) === 'FUTURE'
    ? problem('quarter', `${quarterName(quarter)} ${year} г. ещё не наступил: факта за него быть не может.`)
    : null
}

/** The agency was not there for a single day of the quarter. */
export function presenceProblem(agency: PlanAgency, year: number, quarter: number): FactProblem | null {
  const { from, to } = quarterRange({ year, quarter: quarterNumber(quarter) })
  if (agency.since !== null && agency.since > to) return problem('quarter', 'В этом квартале органа ещё не было.')
  if (agency.until !== null && agency.until < from)
    return problem('quarter', 'В этом квартале органа уже не было: его факты остаются до дня упразднения.')
  return null
}

/** The value that is stored: a share is counted from its parts where they are given. */
export function factValue(
  unit: string,
  { value, part, whole }: TypedFact,
): { ok: true; value: string } | { ok: false; problem: FactProblem } {
  const refused = (field: string, text: string) => ({ ok: false as const, problem: problem(field, text) })
  if (!isPercent(unit)) return value === null ? refused('value', 'Укажите факт числом.') : { ok: true, value }
  if (part === null && whole === null) {
    if (value === null) return refused('part', 'Укажите, сколько и из скольких, или саму долю.')
    return compareDecimals(value, '100') > 0 ? refused('value', 'Доля не бывает больше 100 %.') : { ok: true, value }
  }
  if (part === null) return refused('part', 'Укажите, сколько.')
  if (whole === null) return refused('whole', 'Укажите, из скольких.')
  if (compareDecimals(part, whole) > 0) return refused('part', 'Часть не бывает больше целого.')
  const share = shareOf(part, whole)
  return share === null
    ? refused('whole', 'Доля от нуля не считается: если делить не на что, факт не вносят.')
    : { ok: true, value: share }
}

/** Who types what: the programme's fact – the staff, an agency's own – its curator; counted facts are only added to. */
export const typedFor = (indicator: PlanIndicator, agencyId: string | null): boolean =>
  indicator.perAgency === (agencyId !== null)
