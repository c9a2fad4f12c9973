/** A table of steps as it is kept → the model that is reckoned with (exact.md P1). Pure. */
import type { ParallelBlock, ProcessModel, ProcessStep, StepNext, StepTime } from '../model/types'
import { branchMembers } from './branches'
import { takenOf, type SubSums } from './sub'
import type { StepData, StepRow, TypedNext, TypedTime } from './data'

/** Whose process it is: an unfilled agency or unit of a step is the owner's. */
export type Owner = { name: string; agencyId: string; unitId: string | null }

type Row = Pick<StepRow, 'id' | 'data'>

/** `start`: the first step; null or one that is gone – the first of the table. `subs`: of steps that take a sum. */
export function toModel(rows: readonly Row[], owner: Owner, start: string | null, subs: SubSums = {}): ProcessModel {
  const ids = new Set(rows.map(({ id }) => id))
  const members = branchMembers(rows)
  return {
    name: owner.name,
    start: start !== null && ids.has(start) ? start : (rows[0]?.id ?? ''),
    steps: rows.map(({ id, data }) => toModelStep(id, data, owner, members, subs)),
  }
}

type Members = (fork: string, block: ParallelBlock) => string[][]

function toModelStep(id: string, data: StepData, owner: Owner, members: Members, subs: SubSums): ProcessStep {
  return {
    id,
    name: data.name,
    agency: data.agencyId ?? owner.agencyId,
    unit: data.unitId ?? (data.agencyId === null || data.agencyId === owner.agencyId ? (owner.unitId ?? '') : ''),
    roles: data.roles,
    wait: timeOf(data.wait),
    work: timeOf(data.work),
    value: data.value,
    materials: data.materials,
    fixedCost: data.fixedCost,
    wastes: data.wastes,
    ...takenOf(data, subs),
    next: nextOf(id, data.next, members),
  }
}

/** A time that was not read is no number: the check names it. */
function timeOf(time: TypedTime): StepTime {
  if ('fixed' in time) return { fixed: time.fixed }
  if ('least' in time) return { least: time.least, usual: time.usual, most: time.most }
  return { fixed: '' }
}

function nextOf(id: string, next: TypedNext | null, members: Members): StepNext | undefined {
  if (next === null || 'text' in next) return undefined
  const whole = (block: ParallelBlock): ParallelBlock => ({ branches: members(id, block), join: block.join })
  if ('parallel' in next) return { parallel: whole(next.parallel) }
  if (!('decision' in next)) return next.return ? { to: next.to, return: true } : { to: next.to }
  return {
    decision: next.decision.map((option) => ({
      ...('to' in option ? { to: option.to } : { parallel: whole(option.parallel) }),
      p: option.p,
      ...(option.return && { return: true }),
    })),
  }
}
