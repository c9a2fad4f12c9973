/** The projects' cell of the cockpit. Pure. */
import { cell, type Cell, type CellAgency, type CellSpecs, type CockpitFrame } from '@/lib/core/cockpit'
import { todayIn, type DateString } from '@/lib/core/dates'
import { count, NBSP } from '@/lib/core/format'
import { stageLateness } from './stages/rules'

export type ProjectFacts = {
  /** Projects under way that the agency runs; those with an open stage behind its day, and the earliest such day. */
  running: number
  lateProjects: number
  lateSince: DateString | null
  /** In the shown year. */
  finished: number
}

function projectsCell(
  facts: ProjectFacts = { running: 0, lateProjects: 0, lateSince: null, finished: 0 },
  { id }: CellAgency,
  { year, current, timeZone, now }: CockpitFrame,
): Cell {
  // The list of projects has those of subordinates and those it only takes part in, too: the cell opens its own.
  const href = `office/agencies/${id}/projects`
  if (!current)
    return facts.finished === 0
      ? cell('none', '0', { n: 0 })
      : cell('ok', String(facts.finished), { n: facts.finished, href: `${href}?year=${year}` })
  const { running, lateProjects, lateSince } = facts
  if (running === 0) return cell('none', 'нет', { n: 0 })
  if (lateProjects === 0 || lateSince === null) return cell('ok', String(running), { n: running, href })
  const late = stageLateness({ dueTo: lateSince, closedOn: null }, todayIn(timeZone, now))
  return cell(
    late.kind === 'CRITICAL' ? 'bad' : 'warn',
    `${running}, ${lateProjects === running ? 'срыв этапа' : `срыв в${NBSP}${lateProjects}`}`,
    {
      n: running,
      href,
      why: `этап ${lateProjects === 1 ? 'проекта' : `в ${count(lateProjects, 'проекте', 'проектах', 'проектах')}`} просрочен на ${count(late.workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}`,
    },
  )
}

export const projectCells = {
  projects: { place: 6, title: () => 'Проекты', total: 'SUM', order: 'По проектам', cell: projectsCell },
} satisfies CellSpecs
