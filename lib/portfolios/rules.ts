/** Who may change a portfolio, what stands in it and its shared tasks. Pure. */
import type { DateString } from '@/lib/core/dates'
import { can, type Membership } from '@/lib/core/permissions'
import type { TaskStatus } from '@/lib/projects/tasks/rules'
import { type Led, mayEditPortfolio } from '@/lib/projects/state/portfolio-rights'
import { operations as projectOperations } from '@/lib/projects/operations'
import { operations } from './operations'

type Person = { personId: string | null; memberships: readonly Membership[] }

export type PlacementRefusal =
  'FOREIGN_PORTFOLIO' | 'CLOSED' | 'FOREIGN_PROJECT' | 'ALREADY_HERE' | 'HELD_BY_OTHERS' | 'HELD_BY_CLOSED'

type Place = Led & { id: string; closed: boolean }
type Placed = { /** Who runs the project. */ agencyId: string; /** Where it stands now. */ portfolio: Place | null }

/**
 * Why the person may not take the project out of the portfolio; null – they may. Only projects that an agency in their
 * reach runs.
 */
export function takeOutRefusal(
  person: Pick<Person, 'memberships'>,
  portfolio: Place,
  project: Pick<Placed, 'agencyId'>,
): PlacementRefusal | null {
  if (!mayEditPortfolio(person, portfolio)) return 'FOREIGN_PORTFOLIO'
  if (portfolio.closed) return 'CLOSED'
  return can(person.memberships, projectOperations['portfolio.edit'], project.agencyId) ? null : 'FOREIGN_PROJECT'
}

/**
 * Why the person may not put the project into the portfolio; one that stands in another is taken out of it, which must
 * be theirs and open, too.
 */
export function putInRefusal(
  person: Pick<Person, 'memberships'>,
  portfolio: Place,
  project: Placed,
): PlacementRefusal | null {
  const refusal = takeOutRefusal(person, portfolio, project)
  if (refusal || project.portfolio === null) return refusal
  if (project.portfolio.id === portfolio.id) return 'ALREADY_HERE'
  if (!mayEditPortfolio(person, project.portfolio)) return 'HELD_BY_OTHERS'
  return project.portfolio.closed ? 'HELD_BY_CLOSED' : null
}

/**
 * May the person say how far a shared task is: who edits the portfolio, and whom the task was given to. Those of a
 * closed portfolio are frozen.
 */
export const mayDoTask = (
  person: Person,
  portfolio: Led & { closed: boolean },
  task: { personId: string | null },
): boolean =>
  !portfolio.closed &&
  (mayEditPortfolio(person, portfolio) ||
    (task.personId !== null &&
      task.personId === person.personId &&
      can(person.memberships, operations['portfolio.doTask'])))

/**
 * May the person read a shared task: with the portfolio, with the agency that leads it, or as the one it was given to.
 */
export const mayReadTask = (person: Person, { agencyId }: Led, task: { personId: string | null }): boolean =>
  can(person.memberships, operations['portfolio.read']) ||
  (agencyId !== null && can(person.memberships, operations['portfolio.readTask'], agencyId)) ||
  (task.personId !== null && task.personId === person.personId)

/** A task of a portfolio as pages show it. */
export type SharedTask = {
  id: string
  version: number
  title: string
  status: TaskStatus
  responsible: string
  dueOn: DateString | null
  overdue: boolean
  /**
   * Projects that it concerns, of those that the person sees; `hidden`: how many more. None at all – the whole
   * portfolio.
   */
  projects: { id: string; number: number }[]
  hidden: number
  can: { edit: boolean; act: boolean }
}

/**
 * Which projects a task concerns after a change: what was chosen, and what stood there already of projects that the
 * person does not see.
 * None – the whole portfolio.
 */
export const concernedAfter = (
  chosen: readonly string[],
  before: readonly string[],
  seen: readonly string[],
): string[] => [...new Set([...chosen, ...before.filter((id) => !seen.includes(id))])]

/**
 * What becomes of a portfolio's open tasks when one of its projects leaves: how many concern it, and how many of these
 * nothing else.
 */
export function leaving(
  projectId: string,
  tasks: readonly { projectIds: readonly string[] }[],
): { tasks: number; alone: number } {
  const of = tasks.filter(({ projectIds }) => projectIds.includes(projectId))
  return { tasks: of.length, alone: of.filter(({ projectIds }) => projectIds.length === 1).length }
}
