/**
 * What is due, whose it is and who may see it: one shape and one rule for the calendar, its feed, the digest and the
 * escalation. Pure.
 */
import type { DateString } from '@/lib/core/dates'
import type { Due, KindScope } from '@/lib/core/deadline'
import type { SubmissionTimingCode } from '@/lib/core/due'
import { fold } from '@/lib/core/module'
import { reachOf, type AgencyReach, type Membership } from '@/lib/core/permissions'
import { modules } from '@/lib/modules'

const declared = fold(modules, 'due')
export type DeadlineKind = keyof typeof declared

/** Every kind with its declaration. */
export const dues: Readonly<Record<DeadlineKind, Due>> = declared

/** In the order in which they are listed. */
export const deadlineKinds: readonly DeadlineKind[] = (Object.keys(dues) as DeadlineKind[]).sort(
  (a, b) => dues[a].order - dues[b].order,
)
export const isDeadlineKind = (text: unknown): text is DeadlineKind => deadlineKinds.some((kind) => kind === text)

/** Something to be done by a day that is not done yet; what is done leaves the calendar. */
export type Deadline = {
  /** Stable as long as the thing lives: kind and record. */
  key: string
  kind: DeadlineKind
  on: DateString
  /**
   * The last day that is not yet overdue: later than the due day where the act gives a grace (W: the 3rd, overdue after
   * the 5th).
   */
  lateAfter: DateString
  title: string
  agencyId: string | null
  agencyName: string
  /** Named for it: who does the task, who leads the project or is in its team. */
  people: readonly string[]
  /** Path below the tenant's office. */
  href: string
  state: Extract<SubmissionTimingCode, 'AHEAD' | 'DUE_SOON' | 'OVERDUE'>
}

export type DeadlineScope = Partial<Record<DeadlineKind, KindScope>>

/** `duty`: the agency and those under it that nobody nearer answers for – no curator of their own. */
type DutyMembership = Membership & { duty: readonly string[] }
export type DeadlinePerson = { personId: string | null; memberships: readonly DutyMembership[] }

/** Kinds that are given to a person by name, of whatever agency. */
const givenKinds = deadlineKinds.filter((kind) => dues[kind].given)

/** Everything the person may see. */
export function readScope({
  personId,
  memberships,
}: {
  personId: string | null
  memberships: readonly Membership[]
}): DeadlineScope {
  const scope: DeadlineScope = {}
  for (const kind of deadlineKinds) {
    const reach = reachOf(memberships, dues[kind].read)
    if (reach === null) continue
    // A task may be given to somebody of another agency of the same project or portfolio.
    scope[kind] = {
      agencies: reach,
      unowned: reach === 'all',
      people: givenKinds.includes(kind) && personId !== null ? [personId] : [],
    }
  }
  return scope
}

/** Of what the person may see: what they were given by name. */
export function givenScope(person: { personId: string | null; memberships: readonly Membership[] }): DeadlineScope {
  const seen = readScope(person)
  return Object.fromEntries(
    givenKinds.flatMap((kind) => {
      const own = seen[kind]
      return own ? [[kind, { agencies: [], unowned: false, people: own.people }]] : []
    }),
  )
}

/** An observer owes nothing and looks at everything. */
export const isOnlooker = (memberships: readonly Membership[]): boolean =>
  memberships.length > 0 && memberships.every(({ role }) => role === 'OBSERVER')

/**
 * What the person owes: of everything they see, the things of their agencies that their roles do, and those they are
 * named for. An observer: everything.
 */
export function dutyScope({ personId, memberships }: DeadlinePerson): DeadlineScope {
  const seen = readScope({ personId, memberships })
  if (isOnlooker(memberships)) return seen
  const scope: DeadlineScope = {}
  for (const kind of deadlineKinds) {
    if (seen[kind] === undefined) continue
    const { duty, named, unowned } = dues[kind]
    const own = memberships.filter(({ role }) => duty.includes(role))
    const all = own.some(({ agencyId }) => agencyId === null)
    const agencies: AgencyReach = all
      ? 'all'
      : [...new Set(own.flatMap((m) => (m.role === 'CURATOR' ? m.duty : m.agencyId === null ? [] : [m.agencyId])))]
    const mine: KindScope = {
      agencies,
      unowned: all || (unowned === true && memberships.some(({ role }) => role === 'AUTHORITY')),
      people: named && personId !== null ? [personId] : [],
    }
    if (mine.unowned || mine.people.length > 0 || agencies === 'all' || agencies.length > 0) scope[kind] = mine
  }
  return scope
}

/** What any of the scopes holds: one reading serves several people. */
export function unionScope(scopes: readonly DeadlineScope[]): DeadlineScope {
  const union: DeadlineScope = {}
  for (const kind of deadlineKinds) {
    const own = scopes.flatMap((scope) => scope[kind] ?? [])
    if (own.length === 0) continue
    const all = own.some(({ agencies }) => agencies === 'all')
    union[kind] = {
      agencies: all ? 'all' : [...new Set(own.flatMap(({ agencies }) => agencies))],
      unowned: own.some(({ unowned }) => unowned),
      people: [...new Set(own.flatMap(({ people }) => people))],
    }
  }
  return union
}

/** Everything of these kinds in the tenant. */
export const wholeScope = (kinds: readonly DeadlineKind[]): DeadlineScope =>
  Object.fromEntries(
    kinds.map((kind): [DeadlineKind, KindScope] => [kind, { agencies: 'all', unowned: true, people: [] }]),
  )

/** Whether the scope holds the deadline; the SQL of deadline-sources.ts says the same. */
export function inScope(
  scope: DeadlineScope,
  { kind, agencyId, people }: Pick<Deadline, 'kind' | 'agencyId' | 'people'>,
): boolean {
  const own = scope[kind]
  if (own === undefined) return false
  if (own.people.some((id) => people.includes(id))) return true
  if (agencyId === null) return own.unowned
  return own.agencies === 'all' || own.agencies.includes(agencyId)
}

/** The tenant has several bodies to look over: the person reads all of them, or more than one. */
export const seesMany = (memberships: readonly Membership[]): boolean =>
  memberships.some(({ agencyId, subtree }) => agencyId === null || subtree.length > 1)
