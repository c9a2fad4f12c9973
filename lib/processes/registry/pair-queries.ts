import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import type { Entry } from './entry'
import { alikeAmong, isAlike, likenessOf, type Described } from './likeness'
import { keptAgencies, readEntries } from './read'

export type AlikeProcess = Described & { id: string; code: string; agency: string; agencyId: string }
export type AlikeLine = { own: AlikeProcess; others: AlikeProcess[] }

/**
 * Processes of other agencies that look like those of this registry and of which nobody has said that they differ; for
 * those who keep the registry.
 */
export const listAlike = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, input: { agencyId: string }): Promise<AlikeLine[]> => {
    const { tx, tenantId } = ctx
    if (!isUuid(input.agencyId) || !ctx.can(operations['process.edit'], input.agencyId)) notFound()
    const agencies = await keptAgencies(ctx, input.agencyId)
    if (agencies.length === 0) {
      const there = await tx.agency.findFirst({ where: { tenantId, id: input.agencyId }, select: { id: true } })
      // An institution: the keeper of its processes is asked.
      return there ? [] : notFound()
    }
    const all = await tx.$queryRaw<AlikeProcess[]>`
      SELECT p."id", p."code", p."name", p."inputs", p."outputs", p."agencyId", a."name" AS agency
      FROM "Process" p JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
      WHERE p."tenantId" = ${tenantId}::uuid AND p."status" = 'ACTIVE' ORDER BY p."code", p."id"`
    const decided = await tx.$queryRaw<{ aId: string; bId: string }[]>`
      SELECT d."aId", d."bId" FROM "ProcessPair" d WHERE d."tenantId" = ${tenantId}::uuid`
    const different = new Set(decided.map(({ aId, bId }) => `${aId} ${bId}`))
    const isDecided = (a: string, b: string): boolean => different.has(a < b ? `${a} ${b}` : `${b} ${a}`)
    const isOwn = ({ agencyId }: AlikeProcess): boolean => agencies.includes(agencyId)
    return alikeAmong(
      all.filter(isOwn),
      all.filter((one) => !isOwn(one)),
    ).flatMap(({ own, others }): AlikeLine[] => {
      const open = others.filter(({ id }) => !isDecided(own.id, id))
      return open.length > 0 ? [{ own, others: open }] : []
    })
  },
})

export type PairView = { a: Entry; b: Entry; canTellApart: boolean }

/**
 * Two processes side by side. One of them is in reach; the other, too, or it looks like the first: the registry says no
 * more of it than its line.
 */
export const getPair = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, input: { aId: string; bId: string }): Promise<PairView> => {
    if (!isUuid(input.aId) || !isUuid(input.bId) || input.aId === input.bId) notFound()
    const rows = await readEntries(ctx, ctx.actor.tenant.settings.processes, { id: { in: [input.aId, input.bId] } })
    const [a, b] = [input.aId, input.bId].map((id) => rows.find(({ entry }) => entry.id === id)?.entry)
    if (!a || !b) notFound()
    const reached = [a, b].filter(({ owner }) => ctx.can(operations['process.read'], owner.agencyId)).length
    if (reached === 0 || (reached === 1 && !isAlike(likenessOf(a), likenessOf(b)))) notFound()
    return {
      a,
      b,
      canTellApart: [a, b].some(({ owner }) => ctx.can(operations['process.pair'], owner.agencyId)),
    }
  },
})
