import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { defineQuery } from '@/lib/platform/query'
import { chosenYear, planYears } from './load'
import { buildSnapshot } from './snapshot-read'
import { progressSnapshot, type ProgressSnapshot } from './published'
import { operations } from './operations'

export type PublicationLine = { version: number; publishedAt: Date; publishedBy: string; reason: string | null }
export type PublicationPage = {
  year: number
  years: number[]
  versions: PublicationLine[]
  snapshot: ProgressSnapshot
  /** What differs from the last version: «1.1: факт 12 вместо 10». */
  differs: { number: string; title: string; was: string | null; now: string | null }[]
}

const flat = (snapshot: ProgressSnapshot | null) =>
  new Map(
    snapshot?.sections.flatMap(({ indicators }) =>
      indicators.map((one) => [`${one.number} ${one.title}`, one] as const),
    ) ?? [],
  )

/** What would be published of a year now, beside what was. */
export const getProgressPublication = defineQuery({
  operation: operations['plan.read'],
  run: async (ctx, input: { year?: number }): Promise<PublicationPage | null> => {
    if (!ctx.can(operations['plan.publish'])) return null
    const { tx, tenantId, now } = ctx
    const { timeZone } = ctx.actor.tenant
    const thisYear = yearOf(ctx.today)
    const years = (await planYears(tx, tenantId, thisYear)).filter((one) => one <= thisYear)
    const year = chosenYear(years, input.year, thisYear)
    const rows = await tx.progressPublication.findMany({
      where: { tenantId, year },
      orderBy: { version: 'desc' },
      select: { version: true, publishedAt: true, publishedBy: true, reason: true, snapshot: true },
    })
    const last = progressSnapshot.safeParse(rows[0]?.snapshot)
    const { snapshot } = await buildSnapshot(tx, tenantId, { year, timeZone, now })
    const [before, after] = [flat(last.success ? last.data : null), flat(snapshot)]
    const met = (one: { tally: { met: number; of: number } | null; fact: string | null } | undefined): string | null =>
      one?.tally ? `${one.tally.met} из ${one.tally.of}` : (one?.fact ?? null)
    return {
      year,
      years,
      snapshot,
      versions: rows.map(({ snapshot: _snapshot, ...row }) => row),
      differs: last.success
        ? [...after]
            .filter(([key, one]) => met(before.get(key)) !== met(one))
            .map(([key, one]) => ({ number: one.number, title: one.title, was: met(before.get(key)), now: met(one) }))
        : [],
    }
  },
})
