import 'server-only'
import { notFound } from 'next/navigation'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { pageCount } from '@/lib/core/pages'
import { quarterNumbers, quarterRange } from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import { factPieces } from '@/lib/modules.server'
import { sumOf } from '@/lib/plan/figures'
import { recordsOf } from '@/lib/plan/indicator-queries'
import { loadPlanYear } from '@/lib/plan/load'
import { operations } from '@/lib/plan/operations'
import type { RecordSource } from '@/lib/plan/sources'
import { defineQuery } from '@/lib/platform/query'

const RECORD_PAGE = 30
export type FactRecordLine = {
  source: RecordSource
  recordId: string
  agencyId: string
  agencyName: string | null
  on: DateString
  quantity: string
  title: string
}
type RecordPage = {
  indicator: { id: string; number: string; title: string }
  year: number
  source: RecordSource
  sources: RecordSource[]
  rows: FactRecordLine[]
  total: string
  count: number
  page: number
  pages: number
  agency: { id: string; name: string } | null
}

/** The portal's records behind a fact: of a year, one agency's or everybody's in reach; the newest first. */
export const getFactRecords = defineQuery({
  operation: operations['plan.read'],
  run: async (
    ctx,
    input: { id: string; year: number; quarter?: number; agencyId?: string; source?: string; page?: number },
  ): Promise<RecordPage> => {
    if (!isUuid(input.id) || !Number.isInteger(input.year)) notFound()
    const { tx, tenantId, reach, today } = ctx
    const plan = await loadPlanYear(tx, tenantId, { year: input.year, today })
    const indicator = plan.data.indicators.find(({ id }) => id === input.id) ?? notFound()
    const sources = recordsOf(indicator)
    const source = sources.find((one) => one === input.source) ?? sources[0] ?? notFound()
    const agency =
      plan.present.find(({ id }) => id === input.agencyId && (reach === 'all' || reach.includes(id))) ?? null
    if (input.agencyId && !agency) notFound()
    const scope = agency
      ? [agency.id, ...plan.agency(indicator, agency).including.map((one) => one.agency.id)]
      : reach === 'all'
        ? null
        : [...reach]
    const piece = factPieces[source]
    const quarter = quarterNumbers.find((one) => one === input.quarter) ?? null
    const { from } = quarterRange({ year: input.year, quarter: quarter ?? 1 })
    const { to } = quarterRange({ year: input.year, quarter: quarter ?? 4 })
    const where = Prisma.sql`f."tenantId" = ${tenantId}::uuid AND f."source" = ${source} AND f."on" >= ${from}::date
    AND f."on" <= ${to}::date
      ${scope === null ? Prisma.empty : Prisma.sql`AND f."agencyId" = ANY(${scope}::uuid[])`}`
    const [sum] = await tx.$queryRaw<
      { count: number; total: string }[]
    >`SELECT count(*)::int AS count, trim_scale(coalesce(sum(f."quantity"), 0))::text AS total FROM "FactRecord" f
    WHERE ${where}`
    const pages = pageCount(sum?.count ?? 0, RECORD_PAGE)
    const page = Math.min(pages, Math.max(1, input.page ?? 1))
    const rows = await tx.$queryRaw<FactRecordLine[]>`
      SELECT f."source", f."recordId"::text, f."agencyId"::text, a."name" AS "agencyName",
        to_char(f."on", 'YYYY-MM-DD') AS "on", trim_scale(f."quantity")::text AS quantity,
        coalesce(${Prisma.raw(piece.title)}, 'Запись') AS title
      FROM (SELECT * FROM "FactRecord" f WHERE ${where} ORDER BY f."on" DESC, f."recordId"
        LIMIT ${RECORD_PAGE} OFFSET ${(page - 1) * RECORD_PAGE}) f
      LEFT JOIN "Agency" a ON a."tenantId" = f."tenantId" AND a."id" = f."agencyId"
      LEFT JOIN ${Prisma.raw(`"${piece.table}" r ON r."tenantId" = f."tenantId" AND r."id" = f."recordId"`)}
      ${Prisma.raw(piece.titleJoin ?? '')}
      ORDER BY f."on" DESC, f."recordId"`
    return {
      indicator: { id: indicator.id, number: indicator.number, title: indicator.title },
      year: input.year,
      source,
      sources,
      rows,
      total: sumOf([sum?.total ?? '0']),
      count: sum?.count ?? 0,
      page,
      pages,
      agency: agency && { id: agency.id, name: agency.name },
    }
  },
})
