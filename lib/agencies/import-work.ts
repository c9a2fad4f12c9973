import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import type { ImportContext, ImportWork, LoadedRow, WrittenRow } from '@/lib/platform/module'
import { agencyKinds } from '@/lib/programme/act'
import { programmeOf } from '@/lib/programme/queries'
import { z } from 'zod'
import { lockTree, parentNames, takenSlugs } from './commands'
import { planAgencies, type AgencyImport, type ExistingAgency, type ParentRef, type PlannedAgency } from './import'
import { freeSlug } from './slug'

/** What stood there before a load changed it. */
const Before = z.object({
  name: z.string(),
  shortName: z.string().nullable(),
  kind: z.string(),
  inn: z.string().nullable(),
  parentId: z.string().nullable(),
  since: z.string().nullable(),
})

async function existingOf({ tx, tenantId }: Pick<ImportContext, 'tx' | 'tenantId'>) {
  const rows = await tx.agency.findMany({
    where: { tenantId },
    select: {
      ...{ id: true, name: true, shortName: true, inn: true, kind: true },
      ...{ parentId: true, status: true, since: true, version: true },
    },
  })
  return rows.map(({ status, since, ...row }): ExistingAgency & { version: number } => ({
    ...row,
    since: since && dayOf(since),
    active: status === 'ACTIVE',
  }))
}

export const agencyWork: ImportWork = {
  lock: (ctx) => lockTree(ctx),
  plan: async (ctx, rows) => {
    const existing = await existingOf(ctx)
    const plan = planAgencies(rows, {
      kinds: agencyKinds(await programmeOf(ctx.tx, ctx.tenantId)),
      existing,
      today: ctx.today,
    })
    return { ...plan, write: (command, ready, { fileName }) => write(command, plan, existing, ready, fileName) }
  },
  changedSince: async ({ tx, tenantId }, rows) => {
    const found = await tx.agency.findMany({
      where: { tenantId, id: { in: rows.map(({ recordId }) => recordId) } },
      select: { id: true, version: true, status: true },
    })
    const byId = new Map(found.map((one) => [one.id, one]))
    return new Map(
      rows.flatMap(({ recordId, version }): [string, string][] => {
        const now = byId.get(recordId)
        if (now?.status !== 'ACTIVE') return [[recordId, 'органа больше нет']]
        return now.version === version ? [] : [[recordId, 'сведения с тех пор правили']]
      }),
    )
  },
  takeBack,
}

async function write(
  ctx: CommandContext,
  plan: AgencyImport,
  existing: readonly (ExistingAgency & { version: number })[],
  ready: ReadonlySet<number>,
  fileName: string,
): Promise<WrittenRow[]> {
  const rows = plan.rows.filter(({ at }) => ready.has(at)).toSorted((a, b) => a.depth - b.depth)
  const ids = new Map(plan.rows.map((row) => [row.at, row.id ?? newId()]))
  const parentId = (parent: ParentRef): string | null =>
    parent === null ? null : parent.type === 'existing' ? parent.id : (ids.get(parent.row) ?? null)
  const fresh = rows.filter(({ state }) => state === 'new')
  await create(ctx, fresh, (at) => ids.get(at) ?? newId(), parentId)
  const written: WrittenRow[] = fresh.map(({ at, values }) => ({
    ...{ at, id: ids.get(at) ?? '', label: values.name, made: true, before: {}, version: 1 },
  }))
  for (const { at, id, values } of rows.filter(({ state }) => state === 'changed')) {
    const was = existing.find((one) => one.id === id)
    if (!was) continue
    const { name, shortName, kind, inn, since } = values
    const after = { name, shortName, kind, inn, since, parentId: parentId(values.parent) }
    const before = { ...{ name: was.name, shortName: was.shortName, kind: was.kind }, ...beforeRest(was) }
    await change(ctx, { id: was.id, before, after, basis: `Таблица «${fileName}»` })
    written.push({ at, id: was.id, label: name, made: false, before, version: was.version + 1 })
  }
  return written
}

const beforeRest = ({ inn, parentId, since }: ExistingAgency) => ({ inn, parentId, since })

async function create(
  ctx: CommandContext,
  rows: readonly PlannedAgency[],
  idOf: (at: number) => string,
  parentId: (parent: ParentRef) => string | null,
): Promise<void> {
  const { tx, tenantId } = ctx
  const taken = await takenSlugs(ctx)
  const agencies = rows.map(({ at, values: { name, shortName, kind, inn, parent, since } }) => ({
    ...{ tenantId, id: idOf(at), name, shortName, kind, inn },
    parentId: parentId(parent),
    since: since && dayColumn(since),
    slug: freeSlug(shortName ?? name, taken),
  }))
  await tx.agency.createMany({ data: agencies })
  await tx.agencyEvent.createMany({
    data: agencies.map(({ id, name, kind, parentId: parent, since }) => ({
      ...{ tenantId, id: newId(), agencyId: id, kind: 'CREATED' as const },
      date: since ?? dayColumn(ctx.today),
      basis: null,
      change: { name, kind, parentId: parent, imported: true },
    })),
  })
}

type Values = z.infer<typeof Before>

/** Puts an agency right: another name or parent is an event of its history. */
async function change(
  ctx: CommandContext,
  { id, before, after, basis }: { id: string; before: Values; after: Values; basis: string },
): Promise<void> {
  const { tx, tenantId, today } = ctx
  await tx.agency.update({
    where: { tenantId_id: { tenantId, id } },
    data: { ...after, since: after.since && dayColumn(after.since), version: { increment: 1 } },
    select: { id: true },
  })
  const event = { tenantId, agencyId: id, date: dayColumn(today), basis }
  const events: Prisma.AgencyEventCreateManyInput[] = []
  if (after.name !== before.name)
    events.push({ ...event, id: newId(), kind: 'RENAMED', change: { from: before.name, to: after.name } })
  if (after.parentId !== before.parentId)
    events.push({
      ...{ ...event, id: newId(), kind: 'MOVED' as const },
      change: await parentNames(ctx, before.parentId, after.parentId),
    })
  if (events.length > 0) await tx.agencyEvent.createMany({ data: events })
}

async function takeBack(ctx: CommandContext, { recordId, made, before }: LoadedRow): Promise<void> {
  const where = { tenantId_id: { tenantId: ctx.tenantId, id: recordId } }
  if (made) {
    await ctx.tx.agency.delete({ where, select: { id: true } })
    return
  }
  const now = await ctx.tx.agency.findUniqueOrThrow({ where })
  const { name, shortName, kind, inn, parentId, since } = now
  await change(ctx, {
    id: recordId,
    before: { name, shortName, kind, inn, parentId, since: since && dayOf(since) },
    after: Before.parse(before),
    basis: 'Загрузка таблицы отменена',
  })
}
