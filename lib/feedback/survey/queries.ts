import 'server-only'
import { dayOf, dayColumn } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { instantToDate } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { pageCount } from '@/lib/core/pages'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { answeredOf } from './answered'
import { waveChain } from './chain'
import { contentOf, readDraft } from './draft'
import { versionDifference } from './difference'
import { draftFaults } from './faults'
import { SURVEYS_PER_PAGE, type SurveyFilter } from './filter'
import { surveyStage, type SurveyStage } from './status'
import { daysOf, mayChange, readableWhere, surveyWhere, versionContent } from './store'
import type { SurveyLine, SurveyVersionLine, SurveyView, WaveLine } from './view'

/** A stage as a condition of the row on a day: surveyStage says the same of one. */
function stageWhere(stage: SurveyStage, today: DateString): Prisma.SurveyWhereInput {
  const day = dayColumn(today)
  const begun: Prisma.SurveyWhereInput = { OR: [{ opensOn: null }, { opensOn: { lte: day } }] }
  switch (stage) {
    case 'DRAFT':
    case 'CLOSED':
      return { status: stage }
    case 'WAITING':
      return { status: 'OPEN', opensOn: { gt: day } }
    case 'ENDED':
      return { status: 'OPEN', AND: [begun, { closesOn: { lt: day } }] }
    case 'OPEN':
      return { status: 'OPEN', AND: [begun, { OR: [{ closesOn: null }, { closesOn: { gte: day } }] }] }
  }
}

async function foundByWords({ tx, tenantId }: QueryContext, words: string): Promise<string[] | null> {
  if (words.trim() === '') return null
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Survey" WHERE "tenantId" = ${tenantId}::uuid
    AND "search" @@ websearch_to_tsquery('russian', ${words})`
  return rows.map(({ id }) => id)
}

export type SurveyPage = {
  rows: SurveyLine[]
  total: number
  pages: number
  /** For the filter. */
  agencies: { id: string; name: string }[]
  services: string[]
  templates: { id: string; title: string }[]
  can: { edit: boolean; template: boolean }
}

/** Surveys by the filter, those that ask now first. */
export const listSurveys = defineQuery({
  operation: operations['survey.read'],
  run: async (ctx, filter: SurveyFilter): Promise<SurveyPage> => {
    const { tx, tenantId, today } = ctx
    const seen = surveyWhere(ctx)
    const found = await foundByWords(ctx, filter.q)
    const where: Prisma.SurveyWhereInput = {
      AND: [
        seen,
        ...(found ? [{ id: { in: found } }] : []),
        ...(filter.agencyId ? [{ agencyId: filter.agencyId }] : []),
        ...(filter.stage ? [stageWhere(filter.stage, today)] : []),
        ...(filter.side ? [{ side: filter.side }] : []),
        ...(filter.service ? [{ service: filter.service }] : []),
      ],
    }
    const total = await tx.survey.count({ where })
    const rows = await tx.survey.findMany({
      where,
      // OPEN stands after DRAFT in the type; of the same state the latest first.
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      skip: (filter.page - 1) * SURVEYS_PER_PAGE,
      take: SURVEYS_PER_PAGE,
      include: { agency: { select: { name: true } } },
    })
    const answered = await answeredOf(
      tx,
      tenantId,
      rows.map(({ id }) => id),
    )
    const agencies = await tx.agency.findMany({
      where: { tenantId, surveys: { some: seen } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const services = await tx.survey.findMany({
      where: { AND: [seen, { service: { not: '' } }] },
      distinct: ['service'],
      orderBy: { service: 'asc' },
      select: { service: true },
      take: 200,
    })
    // Of a merged or abolished agency nothing new is begun.
    const { agencyId } = ctx.agencyWhere()
    const acting = await tx.agency.count({ where: { tenantId, status: 'ACTIVE', ...(agencyId && { id: agencyId }) } })
    const staff = ctx.can(operations['survey.template'])
    const templates = staff
      ? await tx.survey.findMany({
          where: { tenantId, template: true },
          orderBy: { title: 'asc' },
          select: { id: true, title: true },
        })
      : []
    return {
      rows: rows.map((row): SurveyLine => {
        const days = daysOf(row)
        return {
          id: row.id,
          title: row.title,
          agencyName: row.agency?.name ?? '',
          side: row.side,
          purpose: row.purpose,
          service: row.service,
          stage: surveyStage(days, today),
          revised: row.status === 'OPEN' && readDraft(row.draft) !== null,
          opensOn: days.opensOn,
          closesOn: days.closesOn,
          answered: answered.get(row.id) ?? null,
          asked: row.asked,
        }
      }),
      total,
      pages: pageCount(total, SURVEYS_PER_PAGE),
      agencies,
      services: services.map(({ service }) => service),
      templates,
      can: {
        edit: ctx.can(operations['survey.edit']) && (agencyId === undefined || acting > 0),
        template: staff,
      },
    }
  },
})

const versionLines = (
  rows: readonly { id: string; number: number; content: unknown; startedBy: string; startedAt: Date }[],
  timeZone: string,
): SurveyVersionLine[] => {
  const contents = rows.map(({ content }) => versionContent(content))
  return rows.map(({ id, number, startedBy, startedAt }, i) => {
    const content = contents[i] as (typeof contents)[number]
    const before = contents[i + 1]
    return {
      id,
      number,
      startedBy,
      startedOn: instantToDate(timeZone, startedAt),
      questions: content.pages.flatMap(({ questions }) => questions).length,
      difference: before ? versionDifference(before, content) : null,
    }
  })
}

/** The chain of waves that the survey stands in, as far as the reader sees it. */
async function wavesOf(ctx: QueryContext, id: string): Promise<WaveLine[]> {
  const { tx, tenantId } = ctx
  const chain = await waveChain(ctx, id)
  if (chain.length < 2) return []
  const order = chain
  const rows = await tx.survey.findMany({ where: { AND: [surveyWhere(ctx), { id: { in: order } }] } })
  const answered = await answeredOf(tx, tenantId, order)
  return rows
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    .map((row) => ({
      id: row.id,
      title: row.title,
      stage: surveyStage(daysOf(row), ctx.today),
      opensOn: row.opensOn && dayOf(row.opensOn),
      answered: answered.get(row.id) ?? null,
    }))
}

/** A survey: its state, versions and waves, what is asked, and the next step. */
export const getSurvey = defineQuery({
  operation: operations['survey.read'],
  run: async (ctx, { id }: { id: string }): Promise<SurveyView | null> => {
    if (!isUuid(id)) return null
    const { tx, tenantId, actor } = ctx
    const row = await tx.survey.findFirst({
      where: { AND: [readableWhere(ctx), { id }] },
      include: {
        agency: { select: { name: true } },
        process: { select: { id: true, code: true, name: true, group: true } },
        situation: { select: { id: true, title: true } },
        project: { select: { id: true, number: true, title: true } },
        versions: { orderBy: { number: 'desc' } },
      },
    })
    if (!row) return null
    const { timeZone, settings } = actor.tenant
    const { groups } = settings.processes
    const days = daysOf(row)
    // What is being changed is its makers' matter: the others read what was started.
    const edit = mayChange(ctx, operations['survey.edit'], row)
    const draft = row.status === 'CLOSED' ? null : readDraft(row.draft)
    const started = row.versions[0] && versionContent(row.versions[0].content)
    const content = started ?? contentOf(draft?.texts ?? {})
    const answered = await answeredOf(tx, tenantId, [id])
    return {
      id,
      version: row.version,
      title: row.title,
      code: row.code,
      template: row.template,
      agencyName: row.agency?.name ?? '',
      cameFrom: row.cameFrom,
      side: row.side,
      purpose: row.purpose,
      audience: row.audience,
      service: row.service,
      status: row.status,
      stage: surveyStage(days, ctx.today),
      opensOn: days.opensOn,
      closesOn: days.closesOn,
      closedOn: row.closedAt && instantToDate(timeZone, row.closedAt),
      asked: row.asked,
      askedBasis: row.askedBasis,
      answered: answered.get(id) ?? null,
      process: row.process && {
        id: row.process.id,
        code: row.process.code,
        name: row.process.name,
        group: groups.find(({ key }) => key === row.process?.group)?.title ?? '',
      },
      situation: row.situation,
      project: row.project,
      splits: row.splits,
      quotas: row.quotas as SurveyView['quotas'],
      content,
      draft:
        draft && (edit || !started)
          ? {
              faults: draftFaults(draft.texts).length,
              difference: started ? versionDifference(started, contentOf(draft.texts)) : null,
            }
          : null,
      versions: versionLines(row.versions, timeZone),
      waves: await wavesOf(ctx, id),
      can: {
        edit,
        start: !row.template && mayChange(ctx, operations['survey.start'], row),
        close: mayChange(ctx, operations['survey.close'], row),
        template: ctx.can(operations['survey.template']),
        copy: ctx.can(operations['survey.edit'], row.agencyId),
      },
    }
  },
})
