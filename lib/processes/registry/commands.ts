import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Prisma, Process } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { markChanged } from './changed'
import type { Consumer } from './entry'
import { lockProcess } from './lock'
import { kindOf, sideOf, type AgencyFact } from './rules'
import { CreateProcessInput, EditProcessInput, type ProcessFields } from './schema'

const invalid = (fields: Record<string, string>): { ok: false; error: Failure } =>
  fail('INVALID', 'Проверьте отмеченные поля: процесс пока не сохранён.', { fields })

/** Codes of an agency are given one command at a time: two would both find one free. */
export const lockCodes = (ctx: Pick<CommandContext, 'tx' | 'tenantId'>, agencyId: string) =>
  takeTurn(ctx.tx, 'process codes', ctx.tenantId, agencyId)

/** What of the input the tenant's other records do not bear out: field → what to do; empty – nothing. */
async function problemsOf(
  { tx, tenantId, actor }: CommandContext,
  input: ProcessFields,
  { agencies, id }: { agencies: AgencyFact[]; id: string | null },
): Promise<Record<string, string>> {
  const { processes: settings } = actor.tenant.settings
  const fields: Record<string, string> = {}
  const unitIds = [input.unitId, ...input.participants.map(({ unitId }) => unitId)].filter((one) => one !== null)
  const units = await tx.unit.findMany({
    where: { tenantId, id: { in: unitIds } },
    select: { id: true, agencyId: true },
  })
  const unitOf = (unitId: string, agencyId: string): boolean =>
    units.some((unit) => unit.id === unitId && unit.agencyId === agencyId)
  if (input.unitId && !unitOf(input.unitId, input.agencyId)) fields.unitId = 'Выберите подразделение владельца.'
  for (const [i, { agencyId, unitId }] of input.participants.entries()) {
    if (!agencies.some((one) => one.id === agencyId)) fields[`participants.${i}.agencyId`] = 'Выберите орган из списка.'
    else if (unitId && !unitOf(unitId, agencyId))
      fields[`participants.${i}.unitId`] = 'Выберите подразделение этого органа.'
  }
  if (input.group && !settings.groups.some(({ key }) => key === input.group))
    fields.group = 'Такой группы больше нет. Выберите другую.'
  if (input.carries && !settings.carries.some(({ key }) => key === input.carries))
    fields.carries = 'Такого вида больше нет. Выберите другой.'
  // «ДВ-1» and «дв-1» are one code to those who read it.
  const [twin] = await tx.$queryRaw<{ name: string }[]>`
    SELECT p."name" FROM "Process" p WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ${input.agencyId}::uuid
      AND lower(p."code") = lower(${input.code}) AND p."id" IS DISTINCT FROM ${id}::uuid LIMIT 1`
  if (twin) fields.code = `Этот код уже у процесса «${twin.name}».`
  if (input.personId) {
    const person = await tx.membership.findFirst({
      where: { tenantId, personId: input.personId, agencyId: input.agencyId },
      select: { id: true },
    })
    if (!person) fields.personId = 'Выберите человека, который работает у владельца.'
  }
  if (input.typicalId) {
    const typical = await tx.typicalProcess.findFirst({
      where: { tenantId, id: input.typicalId },
      select: { id: true },
    })
    if (!typical) fields.typicalId = 'Этого процесса больше нет в типовом перечне.'
  }
  return fields
}

/** The columns of the input: kind and sides that were left to the tenant's definition are reckoned here. */
function columnsOf(input: ProcessFields, agencies: AgencyFact[], settings: CommandSettings) {
  const { participants, kind, consumers, ...plain } = input
  return {
    ...plain,
    kind: kind ?? kindOf([input, ...participants], agencies, settings),
    consumers: consumers.map(({ name, side, needs }): Consumer => ({
      name,
      side: side ?? sideOf(name, agencies, settings) ?? 'external',
      needs,
    })),
  }
}
type CommandSettings = CommandContext['actor']['tenant']['settings']['processes']

/** Agencies that the input can name: the active ones, and those it has named before. */
const namedAgencies = (
  { tx, tenantId }: CommandContext,
  { agencyId, participants }: ProcessFields,
): Promise<AgencyFact[]> =>
  tx.agency.findMany({
    where: {
      tenantId,
      OR: [{ status: 'ACTIVE' }, { id: { in: [agencyId, ...participants.map((one) => one.agencyId)] } }],
    },
    select: { id: true, name: true, kind: true, parentId: true },
  })

/** The owner itself, without a unit, is no participant; nobody is one twice. */
const participantRows = (tenantId: string, processId: string, { agencyId, participants }: ProcessFields) => [
  ...new Map(
    participants
      .filter((one) => one.agencyId !== agencyId || one.unitId !== null)
      .map((one) => [`${one.agencyId} ${one.unitId ?? ''}`, { tenantId, id: newId(), processId, ...one }]),
  ).values(),
]

const auditOf = ({ participants, consumers, indicators, ...input }: ProcessFields): Prisma.InputJsonObject => ({
  ...input,
  consumers: consumers.map(({ name }) => name),
  indicators: indicators.map(({ name }) => name),
  participants: participants.map(({ agencyId }) => agencyId),
})

const beforeOf = (row: Process): Prisma.InputJsonObject => {
  const { code, name, kind, group, carries, unitId, personId, representative, inputs, outputs } = row
  const { regulations, systems, runsPerYear, federalId, typicalId, agencyId } = row
  return {
    ...{ agencyId, code, name, kind, group, carries, unitId, personId, representative, inputs, outputs },
    ...{ regulations, systems, runsPerYear, federalId, typicalId },
  }
}

export const createProcess = defineCommand({
  operation: operations['process.create'],
  schema: CreateProcessInput,
  creates: 'Process',
  run: async (ctx, input) => {
    const { tx, tenantId, actor } = ctx
    if (!ctx.can(operations['process.create'], input.agencyId)) return notFound('Запись об органе')
    await lockCodes(ctx, input.agencyId)
    const agencies = await namedAgencies(ctx, input)
    if (!agencies.some(({ id }) => id === input.agencyId)) return notFound('Запись об органе')
    const problems = await problemsOf(ctx, input, { agencies, id: null })
    if (Object.keys(problems).length > 0) return invalid(problems)
    const id = newId()
    const columns = columnsOf(input, agencies, actor.tenant.settings.processes)
    await tx.process.create({ data: { tenantId, id, ...columns, createdBy: actor.name }, select: { id: true } })
    await tx.processParticipant.createMany({ data: participantRows(tenantId, id, input) })
    await markChanged(ctx, [id])
    return done(
      { id },
      { subject: { type: 'Process', id }, agencyId: input.agencyId, after: auditOf({ ...input, kind: columns.kind }) },
    )
  },
})

/** Puts a process right; another owner takes it over when the person keeps that registry, too. */
export const editProcess = defineCommand({
  operation: operations['process.edit'],
  schema: EditProcessInput,
  changes: 'Process',
  row: lockProcess,
  run: async (ctx, { id, version: _version, ...input }, before) => {
    const { tx, tenantId, actor, now } = ctx
    if (!ctx.can(operations['process.edit'], input.agencyId))
      return invalid({ agencyId: 'Выберите орган, чей реестр вы ведёте.' })
    if (before.status === 'DROPPED') return fail('RULE', 'Процесс исключён из реестра. Сначала верните его.')
    await lockCodes(ctx, input.agencyId)
    const agencies = await namedAgencies(ctx, input)
    const problems = await problemsOf(ctx, input, { agencies, id })
    if (Object.keys(problems).length > 0) return invalid(problems)
    const columns = columnsOf(input, agencies, actor.tenant.settings.processes)
    await tx.process.update({
      where: { tenantId_id: { tenantId, id } },
      data: { ...columns, updatedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    await tx.processParticipant.deleteMany({ where: { tenantId, processId: id } })
    await tx.processParticipant.createMany({ data: participantRows(tenantId, id, input) })
    await markChanged(ctx, [id])
    return done(
      { id },
      {
        subject: { type: 'Process', id },
        agencyId: input.agencyId,
        before: beforeOf(before),
        after: auditOf({ ...input, kind: columns.kind }),
      },
    )
  },
})
