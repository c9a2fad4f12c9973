import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { recordEvent } from '@/lib/projects/state/events'
import { projectWhere } from '@/lib/projects/state/scope'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { placementText } from './labels'
import { putInRefusal, takeOutRefusal, type PlacementRefusal } from './rules'
import { CreatePortfolioInput, PortfolioProjectInput, SeenPortfolioInput, UpdatePortfolioInput } from './schema'
import {
  closedPortfolio,
  editReach,
  lockEdited,
  lockPortfolios,
  namedPeople,
  noPortfolio,
  type LockedPortfolio,
  type Refused,
} from './scope'
import { mayEditPortfolio } from '@/lib/projects/state/portfolio-rights'
import { operations as projectOperations } from '@/lib/projects/operations'

const NOT_SAVED = 'Портфель пока не сохранён.'

const titleTaken = async (ctx: CommandContext, title: string, besides?: string) => {
  const twin = await ctx.tx.portfolio.findFirst({
    where: {
      tenantId: ctx.tenantId,
      title: { equals: title, mode: 'insensitive' },
      ...(besides && { id: { not: besides } }),
    },
    select: { id: true },
  })
  return (
    twin &&
    fail('CONFLICT', 'Портфель с таким названием уже есть.', {
      fields: { title: 'Портфель с таким названием уже есть. Назовите иначе.' },
    })
  )
}

/** The leading agency that the actor may give a portfolio; who works for one agency need not choose it. */
async function leadOf(
  ctx: CommandContext,
  agencyId: string | null,
  current: string | null,
): Promise<{ ok: true; value: string | null } | Refused> {
  const reach = editReach(ctx) ?? []
  const [only, ...others] = reach === 'all' ? [] : reach
  if (agencyId === null) {
    if (reach === 'all') return { ok: true, value: null }
    return only && others.length === 0
      ? { ok: true, value: only }
      : fail('INVALID', NOT_SAVED, { fields: { agencyId: 'Выберите ведущий орган.' } })
  }
  if (agencyId === current) return { ok: true, value: agencyId }
  const known =
    ctx.can(projectOperations['portfolio.edit'], agencyId) &&
    (await ctx.tx.agency.findFirst({
      where: { tenantId: ctx.tenantId, id: agencyId, status: 'ACTIVE' },
      select: { id: true },
    }))
  return known
    ? { ok: true, value: agencyId }
    : fail('NOT_FOUND', NOT_SAVED, { fields: { agencyId: 'Выберите действующий орган из списка.' } })
}

type Words = { title: string; goal: string; owner: string; agencyId: string | null; personId: string | null }

/** What is written of the portfolio: the lead and the person are ones that the actor may name. */
async function wordsOf(
  ctx: CommandContext,
  { agencyId, ...words }: Words,
  before: Pick<LockedPortfolio, 'agencyId' | 'personId'> | null,
): Promise<{ ok: true; value: Words } | Refused> {
  const lead = await leadOf(ctx, agencyId, before?.agencyId ?? null)
  if (!lead.ok) return lead
  const { personId } = words
  const known =
    personId === null ||
    personId === before?.personId ||
    (await namedPeople(ctx, lead.value, [])).some(({ id }) => id === personId)
  if (!known)
    return fail('INVALID', NOT_SAVED, {
      fields: { personId: 'Этого человека нет в ваших органах. Выберите другого или впишите должность.' },
    })
  return { ok: true, value: { ...words, agencyId: lead.value } }
}

export const createPortfolio = defineCommand({
  operation: projectOperations['portfolio.edit'],
  schema: CreatePortfolioInput,
  creates: 'Portfolio',
  run: async (ctx, input) => {
    const words = await wordsOf(ctx, input, null)
    if (!words.ok) return words
    const taken = await titleTaken(ctx, input.title)
    if (taken) return taken
    const id = newId()
    await ctx.tx.portfolio.create({ data: { tenantId: ctx.tenantId, id, ...words.value }, select: { id: true } })
    return done({ id }, { subject: { type: 'Portfolio', id }, agencyId: words.value.agencyId, after: words.value })
  },
})

export const updatePortfolio = defineCommand({
  operation: projectOperations['portfolio.edit'],
  schema: UpdatePortfolioInput,
  changes: 'Portfolio',
  row: (ctx, { id }) => lockEdited(ctx, id),
  run: async (ctx, { id, version: _seen, ...input }, portfolio) => {
    if (portfolio.closed) return closedPortfolio()
    const words = await wordsOf(ctx, input, portfolio)
    if (!words.ok) return words
    const taken = await titleTaken(ctx, input.title, id)
    if (taken) return taken
    await ctx.tx.portfolio.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { ...words.value, version: { increment: 1 } },
      select: { id: true },
    })
    const { title, goal, owner, agencyId, personId } = portfolio
    return done(
      { id },
      {
        subject: { type: 'Portfolio', id },
        agencyId: words.value.agencyId,
        before: { title, goal, owner, agencyId, personId },
        after: words.value,
      },
    )
  },
})

const refused = (refusal: PlacementRefusal): Refused =>
  refusal === 'FOREIGN_PORTFOLIO'
    ? noPortfolio()
    : fail(
        'RULE',
        placementText(refusal),
        refusal === 'CLOSED' ? {} : { fields: { projectId: placementText(refusal) } },
      )

/** A task keeps to projects of its portfolio: one that leaves is named no more. */
const dropTaskLinks = ({ tx, tenantId }: CommandContext, projectId: string) =>
  tx.portfolioTaskProject.deleteMany({ where: { tenantId, projectId } })

const findProject = (ctx: CommandContext, id: string) =>
  ctx.tx.project.findFirst({
    where: { id, ...projectWhere(ctx) },
    select: { id: true, number: true, agencyId: true, portfolioId: true },
  })

const moved = { version: { increment: 1 } } as const

/** The portfolio held with the project that is to be put in and the one where that project stands now. */
async function lockPlacement(
  ctx: CommandContext,
  { id, projectId }: { id: string; projectId: string },
): Promise<{ ok: true; value: Placement } | Refused> {
  const project = await findProject(ctx, projectId)
  const held = await lockPortfolios(ctx, [id, ...(project?.portfolioId ? [project.portfolioId] : [])])
  const portfolio = held.find((one) => one.id === id)
  if (!portfolio || !mayEditPortfolio(ctx.actor, portfolio)) return noPortfolio()
  return {
    ok: true,
    value: { ...portfolio, project, from: held.find((one) => one.id === project?.portfolioId) ?? null },
  }
}
type Placement = LockedPortfolio & {
  project: Awaited<ReturnType<typeof findProject>>
  from: LockedPortfolio | null
}

/** Puts a project into the portfolio; one that is in another moves over: what stands in either has changed. */
export const addToPortfolio = defineCommand({
  operation: projectOperations['portfolio.edit'],
  schema: PortfolioProjectInput,
  changes: 'Portfolio',
  row: lockPlacement,
  run: async (ctx, { id, projectId }, { project, from, ...portfolio }) => {
    const { tx, tenantId } = ctx
    const refusal = putInRefusal(ctx.actor, portfolio, { agencyId: project?.agencyId ?? '', portfolio: from })
    if (refusal === 'FOREIGN_PORTFOLIO' || refusal === 'CLOSED') return refused(refusal)
    if (!project)
      return fail('NOT_FOUND', 'Проект не найден или недоступен.', {
        fields: { projectId: 'Выберите проект из списка.' },
      })
    if (refusal) return refused(refusal)
    await dropTaskLinks(ctx, projectId)
    const { count } = await tx.project.updateMany({
      where: { tenantId, id: projectId, portfolioId: project.portfolioId },
      data: { portfolioId: id, updatedAt: ctx.now },
    })
    if (count === 0) return fail('CONFLICT', 'Этот проект только что включили в другой портфель.')
    await tx.portfolio.updateMany({ where: { tenantId, id: { in: [id, ...(from ? [from.id] : [])] } }, data: moved })
    await recordEvent(ctx, projectId, 'PORTFOLIO_CHANGED', { portfolio: portfolio.title })
    return done(
      { id },
      {
        subject: { type: 'Portfolio', id },
        agencyId: project.agencyId,
        before: { portfolioId: project.portfolioId },
        after: { projectId, number: project.number },
      },
      from
        ? [{ subject: { type: 'Portfolio', id: from.id }, agencyId: project.agencyId, before: { projectId } }]
        : undefined,
    )
  },
})

/** Takes a project out; the shared tasks that concerned it name it no more. */
export const removeFromPortfolio = defineCommand({
  operation: projectOperations['portfolio.edit'],
  schema: PortfolioProjectInput,
  changes: 'Portfolio',
  row: (ctx, { id }) => lockEdited(ctx, id),
  run: async (ctx, { id, projectId }, portfolio) => {
    if (portfolio.closed) return closedPortfolio()
    const project = await findProject(ctx, projectId)
    if (project?.portfolioId !== id) return fail('NOT_FOUND', 'Этого проекта в портфеле уже нет. Обновите страницу.')
    const refusal = takeOutRefusal(ctx.actor, portfolio, project)
    if (refusal) return refused(refusal)
    const { count } = await dropTaskLinks(ctx, projectId)
    await ctx.tx.project.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: projectId } },
      data: { portfolioId: null, updatedAt: ctx.now },
      select: { id: true },
    })
    await ctx.tx.portfolio.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: moved,
      select: { id: true },
    })
    await recordEvent(ctx, projectId, 'PORTFOLIO_CHANGED', { removed: portfolio.title })
    return done(
      { id },
      { subject: { type: 'Portfolio', id }, agencyId: project.agencyId, before: { projectId, tasks: count } },
    )
  },
})

/** Closes a portfolio with its tasks, or opens it again; its projects go on as they are. */
export const closePortfolio = defineCommand({
  operation: projectOperations['portfolio.edit'],
  schema: SeenPortfolioInput,
  changes: 'Portfolio',
  row: (ctx, { id }) => lockEdited(ctx, id),
  run: async (ctx, { id }, { closed, agencyId }) => {
    await ctx.tx.portfolio.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { closedAt: closed ? null : ctx.now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id, closed: !closed },
      { subject: { type: 'Portfolio', id }, agencyId, before: { closed }, after: { closed: !closed } },
    )
  },
})
