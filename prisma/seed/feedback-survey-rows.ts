// Writes the surveys of the demonstration (feedback-surveys.ts) with their versions.
import { newCode } from '../../lib/core/code'
import { addDays, todayIn } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import type { TenantView } from '../../lib/core/tenant'
import { textsOf } from '../../lib/feedback/survey/draft'
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
    const project = demo.ofProject
      ? await tx.project.findFirst({ where: { tenantId }, orderBy: { number: 'asc' } })
      : null
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
