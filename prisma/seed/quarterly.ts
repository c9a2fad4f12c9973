import { addDays, todayIn } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import {
  compareQuarters,
  previousQuarter,
  quarterOf,
  quartersBetween,
  shiftQuarter,
  type Quarter,
} from '../../lib/core/quarters'
import type { Prisma } from '../../lib/generated/prisma/client'
import { withTenant, type Tx } from '../../lib/platform/db'
import { quarterlyFacts } from '../../lib/quarterly/facts-read'
import { quarterlyRules } from '../../lib/quarterly/load'
import { dueDays, ruleOf, type QuarterlyRule } from '../../lib/quarterly/rules'
import { dayColumn } from '../../lib/core/db-day'
import type { TenantView } from '../../lib/core/tenant'
import type { SeedAgency } from './campaign'
import { difficultyTexts, doneTexts, indicatorTexts, needTexts, planTexts, remarkTexts } from './quarterly-wording'
import { pick, random } from './random'

type Place = { tenant: TenantView; agencies: readonly SeedAgency[] }
type Rows = { reports: Prisma.QuarterlyReportCreateManyInput[]; events: Prisma.QuarterlyReportEventCreateManyInput[] }
type Fate = 'ACCEPTED' | 'ACCEPTED_LATE' | 'SUBMITTED' | 'SUBMITTED_LATE' | 'RETURNED' | 'DRAFT' | 'NONE'

/** A working hour of the day; the tenant's morning is early in UTC. */
const at = (day: string, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:20:00Z`)

/**
 * Every state stands among the reports of the last closed quarter; earlier ones are accepted, a few of them late or
 * never sent.
 */
function fateOf(place: number, last: boolean, next: () => number): Fate {
  const n = next()
  if (!last) return n < 0.82 ? 'ACCEPTED' : n < 0.96 ? 'ACCEPTED_LATE' : 'NONE'
  const first: Fate[] = ['ACCEPTED', 'SUBMITTED', 'RETURNED', 'SUBMITTED_LATE', 'DRAFT', 'NONE', 'SUBMITTED']
  return first[place] ?? (n < 0.8 ? 'ACCEPTED' : n < 0.9 ? 'ACCEPTED_LATE' : 'RETURNED')
}

/** The quarter that so many closed quarters begin with. */
export const firstReported = (today: string, quarters: number): Quarter =>
  shiftQuarter(previousQuarter(quarterOf(today)), 1 - quarters)

/**
 * Quarterly reports since `quarters` quarters ago, a transaction a quarter; facts are the tenant's own, as the portal
 * counts them.
 */
export async function seedQuarterly({ tenant, agencies }: Place, quarters: number, now: Date): Promise<void> {
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const last = previousQuarter(quarterOf(today))
  const first = firstReported(today, quarters)
  const rule = ruleOf(await withTenant(tenantId, (tx) => quarterlyRules(tx, tenantId)), first)
  if (!rule) return
  const next = random(`quarterly ${tenant.slug}`)
  const demo = (name: string): number =>
    name === 'Министерство образования' ? 2 : name === 'Юргинский городской округ' ? 4 : -1
  const ordered = [...agencies].sort((a, b) => Math.sign(demo(b.name)) - Math.sign(demo(a.name)))
  for (const quarter of quartersBetween(first, last)) {
    await withTenant(tenantId, async (tx) => {
      const rows: Rows = { reports: [], events: [] }
      for (const [i, agency] of ordered.entries()) {
        const place = demo(agency.name) >= 0 ? demo(agency.name) : i
        const fate = fateOf(place, compareQuarters(quarter, last) === 0, next)
        if (fate !== 'NONE') await add(tx, rows, { agency, quarter, fate, rule })
      }
      await tx.quarterlyReport.createMany({ data: rows.reports })
      await tx.quarterlyReportEvent.createMany({ data: rows.events })
    })
  }

  async function add(
    tx: Tx,
    { reports, events }: Rows,
    { agency, quarter, fate, rule: by }: { agency: SeedAgency; quarter: Quarter; fate: Fate; rule: QuarterlyRule },
  ): Promise<void> {
    const id = newId()
    const due = dueDays(by, quarter)
    const late = fate === 'SUBMITTED_LATE' || fate === 'ACCEPTED_LATE'
    const sentDay = addDays(
      late ? due.lateAfter : due.dueOn,
      late ? 2 + Math.floor(next() * 9) : -Math.floor(next() * 3),
    )
    const openedAt = at(addDays(sentDay, -3), 4)
    const sentAt = fate === 'DRAFT' ? null : at(sentDay, 5)
    const by_ = { curator: `Куратор, ${agency.name}`.slice(0, 120), authority: 'Уполномоченный орган' }
    const written = { by: by_.curator, at: openedAt.toISOString() }
    const texts = {
      done: pick(next, doneTexts),
      indicators: pick(next, indicatorTexts),
      difficulties: pick(next, difficultyTexts),
      needs: pick(next, needTexts),
      plans: fate === 'DRAFT' ? '' : pick(next, planTexts),
    }
    const words = Object.fromEntries(
      Object.entries(texts)
        .filter(([, text]) => text !== '')
        .map(([section, text]) => [section, { text, ...written }]),
    )
    const decidedAt =
      fate === 'ACCEPTED' || fate === 'ACCEPTED_LATE' || fate === 'RETURNED' ? at(addDays(sentDay, 4), 7) : null
    const status =
      fate === 'ACCEPTED_LATE' ? ('ACCEPTED' as const) : fate === 'SUBMITTED_LATE' ? ('SUBMITTED' as const) : fate
    if (status === 'NONE') return
    reports.push({
      tenantId,
      id,
      agencyId: agency.id,
      year: quarter.year,
      quarter: quarter.quarter,
      status,
      dueOn: dayColumn(due.dueOn),
      lateAfter: dayColumn(due.lateAfter),
      words,
      facts:
        sentAt === null
          ? undefined
          : await quarterlyFacts(tx, { tenantId, timeZone: tenant.timeZone, today: sentDay }, agency.id, quarter),
      firstSentAt: sentAt,
      submittedAt: sentAt,
      submittedBy: sentAt && by_.curator,
      decidedAt,
      decidedBy: decidedAt && by_.authority,
      version: 4,
      createdBy: by_.curator,
      createdAt: openedAt,
    })
    const event = (kind: string, when: Date, byName: string, data: Prisma.InputJsonObject = {}) =>
      events.push({ tenantId, id: newId(), reportId: id, kind, byName, at: when, data })
    event('OPENED', openedAt, by_.curator)
    if (sentAt) event('SUBMITTED', sentAt, by_.curator, { words: texts })
    if (decidedAt)
      event(
        status === 'RETURNED' ? 'RETURNED' : 'ACCEPTED',
        decidedAt,
        by_.authority,
        status === 'RETURNED' ? { remarks: pick(next, remarkTexts) } : {},
      )
  }
}
