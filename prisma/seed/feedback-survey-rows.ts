// Writes the surveys of the demonstration (feedback-surveys.ts) with their versions.
import { newCode } from '../../lib/core/code'
import { addDays, todayIn, type DateString } from '../../lib/core/dates'
import { dayColumn, dayOf as dateOf } from '../../lib/core/db-day'
import type { TenantView } from '../../lib/core/tenant'
import { changeOf } from '../../lib/feedback/results/before-after'
import { textsOf } from '../../lib/feedback/survey/draft'
import { PassportForm } from '../../lib/projects/form/form'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { demoSurveys } from './feedback-surveys'

type Place = { tx: Tx; tenant: TenantView; agencies: readonly { id: string; name: string }[] }

/** Writes the tenant's surveys, earlier waves before later ones. */
export async function seedSurveys({ tx, tenant, agencies }: Place, now: Date): Promise<void> {
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const dayOf = (days: number | null | undefined): Date | null =>
    days === null || days === undefined ? null : dayColumn(addDays(today, days))
  const momentOf = (days: number): Date => new Date(now.getTime() + days * 86_400_000)
  const projects = await askedProjects({ tx, tenantId }, today)
  for (const demo of demoSurveys.filter((one) => one.tenant === tenant.slug)) {
    const agency = demo.agency === null ? null : agencies.find(({ name }) => demo.agency?.test(name))
    if (agency === undefined) continue
    const { versions, state } = demo
    const draft = demo.revision ?? (state === 'DRAFT' || state === 'TEMPLATE' ? versions[0]?.content : undefined)
    const started = state === 'OPEN' || state === 'CLOSED'
    const process =
      demo.ofProcess && agency
        ? (
            await tx.process.findMany({
              where: { tenantId, agencyId: agency.id, status: 'ACTIVE' },
              orderBy: { code: 'asc' },
              select: { id: true, name: true },
            })
          ).find(({ name }) => demo.ofProcess?.test(name))
        : null
    const project = demo.ofProject === undefined ? null : projects[demo.ofProject % Math.max(projects.length, 1)]
    const first = versions[0]?.started ?? 0
    await tx.survey.create({
      data: {
        tenantId,
        id: demo.id,
        agencyId: agency?.id ?? null,
        title: demo.title,
        side: demo.side,
        purpose: demo.purpose,
        audience: demo.audience,
        service: demo.service,
        processId: process?.id ?? null,
        projectId: project?.id ?? null,
        status: state === 'TEMPLATE' ? 'DRAFT' : state,
        template: state === 'TEMPLATE',
        opensOn: dayOf(demo.opens),
        closesOn: dayOf(demo.closes),
        code: newCode(6),
        draft: draft ? { texts: textsOf(draft), edits: {} } : {},
        asked: demo.asked ?? null,
        askedBasis: demo.askedBasis ?? '',
        quotas: demo.quotas ?? [],
        splits: demo.splits ?? [],
        previousId: demo.previousId ?? null,
        openedAt: started ? momentOf(first) : null,
        closedAt: demo.closed === undefined ? null : momentOf(demo.closed),
        createdBy: 'Куратор',
        createdAt: momentOf(Math.min(first, 0) - 5),
        updatedAt: momentOf(demo.closed ?? versions.at(-1)?.started ?? 0),
      },
      select: { id: true },
    })
    if (started)
      await tx.surveyVersion.createMany({
        data: versions.map(({ id, started: on, content }, i) => ({
          tenantId,
          id,
          surveyId: demo.id,
          number: i + 1,
          content: content as Prisma.InputJsonObject,
          startedBy: 'Куратор',
          startedAt: momentOf(on),
        })),
      })
  }
}

/** Days ago between which a change has to lie for the yearly surveys to stand on both sides of it. */
const ASKED_BEFORE = 339
const ASKED_AFTER = 26

/** Projects, those first whose improvements were put to work between the two yearly surveys. */
async function askedProjects(
  { tx, tenantId }: { tx: Tx; tenantId: string },
  today: DateString,
): Promise<{ id: string }[]> {
  const rows = await tx.project.findMany({
    where: { tenantId, status: { notIn: ['DRAFT', 'CANCELLED'] } },
    orderBy: { number: 'asc' },
    select: {
      ...{ id: true, form: true, startsOn: true, closedOn: true },
      stages: { select: { number: true, startedOn: true, closedOn: true } },
    },
  })
  const between = ({ form, stages, startsOn, closedOn }: (typeof rows)[number]): boolean => {
    const titles = new Map(PassportForm.parse(form).stages.map(({ number, title }) => [number, title]))
    const change = changeOf({
      stages: stages.map((stage) => ({
        title: titles.get(stage.number) ?? '',
        startedOn: stage.startedOn && dateOf(stage.startedOn),
        closedOn: stage.closedOn && dateOf(stage.closedOn),
      })),
      startsOn: startsOn && dateOf(startsOn),
      closedOn: closedOn && dateOf(closedOn),
    })
    return (
      change !== null &&
      change.until !== null &&
      change.from > addDays(today, -ASKED_BEFORE) &&
      change.until < addDays(today, -ASKED_AFTER)
    )
  }
  return [...rows.filter(between), ...rows.filter((row) => !between(row))]
}
