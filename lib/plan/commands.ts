import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { dayColumn } from '@/lib/core/db-day'
import { figure, plain } from './figures'
import { indicatorOf, indicatorSelect, loadPlanFromTemplate } from './load'
import type { PlanIndicator } from './progress'
import { changeOf, type Change } from './revision'
import {
  CreateIndicatorInput,
  LoadPlanInput,
  RestoreIndicatorInput,
  RetireIndicatorInput,
  SetTargetInput,
  UpdateIndicatorInput,
  type IndicatorFields,
} from './schema'
import { ofProgrammeOnly } from './sources'
import { operations } from './operations'

const gone = () => fail('NOT_FOUND', 'Показатель не найден. Вернитесь к плану.')

type Locked = { ok: true; value: PlanIndicator } | ReturnType<typeof fail>

/** The indicator held until the transaction ends. Its targets change with its version: they are read beside it. */
async function lockIndicator({ tx, tenantId }: CommandContext, { id }: { id: string }): Promise<Locked> {
  await lockRow({ tx, tenantId }, 'Indicator', id)
  const row = await tx.indicator.findFirst({ where: { tenantId, id }, select: indicatorSelect })
  return row ? { ok: true, value: indicatorOf(row) } : gone()
}

/** Indicators are added one command at a time: of two who load the act's plan the second finds it there. */
const lockPlan = ({ tx, tenantId }: CommandContext) => takeTurn(tx, 'plan', tenantId)

const change = (ctx: CommandContext, id: string, data: Prisma.IndicatorUncheckedUpdateInput) =>
  ctx.tx.indicator.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, version: { increment: 1 } },
    select: { id: true },
  })

async function revise(
  ctx: CommandContext,
  indicatorId: string,
  kind: string,
  change: Change,
  reason: string,
): Promise<void> {
  await ctx.tx.indicatorRevision.create({
    data: {
      tenantId: ctx.tenantId,
      id: newId(),
      indicatorId,
      kind,
      change: change as Prisma.InputJsonObject,
      since: dayColumn(ctx.today),
      reason,
      byName: ctx.actor.name,
      at: ctx.now,
    },
    select: { id: true },
  })
}

type Written = Omit<PlanIndicator, 'id' | 'version' | 'position' | 'retiredFrom' | 'terms'>

/** The typed form as it is stored; a refusal where its parts contradict each other. */
function written(
  input: IndicatorFields,
  former: PlanIndicator | null,
): { ok: true; value: Written } | ReturnType<typeof fail> {
  const { shares, keepFormula, bodies, responsible, ...rest } = input
  const formula = input.source === 'FORMULA' ? (keepFormula ? (former?.formula ?? null) : shares) : null
  if (input.source === 'FORMULA' && !formula) {
    return fail('INVALID', 'Формула не задана.', {
      fields: { 'shares.0.of': 'Выберите, что считать.', 'shares.0.to': 'Выберите, от чего считать долю.' },
    })
  }
  if (ofProgrammeOnly(input.source) && input.perAgency)
    return fail('INVALID', 'Проверьте, чья это цель.', {
      fields: { perAgency: 'Рейтинг один на программу: цель не может быть у каждого участника.' },
    })
  const named = bodies
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 50)
  // A share does not add up; counts do.
  const total =
    input.source === 'FORMULA' ? ('LAST' as const) : input.source === 'TYPED' ? input.total : ('SUM' as const)
  return {
    ok: true,
    value: {
      ...rest,
      total,
      formula,
      sample: input.source === 'FORMULA' && input.sample,
      responsible: [...responsible, ...named],
    },
  }
}

const stored = ({ formula, ...rest }: Written) => ({
  ...rest,
  formula: formula === null ? Prisma.DbNull : (formula as Prisma.InputJsonObject),
})

/**
 * Refuses a number that another indicator of the plan has: formulas name an indicator by it. Of an act that gives it
 * twice both are loaded. Holds the plan.
 */
async function numberTaken(ctx: CommandContext, number: string, id?: string) {
  await lockPlan(ctx)
  const other = await ctx.tx.indicator.findFirst({
    where: { tenantId: ctx.tenantId, number, retiredFrom: null, ...(id && { id: { not: id } }) },
    select: { id: true, title: true },
  })
  if (!other) return null
  const message = `Показатель № ${number} в плане уже есть: «${other.title}».`
  return fail('CONFLICT', message, {
    fields: { number: `${message} Дайте другой номер.` },
    see: { path: `plan/${other.id}`, label: `Открыть показатель № ${number}` },
  })
}

/** Loads what the act's plan has and the tenant's has not. */
export const loadPlan = defineCommand({
  operation: operations['plan.edit'],
  schema: LoadPlanInput,
  creates: 'Indicator',
  run: async (ctx) => {
    await lockPlan(ctx)
    const { template } = await ctx.tx.tenant.findUniqueOrThrow({
      where: { id: ctx.tenantId },
      select: { template: true },
    })
    const added = await loadPlanFromTemplate(ctx.tx, ctx.tenantId, template, {
      byName: ctx.actor.name,
      today: ctx.today,
    })
    if (added === 0) return fail('RULE', 'Все показатели акта уже в плане.')
    return done({ added }, { subject: { type: 'Tenant', id: ctx.tenantId }, after: { indicators: added } })
  },
})

export const createIndicator = defineCommand({
  operation: operations['plan.edit'],
  schema: CreateIndicatorInput,
  creates: 'Indicator',
  run: async (ctx, input) => {
    const read = written(input, null)
    if (!read.ok) return read
    const taken = await numberTaken(ctx, read.value.number)
    if (taken) return taken
    const { _max } = await ctx.tx.indicator.aggregate({ where: { tenantId: ctx.tenantId }, _max: { position: true } })
    const id = newId()
    await ctx.tx.indicator.create({
      data: { ...stored(read.value), tenantId: ctx.tenantId, id, position: (_max.position ?? 0) + 1 },
      select: { id: true },
    })
    await revise(ctx, id, 'CREATED', { title: { from: null, to: read.value.title } }, '')
    return done(
      { id },
      { subject: { type: 'Indicator', id }, after: { number: read.value.number, title: read.value.title } },
    )
  },
})

/** Changes an indicator from today on; a renamed one keeps its facts, and the former name stays in its history. */
export const updateIndicator = defineCommand({
  operation: operations['plan.edit'],
  schema: UpdateIndicatorInput,
  changes: 'Indicator',
  row: lockIndicator,
  run: async (ctx, { id, version: _version, reason, ...input }, former) => {
    const read = written(input, former)
    if (!read.ok) return read
    const fields = changeOf({ ...former }, { ...read.value })
    if (Object.keys(fields).length === 0) return fail('RULE', 'Ничего не изменено.')
    const substance = Object.keys(fields).some((key) =>
      ['title', 'unit', 'comparison', 'perAgency', 'source', 'formula', 'total'].includes(key),
    )
    if (substance && reason.length < 3)
      return fail('INVALID', 'Напишите причину.', {
        fields: { reason: 'Показатель меняется по существу: напишите, почему (акт, его номер и дата).' },
      })
    const taken = 'number' in fields ? await numberTaken(ctx, read.value.number, id) : null
    if (taken) return taken
    await change(ctx, id, stored(read.value))
    await revise(ctx, id, 'CHANGED', fields, reason)
    return done(
      { id },
      {
        subject: { type: 'Indicator', id },
        before: { title: former.title },
        after: { change: fields as Prisma.InputJsonObject, reason },
      },
    )
  },
})

/** Out of the plan from a year on; what was there stays. */
export const retireIndicator = defineCommand({
  operation: operations['plan.edit'],
  schema: RetireIndicatorInput,
  changes: 'Indicator',
  row: lockIndicator,
  run: async (ctx, { id, fromYear, reason }, former) => {
    if (former.retiredFrom !== null)
      return fail('RULE', `Показатель уже исключён из плана с ${former.retiredFrom} года.`)
    await change(ctx, id, { retiredFrom: fromYear })
    await revise(ctx, id, 'RETIRED', { retiredFrom: { from: null, to: fromYear } }, reason)
    return done({ id }, { subject: { type: 'Indicator', id }, after: { retiredFrom: fromYear, reason } })
  },
})

export const restoreIndicator = defineCommand({
  operation: operations['plan.edit'],
  schema: RestoreIndicatorInput,
  changes: 'Indicator',
  row: lockIndicator,
  run: async (ctx, { id, reason }, former) => {
    if (former.retiredFrom === null) return fail('RULE', 'Показатель в плане: возвращать его не нужно.')
    const taken = await numberTaken(ctx, former.number, id)
    if (taken) return taken
    await change(ctx, id, { retiredFrom: null })
    await revise(ctx, id, 'RESTORED', { retiredFrom: { from: former.retiredFrom, to: null } }, reason)
    return done(
      { id },
      { subject: { type: 'Indicator', id }, before: { retiredFrom: former.retiredFrom }, after: { reason } },
    )
  },
})

/**
 * The target of a year, everybody's or one agency's own; an empty value takes it away. A target that was there changes
 * only with a reason.
 */
export const setTarget = defineCommand({
  operation: operations['plan.edit'],
  schema: SetTargetInput,
  changes: 'Indicator',
  row: (ctx, { indicatorId }) => lockIndicator(ctx, { id: indicatorId }),
  run: async (ctx, { indicatorId, year, agencyId, value, reason }, indicator) => {
    const { tx, tenantId } = ctx
    if (year > yearOf(ctx.today) + 10)
      return fail('INVALID', 'Проверьте год.', {
        fields: { year: 'План составляют не дальше чем на десять лет вперёд.' },
      })
    if (agencyId !== null && !indicator.perAgency) return fail('RULE', 'У этого показателя одна цель на всю программу.')
    const agency =
      agencyId === null
        ? null
        : await tx.agency.findFirst({ where: { tenantId, id: agencyId }, select: { name: true } })
    if (agencyId !== null && !agency)
      return fail('NOT_FOUND', 'Орган не найден. Выберите из списка.', {
        fields: { agencyId: 'Выберите орган из списка.' },
      })
    const former = await tx.indicatorTarget.findFirst({
      where: { tenantId, indicatorId, year, agencyId },
      select: { id: true, value: true },
    })
    const before = former && plain(former.value)
    if (before === value) return fail('RULE', 'Цель уже такая.')
    if (former && reason.length < 3)
      return fail('INVALID', 'Напишите причину.', {
        fields: {
          reason: `Была цель ${figure(before ?? '0', indicator.unit)}: напишите, почему она меняется (акт, его номер и дата).`,
        },
      })
    if (former && value === null)
      await tx.indicatorTarget.delete({ where: { tenantId_id: { tenantId, id: former.id } }, select: { id: true } })
    else if (former && value !== null)
      await tx.indicatorTarget.update({
        where: { tenantId_id: { tenantId, id: former.id } },
        data: { value },
        select: { id: true },
      })
    else if (value !== null)
      await tx.indicatorTarget.create({
        data: { tenantId, id: newId(), indicatorId, year, agencyId, value },
        select: { id: true },
      })
    await change(ctx, indicatorId, {})
    await revise(
      ctx,
      indicatorId,
      'TARGET',
      { [`target:${year}${agency ? `:${agency.name}` : ''}`]: { from: before, to: value } },
      reason,
    )
    return done(
      { id: indicatorId },
      {
        subject: { type: 'Indicator', id: indicatorId },
        agencyId,
        before: { year, target: before ?? '' },
        after: { year, target: value ?? '', reason },
      },
    )
  },
})
