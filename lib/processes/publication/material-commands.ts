import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { AddMaterialInput, RemoveMaterialInput } from './schema'

/** Adds a document or teaching material to a process; it is open to nobody until an edition clears it. */
export const addMaterial = defineCommand({
  operation: operations['process.material'],
  schema: AddMaterialInput,
  creates: 'ProcessMaterial',
  run: async (ctx, { processId, fileId, ...rest }) => {
    const { tx, tenantId, actor } = ctx
    const process = await tx.process.findFirst({
      where: { tenantId, id: processId, ...ctx.agencyWhere() },
      select: { agencyId: true },
    })
    if (!process) return notFound('Карточка процесса')
    if (fileId !== null && !(await attachableFile(tx, tenantId, fileId, process.agencyId)))
      return fail('INVALID', 'Материал пока не добавлен.', { fields: { fileId: 'Загрузите файл ещё раз.' } })
    await takeTurn(tx, 'process materials', tenantId, processId)
    if ((await tx.processMaterial.count({ where: { tenantId, processId, title: rest.title, removedAt: null } })) > 0)
      return fail('INVALID', 'Материал пока не добавлен.', {
        fields: { title: 'Такой материал уже есть: назовите новый иначе.' },
      })
    const id = newId()
    await tx.processMaterial.create({
      data: { tenantId, id, processId, fileId, ...rest, byName: actor.name },
      select: { id: true },
    })
    return done(
      { id, processId },
      {
        subject: { type: 'Process', id: processId },
        agencyId: process.agencyId,
        after: { material: rest.title, ...(rest.url && { url: rest.url }) },
      },
    )
  },
})

async function lockMaterial(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'ProcessMaterial', id)
  const material = await ctx.tx.processMaterial.findFirst({
    where: { tenantId: ctx.tenantId, id, removedAt: null, process: ctx.agencyWhere() },
    include: { process: { select: { agencyId: true } } },
  })
  return material ? { ok: true as const, value: material } : notFound('Материал')
}

/** Offers a material to no further edition; where one shows it, it stays until the next. */
export const removeMaterial = defineCommand({
  operation: operations['process.material'],
  schema: RemoveMaterialInput,
  changes: 'ProcessMaterial',
  row: lockMaterial,
  run: async (ctx, { id }, { processId, title, process }) => {
    await ctx.tx.processMaterial.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { removedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id, processId },
      { subject: { type: 'Process', id: processId }, agencyId: process.agencyId, before: { material: title } },
    )
  },
})
