import 'server-only'
import { parseDecimal, toDecimalString } from '@/lib/core/decimal'
import { countedRefs, type QuarterSource } from '@/lib/platform/quarter-part'

const plain = (text: string | undefined): string => {
  const value = text ? parseDecimal(text) : undefined
  return value ? toDecimalString(value) : '0'
}

export const proposalsQuarterSource: QuarterSource = {
  facts: async (tx, span) => {
    const { tenantId, timeZone, ids, from, asOf } = span
    const records = await countedRefs(tx, span, {
      table: 'Proposal',
      title: `'ППУ № ' || r."number" || '. ' || r."title"`,
      sources: ['PROPOSALS_FILED', 'PROPOSALS_ACCEPTED', 'PROPOSALS_DONE'],
    })
    // Those that waited at the end, and what those carried out in the quarter save.
    const [sums] = await tx.$queryRaw<{ waiting: bigint; overdue: bigint; hours: string; money: string }[]>`
      SELECT count(*) FILTER (WHERE open) AS waiting,
        count(*) FILTER (WHERE open AND s."answerDue" < ${asOf}::date) AS overdue,
        coalesce(sum(nullif(s."hours", '')::numeric) FILTER (WHERE ready), 0)::text AS hours,
        coalesce(sum(nullif(s."money", '')::numeric) FILTER (WHERE ready), 0)::text AS money
      FROM (SELECT s.*, (s."answeredAt" IS NULL
        OR (s."answeredAt" AT TIME ZONE ${timeZone})::date > ${asOf}::date) AS open,
          s."doneOn" BETWEEN ${from}::date AND ${asOf}::date AS ready
        FROM "Proposal" s WHERE s."tenantId" = ${tenantId}::uuid AND s."agencyId" = ANY(${[...ids]}::uuid[])
          AND (s."filedAt" AT TIME ZONE ${timeZone})::date <= ${asOf}::date) s`
    return {
      proposals: {
        filed: records.PROPOSALS_FILED.total,
        accepted: records.PROPOSALS_ACCEPTED.total,
        done: records.PROPOSALS_DONE.total,
        waiting: Number(sums?.waiting ?? 0),
        overdue: Number(sums?.overdue ?? 0),
        hours: sums?.hours ?? '0',
        money: sums?.money ?? '0',
        rows: records.PROPOSALS_DONE.rows,
      },
    }
  },
  programme: async (tx, { tenantId, from, asOf }) => {
    const [effect] = await tx.$queryRaw<{ hours: string; money: string }[]>`
      SELECT coalesce(sum(nullif("hours", '')::numeric), 0)::text AS hours,
        coalesce(sum(nullif("money", '')::numeric), 0)::text AS money
      FROM "Proposal" WHERE "tenantId" = ${tenantId}::uuid AND "doneOn" BETWEEN ${from}::date AND ${asOf}::date`
    return { hours: plain(effect?.hours), money: plain(effect?.money) }
  },
}
