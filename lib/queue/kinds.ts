/** Kinds of things that wait for a person («Что вас ждёт»): what the modules declare, summed up. Pure. */
import { fold } from '@/lib/core/module'
import { reachOf, type AgencyReach, type Membership } from '@/lib/core/permissions'
import type { Wait } from '@/lib/core/wait'
import { modules } from '@/lib/modules'

const declared = fold(modules, 'waits')
export type QueueKind = keyof typeof declared

/** Every kind with its declaration. */
export const waits: Readonly<Record<QueueKind, Wait>> = declared

/** In the order in which they are shown: what is to be done before what is to be known. */
export const queueKinds: readonly QueueKind[] = (Object.keys(waits) as QueueKind[]).sort(
  (a, b) => waits[a].order - waits[b].order,
)

/** How many things of each kind wait. */
export type KindCounts = Record<QueueKind, number>

/** Nothing waits. */
export const noCounts = Object.fromEntries(queueKinds.map((kind) => [kind, 0])) as KindCounts

/** «Вас ждут N дел». */
export const todoCount = (counts: KindCounts): number =>
  queueKinds.filter((kind) => waits[kind].todo).reduce((sum, kind) => sum + counts[kind], 0)

/** For every kind that a person is asked: of which agencies. */
export type QueueReach = ReadonlyMap<QueueKind, AgencyReach>

/** Which kinds are asked of a person with these memberships, and of which agencies. */
export function queueReach(memberships: readonly Membership[]): QueueReach {
  const own = memberships.filter(({ agencyId }) => agencyId !== null)
  return new Map(
    queueKinds.flatMap((kind): [QueueKind, AgencyReach][] => {
      const { side, operation } = waits[kind]
      if (side === 'staff') return reachOf(memberships, operation) === 'all' ? [[kind, 'all']] : []
      const reach = reachOf(own, operation)
      return reach === null || (reach !== 'all' && reach.length === 0) ? [] : [[kind, reach]]
    }),
  )
}
