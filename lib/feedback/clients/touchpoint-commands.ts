import 'server-only'
import { newCode } from '@/lib/core/code'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Touchpoint } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { openableSurveys, processOf, upwards } from './scope'
import {
  CloseTouchpointInput,
  CreateTouchpointInput,
  EditTouchpointInput,
  ReopenTouchpointInput,
  type TouchpointInput,
} from './touchpoint-schema'

type Refused = { ok: false; error: Failure }
const NOT_SAVED = 'Проверьте отмеченные поля: точка пока не сохранена.'

/** Letters of a code: seven hundred million of them, typed by hand from a poster without a mistake. */
const CODE_LETTERS = 6

/** A code that no touchpoint of the tenant has. */
async function freeCode({ tx, tenantId }: CommandContext): Promise<string> {
  for (;;) {
    const code = newCode(CODE_LETTERS)
    const taken = await tx.touchpoint.findFirst({ where: { tenantId, code }, select: { id: true } })
    if (!taken) return code
  }
}

/** What of the input the tenant's other records do not bear out: field → what to do; empty – nothing. */
async function problemsOf(
  { tx, tenantId, actor }: CommandContext,
  agencyId: string,
  input: TouchpointInput,
  before: Touchpoint | null,
): Promise<Record<string, string>> {
  const fields: Record<string, string> = {}
  const { channels } = actor.tenant.settings.feedback
  if (input.channel !== before?.channel && !channels.some(({ key }) => key === input.channel))
    fields.channel = 'Такого канала больше нет. Выберите другой.'
  if (input.unitId && input.unitId !== before?.unitId) {
    const unit = await tx.unit.findFirst({ where: { tenantId, id: input.unitId, agencyId }, select: { id: true } })
    if (!unit) fields.unitId = 'Выберите подразделение этого органа.'
  }
  if (input.processId && input.processId !== before?.processId) {
    const process = await tx.process.findFirst({
      where: { tenantId, id: input.processId, status: 'ACTIVE', OR: processOf(tenantId, agencyId) },
      select: { id: true },
    })
    if (!process) fields.processId = 'Выберите процесс, в котором участвует этот орган.'
  }
  if (input.surveyId && input.surveyId !== before?.surveyId) {
    const survey = await tx.survey.findFirst({
      where: { ...openableSurveys(tenantId, await upwards(tx, tenantId, agencyId)), id: input.surveyId },
      select: { id: true },
    })
    if (!survey) fields.surveyId = 'Выберите открытый опрос этого органа или программы.'
  }
  return fields
}

/** The same touchpoint entered a second time: of one name, at one place, by one channel. */
async function twinOf(
  { tx, tenantId }: CommandContext,
  agencyId: string,
  { name, channel, place }: TouchpointInput,
): Promise<Record<string, string>> {
  const twin = await tx.touchpoint.findFirst({
    where: { tenantId, agencyId, status: 'ACTIVE', channel, place, name: { equals: name, mode: 'insensitive' } },
    select: { code: true },
  })
  return twin ? { name: `Такая точка уже есть, её код – ${twin.code}. Назовите иначе.` } : {}
}

const invalid = (fields: Record<string, string>): Refused => fail('INVALID', NOT_SAVED, { fields })

const auditOf = ({ name, side, channel, place, service, processId, unitId, owner, surveyId }: TouchpointInput) => ({
  ...{ name, side, channel, place, service, processId, unitId, owner, surveyId },
})

/** The touchpoint held to the end of the transaction, if the command reaches its agency. */
async function lockTouchpoint(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'Touchpoint', id)
  const row = await ctx.tx.touchpoint.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })
  return row ? { ok: true as const, value: row } : notFound('Точка взаимодействия')
}

export const createTouchpoint = defineCommand({
  operation: operations['touchpoint.edit'],
  schema: CreateTouchpointInput,
  creates: 'Touchpoint',
  run: async (ctx, { agencyId, ...input }) => {
    const { tx, tenantId, actor } = ctx
    const agency =
      ctx.can(operations['touchpoint.edit'], agencyId) &&
      (await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } }))
    if (!agency) return notFound('Запись об органе')
    await takeTurn(tx, 'touchpoints', tenantId, agencyId)
    const problems = { ...(await twinOf(ctx, agencyId, input)), ...(await problemsOf(ctx, agencyId, input, null)) }
    if (Object.keys(problems).length > 0) return invalid(problems)
    const [id, code] = [newId(), await freeCode(ctx)]
    await tx.touchpoint.create({
      data: { tenantId, id, agencyId, code, ...input, createdBy: actor.name },
      select: { id: true },
    })
    return done({ id, code }, { subject: { type: 'Touchpoint', id }, agencyId, after: { code, ...auditOf(input) } })
  },
})

export const editTouchpoint = defineCommand({
  operation: operations['touchpoint.edit'],
  schema: EditTouchpointInput,
  changes: 'Touchpoint',
  row: lockTouchpoint,
  run: async (ctx, { id, version: _seen, ...input }, before) => {
    const { tx, tenantId, now } = ctx
    if (before.status === 'CLOSED') return fail('RULE', 'Точка закрыта. Сначала верните её в работу.')
    const problems = await problemsOf(ctx, before.agencyId, input, before)
    if (Object.keys(problems).length > 0) return invalid(problems)
    await tx.touchpoint.update({
      where: { tenantId_id: { tenantId, id } },
      data: { ...input, updatedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'Touchpoint', id },
        agencyId: before.agencyId,
        before: auditOf(before),
        after: auditOf(input),
      },
    )
  },
})

/** Closes a touchpoint on a day: its poster and tablets take no more answers; what was answered stays. */
export const closeTouchpoint = defineCommand({
  operation: operations['touchpoint.edit'],
  schema: CloseTouchpointInput,
  changes: 'Touchpoint',
  row: lockTouchpoint,
  run: async (ctx, { id, closedOn }, { status, agencyId }) => {
    const { tx, tenantId, now, today } = ctx
    if (status === 'CLOSED') return fail('RULE', 'Точка уже закрыта.')
    if (closedOn > today)
      return fail('INVALID', 'Точка пока не закрыта.', {
        fields: { closedOn: 'День позже сегодняшнего. Закройте точку, когда она перестанет работать.' },
      })
    await tx.touchpoint.update({
      where: { tenantId_id: { tenantId, id } },
      data: { status: 'CLOSED', closedOn: dayColumn(closedOn), updatedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      { subject: { type: 'Touchpoint', id }, agencyId, before: { status }, after: { status: 'CLOSED', closedOn } },
    )
  },
})

export const reopenTouchpoint = defineCommand({
  operation: operations['touchpoint.edit'],
  schema: ReopenTouchpointInput,
  changes: 'Touchpoint',
  row: lockTouchpoint,
  run: async (ctx, { id }, { status, closedOn, agencyId }) => {
    const { tx, tenantId, now } = ctx
    if (status === 'ACTIVE') return fail('RULE', 'Точка уже работает.')
    const agency = await tx.agency.findFirst({
      where: { tenantId, id: agencyId, status: 'ACTIVE' },
      select: { id: true },
    })
    if (!agency) return fail('RULE', 'Органа, у которого была эта точка, больше нет.')
    await tx.touchpoint.update({
      where: { tenantId_id: { tenantId, id } },
      data: { status: 'ACTIVE', closedOn: null, updatedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'Touchpoint', id },
        agencyId,
        before: { status, closedOn: closedOn && dayOf(closedOn) },
        after: { status: 'ACTIVE', closedOn: null },
      },
    )
  },
})
