/**
 * A kind of deadline, as its module declares it: who sees it, who owes it, its words. Its SQL stands in the module's
 * module.server.ts. Pure.
 */
import type { DateString } from './dates'
import type { Code } from './module'
import type { AgencyReach, Operation, Role } from './permissions'

/** What a record says of itself, as the SQL brings it. */
export type DeadlineFacts = {
  id: string
  /** What is beside the id in the key: a stage's number, a campaign's date. */
  sub: string
  on: DateString
  /** What the address goes through (project, assessment, map and item). */
  parent: string | null
  text: string
  number: number | null
  year: number | null
}

/** Whom an overdue thing is brought to, in this order. */
export const escalationSteps = ['CURATOR', 'AUTHORITY', 'OBSERVER'] as const
export type EscalationStep = (typeof escalationSteps)[number]

export type Due = {
  /** Who may see it: the module's own right. */
  read: Operation
  /** Who of the agency's people owes it. */
  duty: readonly Role[]
  /** People named in the record owe it, too. */
  named?: true
  /** It is given to a person by name, of whatever agency. */
  given?: true
  /** The authorised body owes what no agency does. */
  unowned?: true
  /** Place among all kinds. */
  order: number
  /** `one` – in a filter, `many` – a group of one day («Самооценки: 45»). */
  words: { one: string; many: string }
  title: (facts: DeadlineFacts) => string
  /** Where the thing is worked on, below the tenant's office. */
  href: (facts: DeadlineFacts) => string
  /**
   * `never` – a right, not a duty: it ends, and is not overdue. Otherwise the steps that have letters of their own
   * already, so that nobody is told twice, and why, for the settings.
   */
  escalation?: 'never' | { toldElsewhere: readonly EscalationStep[]; hint: string }
}

/** Kind → the deadline. */
export type Dues = Readonly<Record<Code, Due>>

/** Which of a kind's deadlines: of these agencies, of none («unowned»), or with one of these people named. */
export type KindScope = { agencies: AgencyReach; unowned: boolean; people: readonly string[] }
