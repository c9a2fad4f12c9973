/** Checks counted: by letter, by agency, by group (reports for items 3.2–3.12 of Kirov's road map). Pure. */
import type { DateString } from '@/lib/core/dates'
import { letters, needsPlan, type Letter } from './form'

export type Counted = {
  agencyId: string
  group: string
  grade: string | null
  planOn: unknown
  doneOn: unknown
}
export type Tally = {
  services: number
  signed: number
  grades: Record<Letter, number>
  /** With «В» or «Г»: a plan is owed. */
  owed: number
  planned: number
  done: number
}

/** A campaign with what it has brought, for its documents. */
export type CheckResults = {
  campaign: {
    title: string
    basis: string
    formTitle: string
    sample: boolean
    checkBy: DateString
    planBy: DateString
    doneBy: DateString
    closedAt: Date | null
  }
  tally: Tally
  agencies: { name: string; tally: Tally }[]
  groups: { title: string; tally: Tally }[]
}

export function tallyOf(checks: readonly Counted[]): Tally {
  const owed = checks.filter(({ grade }) => needsPlan(grade))
  return {
    services: checks.length,
    signed: checks.filter(({ grade }) => grade !== null).length,
    grades: Object.fromEntries(
      letters.map((letter) => [letter, checks.filter(({ grade }) => grade === letter).length]),
    ) as Tally['grades'],
    owed: owed.length,
    planned: owed.filter(({ planOn }) => planOn !== null).length,
    done: owed.filter(({ doneOn }) => doneOn !== null).length,
  }
}

export const tallyBy = <K extends 'agencyId' | 'group'>(checks: readonly Counted[], key: K): Map<string, Tally> =>
  new Map([...Map.groupBy(checks, (check) => check[key])].map(([value, of]) => [value, tallyOf(of)]))

/** What is said of a campaign in which no service was checked: silence is not «в норме». Null – one was. */
export const unchecked = ({ services, signed }: Tally): string | null =>
  services === 0 ? 'Услуг в перечне нет' : signed === 0 ? 'Услуги не проверены' : null

/** How a campaign that is over came out. */
export function overWords(tally: Tally): string {
  const { services, signed, owed } = tally
  if (owed > 0) return 'Планы выполнены'
  return (
    unchecked(tally) ??
    (signed < services ? `В норме ${signed}, не проверено ${services - signed}` : 'Все услуги в норме')
  )
}

/** The days of a campaign against today: what is owed now, and since when it is late. */
export type Stage = 'CHECK' | 'PLAN' | 'DONE' | 'OVER'
export const stageOf = ({ services, signed, owed, planned, done }: Tally, closed: boolean): Stage =>
  signed < services && !closed ? 'CHECK' : planned < owed ? 'PLAN' : done < owed ? 'DONE' : 'OVER'
