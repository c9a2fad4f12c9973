import 'server-only'
import { notFound } from 'next/navigation'
import type { DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import type { Side } from './labels'
import { likelyDoubles, Profile } from './segment'

type Named = { id: string; name: string }
export type SegmentLine = {
  id: string
  name: string
  side: Side
  kind: string
  size: string
  agencyId: string | null
  agency: string | null
  retired: boolean
  mergedInto: Named | null
  version: number
}
export type SegmentPage = {
  rows: SegmentLine[]
  /** Suggested doubles: an agency's segment, and common ones that look the same. */
  doubles: { own: SegmentLine; common: SegmentLine[] }[]
  /** What looked the same and was said to be different: no longer suggested. */
  apart: { own: SegmentLine; common: SegmentLine; by: string; on: DateString }[]
  agencies: Named[]
  can: { join: boolean }
}
export type SegmentAsked = { q: string; agency: string | null; side: Side | null; retired: boolean }

/** Segments of the agencies in reach and of the common list; likely doubles are suggested to who may join them. */
export const listSegments = defineQuery({
  operation: operations['segment.read'],
  run: async (ctx, asked: SegmentAsked): Promise<SegmentPage> => {
    const { tx, tenantId, reach } = ctx
    const { agencyId: within } = ctx.agencyWhere()
    const fitting = asked.q
      ? await tx.$queryRaw<{ id: string }[]>`
          SELECT "id" FROM "ClientSegment" WHERE "tenantId" = ${tenantId}::uuid
            AND "search" @@ (SELECT gemba_words(${asked.q.slice(0, 200)}))`
      : null
    const found = await tx.clientSegment.findMany({
      where: {
        tenantId,
        ...(within && { OR: [{ agencyId: null }, { agencyId: within }] }),
        ...(fitting && { id: { in: fitting.map(({ id }) => id) } }),
      },
      orderBy: [{ agencyId: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
      include: { agency: { select: { name: true } }, mergedInto: { select: { id: true, name: true } } },
    })
    const all = found.map(({ id, name, side, kind, profile, agencyId, agency, retired, mergedInto, version }) => ({
      ...{ id, name, side, kind, agencyId, retired, mergedInto, version },
      size: Profile.parse(profile).size,
      agency: agency?.name ?? null,
    }))
    const active = all.filter(({ retired }) => !retired)
    const join = ctx.can(operations['segment.join'])
    const said = join ? await tx.segmentApart.findMany({ where: { tenantId }, orderBy: { on: 'desc' } }) : []
    const keys = new Set(said.map(({ segmentId, commonId }) => `${segmentId} ${commonId}`))
    const lines = new Map(active.map((one) => [one.id, one]))
    return {
      rows: all.filter(
        (one) =>
          one.retired === asked.retired &&
          (asked.side === null || one.side === asked.side) &&
          (asked.agency === null || one.agencyId === asked.agency),
      ),
      doubles: join
        ? likelyDoubles(
            active,
            ({ mergedInto }) => mergedInto !== null,
            (own, common) => keys.has(`${own.id} ${common.id}`),
          )
        : [],
      apart: said.flatMap(({ segmentId, commonId, by, on }) => {
        const [own, common] = [lines.get(segmentId), lines.get(commonId)]
        return own && common ? [{ own, common, by, on: dayOf(on) }] : []
      }),
      agencies: await tx.agency.findMany({
        where: { tenantId, status: 'ACTIVE', ...(reach === 'all' ? {} : { id: { in: [...reach] } }) },
        orderBy: { name: 'asc' },
        select: { id: true, name: true },
      }),
      can: { join },
    }
  },
})

export type SegmentView = SegmentLine & {
  profile: Profile
  cameFrom: string
  /** Segments of agencies that were joined to it. */
  joined: (Named & { agency: string | null })[]
  situations: Named[]
  studies: Named[]
  /** Segments of the common list that it may be joined to. */
  common: Named[]
  can: { edit: boolean; join: boolean }
}

export const getSegment = defineQuery({
  operation: operations['segment.read'],
  run: async (ctx, { id }: { id: string }): Promise<SegmentView> => {
    const { tx, tenantId } = ctx
    const { agencyId: within } = ctx.agencyWhere()
    const row = isUuid(id)
      ? await tx.clientSegment.findFirst({
          where: { tenantId, id, ...(within && { OR: [{ agencyId: null }, { agencyId: within }] }) },
          include: {
            agency: { select: { name: true, status: true } },
            mergedInto: { select: { id: true, name: true } },
            merged: { select: { id: true, name: true, agency: { select: { name: true } } }, orderBy: { name: 'asc' } },
            studies: { select: { id: true, title: true }, where: ctx.agencyWhere(), orderBy: { from: 'asc' } },
          },
        })
      : null
    if (!row) notFound()
    const situations = await tx.$queryRaw<Named[]>(Prisma.sql`
      SELECT p."id", p."title" AS "name" FROM "LifeSituation" p WHERE p."tenantId" = ${tenantId}::uuid
        AND ${row.id}::uuid = ANY(p."segmentIds") ORDER BY p."title"`)
    const join = ctx.can(operations['segment.join'], row.agencyId)
    const common = join
      ? await tx.clientSegment.findMany({
          where: { tenantId, agencyId: null, side: row.side, retired: false, mergedIntoId: null, NOT: { id: row.id } },
          orderBy: { name: 'asc' },
          select: { id: true, name: true },
        })
      : []
    const profile = Profile.parse(row.profile)
    const { name, side, kind, agencyId, retired, mergedInto, version, cameFrom } = row
    return {
      ...{
        id: row.id,
        name,
        side,
        kind,
        agencyId,
        retired,
        mergedInto,
        version,
        cameFrom,
        profile,
        situations,
        common,
      },
      size: profile.size,
      agency: row.agency?.name ?? null,
      joined: row.merged.map((one) => ({ id: one.id, name: one.name, agency: one.agency?.name ?? null })),
      studies: row.studies.map((one) => ({ id: one.id, name: one.title })),
      can: {
        edit: row.agency?.status !== 'ABOLISHED' && ctx.can(operations['segment.edit'], agencyId),
        join,
      },
    }
  },
})

export type SegmentOwners = { owners: Named[]; common: boolean }

/** Whose lists the person may add to. */
export const getSegmentOwners = defineQuery({
  operation: operations['segment.read'],
  run: async (ctx, _input: Record<never, never>): Promise<SegmentOwners> => {
    const all = await ctx.tx.agency.findMany({
      where: { tenantId: ctx.tenantId, status: 'ACTIVE' },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    return {
      owners: all.filter(({ id }) => ctx.can(operations['segment.edit'], id)),
      common: ctx.can(operations['segment.edit'], null),
    }
  },
})
