import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import { yearOf, type DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { processFaults } from '../model/check'
import { faultText } from '../model/labels'
import { processResults, type ProcessResults } from '../model/results'
import type { ProcessModel, ProcessQuestion, ResourcePrices } from '../model/types'
import { readClientCost, type ClientCost } from '../model/client'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import type { MapState } from '@/lib/generated/prisma/client'
import { readMap, readResources, type MapRow } from '../steps/read'

/** An approved calculation: what it was reckoned of and who approved it. */
export type ApprovedCalculation = {
  id: string
  state: MapState
  number: number
  day: DateString
  note: string
  approvedBy: string
  approvedAt: Date
  model: ProcessModel
  question: ProcessQuestion
  client: ClientCost
}

/** One state of a process, reckoned; `faults`: why it cannot be, each a sentence. */
export type Reckoned = {
  map: Pick<MapRow, 'id' | 'version' | 'oneOff' | 'client' | 'rows' | 'model'>
  question: ProcessQuestion
  faults: string[]
  results: ProcessResults | null
}

export type CalculationView = {
  process: { id: string; code: string; name: string; agencyId: string; agencyName: string; runsPerYear: number | null }
  day: DateString
  year: number
  dayMinutes: string
  usefulShare: string
  /** The person may see rates and money. */
  money: boolean
  states: Partial<Record<MapState, Reckoned>>
  approved: ApprovedCalculation[]
  /** By which day and with what «как будет» is reached; null – there is no such state. */
  reach: { oneOff: string; readyOn: DateString | null; resources: string; further: string } | null
  can: { approve: boolean; say: boolean }
}

/** What is asked of a process: without money for those who may not see rates. */
const questionOf = (
  roles: ProcessQuestion['roles'],
  prices: ResourcePrices | null,
  { day, runsPerYear, usefulShare }: { day: DateString; runsPerYear: number | null; usefulShare: string },
): ProcessQuestion => ({
  roles,
  ...(prices && { prices, day }),
  ...(runsPerYear !== null && {
    runsPerYear: String(runsPerYear),
    ...(prices && { year: yearOf(day) }),
    usefulShare,
    staffYears: [yearOf(day)],
  }),
})

function reckon(map: MapRow, asked: ProcessQuestion): Reckoned {
  const { id, version, oneOff, client, rows, model } = map
  const row = { map: { id, version, oneOff, client, rows, model } }
  const faults = processFaults(model, asked)
  if (faults.length === 0) return { ...row, question: asked, faults: [], results: processResults(model, asked) }
  // Times are told all the same where only prices or the year's calendar are missing.
  const { roles } = asked
  const plain: ProcessQuestion = { roles }
  const sound = processFaults(model, plain).length === 0
  return {
    ...row,
    question: sound ? plain : asked,
    faults: faults.map((fault) => faultText(fault, model, asked)),
    results: sound ? processResults(model, plain) : null,
  }
}

/** Approved calculations of a process, the newest first. */
export async function approvedOf(
  { tx, tenantId }: Pick<QueryContext, 'tx' | 'tenantId'>,
  processId: string,
): Promise<ApprovedCalculation[]> {
  const rows = await tx.processCalculation.findMany({
    where: { tenantId, map: { processId } },
    orderBy: [{ approvedAt: 'desc' }, { id: 'desc' }],
    include: { map: { select: { state: true } } },
    take: 50,
  })
  return rows.map(
    ({ id, number, day, note, approvedBy, approvedAt, map, model, roles, prices, runsPerYear, figures }) => {
      const { usefulShare, client } = figures as { usefulShare: string; client?: unknown }
      return {
        id,
        state: map.state,
        number,
        day: dayOf(day),
        note,
        approvedBy,
        approvedAt,
        model: model as ProcessModel,
        question: questionOf(roles as ProcessQuestion['roles'], prices as ResourcePrices, {
          day: dayOf(day),
          runsPerYear,
          usefulShare,
        }),
        client: readClientCost(client),
      }
    },
  )
}

/** A process reckoned on a day, before and after, with its approved calculations (L 2.11, 2.14; exact.md P3–P7). */
export const getCalculation = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id, day }: { id: string; day?: DateString }): Promise<CalculationView> => {
    if (!isUuid(id)) notFound()
    const process =
      (await ctx.tx.process.findFirst({
        where: { AND: [{ id }, processWhere(ctx)] },
        select: {
          id: true,
          code: true,
          name: true,
          agencyId: true,
          unitId: true,
          runsPerYear: true,
          status: true,
          agency: { select: { name: true } },
          maps: {
            where: { state: 'TO_BE' },
            select: { oneOff: true, readyOn: true, resources: true, further: true },
          },
        },
      })) ?? notFound()
    const on = day ?? ctx.today
    const { dayMinutes, usefulShare } = ctx.actor.tenant.settings.processes
    const money = ctx.can(operations['process.rates'], process.agencyId)
    const { roles, prices } = await readResources(ctx, process.agencyId)
    const asked = questionOf(roles, money ? prices : null, { day: on, runsPerYear: process.runsPerYear, usefulShare })
    const asIs = await readMap(ctx, process, 'AS_IS')
    const toBe = await readMap(ctx, process, 'TO_BE')
    const [target] = process.maps
    return {
      process: {
        id,
        code: process.code,
        name: process.name,
        agencyId: process.agencyId,
        agencyName: process.agency.name,
        runsPerYear: process.runsPerYear,
      },
      day: on,
      year: yearOf(on),
      dayMinutes,
      usefulShare,
      money,
      states: { ...(asIs && { AS_IS: reckon(asIs, asked) }), ...(toBe && { TO_BE: reckon(toBe, asked) }) },
      approved: money ? await approvedOf(ctx, id) : [],
      reach: target
        ? {
            oneOff: target.oneOff.toString(),
            readyOn: target.readyOn && dayOf(target.readyOn),
            resources: target.resources,
            further: target.further,
          }
        : null,
      can: {
        approve: ctx.can(operations['calculation.approve'], process.agencyId),
        say: process.status === 'ACTIVE' && ctx.can(operations['process.client'], process.agencyId),
      },
    }
  },
})
