import 'server-only'
import { notFound } from 'next/navigation'
import type { DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { CheckBody } from './form'
import { readAnswers } from './read'
import { checkState, type Answers, type CheckState } from './rules'
import { tallyBy, tallyOf, type Counted, type Tally } from './summary'

export type CampaignHead = {
  id: string
  version: number
  title: string
  basis: string
  formTitle: string
  sample: boolean
  ruling: string
  checkBy: DateString
  planBy: DateString
  doneBy: DateString
  closedAt: Date | null
}
type CampaignRow = Omit<CampaignHead, 'checkBy' | 'planBy' | 'doneBy'> & { checkBy: Date; planBy: Date; doneBy: Date }

export const headOf = (row: CampaignRow): CampaignHead => ({
  id: row.id,
  version: row.version,
  title: row.title,
  basis: row.basis,
  formTitle: row.formTitle,
  sample: row.sample,
  ruling: row.ruling,
  checkBy: dayOf(row.checkBy),
  planBy: dayOf(row.planBy),
  doneBy: dayOf(row.doneBy),
  closedAt: row.closedAt,
})

/** Checks of a campaign in reach; what was dropped before it was checked counts no more. */
export const countedChecks = async (
  { tx, tenantId, agencyWhere }: QueryContext,
  where: { campaignId?: string; agencyId?: string },
): Promise<(Counted & { campaignId: string; agencyName: string })[]> => {
  const rows = await tx.processCheck.findMany({
    where: {
      tenantId,
      ...(where.campaignId && { campaignId: where.campaignId }),
      process: { AND: [agencyWhere(), where.agencyId ? { agencyId: where.agencyId } : {}] },
      OR: [{ grade: { not: null } }, { process: { status: 'ACTIVE' } }],
    },
    select: {
      campaignId: true,
      grade: true,
      planOn: true,
      doneOn: true,
      process: { select: { agencyId: true, group: true, agency: { select: { name: true } } } },
    },
  })
  return rows.map(({ process, ...row }) => ({
    ...row,
    agencyId: process.agencyId,
    group: process.group,
    agencyName: process.agency.name,
  }))
}

export type CheckList = {
  campaigns: (CampaignHead & { tally: Tally })[]
  forms: { id: string; version: number; title: string; sample: boolean; ruling: string; questions: number }[]
  /** Of the person's own agency, to go straight to its list; null – of several or none. */
  own: string | null
  can: { form: boolean; campaign: boolean }
}

/** Campaigns of self-checks, the newest first, and the questionnaires. */
export const listChecks = defineQuery({
  operation: operations['check.read'],
  run: async (ctx, _input: Record<string, never>): Promise<CheckList> => {
    const { tx, tenantId, reach } = ctx
    const rows = await tx.checkCampaign.findMany({
      where: { tenantId },
      orderBy: [{ checkBy: 'desc' }, { id: 'desc' }],
      take: 100,
    })
    const checks = Map.groupBy(await countedChecks(ctx, {}), ({ campaignId }) => campaignId)
    const forms = await tx.checkForm.findMany({
      where: { tenantId, retiredAt: null },
      orderBy: [{ title: 'asc' }, { id: 'asc' }],
    })
    return {
      campaigns: rows.map((row) => ({ ...headOf(row), tally: tallyOf(checks.get(row.id) ?? []) })),
      forms: forms.map(({ id, version, title, sample, ruling, body }) => ({
        id,
        version,
        title,
        sample,
        ruling,
        questions: CheckBody.safeParse(body).data?.sections.reduce((n, { questions }) => n + questions.length, 0) ?? 0,
      })),
      own: reach !== 'all' && reach.length === 1 ? (reach[0] ?? null) : null,
      can: {
        form: ctx.can(operations['check.form'], null),
        campaign: ctx.can(operations['check.campaign'], null),
      },
    }
  },
})

export type FormView = {
  id: string
  version: number
  title: string
  sample: boolean
  ruling: string
  body: CheckBody
  canEdit: boolean
}

/** One questionnaire. */
export const getCheckForm = defineQuery({
  operation: operations['check.read'],
  run: async ({ tx, tenantId, can }, { id }: { id: string }): Promise<FormView> => {
    const form = (isUuid(id) && (await tx.checkForm.findFirst({ where: { tenantId, id } }))) || notFound()
    const { version, title, sample, ruling } = form
    return {
      id,
      version,
      title,
      sample,
      ruling,
      body: CheckBody.parse(form.body),
      canEdit: can(operations['check.form'], null),
    }
  },
})

export type CampaignView = {
  campaign: CampaignHead
  tally: Tally
  agencies: { id: string; name: string; tally: Tally }[]
  groups: { key: string; title: string; tally: Tally }[]
  can: { campaign: boolean }
}

/** A campaign: who has checked, who has plans, by body and by group. */
export const getCheckCampaign = defineQuery({
  operation: operations['check.read'],
  run: async (ctx, { id }: { id: string }): Promise<CampaignView> => {
    const { tx, tenantId, actor } = ctx
    const row = (isUuid(id) && (await tx.checkCampaign.findFirst({ where: { tenantId, id } }))) || notFound()
    const checks = await countedChecks(ctx, { campaignId: id })
    const names = new Map(checks.map(({ agencyId, agencyName }) => [agencyId, agencyName]))
    const titles = new Map(actor.tenant.settings.processes.groups.map(({ key, title }) => [key, title]))
    return {
      campaign: headOf(row),
      tally: tallyOf(checks),
      agencies: [...tallyBy(checks, 'agencyId')]
        .map(([agencyId, tally]) => ({ id: agencyId, name: names.get(agencyId) ?? '', tally }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'ru')),
      groups: [...tallyBy(checks, 'group')]
        .map(([key, tally]) => ({ key, title: titles.get(key) ?? 'Без группы', tally }))
        .toSorted((a, b) => a.title.localeCompare(b.title, 'ru')),
      can: { campaign: ctx.can(operations['check.campaign'], null) },
    }
  },
})

export type MeasureView = {
  id: string
  version: number
  what: string
  questions: string[]
  responsible: string
  dueOn: DateString
  project: { id: string; number: number; title: string } | null
  doneOn: DateString | null
  result: string
}
export type CheckView = {
  id: string
  version: number
  campaign: CampaignHead
  process: { id: string; code: string; name: string; agencyId: string; agencyName: string }
  body: CheckBody
  answers: Answers
  share: string | null
  grade: string | null
  state: CheckState
  signedBy: string | null
  signedAt: Date | null
  plan: { on: DateString; basis: string; by: string } | null
  doneOn: DateString | null
  measures: MeasureView[]
  /** Projects of the agency that a measure may name. */
  projects: { id: string; title: string }[]
  can: { answer: boolean; sign: boolean; plan: boolean; approve: boolean }
}

/** The check of one service with its plan. */
export const getCheck = defineQuery({
  operation: operations['check.read'],
  run: async (ctx, { id }: { id: string }): Promise<CheckView> => {
    const { tx, tenantId } = ctx
    const check =
      (isUuid(id) &&
        (await tx.processCheck.findFirst({
          where: { tenantId, id, process: ctx.agencyWhere() },
          include: {
            campaign: true,
            process: {
              select: { id: true, code: true, name: true, agencyId: true, agency: { select: { name: true } } },
            },
            measures: {
              orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
              include: { project: { select: { id: true, number: true, title: true } } },
            },
          },
        }))) ||
      notFound()
    const { campaign, process, measures } = check
    const plans = ctx.can(operations['check.plan'], process.agencyId)
    const projects = plans
      ? await tx.project.findMany({
          where: { tenantId, agencyId: process.agencyId, status: { not: 'CANCELLED' } },
          orderBy: [{ number: 'desc' }],
          select: { id: true, number: true, title: true },
          take: 200,
        })
      : []
    const open = check.signedAt === null && campaign.closedAt === null
    return {
      id,
      version: check.version,
      campaign: headOf(campaign),
      process: {
        id: process.id,
        code: process.code,
        name: process.name,
        agencyId: process.agencyId,
        agencyName: process.agency.name,
      },
      body: CheckBody.parse(campaign.form),
      answers: readAnswers(check.answers),
      share: check.share,
      grade: check.grade,
      state: checkState(check),
      signedBy: check.signedBy,
      signedAt: check.signedAt,
      plan: check.planOn && { on: dayOf(check.planOn), basis: check.planBasis, by: check.planBy ?? '' },
      doneOn: check.doneOn && dayOf(check.doneOn),
      measures: measures.map(({ dueOn, doneOn, ...measure }) => ({
        id: measure.id,
        version: measure.version,
        what: measure.what,
        questions: measure.questions,
        responsible: measure.responsible,
        dueOn: dayOf(dueOn),
        project: measure.project,
        doneOn: doneOn && dayOf(doneOn),
        result: measure.result,
      })),
      projects: projects.map((project) => ({ id: project.id, title: `№ ${project.number} ${project.title}` })),
      can: {
        answer: open && ctx.can(operations['check.answer'], process.agencyId),
        sign: open && ctx.can(operations['check.sign'], process.agencyId),
        plan: plans,
        approve: ctx.can(operations['check.approve'], process.agencyId),
      },
    }
  },
})
