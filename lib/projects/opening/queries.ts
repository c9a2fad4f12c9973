import 'server-only'
import { isUuid } from '@/lib/core/ids'
import type { DateString } from '@/lib/core/dates'
import { defineQuery } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { PassportForm, passportFormOf } from '../form/form'
import type { PassportFields } from '../form/passport'
import { fromPractice } from './prefill'
import type { ProjectKind, ProjectStatus } from '../state/rules'
import { projectWhere, canOnProject } from '../state/scope'
import { programmeOf } from '@/lib/programme/queries'
import { mayOpenInto } from '../state/portfolio-rights'
import { operations } from '../operations'

export type ProjectAgency = { id: string; name: string; part: string }
/** What every page of a project shows above its tabs. */
export type ProjectHeader = {
  id: string
  number: number
  kind: ProjectKind
  status: ProjectStatus
  title: string
  ground: string
  leaderName: string
  version: number
  agency: { id: string; name: string }
  /** The agencies that take part, the running one first. */
  participants: ProjectAgency[]
  portfolio: { id: string; title: string } | null
  proposal: { id: string; number: number; title: string } | null
  practice: { id: string; title: string; slug: string } | null
  form: PassportForm
  /** Stage in work, 1 first. */
  stage: number
  startsOn: DateString | null
  endsOn: DateString | null
  publishedAt: Date | null
  /** The passport was approved at least once. */
  approved: boolean
  can: { edit: boolean; manage: boolean; reports: boolean }
}

/** The project above its tabs, in a fixed number of statements; null when it is not the actor's to see. */
export const getProject = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string }): Promise<ProjectHeader | null> => {
    if (!isUuid(input.id)) return null
    const link = { select: { id: true, title: true } } as const
    const row = await ctx.tx.project.findFirst({
      where: { AND: [{ id: input.id }, projectWhere(ctx)] },
      select: {
        id: true,
        number: true,
        kind: true,
        status: true,
        title: true,
        ground: true,
        leaderName: true,
        version: true,
        stage: true,
        startsOn: true,
        endsOn: true,
        publishedAt: true,
        form: true,
        agency: { select: { id: true, name: true } },
        portfolio: link,
        practice: { select: { id: true, title: true, slug: true } },
        proposal: { select: { id: true, number: true, title: true } },
        participants: { select: { part: true, agency: { select: { id: true, name: true } } } },
        _count: { select: { versions: { where: { status: 'APPROVED' } } } },
      },
    })
    if (!row) return null
    const { participants, startsOn, endsOn, form, _count, ...rest } = row
    const agencies = participants
      .map(({ part, agency }) => ({ ...agency, part }))
      .sort(
        (a, b) => Number(b.id === row.agency.id) - Number(a.id === row.agency.id) || a.name.localeCompare(b.name, 'ru'),
      )
    return {
      ...rest,
      participants: agencies,
      startsOn: startsOn && dayOf(startsOn),
      endsOn: endsOn && dayOf(endsOn),
      form: PassportForm.parse(form),
      approved: _count.versions > 0,
      can: {
        edit: canOnProject(
          ctx,
          operations['project.edit'],
          agencies.map(({ id }) => ({ agencyId: id })),
        ),
        manage: ctx.can(operations['project.edit'], row.agency.id),
        reports: canOnProject(
          ctx,
          operations['report.read'],
          agencies.map(({ id }) => ({ agencyId: id })),
        ),
      },
    }
  },
})

export type ProjectOpening = {
  /** Agencies for which the actor may open a project. */
  agencies: { id: string; name: string }[]
  grounds: string[]
  portfolios: { id: string; title: string }[]
  proposal: { id: string; number: number; title: string; agencyId: string } | null
  practice: { id: string; title: string; agencyName: string; fields: PassportFields } | null
}

/** What the form of a new project offers; a foreign proposal and an unpublished practice are passed over. */
export const getProjectOpening = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { proposalId?: string; practiceId?: string }): Promise<ProjectOpening> => {
    const { tx, tenantId } = ctx
    const { agencyId } = ctx.agencyWhere()
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(agencyId && { id: agencyId }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const form = passportFormOf(await programmeOf(tx, tenantId))
    const portfolios = (
      await tx.portfolio.findMany({
        where: { tenantId, closedAt: null },
        orderBy: { title: 'asc' },
        select: { id: true, title: true, agencyId: true },
      })
    )
      .filter((portfolio) => mayOpenInto(ctx.actor, portfolio))
      .map(({ id, title }) => ({ id, title }))
    const proposal =
      input.proposalId && isUuid(input.proposalId)
        ? await tx.proposal.findFirst({
            where: { tenantId, id: input.proposalId, ...(agencyId && { agencyId }) },
            select: { id: true, number: true, title: true, agencyId: true },
          })
        : null
    const practice =
      input.practiceId && isUuid(input.practiceId)
        ? await tx.practice.findFirst({
            where: { tenantId, id: input.practiceId, status: 'PUBLISHED' },
            select: {
              id: true,
              title: true,
              agency: { select: { name: true } },
              project: { select: { fields: true } },
            },
          })
        : null
    return {
      agencies: agencies.filter(({ id }) => ctx.can(operations['project.create'], id)),
      grounds: form.grounds,
      portfolios,
      proposal,
      practice: practice && {
        id: practice.id,
        title: practice.title,
        agencyName: practice.agency.name,
        fields: fromPractice(practice.project.fields as PassportFields),
      },
    }
  },
})

/**
 * Active agencies of the whole tenant by name: participants of a project may be anybody. Names of agencies are public.
 */
export const agencyDirectory = defineQuery({
  operation: operations['project.read'],
  run: (ctx, _input: Record<never, never>): Promise<{ id: string; name: string }[]> =>
    ctx.tx.agency.findMany({
      where: { tenantId: ctx.tenantId, status: 'ACTIVE' },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
})
