import 'server-only'
import type { DateString } from '@/lib/core/dates'
import type { FactRef, FactRefs } from '@/lib/core/quarter-part'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from './db'

/** The days of a quarter, up to its end or to today (`asOf`). */
type Span = { tenantId: string; timeZone: string; from: DateString; to: DateString; asOf: DateString }

/**
 * Whose quarter: the agency and those that joined it, whose records go with its own; `of` – the name of the former one
 * whose record it is.
 */
export type AgencySpan = Span & { ids: readonly string[]; of: (agencyId: string) => string | null }

/** How a module's part of a quarter is read. The number of statements depends on nothing. */
export type QuarterSource = {
  /** Its fields of the facts of an agency's report. */
  facts: (tx: Tx, span: AgencySpan) => Promise<Record<string, unknown>>
  /** A row an agency: "agencyId" and a column for each of its sums that no source counts. */
  sums?: (tx: Tx, span: Span) => Promise<(Record<string, unknown> & { agencyId: string | null })[]>
  /** What its section of the note says of the programme itself. */
  programme?: (tx: Tx, span: Span) => Promise<unknown>
}

/** Records listed by name in a report; the totals count all of them. */
export const LISTED = 60

/**
 * Records that count for the sources in the quarter, in the order of their days. `table` with the `title` of its row r:
 * written in the code, never by a person.
 */
export async function countedRefs<Source extends string>(
  tx: Tx,
  { tenantId, ids, from, asOf, of }: AgencySpan,
  { table, title, sources }: { table: string; title: string; sources: readonly Source[] },
): Promise<Record<Source, FactRefs>> {
  type Found = { source: Source; id: string; title: string; on: string; agencyId: string; total: bigint }
  const found = await tx.$queryRaw<Found[]>`
    SELECT * FROM (
      SELECT f."source", f."recordId"::text AS id, coalesce(${Prisma.raw(title)}, '') AS title, f."on"::text,
        f."agencyId"::text, count(*) OVER (PARTITION BY f."source") AS total,
        row_number() OVER (PARTITION BY f."source" ORDER BY f."on", f."recordId") AS place
      FROM "FactRecord" f
      LEFT JOIN ${Prisma.raw(`"${table}"`)} r ON r."tenantId" = f."tenantId" AND r."id" = f."recordId"
      WHERE f."tenantId" = ${tenantId}::uuid AND f."agencyId" = ANY(${[...ids]}::uuid[])
        AND f."on" BETWEEN ${from}::date AND ${asOf}::date AND f."source" = ANY(${[...sources]}::text[])) r
    WHERE place <= ${LISTED} ORDER BY "source", place`
  return Object.fromEntries(
    sources.map((source) => {
      const rows = found.filter((row) => row.source === source)
      return [
        source,
        {
          total: Number(rows[0]?.total ?? 0),
          rows: rows.map(({ id, title: words, on, agencyId }): FactRef => ({
            id,
            title: words,
            on,
            of: of(agencyId),
            note: '',
          })),
        },
      ]
    }),
  ) as Record<Source, FactRefs>
}
