import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { pageCount } from '@/lib/core/pages'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { ownSql } from '@/lib/platform/reach'
import { operations } from '../operations'
import { titleOf, type Side, type TouchpointStatusName } from './labels'
import { openableSurveys, processOf, upwards } from './scope'
import { TOUCHPOINTS_PER_PAGE, type TouchpointFilter } from './touchpoint-schema'

export type TouchpointLine = {
  id: string
  code: string
  name: string
  side: Side
  channel: string
  place: string
  owner: string
  status: TouchpointStatusName
  agencyId: string
  agency: string
  surveyTitle: string | null
}
export type TouchpointPage = {
  rows: TouchpointLine[]
  total: number
  pages: number
  counts: Partial<Record<TouchpointStatusName, number>>
  agencies: { id: string; name: string }[]
}

const { sql, empty } = Prisma

/** The condition on "Touchpoint" p and its agency. */
const filterSql = (ctx: QueryContext, f: TouchpointFilter, byStatus = true): Prisma.Sql => sql`
  p."tenantId" = ${ctx.tenantId}::uuid AND ${ownSql(ctx)}
  ${f.agency ? sql`AND p."agencyId" = ${f.agency}::uuid` : empty}
  ${f.side ? sql`AND p."side"::text = ${f.side}` : empty}
  ${f.channel ? sql`AND p."channel" = ${f.channel}` : empty}
  ${f.q ? sql`AND (p."search" @@ (SELECT gemba_words(${f.q})) OR p."code" = lower(${f.q}))` : empty}
  ${byStatus && f.status ? sql`AND p."status"::text = ${f.status}` : empty}`

/** A page of touchpoints with counts by state: two statements whatever the number of rows. */
export const listTouchpoints = defineQuery({
  operation: operations['touchpoint.read'],
  run: async (ctx, filter: TouchpointFilter): Promise<TouchpointPage> => {
    const { tx, tenantId, reach } = ctx
    const rows = await tx.$queryRaw<TouchpointLine[]>`
      SELECT p."id", p."code", p."name", p."side", p."channel", p."place", p."owner", p."status", p."agencyId",
        a."name" AS "agency", s."title" AS "surveyTitle"
      FROM "Touchpoint" p JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
      LEFT JOIN "Survey" s ON s."tenantId" = p."tenantId" AND s."id" = p."surveyId"
      WHERE ${filterSql(ctx, filter)} ORDER BY a."name", p."name", p."id"
      LIMIT ${TOUCHPOINTS_PER_PAGE} OFFSET ${(filter.page - 1) * TOUCHPOINTS_PER_PAGE}`
    const within = reach === 'all' ? empty : sql`AND a."id" = ANY(${[...reach]}::uuid[])`
    const [beside] = await tx.$queryRaw<
      { counts: TouchpointPage['counts'] | null; agencies: TouchpointPage['agencies'] | null }[]
    >`
      SELECT (SELECT jsonb_object_agg(n."status", n.count) FROM (
          SELECT p."status", count(*) FROM "Touchpoint" p WHERE ${filterSql(ctx, filter, false)} GROUP BY 1) n) AS counts,
        (SELECT jsonb_agg(jsonb_build_object('id', a."id", 'name', a."name") ORDER BY a."name") FROM "Agency" a
          WHERE a."tenantId" = ${tenantId}::uuid AND a."status" = 'ACTIVE' ${within}) AS agencies`
    const counts = beside?.counts ?? {}
    const total = filter.status ? (counts[filter.status] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0)
    return {
      rows,
      total,
      pages: pageCount(total, TOUCHPOINTS_PER_PAGE),
      counts,
      agencies: beside?.agencies ?? [],
    }
  },
})

export type TouchpointView = {
  id: string
  version: number
  code: string
  name: string
  side: Side
  channel: string
  channelTitle: string
  place: string
  service: string
  owner: string
  status: TouchpointStatusName
  closedOn: DateString | null
  cameFrom: string
  agency: { id: string; name: string }
  process: { id: string; code: string; name: string } | null
  unit: { id: string; name: string } | null
  survey: { id: string; title: string; code: string; status: string } | null
  /** Tablets and windows registered at it. */
  desks: number
  can: { edit: boolean }
}

async function touchpointOf(ctx: QueryContext, id: string): Promise<TouchpointView> {
  const row = isUuid(id)
    ? await ctx.tx.touchpoint.findFirst({
        where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
        include: {
          agency: { select: { id: true, name: true, status: true } },
          process: { select: { id: true, code: true, name: true } },
          unit: { select: { id: true, name: true } },
          _count: { select: { desks: true } },
        },
      })
    : null
  if (!row) notFound()
  const survey = row.surveyId
    ? await ctx.tx.survey.findFirst({
        where: { tenantId: ctx.tenantId, id: row.surveyId },
        select: { id: true, title: true, code: true, status: true },
      })
    : null
  const { agency, process, unit, closedOn, _count } = row
  const { id: rowId, version, code, name, side, channel, place, service, owner, status, cameFrom } = row
  return {
    ...{ id: rowId, version, code, name, side, channel, place, service, owner, status, cameFrom },
    ...{ process, unit, survey },
    channelTitle: titleOf(ctx.actor.tenant.settings.feedback.channels, channel),
    closedOn: closedOn && dayOf(closedOn),
    agency: { id: agency.id, name: agency.name },
    desks: _count.desks,
    can: { edit: agency.status === 'ACTIVE' && ctx.can(operations['touchpoint.edit'], agency.id) },
  }
}

export const getTouchpoint = defineQuery({
  operation: operations['touchpoint.read'],
  run: (ctx, { id }: { id: string }) => touchpointOf(ctx, id),
})

export type TouchpointForm = {
  id: string | null
  version: number
  agency: { id: string; name: string }
  values: TouchpointView | null
  /** Agencies whose touchpoints the person keeps. */
  owners: { id: string; name: string }[]
  units: { id: string; name: string }[]
  processes: { id: string; code: string; name: string }[]
  surveys: { id: string; title: string }[]
}

/** What the form offers: of a touchpoint that is there, or for a new one of the agency. */
export const getTouchpointForm = defineQuery({
  operation: operations['touchpoint.read'],
  run: async (ctx, input: { id: string } | { agencyId: string | null }): Promise<TouchpointForm> => {
    const { tx, tenantId } = ctx
    const values = 'id' in input ? await touchpointOf(ctx, input.id) : null
    if (values && !values.can.edit) notFound()
    const all = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(ctx.reach === 'all' ? {} : { id: { in: [...ctx.reach] } }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const owners = all.filter(({ id }) => ctx.can(operations['touchpoint.edit'], id))
    const wanted = values?.agency.id ?? ('agencyId' in input ? input.agencyId : null)
    const agency = wanted === null ? owners[0] : owners.find(({ id }) => id === wanted)
    if (!agency) notFound()
    const units = await tx.unit.findMany({
      where: { tenantId, agencyId: agency.id, OR: [{ until: null }, { id: values?.unit?.id ?? agency.id }] },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const processes = await tx.process.findMany({
      where: {
        tenantId,
        OR: [
          { status: 'ACTIVE', OR: processOf(tenantId, agency.id) },
          ...(values?.process ? [{ id: values.process.id }] : []),
        ],
      },
      orderBy: { code: 'asc' },
      select: { id: true, code: true, name: true },
      take: 1000,
    })
    const surveys = await tx.survey.findMany({
      where: {
        tenantId,
        OR: [
          openableSurveys(tenantId, await upwards(tx, tenantId, agency.id)),
          ...(values?.survey ? [{ id: values.survey.id }] : []),
        ],
      },
      orderBy: { title: 'asc' },
      select: { id: true, title: true },
      take: 500,
    })
    return { id: values?.id ?? null, version: values?.version ?? 0, agency, values, owners, units, processes, surveys }
  },
})
