import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { Distribution } from '../release/counts'
import { comparableWaves, waveQuestion } from './waves'
import type { SurveyContent, SurveyQuestion } from '../survey/definition'

/** Of which closed batches: one survey's, of all agencies or some. */
type Asked = {
  tenantId: string
  surveyIds: readonly string[]
  agencyIds: readonly string[] | null
  /** Batches whose last answer is of these years, both included; left out – all. */
  years?: { from: number; to: number }
  /** Each agency and each year by itself. */
  apart?: true
}

/** What closed batches show of a question in one group: a sum of shown cells alone (release-scheme §9). */
export type CellTotal = {
  /** Whose clients and of which year, where they are asked apart. */
  agencyId: string | null
  year: number | null
  surveyId: string
  versionId: string
  questionId: string
  cell: string
  /** Null: no batch shows the group. */
  shown: Distribution | null
  /** Batches in which the group is hidden: its people stand in «не разложено». */
  hidden: number
}

/**
 * Sums the cells of closed batches by version, question and group: everybody alone, or every group of one attribute too
 * (`groups`: the question read by groups and the attribute's name). Two statements, whatever the number of batches.
 */
export async function cellTotals(
  tx: Tx,
  { tenantId, surveyIds, agencyIds, years, apart }: Asked,
  which:
    | { cells: 'EVERYBODY'; questionIds?: readonly string[] }
    | { cells: 'GROUPS'; questionIds: readonly string[]; attribute: string },
): Promise<CellTotal[]> {
  if (surveyIds.length === 0) return []
  const of = Prisma.sql`c."tenantId" = ${tenantId}::uuid AND c."surveyId" = ANY(${[...surveyIds]}::uuid[])
    ${agencyIds === null ? Prisma.empty : Prisma.sql`AND c."agencyId" = ANY(${[...agencyIds]}::uuid[])`}
    ${
      which.cells === 'EVERYBODY'
        ? Prisma.sql`AND c."cell" = '[]'`
        : Prisma.sql`AND starts_with(c."cell", ${`[["${which.attribute}",`})
            AND jsonb_array_length(c."cell"::jsonb) = 1`
    }
    ${which.questionIds ? Prisma.sql`AND c."questionId" = ANY(${[...which.questionIds]}::text[])` : Prisma.empty}
    ${
      years === undefined
        ? Prisma.empty
        : Prisma.sql`AND b."until" BETWEEN ${dayColumn(`${years.from}-01-01`)}::date
            AND ${dayColumn(`${years.to}-12-31`)}::date`
    }`
  const who = apart
    ? Prisma.sql`c."agencyId", extract(year FROM b."until")::int AS "year"`
    : Prisma.sql`NULL::uuid AS "agencyId", NULL::int AS "year"`
  const groups = await tx.$queryRaw<(Omit<CellTotal, 'shown'> & { n: number | null; dontKnow: number | null })[]>`
    SELECT ${who}, c."surveyId", b."versionId", c."questionId", c."cell", SUM(c."n")::int AS "n",
      SUM(c."dontKnow")::int AS "dontKnow", COUNT(*) FILTER (WHERE NOT c."shown")::int AS "hidden"
    FROM "SurveyCell" c JOIN "SurveyBlock" b ON b."tenantId" = c."tenantId" AND b."id" = c."blockId"
    WHERE ${of} GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 3, 4, 5, 6, 1, 2`
  const values = await tx.$queryRaw<(Omit<CellTotal, 'shown' | 'hidden'> & { value: string; count: number })[]>`
    SELECT ${who}, c."surveyId", b."versionId", c."questionId", c."cell", v.key AS "value",
      SUM(v.value::int)::int AS "count"
    FROM "SurveyCell" c JOIN "SurveyBlock" b ON b."tenantId" = c."tenantId" AND b."id" = c."blockId"
      CROSS JOIN LATERAL jsonb_each_text(c."counts") v
    WHERE ${of} AND c."shown" GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 3, 4, 5, 6, 7, 1, 2`
  const counts = new Map<string, Record<string, number>>()
  const keyOf = (row: Omit<CellTotal, 'shown' | 'hidden'>): string =>
    [row.agencyId, row.year, row.surveyId, row.versionId, row.questionId, row.cell].join(' ')
  for (const row of values) {
    const own = counts.get(keyOf(row)) ?? {}
    own[row.value] = row.count
    counts.set(keyOf(row), own)
  }
  return groups.map(({ n, dontKnow, ...group }) => ({
    ...group,
    shown: n === null ? null : { n, dontKnow: dontKnow ?? 0, counts: counts.get(keyOf(group)) ?? {} },
  }))
}

/**
 * The versions whose answers to a question may stand together with this one's: its identity was kept and its scale is
 * the same (F5).
 */
export const comparableVersions = (
  question: SurveyQuestion,
  versions: readonly { id: string; content: SurveyContent }[],
): string[] =>
  versions.flatMap(({ id, content }) => {
    const same = content.pages
      .flatMap(({ questions }) => questions)
      .find((one) => comparableWaves(waveQuestion(question), waveQuestion(one)).comparable)
    return same ? [id] : []
  })
