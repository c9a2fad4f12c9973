import { lowerFirst } from '@/lib/core/format'
import { freeSlug } from '../../lib/agencies/slug'
import { addDays, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { resultsOf } from '../../lib/practices/practice'
import type { PracticeStatus } from '../../lib/practices/rules'
import { lastStages } from '../../lib/projects/form/form'
import { readPassport } from '../../lib/projects/form/passport'
import { dayColumn } from '../../lib/core/db-day'
import { measuredGoal } from '../../lib/results/rules'
import { effectsOf, measurementsOf, METHODOLOGIST, type SeedMeasurement } from './project-measurements'
import type { SeedProject } from './project-state'
import { ancestry, replicationProblem, type ChainLink } from '@/lib/replication/rules'

type Made = {
  project: SeedProject
  closedOn: DateString | null
  stabilityDue: DateString | null
  practiceId: string | null
}

const at = (day: DateString, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:15:00Z`)
const over = ({ status }: SeedProject): boolean => status === 'MONITORING' || status === 'FINISHED'

function dates(project: SeedProject): Omit<Made, 'practiceId'> {
  const { closing, stability } = lastStages(project.form)
  const closedOn = over(project)
    ? project.fields[`stages.${closing}.from`] || project.fields[`stages.${closing}.to`] || project.today
    : null
  const planned = closedOn && stability !== null ? (project.fields[`stages.${stability}.from`] ?? null) : null
  // Some results are due for another look already.
  const stabilityDue =
    project.status === 'MONITORING' && Math.floor(project.number / 12) % 2 === 0
      ? addDays(project.today, -(2 + (project.number % 5)))
      : planned
  return { project, closedOn, stabilityDue }
}

const statusOf = (n: number): PracticeStatus =>
  n === 3 ? 'SUBMITTED' : n === 7 ? 'RETURNED' : n === 10 ? 'DRAFT' : 'PUBLISHED'

const solution = ({ topic }: SeedProject): string =>
  `Замерили каждый шаг: ${lowerFirst(topic.process)}, ${topic.boundaries}. Нашли ожидание, возвраты и лишние согласования.\n` +
  'Шаги, которые не зависят друг от друга, пустили одновременно, ввели единый перечень документов с примерами и доску, на которой виден срок каждого случая.\n' +
  `Что изменилось: ${lowerFirst(topic.effects.join('; '))}.`

/** Practices of finished projects, oldest first, and which later projects of other agencies took them over. */
function practicesOf(
  tenantId: string,
  all: readonly Made[],
  measured: readonly SeedMeasurement[],
): { rows: Prisma.PracticeCreateManyInput[]; taken: Map<string, string> } {
  const links = new Map<string, ChainLink>()
  const published: { id: string; title: string; on: DateString; agency: string; told: boolean }[] = []
  const taken = new Map<string, string>()
  const slugs = new Set<string>()
  const rows: Prisma.PracticeCreateManyInput[] = []
  let old = 0
  for (const { project, closedOn } of all.toSorted((a, b) => (a.project.openedOn < b.project.openedOn ? -1 : 1))) {
    const { spread } = project
    const shown =
      spread &&
      published.findLast(({ title, agency, told }) => told && title === project.topic.title && agency === spread.from)
    const source = spread
      ? shown
      : project.status === 'CANCELLED'
        ? undefined
        : published.findLast(
            ({ id, title, on, told: elsewhere }) =>
              !elsewhere &&
              title === project.topic.title &&
              on < project.openedOn &&
              replicationProblem(true, ancestry(links, id), project.agency.id) === null,
          )
    if (source && !(project.past && project.number % 5 > 2)) taken.set(project.id, source.id)
    const recent = rows.length - old
    if (
      project.status !== 'FINISHED' ||
      closedOn === null ||
      (recent >= 13 && !spread) ||
      (project.past && project.number % 3 === 0)
    )
      continue
    const id = newId()
    const status = project.past || spread ? 'PUBLISHED' : statusOf(recent)
    if (project.past || spread) old += 1
    const on = addDays(closedOn, 25)
    const goals = readPassport(project.fields).goals.map(measuredGoal)
    const latest = (goalId: string) =>
      measured.findLast((one) => one.projectId === project.id && one.goalId === goalId && one.status === 'CONFIRMED')
        ?.value ?? null
    const telephone = `8 (3842) ${30 + (project.number % 60)}-${10 + (project.number % 80)}-${10 + ((project.number * 7) % 80)}`
    rows.push({
      tenantId,
      id,
      projectId: project.id,
      agencyId: project.agency.id,
      status,
      title: project.topic.title,
      slug: freeSlug(project.topic.title, slugs),
      results: resultsOf(goals, latest),
      problem: `${project.topic.grounds.join('. ')}.`,
      solution: status === 'DRAFT' ? '' : solution(project),
      conditions: `Около шести месяцев. Рабочая группа: ${project.topic.team.map(lowerFirst).join(', ')}. Дополнительных денег не понадобилось.`,
      contact: status === 'DRAFT' ? '' : `${project.topic.leader}, ${telephone}`,
      remarks:
        status === 'RETURNED' ? 'Опишите, какие документы пришлось изменить: без этого практику не повторить.' : '',
      publishedAt: status === 'PUBLISHED' ? at(on, 6) : null,
      createdBy: `Куратор, ${project.agency.name}`,
      createdAt: at(addDays(closedOn, 10), 5),
      updatedAt: at(on, 6),
    })
    links.set(id, {
      practiceId: id,
      projectId: project.id,
      agencyId: project.agency.id,
      from: taken.get(project.id) ?? null,
    })
    if (status === 'PUBLISHED')
      published.push({ id, title: project.topic.title, on, agency: project.agency.name, told: spread !== undefined })
  }
  return { rows, taken }
}

/** Measurements, effects, practices with their replications and the public gallery of the made projects. */
export async function seedProjectResults(tx: Tx, tenantId: string, projects: readonly SeedProject[]): Promise<void> {
  const all = projects.map((project): Made => ({ ...dates(project), practiceId: null }))
  const measured = all.flatMap(({ project, stabilityDue }) => measurementsOf(tenantId, project, stabilityDue))
  await tx.goalMeasurement.createMany({ data: measured })
  const { rows, taken } = practicesOf(tenantId, all, measured)
  await tx.practice.createMany({ data: rows })
  await tx.projectEffect.createMany({
    data: projects.flatMap((project) => effectsOf(tenantId, project, taken.has(project.id))),
  })
  for (const { project, stabilityDue } of all) {
    const practiceId = taken.get(project.id)
    const shown = over(project) || (project.status === 'RUNNING' && project.number % 5 === 1)
    if (!practiceId && !shown) continue
    await tx.project.update({
      where: { tenantId_id: { tenantId, id: project.id } },
      select: { id: true },
      data: {
        ...(practiceId && { practiceId }),
        ...(stabilityDue && { stabilityDue: dayColumn(stabilityDue) }),
        ...(shown && {
          publishedAt: at(
            addDays(project.openedOn, 40) < project.today ? addDays(project.openedOn, 40) : project.today,
            6,
          ),
          publicText: {
            summary: `${project.topic.grounds[0] ?? project.topic.title}. ${over(project) ? 'Теперь иначе' : 'Меняем'}: ${lowerFirst(project.topic.effects.join('; '))}.`,
            leaderPosition: project.number % 2 === 0 ? project.topic.leader : '',
          },
        }),
      },
    })
  }
  await tx.projectEvent.createMany({ data: eventsOf(tenantId, all, measured, rows) })
}

function eventsOf(
  tenantId: string,
  all: readonly Made[],
  measured: readonly SeedMeasurement[],
  practices: readonly Prisma.PracticeCreateManyInput[],
): Prisma.ProjectEventCreateManyInput[] {
  const event = (
    projectId: string,
    kind: string,
    when: Date | string,
    byName: string,
    data: Prisma.InputJsonObject = {},
  ): Prisma.ProjectEventCreateManyInput => ({ tenantId, id: newId(), projectId, kind, data, byName, at: when })
  const goals = new Map(
    all.flatMap(({ project }) => readPassport(project.fields).goals.map((goal) => [goal.id, goal] as const)),
  )
  return [
    ...measured.flatMap((one) => {
      const goal = goals.get(one.goalId)
      const data = { goal: goal?.name ?? '', value: `${one.value.replace('.', ',')} ${goal?.unit ?? ''}` }
      return [
        event(one.projectId, 'MEASURED', one.at ?? new Date(), one.byName, data),
        ...(one.decidedAt
          ? [
              event(one.projectId, 'MEASUREMENT_DECIDED', one.decidedAt, METHODOLOGIST, {
                ...data,
                outcome: one.status ?? '',
                reason: one.reason ?? '',
              }),
            ]
          : []),
      ]
    }),
    ...practices.map((practice) =>
      event(practice.projectId, 'PRACTICE_CREATED', practice.createdAt ?? new Date(), practice.createdBy),
    ),
  ]
}
