import 'server-only'
import type { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Tool } from '@/lib/generated/prisma/client'
import { attachableFile } from '@/lib/files/attach'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { dayColumn } from '@/lib/core/db-day'
import { loadToolsFromTemplate } from './load'
import { sinceProblem, wantsProof } from './rules'
import { LoadToolsInput, RetireToolInput, SetToolLevelInput, ToolInput } from './schema'
import { programmeOf } from '@/lib/programme/queries'
import { operations } from './operations'

/** What was said of the tool in the unit; the version is 0 where nothing was. */
async function lockAdoption(ctx: CommandContext, { agencyId, tool, unit }: z.output<typeof SetToolLevelInput>) {
  const { tx, tenantId } = ctx
  if (!ctx.can(operations['tool.edit'], agencyId)) return notFound('Запись об органе')
  await takeTurn(tx, 'tool', tenantId, agencyId, tool, unit)
  const before = await tx.toolAdoption.findUnique({
    where: { tenantId_agencyId_tool_unit: { tenantId, agencyId, tool, unit } },
    select: { id: true, level: true, since: true, version: true },
  })
  return { ok: true as const, value: { id: before?.id ?? newId(), version: before?.version ?? 0, before } }
}

/** The list changes one command at a time: two of one name would both find it free. */
const lockTools = ({ tx, tenantId }: CommandContext) => takeTurn(tx, 'tools', tenantId)

type ListedTool = Pick<Tool, 'title' | 'version' | 'retiredOn'>

/** The tool of the key; the version of one that is to be made is 0. */
async function lockTool(
  ctx: CommandContext,
  { key }: { key: string },
): Promise<
  { ok: true; value: { id: string; version: number; before: ListedTool | null } } | { ok: false; error: Failure }
> {
  await lockTools(ctx)
  if (key === '') return { ok: true, value: { id: `own-${newId().slice(-12)}`, version: 0, before: null } }
  const before = await ctx.tx.tool.findUnique({
    where: { tenantId_key: { tenantId: ctx.tenantId, key } },
    select: { title: true, version: true, retiredOn: true },
  })
  return before ? { ok: true, value: { id: key, version: before.version, before } } : notFound('Запись об инструменте')
}

/** The agency says how far a tool is applied in a unit, from which day and what proves it. */
export const setToolLevel = defineCommand({
  operation: operations['tool.edit'],
  schema: SetToolLevelInput,
  changes: 'ToolAdoption',
  row: (ctx, input) => lockAdoption(ctx, input),
  run: async (ctx, { agencyId, tool, unit, level, since, fileId, url, note }, { id, before }) => {
    const { tx, tenantId, actor, now } = ctx
    const agency = await tx.agency.findFirst({
      where: { tenantId, id: agencyId, status: 'ACTIVE' },
      select: { id: true },
    })
    if (!agency) return notFound('Запись об органе')
    const listed = await tx.tool.findFirst({ where: { tenantId, key: tool, retiredOn: null }, select: { title: true } })
    if (!listed)
      return fail('INVALID', 'Уровень пока не сохранён.', {
        fields: { tool: 'Такого инструмента в перечне нет. Обновите страницу.' },
      })
    const day = sinceProblem(since, ctx.today)
    if (day) return fail('INVALID', 'Уровень пока не сохранён.', { fields: { since: day } })
    if (wantsProof(level) && fileId === null && url === null && note.trim() === '') {
      return fail('INVALID', 'Уровень пока не сохранён.', {
        fields: { note: 'Приложите файл или ссылку либо напишите, чем подтверждается уровень и почему документа нет.' },
      })
    }
    if (fileId !== null && !(await attachableFile(tx, tenantId, fileId, agencyId)))
      return fail('INVALID', 'Уровень пока не сохранён: файл не найден. Загрузите его ещё раз.', {
        fields: { note: 'Загрузите файл ещё раз.' },
      })
    const data = { level, since: dayColumn(since), version: (before?.version ?? 0) + 1, updatedAt: now }
    if (before) await tx.toolAdoption.update({ where: { tenantId_id: { tenantId, id } }, data, select: { id: true } })
    else await tx.toolAdoption.create({ data: { tenantId, id, agencyId, tool, unit, ...data }, select: { id: true } })
    await tx.toolAdoptionEvent.create({
      data: {
        tenantId,
        id: newId(),
        adoptionId: id,
        fromLevel: before?.level ?? null,
        level,
        since: dayColumn(since),
        fileId,
        url,
        note,
        byName: actor.name,
        at: now,
      },
      select: { id: true },
    })
    return done(
      { id, agencyId },
      {
        subject: { type: 'ToolAdoption', id },
        agencyId,
        before: before ? { level: before.level } : undefined,
        after: { tool, unit, level, since, fileId, url },
      },
    )
  },
})

/** Adds a tool to the programme's list or renames one; its history stays. */
export const saveTool = defineCommand({
  operation: operations['tool.list'],
  schema: ToolInput,
  changes: 'Tool',
  row: lockTool,
  run: async (ctx, { key, title, hint }, { id, before }) => {
    const { tx, tenantId } = ctx
    const tools = await tx.tool.findMany({
      where: { tenantId },
      select: { key: true, title: true, position: true, retiredOn: true },
    })
    if (
      tools.some((one) => one.key !== key && one.title.toLowerCase() === title.toLowerCase() && one.retiredOn === null)
    )
      return fail('INVALID', 'Инструмент пока не сохранён.', {
        fields: { title: 'Такой инструмент уже есть в перечне.' },
      })
    if (before === null) {
      if (tools.length >= 50) return fail('LIMIT', 'В перечне не больше 50 инструментов. Исключите лишние.')
      await tx.tool.create({
        data: { tenantId, key: id, title, hint, position: Math.max(0, ...tools.map(({ position }) => position)) + 1 },
        select: { key: true },
      })
      return done({ key: id }, { subject: { type: 'Tool', id }, after: { title, hint } })
    }
    await tx.tool.update({
      where: { tenantId_key: { tenantId, key } },
      data: { title, hint, version: { increment: 1 } },
      select: { key: true },
    })
    return done(
      { key },
      { subject: { type: 'Tool', id: key }, before: { title: before.title }, after: { title, hint } },
    )
  },
})

/** Takes a tool out of the list, or puts it back; levels and visits stay readable. */
export const retireTool = defineCommand({
  operation: operations['tool.list'],
  schema: RetireToolInput,
  changes: 'Tool',
  row: lockTool,
  run: async (ctx, { key }, { before }) => {
    const { tx, tenantId } = ctx
    if (!before) return notFound('Запись об инструменте')
    const retiredOn = before.retiredOn === null ? dayColumn(ctx.today) : null
    await tx.tool.update({
      where: { tenantId_key: { tenantId, key } },
      data: { retiredOn, version: { increment: 1 } },
      select: { key: true },
    })
    return done(
      { retired: retiredOn !== null },
      {
        subject: { type: 'Tool', id: key },
        before: { retired: before.retiredOn !== null },
        after: { retired: retiredOn !== null },
      },
    )
  },
})

/** For a programme made before the portal knew of tools: the act's list. */
export const loadTools = defineCommand({
  operation: operations['tool.list'],
  schema: LoadToolsInput,
  creates: 'Tool',
  run: async (ctx) => {
    await lockTools(ctx)
    const added = await loadToolsFromTemplate(ctx.tx, ctx.tenantId, await programmeOf(ctx.tx, ctx.tenantId))
    return added === 0
      ? fail('RULE', 'Акт программы инструментов не перечисляет или они уже загружены.')
      : done({ added }, { subject: { type: 'Tool', id: 'act' }, after: { added } })
  },
})
