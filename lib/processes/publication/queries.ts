import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import { readContent, type PublicContent, type PublicMaterial } from './content'
import { mayPublish, stateOf, type EditionState } from './rules'
import { materialsOf, publishable, type Publishable } from './source'

export type EditionView = {
  id: string
  version: number
  number: number
  slug: string
  content: PublicContent | null
  publishedBy: string
  publishedAt: Date
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnReason: string | null
}
export type PublicationView = {
  process: { id: string; version: number; name: string; agencyId: string; dropped: boolean }
  state: EditionState
  /** The newest first. */
  editions: EditionView[]
  materials: (PublicMaterial & { version: number })[]
  /** What may be cleared now; only for those who clear. */
  publishable: Publishable | null
  /** Which states have an approved calculation. */
  approved: { asIs: boolean; toBe: boolean }
  can: { publish: boolean; materials: boolean }
}

/** Who clears this tenant's processes: its authority, and the process office where the act gives it (L 3.2(6)). */
export const publishes = ({ can, actor }: Pick<QueryContext, 'can' | 'actor'>): boolean =>
  mayPublish(
    {
      authority: can(operations['process.publish'], null),
      office: actor.memberships.some(({ role }) => role === 'METHODOLOGIST'),
    },
    actor.tenant.settings.processes,
  )

/** What of a process is open to everybody, and what may be cleared. */
export const getProcessPublication = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id }: { id: string }): Promise<PublicationView> => {
    const { tx, tenantId, actor } = ctx
    const process =
      (isUuid(id) && (await tx.process.findFirst({ where: { AND: [{ id }, processWhere(ctx)] } }))) || notFound()
    const rows = await tx.processPublication.findMany({
      where: { tenantId, processId: id },
      orderBy: { number: 'desc' },
      take: 50,
    })
    const publish = publishes(ctx)
    const states = await tx.processCalculation.findMany({
      where: { tenantId, map: { processId: id } },
      distinct: ['mapId'],
      select: { map: { select: { state: true } } },
    })
    return {
      process: {
        id,
        version: process.version,
        name: process.name,
        agencyId: process.agencyId,
        dropped: process.status === 'DROPPED',
      },
      state: stateOf(rows[0]),
      editions: rows.map(({ content, ...row }) => ({ ...row, content: readContent(content) })),
      materials: await materialsOf(ctx, id),
      publishable:
        publish && process.status === 'ACTIVE'
          ? await publishable(ctx, process, actor.tenant.settings.processes)
          : null,
      approved: {
        asIs: states.some(({ map }) => map.state === 'AS_IS'),
        toBe: states.some(({ map }) => map.state === 'TO_BE'),
      },
      can: { publish, materials: ctx.can(operations['process.material'], process.agencyId) },
    }
  },
})
