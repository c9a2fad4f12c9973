import 'server-only'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { lineColumns, linesOf } from './read'
import { openStatuses } from './rules'
import type { ProblemLine } from './view'

/** What a problem may be tied to, and its id. */
export type TiedTo = { processId: string } | { projectId: string } | { situationId: string } | { roadmapItemId: string }

const NOTHING = { edit: false, settle: false, tell: false } as const

/** Problems of clients that are tied to a thing and that the reader sees: the open ones first, then the newest. */
export const getTiedProblems = defineQuery({
  operation: operations['problem.read'],
  run: async (ctx, to: TiedTo): Promise<ProblemLine[]> => {
    const { tx, tenantId, today, actor } = ctx
    if (!Object.values(to).every(isUuid)) return []
    const rows = await tx.problem.findMany({
      where: { AND: [{ tenantId, ...ctx.agencyWhere() }, to] },
      orderBy: [{ createdAt: 'desc' }, { number: 'desc' }],
      select: lineColumns,
    })
    const lines = await linesOf(ctx, rows, { timeZone: actor.tenant.timeZone, today, can: () => NOTHING })
    const isOpen = ({ status }: ProblemLine): boolean => (openStatuses as readonly string[]).includes(status)
    return [...lines.filter(isOpen), ...lines.filter((one) => !isOpen(one))]
  },
})
