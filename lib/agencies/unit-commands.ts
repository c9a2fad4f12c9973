import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Unit } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from './operations'
import { wouldCycle } from './rules'
import { planUnits, readUnitLines } from './unit-rules'
import { CreateUnitInput, EndUnitInput, ImportUnitsInput, UpdateUnitInput } from './unit-schema'

/** The tree of an agency changes one command at a time: two moves at once could together close a circle. */
const lockUnits = ({ tx, tenantId }: CommandContext, agencyId: string) => takeTurn(tx, 'units', tenantId, agencyId)

async function unitRow(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: Unit } | { ok: false; error: Failure }> {
  await lockRow(ctx, 'Unit', id)
  const unit = await ctx.tx.unit.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })
  if (!unit) return notFound('Запись о подразделении')
  await lockUnits(ctx, unit.agencyId)
  return { ok: true, value: unit }
}

const activeAgency = ({ tx, tenantId }: CommandContext, agencyId: string) =>
  tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } })

const nodesOf = ({ tx, tenantId }: CommandContext, agencyId: string) =>
  tx.unit.findMany({
    where: { tenantId, agencyId, until: null },
    select: { id: true, parentId: true, name: true, position: true },
  })

/** Why the unit cannot have this name in this place; null – it can. */
async function placeProblem(
  ctx: CommandContext,
  agencyId: string,
  { id, name, parentId }: { id: string | null; name: string; parentId: string | null },
): Promise<{ ok: false; error: Failure } | null> {
  const refuse = (field: string, message: string) =>
    fail('INVALID', 'Подразделение пока не сохранено.', { fields: { [field]: message } })
  const units = await nodesOf(ctx, agencyId)
  if (parentId !== null && !units.some((unit) => unit.id === parentId))
    return refuse('parentId', 'Выберите действующее подразделение этого органа.')
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  if (id !== null && wouldCycle(parents, id, parentId))
    return refuse('parentId', 'Подразделение не может входить в себя или в своё же подразделение.')
  const twin = units.some(
    (unit) => unit.id !== id && unit.parentId === parentId && unit.name.toLowerCase() === name.toLowerCase(),
  )
  return twin ? refuse('name', 'Такое подразделение здесь уже есть.') : null
}

const lastPosition = (units: readonly { position: number }[]): number =>
  Math.max(0, ...units.map(({ position }) => position))

export const createUnit = defineCommand({
  operation: operations['unit.edit'],
  schema: CreateUnitInput,
  creates: 'Unit',
  run: async (ctx, { agencyId, ...input }) => {
    if (!ctx.can(operations['unit.edit'], agencyId) || !(await activeAgency(ctx, agencyId)))
      return notFound('Запись об органе')
    await lockUnits(ctx, agencyId)
    const problem = await placeProblem(ctx, agencyId, { id: null, ...input })
    if (problem) return problem
    const id = newId()
    const position = lastPosition(await nodesOf(ctx, agencyId)) + 1
    await ctx.tx.unit.create({
      data: { tenantId: ctx.tenantId, id, agencyId, ...input, position },
      select: { id: true },
    })
    return done({ id, agencyId }, { subject: { type: 'Unit', id }, agencyId, after: input })
  },
})

/** Renames a unit, names its head, moves it elsewhere in the tree. */
export const updateUnit = defineCommand({
  operation: operations['unit.edit'],
  schema: UpdateUnitInput,
  changes: 'Unit',
  row: unitRow,
  run: async (ctx, { id, version: _version, ...input }, before) => {
    const { agencyId, name, shortName, head, parentId } = before
    if (before.until !== null) return fail('RULE', 'Подразделения больше нет: изменить его нельзя.')
    const problem = await placeProblem(ctx, agencyId, { id, ...input })
    if (problem) return problem
    await ctx.tx.unit.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { ...input, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id, agencyId },
      { subject: { type: 'Unit', id }, agencyId, before: { name, shortName, head, parentId }, after: input },
    )
  },
})

/** The unit is no more after a day; what refers to it keeps its name. Its own units must be moved or ended first. */
export const endUnit = defineCommand({
  operation: operations['unit.end'],
  schema: EndUnitInput,
  changes: 'Unit',
  row: unitRow,
  run: async (ctx, { id, until }, before) => {
    const { tenantId, tx, today } = ctx
    const { agencyId, name } = before
    if (before.until !== null) return fail('RULE', 'Подразделение уже упразднено. Обновите страницу.')
    if (until > today)
      return fail('INVALID', 'Подразделение пока не упразднено.', {
        fields: { until: 'День позже сегодняшнего. Внесите, когда изменение вступит в силу.' },
      })
    if ((await tx.unit.count({ where: { tenantId, parentId: id, until: null } })) > 0)
      return fail('RULE', 'В подразделение входят другие. Сначала переместите или упраздните их.')
    await tx.unit.update({
      where: { tenantId_id: { tenantId, id } },
      data: { until: dayColumn(until), version: { increment: 1 } },
      select: { id: true },
    })
    return done({ id, agencyId }, { subject: { type: 'Unit', id }, agencyId, before: { name }, after: { until } })
  },
})

/** Takes a pasted list in: units that are not there are added, heads that are named are set; all lines or none. */
export const importUnits = defineCommand({
  operation: operations['unit.import'],
  schema: ImportUnitsInput,
  creates: 'Unit',
  run: async (ctx, { agencyId, text }) => {
    const { tx, tenantId } = ctx
    if (!ctx.can(operations['unit.import'], agencyId) || !(await activeAgency(ctx, agencyId)))
      return notFound('Запись об органе')
    await lockUnits(ctx, agencyId)
    const read = readUnitLines(text)
    if (!read.ok) {
      const shown = read.problems.slice(0, 5).map(({ line, message }) => `Строка ${line}: ${message}`)
      return fail('INVALID', 'В списке есть ошибки: не внесено ничего.', { fields: { text: shown.join(' ') } })
    }
    const units = await nodesOf(ctx, agencyId)
    const { added, heads } = planUnits(units, read.lines)
    const ids = new Map(added.map(({ key }) => [key, newId()]))
    const from = lastPosition(units)
    await tx.unit.createMany({
      data: added.map(({ key, parentKey, name, head }, i) => ({
        tenantId,
        id: ids.get(key) ?? newId(),
        agencyId,
        parentId: parentKey === null ? null : (ids.get(parentKey) ?? parentKey),
        name,
        head,
        position: from + i + 1,
      })),
    })
    for (const { id, head } of heads)
      await tx.unit.update({
        where: { tenantId_id: { tenantId, id } },
        data: { head, version: { increment: 1 } },
        select: { id: true },
      })
    return done(
      { agencyId, added: added.length, heads: heads.length },
      {
        subject: { type: 'Unit', id: agencyId },
        agencyId,
        after: { added: added.map(({ name }) => name), heads: heads.length },
      },
    )
  },
})
