import 'server-only'
import { notFound } from 'next/navigation'
import { yearOf } from '@/lib/core/dates'
import { add, roundedText, type Fraction } from '@/lib/core/fraction'
import { isUuid } from '@/lib/core/ids'
import { isCalendarKnown } from '@/lib/core/work-calendar'
import { defineQuery } from '@/lib/platform/query'
import { processFaults } from '../model/check'
import { faultText } from '../model/labels'
import { processResults } from '../model/results'
import type { ProcessModel, ProcessRole } from '../model/types'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import { withGateways } from '../simulation/gateways'
import type { SimulatedModel } from '../simulation/schema'
import type { MapState } from '../model/states'
import { readMap, rolesOf } from './read'

/** One state of a process as the engine takes it. */
type SimulatedState = {
  model: SimulatedModel
  /** Names of the table's steps by id; gateways that were added have none. */
  steps: Record<string, string>
  /** People by role: what the exact need of staff makes, rounded up, and at least what a step takes at once. */
  people: Record<string, number>
  /** Minutes: the exact lead time without queues (null – by simulation only), work and waiting together. */
  exact: string | null
  total: number
}

export type SimulationView = {
  runsPerYear: number | null
  year: number
  dayMinutes: number
  usefulShare: number
  /** A number for the first run: the day. */
  seed: number
  /** Roles by name that the steps use. */
  roles: ProcessRole[]
  states: Partial<Record<MapState, SimulatedState>>
  /** Why a state cannot be simulated, each a sentence. */
  faults: Partial<Record<MapState, string[]>>
}

type Asked = { roles: ProcessRole[]; runsPerYear: number | null; usefulShare: string; year: number }

function stateOf(model: ProcessModel, { roles, runsPerYear, usefulShare, year }: Asked): SimulatedState {
  const { figures, staff } = processResults(model, {
    roles,
    ...(runsPerYear !== null &&
      isCalendarKnown(year) && { runsPerYear: String(runsPerYear), usefulShare, staffYears: [year] }),
  })
  const people: Record<string, number> = {}
  for (const step of model.steps)
    for (const { role } of step.roles) {
      const together = step.roles.filter((one) => one.role === role && !/^0(\.0*)?$/.test(one.share)).length
      const need = staff[0]?.need.get(role)
      people[role] = Math.max(people[role] ?? 1, together, need ? roundedUp(need) : 1)
    }
  return {
    model: withGateways(model),
    steps: Object.fromEntries(model.steps.map(({ id, name }) => [id, name])),
    people,
    exact: figures.lead.exact ? roundedText(figures.lead.mean, 6) : null,
    total: Number(roundedText(add(figures.work, figures.waiting), 0)),
  }
}

const roundedUp = ({ top, bottom }: Fraction): number => Number((top + bottom - 1n) / bottom)

/** What a process is simulated with, before and after: its tables without money (exact.md P8). */
export const getSimulation = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id }: { id: string }): Promise<SimulationView> => {
    const process =
      (isUuid(id)
        ? await ctx.tx.process.findFirst({
            where: { AND: [{ id }, processWhere(ctx)] },
            select: { id: true, name: true, agencyId: true, unitId: true, runsPerYear: true },
          })
        : null) ?? notFound()
    const { dayMinutes, usefulShare } = ctx.actor.tenant.settings.processes
    const roles = await rolesOf(ctx, process.agencyId)
    const year = yearOf(ctx.today)
    const view: SimulationView = {
      runsPerYear: process.runsPerYear,
      year,
      dayMinutes: Number(dayMinutes),
      usefulShare: Number(usefulShare),
      seed: Number(ctx.today.replaceAll('-', '')),
      roles: [],
      states: {},
      faults: {},
    }
    for (const state of ['AS_IS', 'TO_BE'] as const) {
      const map = await readMap(ctx, process, state)
      if (!map || map.rows.length === 0) continue
      const faults = processFaults(map.model, { roles })
      if (faults.length > 0) view.faults[state] = faults.map((fault) => faultText(fault, map.model, { roles }))
      else view.states[state] = stateOf(map.model, { roles, runsPerYear: process.runsPerYear, usefulShare, year })
    }
    const used = new Set(Object.values(view.states).flatMap(({ people }) => Object.keys(people)))
    view.roles = roles
      .filter((role) => used.has(role.id))
      .sort((a, b) => a.name.localeCompare(b.name, 'ru') || a.id.localeCompare(b.id))
    return view
  },
})
