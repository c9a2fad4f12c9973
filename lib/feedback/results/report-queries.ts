import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { markOf } from '@/lib/platform/mark'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { surveyWhere } from '../survey/store'
import { proposedConclusions, readConclusions, snapshotSchema } from './report'
import type { ReportVersion, SurveyReportView } from './report-view'
import { readReportGround } from './report-read'

const order: Record<ReportVersion['status'], number> = { DRAFT: 0, SIGNED: 1, WITHDRAWN: 2 }

/** The report of a survey: the one being made or the one that holds, with those withdrawn before. */
export const getSurveyReport = defineQuery({
  operation: operations['result.read'],
  run: async (ctx, { id }: { id: string }): Promise<SurveyReportView> => {
    if (!isUuid(id)) notFound()
    const { tx, tenantId, actor, now } = ctx
    const survey = await tx.survey.findFirst({
      where: { AND: [surveyWhere(ctx), { id, status: { not: 'DRAFT' } }] },
      select: { agencyId: true, title: true, agency: { select: { name: true } } },
    })
    const ground = survey && (await readReportGround(ctx, id))
    if (!survey || !ground) notFound()
    const rows = await tx.surveyReport.findMany({ where: { tenantId, surveyId: id }, orderBy: { createdAt: 'desc' } })
    // A report over the whole programme is of more agencies than an agency's side sees.
    const mayRead = survey.agencyId !== null || ctx.reach === 'all'
    const seen = rows
      .filter((row) => mayRead && (row.status !== 'DRAFT' || ctx.can(operations['surveyReport.edit'], survey.agencyId)))
      .map((row) => {
        const frozen = row.status === 'DRAFT' ? null : snapshotSchema.safeParse(row.snapshot)
        return {
          view: {
            ...{ id: row.id, version: row.version, status: row.status, number: row.number, signer: row.signer },
            on: row.on && dayOf(row.on),
            conclusions: readConclusions(row.conclusions),
            withdrawn: frozen?.success ? (frozen.data.withdrawn ?? null) : null,
          },
          content: frozen?.success ? frozen.data : null,
        }
      })
      .toSorted((a, b) => order[a.view.status] - order[b.view.status])
    const [first, ...earlier] = seen
    return {
      survey: { id, title: survey.title, agencyName: survey.agency?.name ?? '' },
      report: first?.view ?? null,
      content: first?.content ?? ground.content,
      mark: markOf([id, ground.content]),
      proposed: proposedConclusions(ground.results, ground.splits, ground.content.problems.length),
      empty: ground.results.asOf === null,
      earlier: earlier.map(({ view }) => view),
      can: {
        edit: mayRead && ctx.can(operations['surveyReport.edit'], survey.agencyId),
        sign: mayRead && ctx.can(operations['surveyReport.sign'], survey.agencyId),
      },
      isDemo: actor.tenant.isDemo,
      tenantName: actor.tenant.name,
      timeZone: actor.tenant.timeZone,
      printedAt: now,
    }
  },
})
