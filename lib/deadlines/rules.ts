/**
 * What is due, whose it is and who may see it: one shape and one rule for the calendar, its feed, the digest and the escalation. Pure.
 */
import type { DateString } from '@/lib/core/dates'
import { reachOf, type AgencyReach, type Membership, type Operation, type Role } from '@/lib/core/permissions'
import type { SubmissionTimingCode } from '@/lib/core/due'
import { operations as portfolioOperations } from '@/lib/portfolios/operations'
import { operations as projectOperations } from '@/lib/projects/operations'
import { operations as proposalOperations } from '@/lib/proposals/operations'
import { operations as quarterlyOperations } from '@/lib/quarterly/operations'
import { operations as ratingOperations } from '@/lib/rating/operations'
import { operations as roadmapOperations } from '@/lib/roadmaps/operations'

export const deadlineKinds = [
  'SELF_ASSESSMENT',
  'MATERIAL',
  'OBJECTION',
  'CAMPAIGN',
  'AWARD',
  'STAGE',
  'TASK',
  'STABILITY',
  'PROJECT_REPORT',
  'PROPOSAL_ANSWER',
  'PROPOSAL_WORK',
  'ROADMAP',
  'QUARTERLY',
  'PORTFOLIO_TASK',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]
export const isDeadlineKind = (text: unknown): text is DeadlineKind => deadlineKinds.some((kind) => kind === text)

/** Something to be done by a day that is not done yet; what is done leaves the calendar. */
export type Deadline = {
  /** Stable as long as the thing lives: kind and record. */
  key: string
  kind: DeadlineKind
  on: DateString
  /** The last day that is not yet overdue: later than the due day where the act gives a grace (W: the 3rd, overdue after the 5th). */
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

type KindRule = {
  /** Who may see it: the module's own right. */
  read: Operation
  /** Who of the agency's people owes it. */
  duty: readonly Role[]
  /** People named in the record owe it, too. */
  named?: true
  /** The authorised body owes what no agency does. */
  unowned?: true
}

const rules: Record<DeadlineKind, KindRule> = {
  SELF_ASSESSMENT: { read: ratingOperations['assessment.read'], duty: ['CURATOR', 'TEAM_MEMBER'] },
  MATERIAL: { read: ratingOperations['assessment.read'], duty: ['CURATOR', 'TEAM_MEMBER'] },
  OBJECTION: { read: ratingOperations['assessment.read'], duty: ['CURATOR'] },
  CAMPAIGN: { read: ratingOperations['campaign.read'], duty: ['METHODOLOGIST'], unowned: true },
  AWARD: { read: ratingOperations['award.read'], duty: ['CURATOR', 'AUTHORITY'] },
  STAGE: { read: projectOperations['project.read'], duty: ['CURATOR'], named: true },
  TASK: { read: projectOperations['project.read'], duty: [], named: true },
  STABILITY: { read: projectOperations['project.read'], duty: ['CURATOR'], named: true },
  PROJECT_REPORT: { read: projectOperations['report.read'], duty: ['CURATOR'], named: true },
  PROPOSAL_ANSWER: { read: proposalOperations['proposal.read'], duty: ['CURATOR', 'TEAM_MEMBER'] },
  PROPOSAL_WORK: { read: proposalOperations['proposal.read'], duty: ['CURATOR', 'TEAM_MEMBER'] },
  ROADMAP: { read: roadmapOperations['roadmap.read'], duty: ['CURATOR', 'TEAM_MEMBER'], unowned: true },
  QUARTERLY: { read: quarterlyOperations['quarterly.read'], duty: ['CURATOR', 'TEAM_MEMBER'] },
  PORTFOLIO_TASK: { read: portfolioOperations['portfolio.readTask'], duty: [], named: true },
}

/** Which of a kind's deadlines: of these agencies, of none («unowned»), or with one of these people named. */
export type KindScope = { agencies: AgencyReach; unowned: boolean; people: readonly string[] }
export type DeadlineScope = Partial<Record<DeadlineKind, KindScope>>

/** `duty`: the agency and those under it that nobody nearer answers for – no curator of their own. */
type DutyMembership = Membership & { duty: readonly string[] }
export type DeadlinePerson = { personId: string | null; memberships: readonly DutyMembership[] }

/** Kinds that are given to a person by name, of whatever agency. */
const givenKinds: readonly DeadlineKind[] = ['TASK', 'PORTFOLIO_TASK']

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
    const reach = reachOf(memberships, rules[kind].read)
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

/** What the person owes: of everything they see, the things of their agencies that their roles do, and those they are named for. An observer: everything. */
export function dutyScope({ personId, memberships }: DeadlinePerson): DeadlineScope {
  const seen = readScope({ personId, memberships })
  if (isOnlooker(memberships)) return seen
  const scope: DeadlineScope = {}
  for (const kind of deadlineKinds) {
    if (seen[kind] === undefined) continue
    const { duty, named, unowned } = rules[kind]
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
