import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import { recordEvent } from '@/lib/projects/state/events'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import { lockProject, type LockedProject } from '@/lib/projects/state/locked-project'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueue } from '@/lib/platform/outbox'
import { publicProjectPaths } from '@/lib/practices/public-paths'
import { PublishProjectInput, UnpublishProjectInput, type PublicText } from './schema'
import { operations } from './operations'

const notOwn = () =>
  fail(
    'RULE',
    'В галерею проект открывает орган, который его ведёт, или уполномоченный орган. Обратитесь к его куратору.',
  )

/**
 * The project held, for who opens it to everybody. The text for everybody and the approved passport stand beside it:
 * its version moves with either.
 */
async function held(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: LockedProject } | { ok: false; error: Failure }> {
  const locked = await lockProject(ctx, id)
  return locked.ok && !ctx.can(operations['project.publish'], locked.value.agencyId) ? notOwn() : locked
}

/** Clears a project for the public gallery with a text for everybody; a second time changes the text. */
export const publishProject = defineCommand({
  operation: operations['project.publish'],
  schema: PublishProjectInput,
  changes: 'Project',
  row: held,
  run: async (ctx, { id, summary, leader }, project) => {
    const { tx, tenantId } = ctx
    const approved = await tx.passportVersion.findFirst({
      where: { tenantId, projectId: id, status: 'APPROVED' },
      orderBy: { number: 'desc' },
      select: { fields: true },
    })
    if (!approved || project.status === 'CANCELLED')
      return fail('RULE', 'В галерею открывают проекты с утверждённым паспортом. Утвердите паспорт и вернитесь.')
    const text: PublicText = {
      summary,
      leaderPosition: leader ? readPassport(approved.fields as PassportFields).leader.position : '',
    }
    await tx.project.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        publicText: text,
        publishedAt: project.publishedAt ?? ctx.now,
        version: { increment: 1 },
        updatedAt: ctx.now,
      },
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
  schema: UnpublishProjectInput,
  changes: 'Project',
  row: held,
  run: async (ctx, { id }, project) => {
    const { tx, tenantId } = ctx
    if (!project.publishedAt) return fail('RULE', 'Проекта в галерее уже нет. Обновите страницу.')
    await tx.project.update({
      where: { tenantId_id: { tenantId, id } },
      data: { publishedAt: null, version: { increment: 1 }, updatedAt: ctx.now },
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
