import 'server-only'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { dayColumn } from '@/lib/core/db-day'
import { lockProject, type LockedProject } from '../state/locked-project'
import { applyEdits, type SavedTexts, type TextAuthors } from '@/lib/core/text-autosave'
import { passportLimits, readPassport, type PassportFields } from '../form/passport'
import { passportSpan } from './check'
import { lastStages } from '../form/form'
import { editRefusal, type EditRefusal } from '../state/rules'
import { SavePassportInput, ResolveRemarkInput } from './schema'
import { canOnProject } from '../state/scope'
import { operations } from '../operations'

const refusals: Record<EditRefusal, string> = {
  PENDING:
    'Паспорт на согласовании и не меняется. Чтобы исправить его, куратор отзывает паспорт. Набранное сохранено в этом браузере.',
  CLOSED: 'Проект закрыт: паспорт больше не меняется. Набранное сохранено в этом браузере.',
  CANCELLED: 'Проект прекращён: возобновите его, чтобы менять паспорт. Набранное сохранено в этом браузере.',
}

/** The project held, and its passport may be changed now. */
export async function lockEditablePassport(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: LockedProject } | { ok: false; error: Failure }> {
  const locked = await lockProject(ctx, id)
  if (!locked.ok) return locked
  const pending = await ctx.tx.passportVersion.count({
    where: { tenantId: ctx.tenantId, projectId: id, status: 'SUBMITTED' },
  })
  const refusal = editRefusal(locked.value.status, pending > 0)
  return refusal === null ? locked : fail('RULE', refusals[refusal])
}

/** Columns that lists read, kept beside the passport in work. */
export function passportColumns(
  { form, title, startsOn, endsOn }: Pick<LockedProject, 'form' | 'title' | 'startsOn' | 'endsOn'>,
  fields: PassportFields,
) {
  const span = passportSpan(form, fields, lastStages(form).closing)
  return {
    fields,
    title: fields.title?.trim() || title,
    leaderName: (fields['leader.name'] ?? '').trim(),
    startsOn: span.startsOn ? dayColumn(span.startsOn) : span.endsOn ? startsOn : null,
    endsOn: span.endsOn ? dayColumn(span.endsOn) : span.startsOn ? endsOn : null,
  }
}

/** A list has grown beyond what the form and the paper can hold. */
function tooLong(fields: PassportFields): boolean {
  const { team, grounds, goals, effects } = readPassport(fields)
  return [team, grounds, goals, effects].some((rows) => rows.length > passportLimits.rows)
}

/**
 * Autosave of what was typed, by path. The row is locked, so of two writers of one path the second is answered with the
 * first one's text as a conflict (nothing of the second's is lost: it stays on their screen); other paths are saved all
 * the same.
 * Everybody who may edit for one of the project's agencies edits the whole passport; the running agency's curator
 * submits it.
 */
export const savePassport = defineCommand({
  operation: operations['project.edit'],
  schema: SavePassportInput,
  unversioned: 'each path is merged over the text that it was typed over',
  run: async (ctx, input) => {
    const locked = await lockEditablePassport(ctx, input.id)
    if (!locked.ok) return locked
    const project = locked.value
    const stages = new Set(project.form.stages.map(({ number }) => String(number)))
    const stray = input.edits.find(({ path }) => path.startsWith('stages.') && !stages.has(path.split('.')[1] ?? ''))
    if (stray) return fail('INVALID', 'Такого этапа в форме нет. Обновите страницу.')
    const { texts: fields, changed, conflicts } = applyEdits(project.fields, input.edits)
    if (tooLong(fields)) return fail('LIMIT', `В одном списке паспорта не больше ${passportLimits.rows} строк.`)
    const edits = project.edits as TextAuthors
    const shown = conflicts.map(({ path, theirs }) => ({
      path,
      text: theirs,
      by: edits[path]?.by ?? null,
      at: edits[path]?.at ?? null,
    }))
    const at = ctx.now.toISOString()
    const by = ctx.actor.name
    if (changed.length === 0) {
      return shown.length > 0
        ? fail('CONFLICT', 'Это поле только что изменил другой человек.', {
            details: { version: project.version, by, at, conflicts: shown } satisfies SavedTexts,
          })
        : done<SavedTexts>(
            { version: project.version, by, at, conflicts: [] },
            { subject: { type: 'Project', id: project.id }, agencyId: project.agencyId },
          )
    }
    const doubts = Object.fromEntries(
      Object.entries(project.doubts as Record<string, string>).filter(([path]) => !changed.includes(path)),
    )
    await ctx.tx.project.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: project.id } },
      select: { id: true },
      data: {
        ...passportColumns(project, fields),
        edits: { ...edits, ...Object.fromEntries(changed.map((path) => [path, { by, at }])) },
        doubts,
        version: { increment: 1 },
        updatedAt: ctx.now,
      },
    })
    const pick = (from: PassportFields) => Object.fromEntries(changed.map((path) => [path, from[path] ?? '']))
    return done<SavedTexts>(
      { version: project.version + 1, by, at, conflicts: shown },
      {
        subject: { type: 'Project', id: project.id },
        agencyId: project.agencyId,
        before: pick(project.fields),
        after: pick(fields),
      },
    )
  },
})

/** Marks a remark of a returned passport as dealt with, or opens it again. */
export const resolveRemark = defineCommand({
  operation: operations['project.edit'],
  schema: ResolveRemarkInput,
  unversioned: 'a remark marked twice is marked',
  run: async (ctx, input) => {
    const remark = await ctx.tx.passportRemark.findFirst({
      where: { tenantId: ctx.tenantId, id: input.id },
      select: {
        id: true,
        text: true,
        path: true,
        version: {
          select: {
            projectId: true,
            project: { select: { agencyId: true, participants: { select: { agencyId: true } } } },
          },
        },
      },
    })
    if (!remark || !canOnProject(ctx, operations['project.edit'], remark.version.project.participants))
      return notFound('Запись о замечании')
    const { projectId } = remark.version
    await ctx.tx.project.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: projectId } },
      data: { version: { increment: 1 }, updatedAt: ctx.now },
      select: { id: true },
    })
    const resolvedAt = input.resolved ? ctx.now : null
    await ctx.tx.passportRemark.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: remark.id } },
      data: { resolvedAt },
      select: { id: true },
    })
    return done(
      { id: remark.id },
      {
        subject: { type: 'Project', id: projectId },
        agencyId: remark.version.project.agencyId,
        after: { text: remark.text, answered: input.resolved },
      },
    )
  },
})
