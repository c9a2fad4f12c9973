import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { attachableFile, sameDocument } from '@/lib/files/attach'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { isEnded } from '../state/rules'
import { recordEvent } from '../state/events'
import { lockProject, type LockedProject } from '../state/locked-project'
import { touch } from '../state/work-read'
import { AddArtefactInput, RemoveArtefactInput } from './schema'
import { canOnProject } from '../state/scope'
import { operations } from '../operations'

const tooLate = () => fail('RULE', 'Проект завершён или прекращён: его материалы больше не меняются.')

/** A file that an agency of the project uploaded, the actor's own first. */
async function fileOf(ctx: CommandContext, project: LockedProject, fileId: string) {
  const reached = project.participants.filter(({ agencyId }) => ctx.can(operations['artefact.add'], agencyId))
  for (const { agencyId } of reached) {
    const file = await attachableFile(ctx.tx, ctx.tenantId, fileId, agencyId)
    if (file) return file
  }
  return null
}

/** Attaches what a stage left behind: a file or a link, made with a tool of the programme or not (B 5.5.4). */
export const addArtefact = defineCommand({
  operation: operations['artefact.add'],
  schema: AddArtefactInput,
  creates: 'ProjectArtefact',
  run: async (ctx, input) => {
    const locked = await lockProject(ctx, input.projectId)
    if (!locked.ok) return locked
    const project = locked.value
    const { tx, tenantId, actor, now } = ctx
    if (isEnded(project.status) || !canOnProject(ctx, operations['artefact.add'], project.participants))
      return tooLate()
    const stage = project.form.stages.find(({ number }) => number === input.stage)
    if (!stage) return fail('NOT_FOUND', 'Такого этапа в проекте нет. Обновите страницу.')
    if (input.tool !== '' && ![...stage.tools, ...project.form.tools].includes(input.tool))
      return fail('INVALID', 'Такого инструмента в программе нет. Обновите страницу.', {
        fields: { tool: 'Выберите инструмент из списка.' },
      })
    if ('fileId' in input && !(await fileOf(ctx, project, input.fileId)))
      return fail('NOT_FOUND', 'Файл не найден или загружен для другого органа. Загрузите его ещё раз.')
    const id = newId()
    const source = 'fileId' in input ? { fileId: input.fileId } : { url: input.url }
    const { tool, title, note } = input
    const same = await sameDocument(tx, tenantId, { title, ...source })
    const here = { tenantId, projectId: project.id, stage: input.stage, tool, removedAt: null }
    if ((await tx.projectArtefact.count({ where: { ...here, ...same } })) > 0)
      return fail('CONFLICT', `Этот материал к этапу ${input.stage} уже приложен: «${title}».`)
    await tx.projectArtefact.create({
      data: {
        tenantId,
        id,
        projectId: project.id,
        stage: input.stage,
        tool,
        title,
        note,
        addedBy: actor.name,
        addedAt: now,
        ...source,
      },
      select: { id: true },
    })
    await touch(ctx, project.id)
    await recordEvent(ctx, project.id, 'ARTEFACT_ADDED', { stage: input.stage, title, tool })
    return done(
      { id, stage: input.stage },
      {
        subject: { type: 'ProjectArtefact', id },
        agencyId: project.agencyId,
        after: { projectId: project.id, stage: input.stage, tool, title, note, ...source },
      },
    )
  },
})

/** Takes an artefact out of sight; the row and the file stay for the record. A closed stage keeps its last proof. */
export const removeArtefact = defineCommand({
  operation: operations['artefact.remove'],
  schema: RemoveArtefactInput,
  unversioned: 'a material is never changed, and one that is away cannot be taken away again',
  run: async (ctx, { artefactId }) => {
    const { tx, tenantId, now } = ctx
    const found = await tx.projectArtefact.findFirst({
      where: { tenantId, id: artefactId, removedAt: null },
      select: { projectId: true, stage: true, title: true },
    })
    const locked = found ? await lockProject(ctx, found.projectId) : null
    if (!found || !locked?.ok) return fail('NOT_FOUND', 'Материал не найден или уже убран. Обновите страницу.')
    const project = locked.value
    if (isEnded(project.status) || !canOnProject(ctx, operations['artefact.remove'], project.participants))
      return tooLate()
    const stage = await tx.projectStage.findFirst({
      where: { tenantId, projectId: project.id, number: found.stage },
      select: { closedOn: true, noArtefact: true },
    })
    const left = await tx.projectArtefact.count({
      where: { tenantId, projectId: project.id, stage: found.stage, removedAt: null, id: { not: artefactId } },
    })
    if (stage?.closedOn && left === 0 && stage.noArtefact === '')
      return fail('RULE', 'Это единственное подтверждение закрытого этапа. Сначала приложите другое.')
    await tx.projectArtefact.update({
      where: { tenantId_id: { tenantId, id: artefactId } },
      data: { removedAt: now },
      select: { id: true },
    })
    await touch(ctx, project.id)
    return done(
      { id: artefactId },
      {
        subject: { type: 'ProjectArtefact', id: artefactId },
        agencyId: project.agencyId,
        before: { projectId: project.id, stage: found.stage, title: found.title },
        after: { removed: true },
      },
    )
  },
})
