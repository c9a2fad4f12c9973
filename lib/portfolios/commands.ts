import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { recordEvent } from '@/lib/projects/events'
import { projectWhere } from '@/lib/projects/scope'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { CreatePortfolioInput, PortfolioId, PortfolioProjectInput, UpdatePortfolioInput } from './schema'

const noPortfolio = () => fail('NOT_FOUND', 'Портфель не найден или недоступен. Вернитесь к списку портфелей.')
const closed = () => fail('RULE', 'Портфель закрыт: состав и описание больше не меняются. Откройте его заново, если это нужно.')
const load = (ctx: CommandContext, id: string) => ctx.tx.portfolio.findFirst({ where: { tenantId: ctx.tenantId, id } })

const titleTaken = async (ctx: CommandContext, title: string, besides?: string) => {
  const twin = await ctx.tx.portfolio.findFirst({ where: { tenantId: ctx.tenantId, title: { equals: title, mode: 'insensitive' }, ...(besides && { id: { not: besides } }) }, select: { id: true } })
  return twin && fail('CONFLICT', 'Портфель с таким названием уже есть.', { fields: { title: 'Портфель с таким названием уже есть. Назовите иначе.' } })
}

export const createPortfolio = defineCommand({
  operation: 'portfolio.edit', schema: CreatePortfolioInput,
  run: async (ctx, input) => {
    const taken = await titleTaken(ctx, input.title)
    if (taken) return taken
    const id = newId()
    await ctx.tx.portfolio.create({ data: { tenantId: ctx.tenantId, id, ...input }, select: { id: true } })
    return done({ id }, { subject: { type: 'Portfolio', id }, after: input })
  },
})

export const updatePortfolio = defineCommand({
  operation: 'portfolio.edit', schema: UpdatePortfolioInput,
  run: async (ctx, { id, version, ...words }) => {
    const portfolio = await load(ctx, id)
    if (!portfolio) return noPortfolio()
    if (portfolio.closedAt) return closed()
    const taken = await titleTaken(ctx, words.title, id)
    if (taken) return taken
    const { count } = await ctx.tx.portfolio.updateMany({ where: { tenantId: ctx.tenantId, id, version }, data: { ...words, version: { increment: 1 } } })
    if (count === 0) return fail('CONFLICT', 'Портфель только что изменил другой человек. Обновите страницу: введённое пока на экране, скопируйте его.')
    const { title, goal, owner } = portfolio
    return done({ id }, { subject: { type: 'Portfolio', id }, before: { title, goal, owner }, after: words })
  },
})

/** Puts a project into the portfolio; one that is in another moves over. */
export const addToPortfolio = defineCommand({
  operation: 'portfolio.edit', schema: PortfolioProjectInput,
  run: async (ctx, { id, projectId }) => {
    const portfolio = await load(ctx, id)
    if (!portfolio) return noPortfolio()
    if (portfolio.closedAt) return closed()
    const project = await ctx.tx.project.findFirst({ where: { id: projectId, ...projectWhere(ctx) }, select: { id: true, number: true, agencyId: true, portfolioId: true } })
    if (!project) return fail('NOT_FOUND', 'Проект не найден или недоступен.', { fields: { projectId: 'Выберите проект из списка.' } })
    if (project.portfolioId === id) return fail('RULE', 'Этот проект уже в портфеле.', { fields: { projectId: 'Этот проект уже в портфеле.' } })
    await ctx.tx.project.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id: projectId } }, data: { portfolioId: id, updatedAt: ctx.now }, select: { id: true } })
    await recordEvent(ctx, projectId, 'PORTFOLIO_CHANGED', { portfolio: portfolio.title })
    return done({ id }, { subject: { type: 'Portfolio', id }, agencyId: project.agencyId, before: { portfolioId: project.portfolioId }, after: { projectId, number: project.number } })
  },
})

export const removeFromPortfolio = defineCommand({
  operation: 'portfolio.edit', schema: PortfolioProjectInput,
  run: async (ctx, { id, projectId }) => {
    const portfolio = await load(ctx, id)
    if (!portfolio) return noPortfolio()
    if (portfolio.closedAt) return closed()
    const { count } = await ctx.tx.project.updateMany({ where: { id: projectId, portfolioId: id, ...projectWhere(ctx) }, data: { portfolioId: null, updatedAt: ctx.now } })
    if (count === 0) return fail('NOT_FOUND', 'Этого проекта в портфеле уже нет. Обновите страницу.')
    await recordEvent(ctx, projectId, 'PORTFOLIO_CHANGED', { removed: portfolio.title })
    return done({ id }, { subject: { type: 'Portfolio', id }, before: { projectId } })
  },
})

/** Closes a portfolio, or opens it again; its projects go on as they are. */
export const closePortfolio = defineCommand({
  operation: 'portfolio.edit', schema: PortfolioId,
  run: async (ctx, { id }) => {
    const portfolio = await load(ctx, id)
    if (!portfolio) return noPortfolio()
    const closedAt = portfolio.closedAt ? null : ctx.now
    await ctx.tx.portfolio.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, data: { closedAt, version: { increment: 1 } }, select: { id: true } })
    return done({ id, closed: closedAt !== null }, { subject: { type: 'Portfolio', id }, before: { closed: portfolio.closedAt !== null }, after: { closed: closedAt !== null } })
  },
})
