/**
 * A step that is itself a process of the registry, and what it takes of it: its own time and cost, or the sum of the
 * subprocess – the mean of one run of it. Pure.
 */
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  exactText,
  fractionOf,
  isZero,
  multiply,
  sign,
  subtract,
  type Fraction,
} from '@/lib/core/fraction'
import { processFaults } from '../model/check'
import { runFigures } from '../model/figures'
import type { ProcessModel, ProcessRole, ProcessStep } from '../model/types'
import type { StepData } from './data'

/** What a step takes of its subprocess. */
export type SubSum = Pick<ProcessStep, 'wait' | 'work' | 'roles' | 'materials' | 'fixedCost' | 'wastes'>
/** By the id of the process; null – it cannot be reckoned. */
export type SubSums = Readonly<Record<string, SubSum | null>>

/** The step says that it takes the sum. */
export const takesSum = ({ subId, subTakes }: Pick<StepData, 'subId' | 'subTakes'>): boolean =>
  subId !== null && subTakes === 'sum'

/** A share above 1 is several people of one role: each share of a step is at most 1. */
function sharesOf(role: string, whole: Fraction): ProcessStep['roles'] {
  const found: ProcessStep['roles'] = []
  let left = whole
  while (compare(left, ONE) > 0) {
    found.push({ role, share: '1' })
    left = subtract(left, ONE)
  }
  return isZero(left) ? found : [...found, { role, share: exactText(left) }]
}

/**
 * Times, people, materials and costs of one run of a table, as one step: waiting is the lead time less the work, so
 * that the step lasts as long as its subprocess; where branches run side by side and hold more work than the lead time
 * has, the step lasts as long as its work. null – the table has a fault.
 */
export function sumOf(model: ProcessModel, roles: readonly ProcessRole[]): SubSum | null {
  if (processFaults(model, { roles: [...roles] }).length > 0) return null
  const { visits, lead, work, waiting, roleMinutes, wastes } = runFigures(model, roles)
  const idle = lead.exact ? subtract(lead.mean, work) : waiting
  const materials = new Map<string, Fraction>()
  let fixed = ZERO
  model.steps.forEach((step, row) => {
    const times = visits[row] ?? ZERO
    if (step.fixedCost !== undefined) fixed = add(fixed, multiply(times, fractionOf(step.fixedCost)))
    for (const { material, quantity } of step.materials ?? [])
      materials.set(material, add(materials.get(material) ?? ZERO, multiply(times, fractionOf(quantity))))
  })
  return {
    wait: { fixed: exactText(sign(idle) < 0 ? ZERO : idle) },
    work: { fixed: exactText(work) },
    roles: isZero(work) ? [] : [...roleMinutes].flatMap(([role, minutes]) => sharesOf(role, divide(minutes, work))),
    materials: [...materials].map(([material, quantity]) => ({ material, quantity: exactText(quantity) })),
    fixedCost: exactText(fixed),
    wastes: Object.fromEntries(Object.entries(wastes).map(([kind, minutes]) => [kind, exactText(minutes)])),
  }
}

/** The numbers of a step that takes a sum which cannot be reckoned: none, which the check names at its row. */
const UNKNOWN: SubSum = {
  wait: { fixed: '' },
  work: { fixed: '' },
  roles: [],
  materials: [],
  fixedCost: '0',
  wastes: {},
}

/** What stands in the place of the step's own numbers; nothing – they are its own. */
export const takenOf = (data: StepData, subs: SubSums): (SubSum & { summed: true }) | null =>
  takesSum(data) ? { ...((data.subId && subs[data.subId]) || UNKNOWN), summed: true } : null
