import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { markOf } from '@/lib/platform/mark'
import { pageCount } from '@/lib/core/pages'
import type { RegistryActKind } from '@/lib/generated/prisma/client'
import { operations as files } from '@/lib/files/operations'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { approvedEntries } from './changed'
import { compareRegistries, countLines, type Entry, type LineState, type RegistryLine } from './entry'
import type { ActView, RegistryPaper } from './view'
import { keepersOf, keptAgencies, readEntries, type EntryRow } from './read'

export const LINES_PER_PAGE = 50

type Missing = { id: string; code: string; name: string }
export type RegistryView = {
  agency: { id: string; name: string; active: boolean }
  /** Another one whose registry holds this institution's processes. */
  keeper: { id: string; name: string } | null
  /** The last first. */
  versions: ActView[]
  orders: ActView[]
  counts: Record<LineState, number>
  /** One page of those that were asked for. */
  lines: RegistryLine[]
  found: number
  pages: number
  /** Why a process went, by its id: the ground and where it is now. */
  gone: Record<string, string>
  /** Processes in force: they would be approved. */
  active: number
  /** In force and without a single step. */
  stepless: Missing[]
  typical: { have: number; of: number; own: number; missing: Missing[] }
  /** Stands for what is shown, for the approval. */
  mark: string
  can: { edit: boolean; approve: boolean; order: boolean }
}

/** The agency whose registry is asked for; foreign and missing ones are not found. */
async function agencyOf({ tx, tenantId, can }: QueryContext, id: string) {
  const agency =
    isUuid(id) && can(operations['process.read'], id)
      ? await tx.agency.findFirst({ where: { tenantId, id }, select: { id: true, name: true, status: true } })
      : null
  if (!agency) notFound()
  return agency
}

async function actsOf(
  { tx, tenantId, can }: QueryContext,
  agencyId: string,
): Promise<(ActView & { kind: RegistryActKind })[]> {
  const rows = await tx.$queryRaw<
    (Omit<ActView, 'actOn' | 'file'> & {
      kind: RegistryActKind
      actOn: Date
      fileId: string | null
      fileName: string | null
    })[]
  >`
    SELECT v."kind", v."number", v."actTitle", v."actNumber", v."actOn", v."approvedBy", v."approvedAt",
      v."fileId", f."name" AS "fileName",
      coalesce(jsonb_array_length(v."snapshot" -> 'entries'), 0) AS count
    FROM "RegistryVersion" v LEFT JOIN "StoredFile" f ON f."tenantId" = v."tenantId" AND f."id" = v."fileId"
    WHERE v."tenantId" = ${tenantId}::uuid AND v."agencyId" = ${agencyId}::uuid ORDER BY v."number" DESC`
  // Employees read what the act says; its file is for those who may open files.
  const opens = can(files['file.read'], agencyId)
  return rows.map(({ fileId, fileName, actOn, ...row }) => ({
    ...row,
    actOn: dayOf(actOn),
    file: opens && fileId && fileName ? { id: fileId, name: fileName } : null,
  }))
}

/** Ids of the registry's processes that fit the words, in any form; null – nothing was asked for. */
async function fitting({ tx, tenantId }: QueryContext, agencies: string[], q: string): Promise<Set<string> | null> {
  if (q.trim() === '') return null
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "Process" p WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ANY(${agencies}::uuid[])
      AND p."search" @@ (SELECT gemba_words(${q.slice(0, 200)}))`
  return new Set(rows.map(({ id }) => id))
}

async function steplessOf({ tx, tenantId }: QueryContext, agencies: string[]): Promise<Missing[]> {
  return tx.$queryRaw<Missing[]>`
    SELECT p."id", p."code", p."name" FROM "Process" p
    WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ANY(${agencies}::uuid[]) AND p."status" = 'ACTIVE'
      AND NOT EXISTS (SELECT 1 FROM "ProcessMap" m JOIN "ProcessStep" s ON s."tenantId" = m."tenantId"
        AND s."mapId" = m."id" WHERE m."tenantId" = p."tenantId" AND m."processId" = p."id" AND m."state" = 'AS_IS')
    ORDER BY p."code"`
}

/** What of the typical list the registry has, misses, and has of its own. */
async function coverageOf(
  { tx, tenantId }: QueryContext,
  active: readonly EntryRow[],
): Promise<RegistryView['typical']> {
  const typical = await tx.typicalProcess.findMany({
    where: { tenantId, retiredOn: null },
    orderBy: { code: 'asc' },
    select: { id: true, code: true, name: true },
  })
  const taken = new Set(active.map(({ typicalId }) => typicalId))
  const missing = typical.filter(({ id }) => !taken.has(id))
  return {
    have: typical.length - missing.length,
    of: typical.length,
    own: active.filter(({ typicalId }) => typicalId === null || !typical.some(({ id }) => id === typicalId)).length,
    missing,
  }
}

/** The ground of a process that left the registry, and where it went. */
function groundsOf(rows: readonly EntryRow[]): Record<string, string> {
  const named = new Map(rows.map(({ entry }) => [entry.id, entry]))
  return Object.fromEntries(
    rows
      .filter(({ status }) => status === 'DROPPED')
      .map(({ entry, droppedBasis, mergedIntoId }) => {
        const into = mergedIntoId === null ? undefined : named.get(mergedIntoId)
        return [entry.id, [into && `влит в ${into.code}`, droppedBasis].filter(Boolean).join('; ')]
      }),
  )
}

export type RegistryAsked = {
  agencyId: string
  /** `changes` – all that is not as it was. */
  show: LineState | 'changes' | 'all'
  q: string
  page: number
}
const asksFor = (show: RegistryAsked['show'], state: LineState): boolean =>
  show === 'all' || (show === 'changes' ? state !== 'same' : state === show)

/**
 * The registry of an agency against its last approved version: a fixed number of statements. Before the first approval
 * every process is new.
 */
export const getRegistry = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { agencyId, show, q, page }: RegistryAsked): Promise<RegistryView> => {
    const settings = ctx.actor.tenant.settings.processes
    const agency = await agencyOf(ctx, agencyId)
    const [kept] = await keepersOf(ctx, [agencyId])
    const keeper =
      kept && kept.keeperId !== agencyId
        ? await ctx.tx.agency.findFirst({
            where: { tenantId: ctx.tenantId, id: kept.keeperId },
            select: { id: true, name: true },
          })
        : null
    // An institution sees its own lines of the registry that holds them.
    const agencies = keeper ? [agencyId] : await keptAgencies(ctx, agencyId)
    const rows = await readEntries(ctx, settings, { agencyId: { in: agencies } })
    const active = rows.filter(({ status }) => status === 'ACTIVE')
    const entries = active.map(({ entry }) => entry)
    const acts = await actsOf(ctx, agencyId)
    const keeperId = keeper?.id ?? agencyId
    const approved = (await approvedEntries(ctx, [keeperId])).get(keeperId) ?? []
    const own = new Set(rows.map(({ entry }) => entry.id))
    const all = compareRegistries(
      keeper ? approved.filter(({ id, owner }) => owner.agencyId === agencyId || own.has(id)) : approved,
      entries,
    )
    const ids = await fitting(ctx, agencies, q)
    const found = all.filter(({ state, entry }) => asksFor(show, state) && (ids === null || ids.has(entry.id)))
    return {
      agency: { id: agency.id, name: agency.name, active: agency.status === 'ACTIVE' },
      keeper,
      versions: acts.filter(({ kind }) => kind === 'REGISTRY'),
      orders: acts.filter(({ kind }) => kind === 'ORDER'),
      counts: countLines(all),
      lines: found.slice((page - 1) * LINES_PER_PAGE, page * LINES_PER_PAGE),
      found: found.length,
      pages: pageCount(found.length, LINES_PER_PAGE),
      gone: groundsOf(rows),
      active: active.length,
      stepless: await steplessOf(ctx, agencies),
      typical: await coverageOf(ctx, active),
      mark: markOf(entries),
      can: {
        edit: agency.status === 'ACTIVE' && ctx.can(operations['process.edit'], agencyId),
        approve: agency.status === 'ACTIVE' && !keeper && ctx.can(operations['registry.approve'], agencyId),
        order: agency.status === 'ACTIVE' && !keeper && ctx.can(operations['registry.order'], agencyId),
      },
    }
  },
})

/** One state of a registry: a version as it was frozen, or – without a number – the draft of the next. */
export const getRegistryPaper = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, input: { agencyId: string; number: number | null }): Promise<RegistryPaper> => {
    const { tenant } = ctx.actor
    const { id, name } = await agencyOf(ctx, input.agencyId)
    const versions = (await actsOf(ctx, id)).filter(({ kind }) => kind === 'REGISTRY')
    const act = input.number === null ? null : (versions.find(({ number }) => number === input.number) ?? notFound())
    return {
      tenantName: tenant.name,
      timeZone: tenant.timeZone,
      isDemo: tenant.isDemo,
      printedAt: ctx.now,
      agency: { id, name },
      act,
      number: act?.number ?? versions.length + 1,
      entries: await entriesAt(ctx, id, act?.number ?? null),
    }
  },
})

/** The processes of a version, or – null – those in force now. */
async function entriesAt(ctx: QueryContext, agencyId: string, number: number | null): Promise<Entry[]> {
  if (number !== null) return (await approvedEntries(ctx, [agencyId], number)).get(agencyId) ?? []
  const settings = ctx.actor.tenant.settings.processes
  const agencies = await keptAgencies(ctx, agencyId)
  const rows = await readEntries(ctx, settings, { agencyId: { in: agencies }, status: 'ACTIVE' })
  return rows.map(({ entry }) => entry)
}

export type Comparison = {
  agency: { id: string; name: string }
  versions: ActView[]
  /** Null: as it stands now. */
  from: number
  to: number | null
  lines: RegistryLine[]
  counts: Record<LineState, number>
}

/** Two states of a registry, side by side; numbers that there are not are not found. */
export const compareVersions = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, input: { agencyId: string; from: number | null; to: number | null }): Promise<Comparison> => {
    const { id, name } = await agencyOf(ctx, input.agencyId)
    const versions = (await actsOf(ctx, id)).filter(({ kind }) => kind === 'REGISTRY')
    const from = input.from ?? versions[0]?.number ?? 0
    const known = (number: number): boolean => versions.some((one) => one.number === number)
    if (!known(from) || (input.to !== null && !known(input.to))) notFound()
    const lines = compareRegistries(await entriesAt(ctx, id, from), await entriesAt(ctx, id, input.to))
    return { agency: { id, name }, versions, from, to: input.to, lines, counts: countLines(lines) }
  },
})
