// Standards of the optimised processes: versions, who has read them, and post-monitoring that holds or fell back.
import { addDays, todayIn, type DateString } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { Process } from '../../lib/generated/prisma/client'
import type { StandardContent } from '../../lib/processes/standard/content'
import { standardOf } from '../../lib/processes/standard/make'
import { addMonths, holds } from '../../lib/processes/standard/rules'
import type { Story } from './optimisation-stories'
import type { OptimisationPlace } from './optimisations'

const at = (day: DateString): Date => new Date(`${day}T10:00:00Z`)
const digits = (value: number): string => value.toFixed(2)
const months = [1, 3, 6, 12]
const TOLERANCE = 20

async function readersOf({ tx, tenant }: OptimisationPlace, agencyId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { tenantId: tenant.id, agencyId },
    orderBy: { id: 'asc' },
    select: { personId: true },
  })
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** Versions one after another; the last one is in force, its last reader has not read it. */
export async function seedStandards(
  place: OptimisationPlace,
  process: Process,
  { months: since, versions }: NonNullable<Story['standard']>,
  by: string,
): Promise<void> {
  const { tx, tenant, agencies, now } = place
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const agency = { name: agencies.find(({ id }) => id === process.agencyId)?.name ?? '' }
  const readers = await readersOf(place, process.agencyId)
  let before: StandardContent | null = null
  for (const [i, { measured, notes = [] }] of versions.entries()) {
    const made = await standardOf({ tx, tenantId, settings: tenant.settings }, { ...process, agency }, before)
    if (!made.ok) throw new Error(`standard of ${process.code}: ${made.message}`)
    const last = i === versions.length - 1
    const content: StandardContent = {
      ...made.content,
      steps: made.content.steps.map((step, n) =>
        n === i ? { ...step, words: `${step.name}; если чего-то не хватает – сразу сказать, чего именно` } : step,
      ),
    }
    before = content
    const from = addMonths(today, -(since + (versions.length - 1 - i) * 4))
    const id = newId()
    await tx.processStandard.create({
      data: {
        tenantId,
        id,
        processId: process.id,
        number: i + 1,
        status: last ? 'APPROVED' : 'SUPERSEDED',
        content,
        actTitle: 'Приказ руководителя органа',
        actNumber: String(31 + 43 * i),
        actOn: dayColumn(addDays(from, -8)),
        effectiveOn: dayColumn(from),
        reviewOn: dayColumn(addMonths(from, 12)),
        tolerance: TOLERANCE,
        createdBy: by,
        createdAt: at(addDays(from, -20)),
        approvedBy: by,
        approvedAt: at(addDays(from, -8)),
      },
      select: { id: true },
    })
    await tx.standardReading.createMany({
      data: readers.map((personId, n) => ({
        tenantId,
        standardId: id,
        personId,
        dueOn: dayColumn(last && n === readers.length - 1 ? addDays(today, 3) : addDays(from, 5)),
        readAt: last && n === readers.length - 1 ? null : at(addDays(from, 1 + (n % 4))),
      })),
    })
    const { lead } = content.figures
    await tx.standardCheck.createMany({
      data: months.map((month, n) => {
        const dueOn = addMonths(from, month)
        const part = measured[n]
        const value = part === undefined || lead === null || dueOn > today ? null : digits(Number(lead) * part)
        return {
          tenantId,
          id: newId(),
          standardId: id,
          dueOn: dayColumn(dueOn),
          ...(value !== null && {
            measuredOn: dayColumn(dueOn),
            runs: 40 + n * 6,
            lead: value,
            right: String(93 + n),
            holds: holds(value, lead ?? '0', TOLERANCE),
            note: notes[n] ?? '',
            byName: by,
            at: at(dueOn),
          }),
        }
      }),
    })
  }
}
