import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { endOfDay, startOfDay } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from '@/lib/platform/actor'
import { verifyChain, type ChainState } from '@/lib/platform/audit-chain'
import type { Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { cursorText, parseCursor, type Cursor } from './rules'
import type { AuditFilter, MessageFilter } from './schema'
import { operations } from './operations'

const PAGE = 50

export type AuditLine = {
  id: string
  at: Date
  personName: string
  operation: string
  subjectType: string
  subjectId: string
  agencyName: string | null
  /** Number of the seal; null while the record waits for it. */
  seal: number | null
}

const olderThan = (field: 'at' | 'createdAt', cursor: Cursor | null) =>
  cursor ? { OR: [{ [field]: { lt: cursor.at } }, { [field]: cursor.at, id: { lt: cursor.id } }] } : {}

const lineColumns = {
  id: true,
  at: true,
  personName: true,
  operation: true,
  subjectType: true,
  subjectId: true,
  agencyId: true,
} as const

/** Adds the seals and agencies' names to records: two statements however many there are. */
async function withNames<T extends { id: string; agencyId: string | null }>(
  tx: Tx,
  records: T[],
): Promise<(T & { seal: number | null; agencyName: string | null })[]> {
  const seals = await tx.auditSeal.findMany({
    where: { recordId: { in: records.map(({ id }) => id) } },
    select: { recordId: true, number: true },
  })
  const agencies = await tx.agency.findMany({
    where: { id: { in: records.flatMap(({ agencyId }) => agencyId ?? []) } },
    select: { id: true, name: true },
  })
  const numbers = new Map(seals.map(({ recordId, number }) => [recordId, number]))
  const names = new Map(agencies.map(({ id, name }) => [id, name]))
  return records.map((record) => ({
    ...record,
    seal: numbers.get(record.id) ?? null,
    agencyName: names.get(record.agencyId ?? '') ?? null,
  }))
}

/** The journal, newest first, a page at a time (`next` continues it); days are the tenant's. */
export const searchAudit = defineQuery({
  operation: operations['audit.read'],
  run: async ({ tx, actor }, filter: AuditFilter): Promise<{ lines: AuditLine[]; next: string | null }> => {
    const { timeZone } = actor.tenant
    const where: Prisma.AuditRecordWhereInput = {
      at: { gte: filter.from && startOfDay(timeZone, filter.from), lte: filter.to && endOfDay(timeZone, filter.to) },
      personName: filter.person && { contains: filter.person, mode: 'insensitive' },
      operation: filter.operation,
      agencyId: filter.agency,
      subjectId: filter.subject,
      AND: olderThan('at', parseCursor(filter.after)),
    }
    const found = await tx.auditRecord.findMany({
      where,
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      select: lineColumns,
    })
    const shown = found.slice(0, PAGE)
    const last = shown.at(-1)
    return { lines: await withNames(tx, shown), next: found.length > PAGE && last ? cursorText(last) : null }
  },
})

/** One record with its values, its seal and how many records there are of the same thing. */
export const getAuditRecord = defineQuery({
  operation: operations['audit.read'],
  run: async ({ tx, tenantId }, { id }: { id: string }) => {
    const record = isUuid(id) ? await tx.auditRecord.findUnique({ where: { tenantId_id: { tenantId, id } } }) : null
    if (!record) notFound()
    const [named] = await withNames(tx, [record])
    const seal = await tx.auditSeal.findUnique({
      where: { tenantId_recordId: { tenantId, recordId: id } },
      select: { number: true, hash: true, sealedAt: true },
    })
    return {
      ...(named ?? notFound()),
      seal,
      sameSubject: await tx.auditRecord.count({ where: { subjectId: record.subjectId } }),
    }
  },
})

/** How much of the journal is sealed, and the agencies to filter by. */
export const auditOverview = defineQuery({
  operation: operations['audit.read'],
  run: async ({ tx }, _input: Record<string, never>) => ({
    last: await tx.auditSeal.findFirst({ orderBy: { number: 'desc' }, select: { number: true, sealedAt: true } }),
    pending: await tx.auditPending.count(),
    agencies: await tx.agency.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
  }),
})

const mayReadAudit = defineQuery({
  operation: operations['audit.read'],
  run: ({ tenantId }, _input: Record<string, never>) => Promise.resolve(tenantId),
})

/** Recomputes the tenant's whole chain now. */
export const verifyJournal = async (actor: Actor): Promise<ChainState> => verifyChain(await mayReadAudit(actor, {}))

export type MessageLine = {
  id: string
  kind: string
  createdAt: Date
  doneAt: Date | null
  status: 'PENDING' | 'DONE' | 'FAILED'
  attempts: number
  lastError: string | null
  /** What it is about, without the text: links inside letters are secrets. */
  summary: { to: string; subject: string } | { paths: number } | null
}

const Summary = z.union([
  z.object({ to: z.string(), subject: z.string() }),
  z.object({ paths: z.array(z.string()) }).transform(({ paths }) => ({ paths: paths.length })),
])

/** Outgoing work, newest first, with counts by status and how long the oldest one has been waiting. */
export const listMessages = defineQuery({
  operation: operations['job.read'],
  run: async ({ tx, now }, { status, after }: MessageFilter) => {
    const found = await tx.outboxMessage.findMany({
      where: { status, AND: olderThan('createdAt', parseCursor(after)) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
    })
    const groups = await tx.outboxMessage.groupBy({ by: ['status'], _count: { _all: true }, _min: { createdAt: true } })
    const shown = found.slice(0, PAGE)
    const last = shown.at(-1)
    const of = (name: MessageLine['status']) => groups.find((group) => group.status === name)
    return {
      now,
      lines: shown.map(({ payload, ...line }): MessageLine => ({
        ...line,
        summary: Summary.safeParse(payload).data ?? null,
      })),
      next: found.length > PAGE && last ? cursorText({ at: last.createdAt, id: last.id }) : null,
      counts: {
        PENDING: of('PENDING')?._count._all ?? 0,
        DONE: of('DONE')?._count._all ?? 0,
        FAILED: of('FAILED')?._count._all ?? 0,
      },
      oldestPending: of('PENDING')?._min.createdAt ?? null,
    }
  },
})
