import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { ANONYMOUS } from '@/lib/proposals/labels'
import { defineQuery } from '@/lib/platform/query'
import { reachSql } from '@/lib/projects/state/scope'
import { operations as practiceOperations } from '@/lib/practices/operations'
import { operations as projectOperations } from '@/lib/projects/operations'
import { operations as proposalOperations } from '@/lib/proposals/operations'

export const searchKinds = ['project', 'practice', 'proposal'] as const
export type SearchKind = (typeof searchKinds)[number]
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

/** What fits the words in projects, practices and proposals: the best of each and how many there are, in one statement. */
export const searchEverywhere = defineQuery({
  operation: projectOperations['project.read'],
  run: async (ctx, input: { q: string }): Promise<SearchAnswer> => {
    const q = input.q.trim().slice(0, 200)
    const answer: SearchAnswer = {
      project: { total: 0, hits: [] },
      practice: { total: 0, hits: [] },
      proposal: { total: 0, hits: [] },
    }
    if (q === '') return answer
    const { tenantId } = ctx
    const words = Prisma.sql`(SELECT gemba_words(${q}))`
    const own = (agency: Prisma.Sql): Prisma.Sql =>
      ctx.reach === 'all' ? Prisma.sql`true` : Prisma.sql`${agency} = ANY(${[...ctx.reach]}::uuid[])`
    const best = (table: Prisma.Sql, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
      SELECT p.*, count(*) OVER ()::int AS total, ts_rank(p."search", ${words}) AS rank FROM ${table} p
      WHERE p."tenantId" = ${tenantId}::uuid AND p."search" @@ ${words} AND ${where} ORDER BY rank DESC, p."updatedAt" DESC LIMIT ${SEARCH_SHOWN}`
    const line = (
      kind: SearchKind,
      number: Prisma.Sql,
      who: Prisma.Sql,
      text: Prisma.Sql,
      from: Prisma.Sql,
    ): Prisma.Sql => Prisma.sql`
      (SELECT ${kind} AS kind, p."id", ${number} AS number, p."title", ${who} AS who, p."status"::text AS status, ts_headline('russian', ${text}, ${words}, ${headline}) AS piece, p.total, p.rank
       FROM (${from}) p JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId")`
    const rows = await ctx.tx.$queryRaw<SearchHit[]>`
      SELECT * FROM (${Prisma.join(
        [
          line(
            'project',
            Prisma.sql`p."number"`,
            Prisma.sql`a."name"`,
            Prisma.sql`coalesce(p."fields" ->> 'process', '') || '. ' || p."leaderName"`,
            best(Prisma.sql`"Project"`, Prisma.sql`true ${reachSql(ctx)}`),
          ),
          line(
            'practice',
            Prisma.sql`NULL::int`,
            Prisma.sql`a."name"`,
            Prisma.sql`p."problem" || ' ' || p."solution" || ' ' || p."conditions"`,
            best(
              Prisma.sql`"Practice"`,
              ctx.can(practiceOperations['practice.read'])
                ? Prisma.sql`(p."status" = 'PUBLISHED' OR ${own(Prisma.sql`p."agencyId"`)})`
                : Prisma.sql`false`,
            ),
          ),
          line(
            'proposal',
            Prisma.sql`p."number"`,
            Prisma.sql`a."name" || ' · ' || CASE WHEN p."anonymous" OR p."authorName" = '' THEN ${ANONYMOUS} ELSE p."authorName" END`,
            Prisma.sql`p."problem" || ' ' || p."suggestion"`,
            best(
              Prisma.sql`"Proposal"`,
              ctx.can(proposalOperations['proposal.read']) ? own(Prisma.sql`p."agencyId"`) : Prisma.sql`false`,
            ),
          ),
        ],
        ' UNION ALL ',
      )}) found ORDER BY rank DESC`
    for (const { kind, ...hit } of rows) {
      answer[kind].hits.push({ kind, ...hit })
      answer[kind].total = hit.total
    }
    return answer
  },
})
