import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { serverModules } from '@/lib/modules.server'
import type { SearchPiece } from '@/lib/platform/module'
import { defineQuery, readingAs } from '@/lib/platform/query'
import { operations } from '@/lib/programme/operations'
import { searchKinds, searchSpecs, type SearchKind } from './kinds'

export const SEARCH_SHOWN = 10

/** `piece`: the place that fits; words between START and STOP are the ones found. */
export type SearchHit = {
  kind: SearchKind
  id: string
  number: number | null
  title: string
  who: string
  status: string
  piece: string
  total: number
}
export type SearchAnswer = Record<SearchKind, { total: number; hits: SearchHit[] }>

export const [START, STOP] = ['\u0002', '\u0003']
const headline = `StartSel=${START}, StopSel=${STOP}, MaxWords=24, MinWords=10, MaxFragments=1, HighlightAll=false`

type Best = SearchPiece & { kind: SearchKind }

/**
 * What fits the words of all that the modules let search: the best of each kind and how many there are, in one
 * statement.
 */
export const searchEverywhere = defineQuery({
  // Each kind needs a right of its own.
  operation: operations['office.read'],
  run: async (ctx, input: { q: string }): Promise<SearchAnswer> => {
    const q = input.q.trim().slice(0, 200)
    const answer = Object.fromEntries(
      searchKinds.map((kind) => [kind, { total: 0, hits: [] }]),
    ) as unknown as SearchAnswer
    const pieces = serverModules.flatMap(({ server }) =>
      Object.entries(server.search ?? {}).flatMap(([name, piece]): Best[] => {
        const kind = name as SearchKind
        const own = readingAs(ctx, searchSpecs[kind].needs)
        return own === null ? [] : [{ kind, ...piece(own) }]
      }),
    )
    if (q === '' || pieces.length === 0) return answer
    const { tenantId } = ctx
    const words = Prisma.sql`(SELECT gemba_words(${q}))`
    const lines = pieces.map(
      ({ kind, table, where, number, who, text }) => Prisma.sql`
      (SELECT ${kind} AS kind, p."id", ${number} AS number, p."title", ${who} AS who, p."status"::text AS status,
        ts_headline('russian', ${text}, ${words}, ${headline}) AS piece, p.total, p.rank
       FROM (SELECT p.*, count(*) OVER ()::int AS total, ts_rank(p."search", ${words}) AS rank FROM ${table} p
         WHERE p."tenantId" = ${tenantId}::uuid AND p."search" @@ ${words} AND ${where}
         ORDER BY rank DESC, p."updatedAt" DESC LIMIT ${SEARCH_SHOWN}) p
       JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId")`,
    )
    const rows = await ctx.tx.$queryRaw<SearchHit[]>`
      SELECT * FROM (${Prisma.join(lines, ' UNION ALL ')}) found ORDER BY rank DESC`
    for (const { kind, ...hit } of rows) {
      answer[kind].hits.push({ kind, ...hit })
      answer[kind].total = hit.total
    }
    return answer
  },
})
