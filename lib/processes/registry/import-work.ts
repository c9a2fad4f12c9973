import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import type { ImportContext, ImportWork, LoadedRow, WrittenRow } from '@/lib/platform/module'
import { z } from 'zod'
import { operations } from '../operations'
import { markChanged } from './changed'
import { lockCodes } from './commands'
import { Consumer } from './entry'
import { planProcesses, type ImportedProcess, type KnownProcess, type ProcessImport } from './import'
import { readEntries } from './read'
import { nextCode } from './rules'

/** What stood there before a load changed it. */
const Before = z.object({
  ...{
    code: z.string(),
    name: z.string(),
    kind: z.enum(['WITHIN', 'BETWEEN']),
    group: z.string(),
    carries: z.string(),
  },
  ...{ unitId: z.string().nullable(), representative: z.string(), federalId: z.string() },
  participants: z.array(z.object({ agencyId: z.string(), unitId: z.string().nullable() })),
  ...{ inputs: z.array(z.string()), outputs: z.array(z.string()), consumers: z.array(Consumer) },
  ...{ regulations: z.array(z.string()), systems: z.array(z.string()), runsPerYear: z.number().nullable() },
})

type Kept = KnownProcess & { version: number }

async function existingOf(ctx: ImportContext, kept: readonly string[]): Promise<Kept[]> {
  const rows = await readEntries(ctx, ctx.actor.tenant.settings.processes, { agencyId: { in: [...kept] } })
  return rows.map(
    ({
      entry: { owner, participants, groupTitle: _group, carriesTitle: _carries, links: _links, ...entry },
      status,
      version,
    }) => ({
      ...entry,
      agencyId: owner.agencyId,
      unitId: owner.unitId,
      participants: participants.map(({ agencyId, unitId }) => ({ agencyId, unitId })),
      dropped: status === 'DROPPED',
      version,
    }),
  )
}

const keptOf = (ctx: Pick<ImportContext, 'can'>, agencies: readonly { id: string }[]): string[] =>
  agencies.map(({ id }) => id).filter((id) => ctx.can(operations['process.import'], id))

export const processWork: ImportWork = {
  lock: async (ctx) => {
    const agencies = await ctx.tx.agency.findMany({
      where: { tenantId: ctx.tenantId, status: 'ACTIVE' },
      select: { id: true },
    })
    for (const agencyId of keptOf(ctx, agencies).sort()) await lockCodes(ctx, agencyId)
  },
  plan: async (ctx, rows) => {
    const { tx, tenantId } = ctx
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE' },
      select: { id: true, name: true, shortName: true, kind: true, parentId: true },
    })
    const kept = keptOf(ctx, agencies)
    const existing = await existingOf(ctx, kept)
    const plan = planProcesses(rows, {
      ...{ settings: ctx.actor.tenant.settings.processes, agencies, kept, existing },
      units: await tx.unit.findMany({
        where: { tenantId, until: null },
        select: { id: true, agencyId: true, name: true },
      }),
    })
    return { ...plan, write: (command, ready) => write(command, plan, existing, ready) }
  },
  changedSince: async ({ tx, tenantId }, rows) => {
    const found = await tx.process.findMany({
      where: { tenantId, id: { in: rows.map(({ recordId }) => recordId) } },
      select: {
        ...{ id: true, version: true, status: true },
        _count: { select: { maps: true, comments: true, linksTo: true, linksFrom: true, pairsA: true, pairsB: true } },
      },
    })
    const byId = new Map(found.map((one) => [one.id, one]))
    return new Map(
      rows.flatMap(({ recordId, version, made }): [string, string][] => {
        const now = byId.get(recordId)
        if (!now) return [[recordId, 'процесса больше нет']]
        if (now.status === 'DROPPED') return [[recordId, 'процесс исключён из реестра']]
        if (now.version !== version) return [[recordId, 'запись с тех пор правили']]
        const grown = made && Object.values(now._count).some((n) => n > 0)
        return grown ? [[recordId, 'у процесса уже есть карта, вопросы или связи']] : []
      }),
    )
  },
  takeBack,
}

const columnsOf = ({ participants: _participants, ...values }: ImportedProcess) => values

async function write(
  ctx: CommandContext,
  plan: ProcessImport,
  existing: readonly Kept[],
  ready: ReadonlySet<number>,
): Promise<WrittenRow[]> {
  const { tx, tenantId, actor, now } = ctx
  const rows = plan.rows.filter(({ at }) => ready.has(at))
  const codes = new Map<string, string[]>()
  const codesOf = (agencyId: string): string[] => codes.get(agencyId) ?? []
  for (const { agencyId, code } of await tx.process.findMany({
    where: { tenantId, agencyId: { in: rows.map((row) => row.agencyId) } },
    select: { agencyId: true, code: true },
  }))
    codes.set(agencyId, [...codesOf(agencyId), code])
  for (const { agencyId, values } of rows) if (values.code) codes.set(agencyId, [...codesOf(agencyId), values.code])
  const made = rows
    .filter(({ state }) => state === 'new')
    .map(({ at, agencyId, agencyName, values }) => {
      const code = values.code || nextCode(codesOf(agencyId), agencyName)
      codes.set(agencyId, [...codesOf(agencyId), code])
      return { at, id: newId(), agencyId, values: { ...values, code } }
    })
  await tx.process.createMany({
    data: made.map(({ id, agencyId, values }) => ({
      ...{ tenantId, id, agencyId, createdBy: actor.name },
      ...columnsOf(values),
    })),
  })
  await putParticipants(ctx, made)
  const written = made.map(({ at, id, values }): WrittenRow => ({
    at,
    id,
    label: values.name,
    made: true,
    before: {},
    version: 1,
  }))
  for (const { at, id, values } of rows.filter(({ state }) => state === 'changed')) {
    const was = existing.find((one) => one.id === id)
    if (!was) continue
    await change(ctx, was.id, values, now)
    const before = Before.parse(was) as Prisma.InputJsonObject
    written.push({ at, id: was.id, label: values.name, made: false, before, version: was.version + 1 })
  }
  await markChanged(
    ctx,
    written.map(({ id }) => id),
  )
  return written
}

async function putParticipants(
  { tx, tenantId }: CommandContext,
  all: readonly { id: string; values: Pick<ImportedProcess, 'participants'> }[],
): Promise<void> {
  await tx.processParticipant.createMany({
    data: all.flatMap(({ id, values }) =>
      values.participants.map((one) => ({ tenantId, id: newId(), processId: id, ...one })),
    ),
  })
}

async function change(ctx: CommandContext, id: string, values: ImportedProcess, now: Date): Promise<void> {
  const { tx, tenantId } = ctx
  await tx.process.update({
    where: { tenantId_id: { tenantId, id } },
    data: { ...columnsOf(values), updatedAt: now, version: { increment: 1 } },
    select: { id: true },
  })
  await tx.processParticipant.deleteMany({ where: { tenantId, processId: id } })
  await putParticipants(ctx, [{ id, values }])
}

async function takeBack(ctx: CommandContext, { recordId, made, before }: LoadedRow): Promise<void> {
  const { tx, tenantId, now } = ctx
  if (made) {
    await tx.process.delete({ where: { tenantId_id: { tenantId, id: recordId } }, select: { id: true } })
    return
  }
  await change(ctx, recordId, Before.parse(before), now)
  await markChanged(ctx, [recordId])
}
