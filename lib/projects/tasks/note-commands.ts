import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { recordEvent } from '../state/events'
import { lockProject } from '../state/locked-project'
import { touch } from '../state/work-read'
import { AddNoteInput, RemoveNoteInput } from './schema'
import { operations } from '../operations'

/** Notes of a team meeting; each line of `tasks` becomes a task of the road map, in the same transaction. */
export const addNote = defineCommand({
  operation: operations['note.add'],
  schema: AddNoteInput,
  creates: 'ProjectNote',
  run: async (ctx, { projectId, heldOn, present, text, tasks }) => {
    const locked = await lockProject(ctx, projectId)
    if (!locked.ok) return locked
    const project = locked.value
    const { tx, tenantId, actor, now } = ctx
    if (project.status === 'CANCELLED' || (project.status === 'FINISHED' && tasks.length > 0))
      return fail('RULE', 'Проект завершён или прекращён: новых записей и задач в нём нет.')
    if (heldOn > ctx.today)
      return fail('INVALID', 'Запись пока не сохранена.', {
        fields: { heldOn: 'Встреча ещё не прошла. Укажите сегодняшний или прошедший день.' },
      })
    const agencyId = ctx.can(operations['task.edit'], project.agencyId)
      ? project.agencyId
      : (project.participants.find((part) => ctx.can(operations['task.edit'], part.agencyId))?.agencyId ??
        project.agencyId)
    const id = newId()
    await tx.projectNote.create({
      data: { tenantId, id, projectId, heldOn: dayColumn(heldOn), present, text, byName: actor.name, at: now },
      select: { id: true },
    })
    if (tasks.length > 0) {
      const { _max } = await tx.projectTask.aggregate({
        where: { tenantId, projectId, board: 'ROADMAP', status: 'WAITING', removedAt: null },
        _max: { rank: true },
      })
      await tx.projectTask.createMany({
        data: tasks.map(({ title, dueOn }, at) => ({
          tenantId,
          id: newId(),
          projectId,
          agencyId,
          title,
          dueOn: dueOn === null ? null : dayColumn(dueOn),
          details: `Встреча ${heldOn.split('-').reverse().join('.')}.`,
          rank: (_max.rank ?? 0) + at + 1,
          createdBy: actor.name,
          createdAt: now,
        })),
      })
    }
    await touch(ctx, projectId)
    await recordEvent(ctx, projectId, 'NOTE_ADDED', { on: heldOn, tasks: tasks.length })
    return done(
      { id, tasks: tasks.length },
      {
        subject: { type: 'ProjectNote', id },
        agencyId: project.agencyId,
        after: { projectId, date: heldOn, present, text, tasks: tasks.map(({ title }) => title) },
      },
    )
  },
})

/** Takes a note out of sight; tasks made from it stay. */
export const removeNote = defineCommand({
  operation: operations['note.remove'],
  schema: RemoveNoteInput,
  unversioned: 'a note is never changed, and one that is away cannot be taken away again',
  run: async (ctx, { noteId }) => {
    const { tx, tenantId } = ctx
    const note = await tx.projectNote.findFirst({ where: { tenantId, id: noteId, removedAt: null } })
    const locked = note ? await lockProject(ctx, note.projectId) : null
    if (!note || !locked?.ok) return fail('NOT_FOUND', 'Запись не найдена или уже убрана. Обновите страницу.')
    await tx.projectNote.update({
      where: { tenantId_id: { tenantId, id: noteId } },
      data: { removedAt: ctx.now },
      select: { id: true },
    })
    return done(
      { id: noteId },
      {
        subject: { type: 'ProjectNote', id: noteId },
        agencyId: locked.value.agencyId,
        before: { date: dayOf(note.heldOn), text: note.text },
        after: { removed: true },
      },
    )
  },
})
