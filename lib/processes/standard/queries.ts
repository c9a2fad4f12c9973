import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import { addDays, type DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { candidates, personLabel } from '@/lib/people/candidates'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { readMap } from '../steps/read'
import { readObservations } from '../timing/read'
import { monitored, type Monitored } from './monitored'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import { standardChanges, StandardContent } from './content'
import { standardState } from './rules'
import type { CheckView, StandardDocument, StandardLine, StandardView } from './view'

const lineInclude = {
  process: { select: { id: true, code: true, name: true, agencyId: true, agency: { select: { name: true } } } },
  readings: { select: { personId: true, dueOn: true, readAt: true } },
  checks: { select: { measuredOn: true, holds: true } },
} satisfies Prisma.ProcessStandardInclude

const day = (date: Date | null): DateString | null => date && dayOf(date)

function lineOf(
  ctx: QueryContext,
  row: Prisma.ProcessStandardGetPayload<{ include: typeof lineInclude }>,
): StandardLine {
  const mine = row.readings.find(({ personId }) => personId === ctx.actor.personId)
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    state: standardState(
      row.status,
      row.checks.map((check) => ({ measuredOn: day(check.measuredOn), holds: check.holds })),
    ),
    process: { id: row.process.id, code: row.process.code, name: row.process.name },
    agency: row.process.agency.name,
    effectiveOn: day(row.effectiveOn),
    reviewOn: day(row.reviewOn),
    readers: row.readings.length,
    read: row.readings.filter(({ readAt }) => readAt !== null).length,
    mine: mine ? { dueOn: dayOf(mine.dueOn), readAt: mine.readAt } : null,
  }
}

/** Drafts are seen by those who write and approve them. */
const visible = (ctx: QueryContext): Prisma.ProcessStandardWhereInput => ({
  tenantId: ctx.tenantId,
  process: processWhere(ctx),
  ...(ctx.can(operations['standard.edit']) ? {} : { status: { not: 'DRAFT' } }),
})

const SHOWN = 300

/** Standards in reach in force and in work; those that the person is to read come first. */
export const listStandards = defineQuery({
  operation: operations['standard.read'],
  run: async (ctx, { processId }: { processId?: string }): Promise<{ rows: StandardLine[]; today: DateString }> => {
    if (processId !== undefined && !isUuid(processId)) notFound()
    const rows = await ctx.tx.processStandard.findMany({
      where: { AND: [visible(ctx), processId ? { processId } : { status: { not: 'SUPERSEDED' } }] },
      orderBy: [{ process: { code: 'asc' } }, { number: 'desc' }],
      take: SHOWN,
      include: lineInclude,
    })
    const waits = ({ mine }: StandardLine): number => (mine && mine.readAt === null ? 0 : 1)
    return { rows: rows.map((row) => lineOf(ctx, row)).sort((a, b) => waits(a) - waits(b)), today: ctx.today }
  },
})

async function aroundOf(ctx: QueryContext, processId: string) {
  const { tx, tenantId } = ctx
  const versions = await tx.processStandard.findMany({
    where: { AND: [visible(ctx), { processId }] },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, status: true, actNumber: true, actOn: true, effectiveOn: true, content: true },
  })
  const checks = await tx.standardCheck.findMany({
    where: { tenantId, standard: { processId, status: { not: 'DRAFT' } } },
    orderBy: { dueOn: 'asc' },
    include: { standard: { select: { number: true, status: true } } },
  })
  const map = await tx.processMap.findUnique({
    where: { tenantId_processId_state: { tenantId, processId, state: 'TO_BE' } },
    select: { version: true },
  })
  return { versions, checks, map }
}

const checkOf = (
  check: Prisma.StandardCheckGetPayload<{ include: { standard: { select: { number: true } } } }>,
): CheckView => ({
  id: check.id,
  version: check.version,
  dueOn: dayOf(check.dueOn),
  measuredOn: day(check.measuredOn),
  runs: check.runs,
  lead: check.lead?.toString() ?? null,
  right: check.right?.toString() ?? null,
  holds: check.holds,
  note: check.note,
  byName: check.byName,
  standardNumber: check.standard.number,
})

/** What timing since a day says: asked only where somebody may answer with it. */
async function timedSince(
  ctx: QueryContext,
  process: { id: string; name: string; agencyId: string; unitId: string | null },
  from: DateString | null,
): Promise<Monitored | null> {
  const map = from === null ? null : await readMap(ctx, process, 'TO_BE')
  if (from === null || !map) return null
  const rows = await readObservations(ctx, { mapId: map.id, seriesId: null })
  const { dayMinutes } = ctx.actor.tenant.settings.processes
  return monitored(rows, map.rows, {
    from,
    start: map.model.start,
    dayMinutes,
    timeZone: ctx.actor.tenant.timeZone,
  })
}

/** One version of a standard with its measurements, readers and the versions beside it. */
export const getStandard = defineQuery({
  operation: operations['standard.read'],
  run: async (ctx, { id }: { id: string }): Promise<StandardView> => {
    const { tx } = ctx
    const row = isUuid(id)
      ? await tx.processStandard.findFirst({
          where: { AND: [visible(ctx), { id }] },
          include: {
            ...lineInclude,
            readings: {
              include: { person: { select: { name: true, position: true } } },
              orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
            },
            process: { include: { agency: { select: { name: true } }, participants: { select: { agencyId: true } } } },
          },
        })
      : null
    if (!row) notFound()
    const { process } = row
    const content = StandardContent.parse(row.content)
    const { versions, checks, map } = await aroundOf(ctx, process.id)
    const before = versions.filter(({ number }) => number < row.number).at(-1)
    const edits = ctx.can(operations['standard.edit'], process.agencyId)
    const approves = ctx.can(operations['standard.approve'], process.agencyId)
    const people =
      edits || approves
        ? await candidates(ctx, [process.agencyId, ...process.participants.map(({ agencyId }) => agencyId)], ctx.today)
        : []
    const measures = ctx.can(operations['standard.measure'], process.agencyId)
    const asked = row.status === 'APPROVED' && checks.some(({ measuredOn }) => measuredOn === null)
    // The figures of a measurement are new ones: what an earlier one was made of is not taken again.
    const measuredTo = checks
      .flatMap(({ measuredOn, standard }) => (measuredOn && standard.number === row.number ? [dayOf(measuredOn)] : []))
      .toSorted()
      .at(-1)
    const given = new Set(row.readings.map(({ personId }) => personId))
    const { readDays, reviewMonths, monitorMonths, holdsWithin } = ctx.actor.tenant.settings.processes
    return {
      ...lineOf(ctx, row),
      version: row.version,
      content,
      actTitle: row.actTitle,
      actNumber: row.actNumber,
      actOn: day(row.actOn),
      tolerance: row.tolerance,
      approvedBy: row.approvedBy,
      approvedAt: row.approvedAt,
      // Who has read it is the business of those who keep the process.
      readings: edits
        ? row.readings.map(({ personId, person, dueOn, readAt }) => ({
            personId,
            name: person.name,
            position: person.position ?? '',
            dueOn: dayOf(dueOn),
            readAt,
          }))
        : [],
      checks: checks
        .filter(({ standard, measuredOn }) => measuredOn !== null || standard.status === 'APPROVED')
        .map(checkOf),
      timed:
        measures && asked
          ? await timedSince(ctx, process, measuredTo ? addDays(measuredTo, 1) : day(row.effectiveOn))
          : null,
      versions: versions.map((one) => ({
        id: one.id,
        number: one.number,
        status: one.status,
        actNumber: one.actNumber,
        actOn: day(one.actOn),
        effectiveOn: day(one.effectiveOn),
      })),
      changes: before ? standardChanges(StandardContent.parse(before.content), content) : null,
      stale: map !== null && map.version !== content.mapVersion,
      candidates: people.filter((one) => !given.has(one.id)).map((one) => ({ id: one.id, label: personLabel(one) })),
      today: ctx.today,
      settings: { readDays, reviewMonths, monitorMonths, holdsWithin },
      can: { edit: edits, approve: approves, measure: measures },
    }
  },
})

/** A version of a standard for PDF and DOCX, with its sheet of readers for those who keep it. */
export const getStandardDocument = defineQuery({
  operation: operations['standard.read'],
  run: async (ctx, { id }: { id: string }): Promise<StandardDocument> => {
    const row = isUuid(id)
      ? await ctx.tx.processStandard.findFirst({
          where: { AND: [visible(ctx), { id }] },
          include: {
            process: { select: { agencyId: true } },
            checks: { orderBy: { dueOn: 'asc' }, select: { dueOn: true } },
            readings: {
              include: { person: { select: { name: true, position: true } } },
              orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
            },
          },
        })
      : null
    if (!row) notFound()
    const { tenant } = ctx.actor
    const keeps = ctx.can(operations['standard.edit'], row.process.agencyId)
    return {
      number: row.number,
      status: row.status,
      content: StandardContent.parse(row.content),
      act: row.actOn ? { title: row.actTitle, number: row.actNumber, on: dayOf(row.actOn) } : null,
      effectiveOn: day(row.effectiveOn),
      reviewOn: day(row.reviewOn),
      tolerance: row.tolerance,
      checks: row.checks.map(({ dueOn }) => dayOf(dueOn)),
      readings: keeps
        ? row.readings.map(({ person, readAt }) => ({ name: person.name, position: person.position ?? '', readAt }))
        : [],
      tenantName: tenant.name,
      timeZone: tenant.timeZone,
      isDemo: tenant.isDemo,
      printedAt: ctx.now,
    }
  },
})
