import { describe, expect, it } from 'vitest'
import { todayIn } from '@/lib/core/dates'
import { withTenant } from '@/lib/platform/db'
import { getCampaign, listCampaigns } from '@/lib/rating/campaign/queries'
import { areResultsOut, assessmentStatuses, isNotSubmitted } from '@/lib/rating/status/rules'
import { lateSql, notSubmittedSql, resultsOutSql } from '@/lib/rating/status/sql'
import { isLate } from '@/lib/rating/status/timing'
import { openedCampaign } from '../../factories/campaign'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const submissions = [
  null,
  // 15 December in Kuzbass ends at 17:00 UTC.
  new Date('2025-12-15T16:59:00Z'),
  new Date('2025-12-15T17:01:00Z'),
]
const moments = [new Date('2025-12-15T16:59:00Z'), new Date('2025-12-15T17:01:00Z')]
const due = '2025-12-15'
const withdrawal = {
  withdrawnFrom: 'SUBMITTED',
  withdrawnReason: 'Упразднён',
  withdrawnBy: 'Комитет',
  withdrawnAt: new Date('2025-12-01T00:00:00Z'),
} as const

describe('what SQL says of an assessment', () => {
  it('is what the pure rules say, of every status and every submission', async () => {
    const tenant = await createTenant()
    const cases = assessmentStatuses.flatMap((status) => submissions.map((submittedAt) => ({ status, submittedAt })))
    const agencies = await Promise.all(cases.map((_, i) => createAgency(tenant, { name: `Орган ${i}` })))
    const { id, assessmentIds } = await openedCampaign(
      tenant,
      agencies.map((agency) => agency.id),
      2025,
    )
    await withTenant(tenant.id, async (tx) => {
      for (const [i, data] of cases.entries())
        await tx.selfAssessment.updateMany({
          where: { id: assessmentIds[i] },
          data: { ...data, ...(data.status === 'WITHDRAWN' && withdrawal) },
        })
      for (const now of moments) {
        const today = todayIn(tenant.timeZone, now)
        const rows = await tx.$queryRaw<{ id: string; open: boolean; out: boolean; late: boolean }[]>`
          SELECT s."id", ${notSubmittedSql} AS "open", ${resultsOutSql} AS "out",
            ${lateSql(due, tenant.timeZone, today)} AS "late"
          FROM "SelfAssessment" s WHERE s."campaignId" = ${id}::uuid`
        expect(rows).toHaveLength(cases.length)
        for (const [i, one] of cases.entries()) {
          const { open, out, late } = rows.find((row) => row.id === assessmentIds[i]) ?? {}
          expect({ ...one, open, out, late }).toEqual({
            ...one,
            open: isNotSubmitted(one.status),
            out: areResultsOut(one.status),
            late: isLate(one, due, tenant.timeZone, now),
          })
        }
      }
    })
    const authority = await createActor(tenant, 'AUTHORITY')
    const [line] = await listCampaigns(authority, undefined)
    const { counts } = await getCampaign(authority, { id })
    expect(line?.counts).toEqual(counts)
    const left = cases.filter(({ status }) => status !== 'WITHDRAWN')
    const late = left.filter((one) => isLate(one, due, tenant.timeZone, new Date()))
    expect(counts).toEqual({
      all: left.length,
      notStarted: 3,
      draft: 3,
      submitted: left.length - 6,
      late: late.length,
      overdue: late.filter(({ status }) => isNotSubmitted(status)).length,
    })
  })
})
