import 'server-only'
import { instantToDate, type DateString } from '@/lib/core/dates'
import { defineQuery } from '@/lib/platform/query'
import type { AwardState } from './document'
import { awardsToConfirm } from './expiry'
import { awardState, type AwardKind } from './rules'
import { dayOf } from '@/lib/core/db-day'
import { loadMethodology } from '../methodology/frozen'
import { levelSign, type LevelSign } from '../methodology/labels'
import { operations } from '../operations'

export const AWARD_PAGE = 50

export type AwardListRow = {
  id: string
  /** What a confirmation is of; `version` is the published rating. */
  revision: number
  kind: AwardKind
  number: string
  code: string
  agencyName: string
  year: number
  level: LevelSign
  total: string
  issuedOn: DateString
  validUntil: DateString | null
  confirmedOn: DateString | null
  state: AwardState
  version: number
  /** Has run out or soon will, and no later rating has replaced it. */
  asks: boolean
  /** Why and on what ground the level was last prolonged. */
  basis: string | null
}

export type AwardFilter = { year: number | null; kind: AwardKind | null; confirm: boolean; q: string; page: number }

/** Diplomas and certificates, the newest year first; an agency sees its own. */
export const listAwards = defineQuery({
  operation: operations['award.read'],
  run: async (
    ctx,
    { year, kind, confirm, q, page }: AwardFilter,
  ): Promise<{ rows: AwardListRow[]; total: number; years: number[]; toConfirm: number }> => {
    const {
      tx,
      tenantId,
      actor: {
        tenant: { timeZone },
      },
    } = ctx
    const today = ctx.today
    const mine = { tenantId, ...ctx.agencyWhere() }
    const asking = await awardsToConfirm(tx, tenantId, today, ctx.agencyWhere().agencyId?.in)
    const askingIds = asking.map(({ id }) => id)
    const search = q.trim()
    const where = {
      ...mine,
      ...(year ? { year } : {}),
      ...(kind ? { kind } : {}),
      ...(confirm ? { id: { in: askingIds } } : {}),
      ...(search
        ? {
            OR: [
              { agencyName: { contains: search, mode: 'insensitive' as const } },
              { number: { contains: search, mode: 'insensitive' as const } },
            ],
          }
        : {}),
    }
    const years = await tx.award.groupBy({ by: ['year'], where: mine, orderBy: { year: 'desc' } })
    const total = await tx.award.count({ where })
    const rows = await tx.award.findMany({
      where,
      orderBy: [{ year: 'desc' }, { kind: 'asc' }, { number: 'asc' }],
      take: AWARD_PAGE,
      skip: (page - 1) * AWARD_PAGE,
      include: {
        version: { select: { version: true, campaignId: true, campaign: { select: { methodology: true } } } },
      },
    })
    const confirmed = rows.filter(({ confirmedAt }) => confirmedAt !== null).map(({ id }) => id)
    const grounds =
      confirmed.length === 0
        ? []
        : await tx.auditRecord.findMany({
            where: {
              tenantId,
              subjectType: 'Award',
              subjectId: { in: confirmed },
              operation: operations['award.confirm'].name,
            },
            orderBy: { at: 'asc' },
            select: { subjectId: true, after: true },
          })
    const basisOf = new Map(
      grounds.map(({ subjectId, after }) => [subjectId, (after as { basis?: string } | null)?.basis ?? null]),
    )
    return {
      total,
      toConfirm: asking.length,
      years: years.map((row) => row.year),
      rows: rows.map((row): AwardListRow => {
        const until = row.validUntil ? dayOf(row.validUntil) : null
        return {
          id: row.id,
          revision: row.revision,
          kind: row.kind,
          number: row.number,
          code: row.code,
          agencyName: row.agencyName,
          year: row.year,
          total: row.total,
          level: levelSign(loadMethodology(row.version.campaign.methodology, row.version.campaignId), row.level),
          issuedOn: instantToDate(timeZone, row.issuedAt),
          validUntil: until,
          confirmedOn: row.confirmedAt ? instantToDate(timeZone, row.confirmedAt) : null,
          state: awardState({ validUntil: until, revoked: row.revokedAt !== null }, today),
          version: row.version.version,
          asks: askingIds.includes(row.id),
          basis: basisOf.get(row.id) ?? null,
        }
      }),
    }
  },
})
