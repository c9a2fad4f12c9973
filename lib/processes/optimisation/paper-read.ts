import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import { formatDecimal } from '@/lib/core/decimal'
import { divide, formatFraction, fraction, fractionOf, multiply, formatSmall } from '@/lib/core/fraction'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import type { MapState } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { TenantSettings } from '@/lib/core/tenant'
import { processFaults } from '../model/check'
import { runFigures } from '../model/figures'
import { wasteLabels } from '../model/labels'
import { meanOf } from '../model/step-time'
import { shortTime } from '../model/time-words'
import type { ProcessRole, StepTime, WasteKind } from '../model/types'
import { isSaid } from '../model/client'
import { ProcessIndicator } from '../registry/entry'
import { readMap, rolesOf } from '../steps/read'
import { measureKind } from './labels'
import type { LockedOptimisation } from './lock'
import { readList } from './problem'
import type { PaperContent } from './paper'

type Context = { tx: Tx; tenantId: string }
type State = PaperContent['asIs']

const time = (value: StepTime, dayMinutes: string): string => shortTime(meanOf(value), dayMinutes)

/** Steps of one state with their figures, as a paper says them; times that cannot be read are said as typed. */
async function stateOf(
  ctx: Context,
  process: LockedOptimisation['process'],
  state: MapState,
  roles: readonly ProcessRole[],
  { dayMinutes }: TenantSettings['processes'],
): Promise<State | null> {
  const map = await readMap(ctx, process, state)
  if (!map) return null
  const sound = processFaults(map.model, { roles: [...roles] }).length === 0
  const figures = sound ? runFigures(map.model, roles) : null
  const day = fraction(BigInt(dayMinutes))
  return {
    client: isSaid(map.client) ? map.client : null,
    steps: map.model.steps.map((step) => ({
      name: step.name,
      who: step.roles.map(({ role }) => roles.find(({ id }) => id === role)?.name ?? '').join(', '),
      wait: sound ? time(step.wait, dayMinutes) : '–',
      work: sound ? time(step.work, dayMinutes) : '–',
      wastes: Object.keys(step.wastes ?? {})
        .map((kind) => wasteLabels[kind as WasteKind])
        .join(', '),
    })),
    figures: figures && {
      lead: figures.lead.exact ? formatSmall(divide(figures.lead.mean, day), 1) : '–',
      work: shortTime(figures.work, dayMinutes),
      firstTimeRight: formatFraction(multiply(figures.firstTimeRight, fractionOf('100')), 0),
      handoffs: formatFraction(figures.handoffs.roles, 1),
    },
  }
}

/** What of the optimisation goes to the owner and to the office, as it stands now. */
export async function paperContent(
  ctx: Context & { settings: TenantSettings },
  row: LockedOptimisation,
  plan: boolean,
): Promise<PaperContent> {
  const { tx, tenantId, settings } = ctx
  const { process, project } = row
  const agency = await tx.agency.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: process.agencyId } },
    select: { name: true },
  })
  const passport = readPassport(project.fields as PassportFields)
  const roles = await rolesOf(ctx, process.agencyId)
  const asIs = await stateOf(ctx, process, 'AS_IS', roles, settings.processes)
  const toBe = plan ? await stateOf(ctx, process, 'TO_BE', roles, settings.processes) : null
  const ready = plan
    ? await tx.processMap.findUnique({
        where: { tenantId_processId_state: { tenantId, processId: process.id, state: 'TO_BE' } },
        select: { readyOn: true, resources: true, oneOff: true, further: true },
      })
    : null
  const measures = plan
    ? await tx.optimisationMeasure.findMany({
        where: { tenantId, optimisationId: row.id, task: { removedAt: null } },
        include: { task: { include: { agency: { select: { name: true } } } } },
        orderBy: [{ task: { dueOn: { sort: 'asc', nulls: 'last' } } }, { taskId: 'asc' }],
      })
    : []
  return {
    process: {
      code: process.code,
      name: process.name,
      agency: agency.name,
      representative: process.representative,
      runsPerYear: process.runsPerYear,
      inputs: process.inputs,
      outputs: process.outputs,
      regulations: process.regulations,
      systems: process.systems,
    },
    project: {
      number: project.number,
      title: project.title,
      problem: passport.grounds.map(({ text }) => text).join('\n'),
    },
    indicators: plan
      ? passport.goals.map(({ name, unit, current, target }) => ({ name, unit, now: current, target, key: true }))
      : readList(ProcessIndicator, process.indicators),
    asIs: asIs ?? { steps: [], figures: null, client: null },
    toBe,
    ready: ready && {
      on: ready.readyOn && dayOf(ready.readyOn),
      resources: ready.resources,
      further: ready.further,
      oneOff: formatDecimal(ready.oneOff.toString(), { digits: 2 }),
    },
    measures: measures.map(({ task, internal, indicator, unit, was, target, cost }) => ({
      title: task.title,
      kind: measureKind(internal),
      responsible: task.responsible,
      agency: task.agency.name,
      dueOn: task.dueOn && dayOf(task.dueOn),
      indicator: [indicator, unit].filter(Boolean).join(', '),
      was,
      target,
      cost: formatDecimal(cost.toString(), { digits: 2 }),
    })),
  }
}
