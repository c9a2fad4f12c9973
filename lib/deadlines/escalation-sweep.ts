import 'server-only'
import { addDays, formatShort, todayIn } from '@/lib/core/dates'
import { escalationSteps, type EscalationStep } from '@/lib/core/deadline'
import { isWorkingDay } from '@/lib/core/work-calendar'
import { notify } from './notify'
import type { Notice } from '@/lib/notifications/rules'
import type { Tx } from '@/lib/platform/db'
import { enqueueMany, type OutboxWork } from '@/lib/platform/outbox'
import { publicUrl } from '@/lib/platform/public-url'
import { hourIn, isNight } from '@/lib/core/night'
import type { SweptTenant } from './digest-sweep'
import { reachedSteps, stepKey } from './escalation'
import { readDeadlines, SINCE } from './due-queries'
import { isDeadlineKind, wholeScope, type Deadline } from './rules'
import { takeMarks } from './sent-marks'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters } from '@/lib/notifications/letters'
import type { EscalationSettings } from '@/lib/core/tenant'

/** Letters leave in the tenant's working hours. */
const FROM_HOUR = 9
const MOST = 20_000
const LINES = 20

/**
 * Brings overdue things to those whom the tenant's rule names: once a working day, one letter a person with everything
 * new for them.
 * How many letters. Eight statements at most, whatever the tenant's size.
 */
export async function escalateOverdue(
  tx: Tx,
  tenant: SweptTenant & { escalation: EscalationSettings },
  now: Date,
): Promise<number> {
  const { id: tenantId, timeZone, escalation } = tenant
  const today = todayIn(timeZone, now)
  if (
    escalation.kinds.length === 0 ||
    isNight(timeZone, now) ||
    hourIn(timeZone, now) < FROM_HOUR ||
    !isWorkingDay(today).working
  )
    return 0
  const day = `escalation:day:${today}`
  if (!(await takeMarks(tx, tenantId, [day], now)).has(day)) return 0
  const { rows } = await readDeadlines(
    { tx, tenantId, timeZone, now },
    wholeScope(escalation.kinds.filter(isDeadlineKind)),
    { from: SINCE, to: addDays(today, -1) },
    {},
    { limit: MOST },
  )
  const steps = rows.flatMap((row) =>
    reachedSteps(escalation, row, today).map((step) => ({ row, step, mark: stepKey(step, row) })),
  )
  const taken = await takeMarks(
    tx,
    tenantId,
    steps.map(({ mark }) => mark),
    now,
  )
  const fresh = (step: EscalationStep): Deadline[] =>
    steps.filter((one) => one.step === step && taken.has(one.mark)).map(({ row }) => row)
  const works: OutboxWork[] = []
  const notices: Notice<'OVERDUE'>[] = []
  for (const step of escalationSteps) {
    for (const [to, own] of await recipients(tx, tenantId, step, fresh(step))) {
      const list = `calendar?view=${step === 'CURATOR' ? 'mine' : 'all'}&late=1`
      works.push(...letters([to], `Просрочено: ${own.length}`, text(step, own, tenant, list)))
      notices.push({
        to: [to],
        kind: 'OVERDUE',
        title: `Просрочено дел: ${own.length}`,
        href: list,
        key: `overdue:${step}:${today}`,
      })
    }
  }
  await enqueueMany(tx, tenantId, works)
  await notify(tx, tenantId, now, notices)
  return works.length
}

/** Address → what it is told of. */
async function recipients(
  tx: Tx,
  tenantId: string,
  step: EscalationStep,
  rows: readonly Deadline[],
): Promise<Map<string, Deadline[]>> {
  const found = new Map<string, Deadline[]>()
  if (rows.length === 0) return found
  const add = (to: string, row: Deadline) => found.set(to, [...(found.get(to) ?? []), row])
  if (step === 'CURATOR') {
    const curators = await curatorAddresses({ tx, tenantId }, [
      ...new Set(rows.flatMap(({ agencyId }) => agencyId ?? [])),
    ])
    for (const row of rows) for (const to of curators.get(row.agencyId ?? '') ?? []) add(to, row)
    return found
  }
  const people = await tx.person.findMany({
    where: { tenantId, blockedAt: null, memberships: { some: { role: step } } },
    select: { email: true },
  })
  for (const { email } of people) found.set(email, [...rows])
  return found
}

function text(
  step: EscalationStep,
  rows: readonly Deadline[],
  { slug, name, programme }: SweptTenant,
  list: string,
): string[] {
  const office = publicUrl(`/${slug}/office`)
  return [
    'Здравствуйте!',
    step === 'CURATOR' ? 'Эти дела не сделаны к своему сроку:' : `Органы не сделали к сроку, дел – ${rows.length}:`,
    rows
      .slice(0, LINES)
      .map(({ title, agencyName, on }) => `– ${formatShort(on)}. ${title}${agencyName ? ` (${agencyName})` : ''}`)
      .join('\n'),
    ...(rows.length > LINES ? [`И ещё ${rows.length - LINES}.`] : []),
    step === 'CURATOR' ? 'Сделайте их или договоритесь о новом сроке:' : 'Полный список:',
    `${office}/${list}`,
    `${programme}. ${name}`,
  ]
}
