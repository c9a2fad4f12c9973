import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import type { StudyKindName } from './labels'

export type StudyLine = {
  id: string
  kind: StudyKindName
  title: string
  agency: string
  situation: string | null
  from: DateString
  until: DateString
  people: number | null
  published: boolean
}

export const listStudies = defineQuery({
  operation: operations['study.read'],
  run: async (ctx, _input: Record<never, never>): Promise<StudyLine[]> => {
    const rows = await ctx.tx.clientStudy.findMany({
      where: { tenantId: ctx.tenantId, ...ctx.agencyWhere() },
      orderBy: [{ from: 'desc' }, { id: 'desc' }],
      include: { agency: { select: { name: true } }, situation: { select: { title: true } } },
      take: 500,
    })
    return rows.map(({ id, kind, title, agency, situation, from, until, people, publishedAt }) => ({
      ...{ id, kind, title, people },
      agency: agency.name,
      situation: situation?.title ?? null,
      from: dayOf(from),
      until: dayOf(until),
      published: publishedAt !== null,
    }))
  },
})

export type StudyView = StudyLine & {
  version: number
  agencyId: string
  situationId: string | null
  segmentId: string | null
  segment: string | null
  notes: string
  findings: string
  sources: string[]
  can: { edit: boolean; publish: boolean }
}

export const getStudy = defineQuery({
  operation: operations['study.read'],
  run: async (ctx, { id }: { id: string }): Promise<StudyView> => {
    const row = isUuid(id)
      ? await ctx.tx.clientStudy.findFirst({
          where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
          include: {
            agency: { select: { name: true, status: true } },
            situation: { select: { title: true } },
            segment: { select: { name: true } },
          },
        })
      : null
    if (!row) notFound()
    const { kind, title, people, version, agencyId, situationId, segmentId, notes, findings, sources } = row
    const active = row.agency.status === 'ACTIVE'
    return {
      ...{ id: row.id, kind, title, people, version, agencyId, situationId, segmentId, notes, findings, sources },
      agency: row.agency.name,
      situation: row.situation?.title ?? null,
      segment: row.segment?.name ?? null,
      from: dayOf(row.from),
      until: dayOf(row.until),
      published: row.publishedAt !== null,
      can: {
        edit: active && ctx.can(operations['study.edit'], agencyId),
        publish: ctx.can(operations['study.publish'], agencyId),
      },
    }
  },
})

export type StudyForm = {
  agencies: { id: string; name: string }[]
  situations: { id: string; name: string }[]
  segments: { id: string; name: string }[]
}

export const getStudyForm = defineQuery({
  operation: operations['study.read'],
  run: async (ctx, _input: Record<never, never>): Promise<StudyForm> => {
    const { tx, tenantId } = ctx
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(ctx.reach === 'all' ? {} : { id: { in: [...ctx.reach] } }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const { agencyId: within } = ctx.agencyWhere()
    const mine = within && { OR: [{ agencyId: null }, { agencyId: within }] }
    const situations = await tx.lifeSituation.findMany({
      where: { tenantId, ...mine },
      orderBy: { title: 'asc' },
      select: { id: true, title: true },
    })
    const segments = await tx.clientSegment.findMany({
      where: { tenantId, retired: false, mergedIntoId: null, ...mine },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    return {
      agencies: agencies.filter(({ id }) => ctx.can(operations['study.edit'], id)),
      situations: situations.map(({ id, title }) => ({ id, name: title })),
      segments,
    }
  },
})
