import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { processWhere } from '@/lib/processes/registry/scope'
import { projectWhere } from '@/lib/projects/state/scope'
import { operations } from '../operations'
import { readHints } from '../results/hint-read'
import { askableSegments } from '../clients/askable'
import { currentContent, editableDraft, mayChange } from './store'
import type { SurveyContent } from './definition'
import type { BuilderLive, BuilderView, SurveyFormValues } from './view'

/** The row, when the reader is one of its makers. */
async function ownSurvey(ctx: QueryContext, id: string) {
  if (!isUuid(id)) return null
  const row = await ctx.tx.survey.findFirst({
    where: { tenantId: ctx.tenantId, id },
    include: { agency: { select: { name: true } } },
  })
  return row && mayChange(ctx, operations['survey.edit'], row) ? row : null
}

/** The draft with everything that the builder shows; null – not one's own. */
export const getSurveyBuilder = defineQuery({
  operation: operations['survey.draft'],
  run: async (ctx, { id }: { id: string }): Promise<BuilderView | null> => {
    const row = await ownSurvey(ctx, id)
    if (!row) return null
    const held = editableDraft(row)
    const templates = await ctx.tx.survey.findMany({
      where: { tenantId: ctx.tenantId, template: true, id: { not: id } },
      orderBy: { title: 'asc' },
      take: 50,
    })
    const contents: BuilderView['templates'] = []
    for (const one of templates)
      contents.push({ id: one.id, title: one.title, content: await currentContent(ctx, one) })
    return {
      id,
      version: row.version,
      title: row.title,
      template: row.template,
      status: row.status,
      agencyName: row.agency?.name ?? '',
      audience: row.audience,
      texts: held.ok ? held.value.texts : {},
      edits: held.ok ? held.value.edits : {},
      refusal: held.ok ? null : held.error.message,
      opensOn: row.opensOn && dayOf(row.opensOn),
      timeZone: ctx.actor.tenant.timeZone,
      userKey: ctx.actor.personId ?? 'none',
      canStart: !row.template && mayChange(ctx, operations['survey.start'], row),
      templates: contents,
      segments: await askableSegments(ctx, row),
      hints: ctx.can(operations['result.read'], row.agencyId) ? await readHints(ctx, row.previousId) : null,
    }
  },
})

/** What became of the draft after `version`. */
export const getSurveyLive = defineQuery({
  operation: operations['survey.draft'],
  run: async (ctx, { id, version }: { id: string; version: number }): Promise<BuilderLive | null> => {
    const row = await ownSurvey(ctx, id)
    if (!row) return null
    const held = editableDraft(row)
    const newer = held.ok && row.version > version
    return {
      version: row.version,
      refusal: held.ok ? null : held.error.message,
      texts: newer ? held.value.texts : null,
      edits: newer ? held.value.edits : {},
    }
  },
})

export type SurveyForm = {
  values: SurveyFormValues
  agencyName: string
  content: SurveyContent
  processes: { id: string; code: string; name: string }[]
  situations: { id: string; title: string }[]
  projects: { id: string; number: number; title: string }[]
  /** Services and matters that were written before. */
  services: string[]
}

const MOST_CHOICES = 1_000

/** The properties of a survey with what may be chosen; null – not one's own. */
export const getSurveyForm = defineQuery({
  operation: operations['survey.draft'],
  run: async (ctx, { id }: { id: string }): Promise<SurveyForm | null> => {
    const { tx, tenantId } = ctx
    const row = await ownSurvey(ctx, id)
    if (!row) return null
    const { agencyId } = ctx.agencyWhere()
    const processes = await tx.process.findMany({
      where: { OR: [{ AND: [processWhere(ctx), { status: 'ACTIVE' }] }, { tenantId, id: row.processId ?? id }] },
      orderBy: { code: 'asc' },
      select: { id: true, code: true, name: true },
      take: MOST_CHOICES,
    })
    const projects = await tx.project.findMany({
      where: { OR: [projectWhere(ctx), { tenantId, id: row.projectId ?? id }] },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, title: true },
      take: MOST_CHOICES,
    })
    const situations = await tx.lifeSituation.findMany({
      where: { tenantId, ...(agencyId && { OR: [{ agencyId }, { agencyId: null }, { id: row.situationId ?? id }] }) },
      orderBy: { title: 'asc' },
      select: { id: true, title: true },
      take: MOST_CHOICES,
    })
    const services = await tx.survey.findMany({
      where: { tenantId, service: { not: '' }, ...ctx.agencyWhere() },
      distinct: ['service'],
      orderBy: { service: 'asc' },
      select: { service: true },
      take: 200,
    })
    return {
      values: {
        id,
        version: row.version,
        status: row.status,
        title: row.title,
        side: row.side,
        purpose: row.purpose,
        audience: row.audience,
        service: row.service,
        processId: row.processId,
        situationId: row.situationId,
        projectId: row.projectId,
        opensOn: row.opensOn && dayOf(row.opensOn),
        closesOn: row.closesOn && dayOf(row.closesOn),
        asked: row.asked,
        askedBasis: row.askedBasis,
        splits: row.splits,
        quotas: row.quotas as SurveyFormValues['quotas'],
      },
      agencyName: row.agency?.name ?? '',
      content: await currentContent(ctx, row),
      processes,
      situations,
      projects,
      services: services.map(({ service }) => service),
    }
  },
})

export type NewSurveyForm = {
  agencies: { id: string; name: string }[]
  /** The survey may be of the whole programme. */
  whole: boolean
  templates: { id: string; title: string; questions: number }[]
}

/** What a new survey may begin from, and whose it may be. */
export const getNewSurveyForm = defineQuery({
  operation: operations['survey.draft'],
  run: async (ctx, _input: Record<never, never>): Promise<NewSurveyForm> => {
    const { tx, tenantId } = ctx
    const { agencyId } = ctx.agencyWhere()
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(agencyId && { id: agencyId }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const rows = await tx.survey.findMany({ where: { tenantId, template: true }, orderBy: { title: 'asc' }, take: 50 })
    const templates: NewSurveyForm['templates'] = []
    for (const row of rows) {
      const { pages } = await currentContent(ctx, row)
      templates.push({ id: row.id, title: row.title, questions: pages.flatMap(({ questions }) => questions).length })
    }
    return { agencies, whole: agencyId === undefined, templates }
  },
})
