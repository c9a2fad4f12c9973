import 'server-only'
import { fail } from '@/lib/core/result'
import { recordEvent } from '@/lib/projects/state/events'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import { projectWhere } from '@/lib/projects/state/scope'
import { defineCommand, done } from '@/lib/platform/command'
import { enqueue } from '@/lib/platform/outbox'
import { publicProjectPaths } from '@/lib/practices/public-paths'
import { ProjectId, PublishProjectInput, type PublicText } from './schema'
import { operations } from './operations'

const noProject = () => fail('NOT_FOUND', 'Проект не найден или недоступен. Вернитесь к списку проектов.')
const notOwn = () =>
  fail(
    'RULE',
    'В галерею проект открывает орган, который его ведёт, или уполномоченный орган. Обратитесь к его куратору.',
  )

/** Clears a project for the public gallery with a text for everybody; a second time changes the text. */
export const publishProject = defineCommand({
  operation: operations['project.publish'],
  schema: PublishProjectInput,
  run: async (ctx, { id, summary, leader }) => {
    const { tx, tenantId } = ctx
    const project = await tx.project.findFirst({
      where: { id, ...projectWhere(ctx) },
      select: {
        status: true,
        agencyId: true,
        publishedAt: true,
        publicText: true,
        versions: { where: { status: 'APPROVED' }, orderBy: { number: 'desc' }, take: 1, select: { fields: true } },
      },
    })
    if (!project) return noProject()
    if (!ctx.can(operations['project.publish'], project.agencyId)) return notOwn()
    const approved = project.versions[0]
    if (!approved || project.status === 'CANCELLED')
      return fail('RULE', 'В галерею открывают проекты с утверждённым паспортом. Утвердите паспорт и вернитесь.')
    const text: PublicText = {
      summary,
      leaderPosition: leader ? readPassport(approved.fields as PassportFields).leader.position : '',
    }
    await tx.project.update({
      where: { tenantId_id: { tenantId, id } },
      data: { publicText: text, publishedAt: project.publishedAt ?? ctx.now, updatedAt: ctx.now },
      select: { id: true },
    })
    await recordEvent(ctx, id, 'PUBLISHED')
    await enqueue(tx, tenantId, {
      kind: 'cache.refresh',
      payload: { paths: publicProjectPaths(ctx.actor.tenant.slug) },
    })
    return done(
      { id },
      {
        subject: { type: 'Project', id },
        agencyId: project.agencyId,
        before: { publicText: project.publicText ?? '' },
        after: { publicText: text },
      },
    )
  },
})

/** Takes a project out of the public gallery; the text is kept for another time. */
export const unpublishProject = defineCommand({
  operation: operations['project.publish'],
  schema: ProjectId,
  run: async (ctx, { id }) => {
    const { tx, tenantId } = ctx
    const project = await tx.project.findFirst({
      where: { id, ...projectWhere(ctx) },
      select: { agencyId: true, publishedAt: true },
    })
    if (!project) return noProject()
    if (!ctx.can(operations['project.publish'], project.agencyId)) return notOwn()
    if (!project.publishedAt) return fail('RULE', 'Проекта в галерее уже нет. Обновите страницу.')
    await tx.project.update({
      where: { tenantId_id: { tenantId, id } },
      data: { publishedAt: null, updatedAt: ctx.now },
      select: { id: true },
    })
    await recordEvent(ctx, id, 'UNPUBLISHED')
    await enqueue(tx, tenantId, {
      kind: 'cache.refresh',
      payload: { paths: publicProjectPaths(ctx.actor.tenant.slug) },
    })
    return done(
      { id },
      {
        subject: { type: 'Project', id },
        agencyId: project.agencyId,
        before: { publishedAt: project.publishedAt.toISOString() },
      },
    )
  },
})
