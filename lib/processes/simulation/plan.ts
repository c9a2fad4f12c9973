/**
 * The table of steps as plain numbers, for the engine: steps, roles and parallel blocks by their places. That the model
 * is sound (exact.md P3) is checked by lib/processes/model; here only what cannot be simulated is refused.
 */
import { END } from '../model/types'
import { hashOf } from './random'
import type { SimulatedModel, SimulationFault, SimulationInput } from './schema'

type SimulatedStep = SimulatedModel['steps'][number]
type SimulatedTime = SimulatedStep['work']

/** Where a way leads to when the case is done. */
export const NOWHERE = -1

export const NextKind = { to: 0, decision: 1, parallel: 2 } as const

/** Times of all steps, minutes; equal ones are fixed. */
export type Times = { least: Float64Array; usual: Float64Array; most: Float64Array }

export type Plan = {
  steps: string[]
  roles: string[]
  start: number
  /** Addresses of the steps' random numbers: kept by a step's id, so as-is and to-be share them. */
  keys: Int32Array
  wait: Times
  work: Times
  exponential: boolean
  /** People that a step takes: those of step s stand from needFrom[s] to needFrom[s + 1]. */
  needFrom: Int32Array
  needRole: Int32Array
  needCount: Int32Array
  /** Rows of a step's roles that have a share above 0. */
  rowFrom: Int32Array
  rowRole: Int32Array
  rowShare: Float64Array
  /** Ways on, decisions with the sum of probabilities up to and with each. */
  nextKind: Int32Array
  nextFrom: Int32Array
  nextTo: Int32Array
  nextUpTo: Float64Array
  /** The innermost block in whose branch a step stands, or −1. */
  scope: Int32Array
  /** Of a parallel block: the step that opens it, where it goes on, the block it stands in. */
  blockOf: Int32Array
  blockStep: Int32Array
  blockJoin: Int32Array
  blockScope: Int32Array
  /** The most different roles of one step. */
  width: number
}

export type Planned = { ok: true; plan: Plan } | { ok: false; faults: SimulationFault[] }

/** Compiles the model; every fault that is found is named. */
export function planOf({ model, staff, times }: Pick<SimulationInput, 'model' | 'staff' | 'times'>): Planned {
  const compiler = new Compiler(model, Object.keys(staff))
  const plan = compiler.compile(times === 'exponential')
  return compiler.faults.length > 0 ? { ok: false, faults: compiler.faults } : { ok: true, plan }
}

/** People by the roles' places. */
export function staffOf(plan: Plan, staff: Readonly<Record<string, number>>): Int32Array {
  return Int32Array.from(plan.roles, (role) => staff[role] ?? 0)
}

/** Steps that would wait for ever: they take more people at once than there are. */
export function peopleFaults(plan: Plan, people: Int32Array): SimulationFault[] {
  return plan.steps.flatMap((step, s) => {
    const faults: SimulationFault[] = []
    for (let k = plan.needFrom[s] ?? 0; k < (plan.needFrom[s + 1] ?? 0); k += 1) {
      const r = plan.needRole[k] ?? 0
      if ((people[r] ?? 0) < (plan.needCount[k] ?? 0))
        faults.push({ code: 'few_people', step, role: plan.roles[r] ?? '' })
    }
    return faults
  })
}

class Compiler {
  readonly faults: SimulationFault[] = []
  private readonly places: Map<string, number>
  private readonly rolePlaces: Map<string, number>

  constructor(
    private readonly model: SimulatedModel,
    private readonly roles: string[],
  ) {
    this.places = new Map(model.steps.map(({ id }, i) => [id, i]))
    this.rolePlaces = new Map(roles.map((role, i) => [role, i]))
  }

  compile(exponential: boolean): Plan {
    const { steps } = this.model
    if (steps.length === 0 || this.model.start === END) this.faults.push({ code: 'no_steps' })
    const needs = steps.map((step) => this.needs(step))
    const ways = steps.map((step) => this.ways(step))
    const blocks = this.blocks()
    return {
      steps: steps.map(({ id }) => id),
      roles: this.roles,
      start: this.target(this.model.start, this.model.start),
      keys: keysOf(steps.map(({ id }) => id)),
      wait: this.times(({ wait }) => wait),
      work: this.times(({ work }) => work),
      exponential,
      needFrom: offsets(needs.map(({ counts }) => counts.size)),
      needRole: Int32Array.from(needs.flatMap(({ counts }) => [...counts.keys()])),
      needCount: Int32Array.from(needs.flatMap(({ counts }) => [...counts.values()])),
      rowFrom: offsets(needs.map(({ rows }) => rows.length)),
      rowRole: Int32Array.from(needs.flatMap(({ rows }) => rows.map(({ role }) => role))),
      rowShare: Float64Array.from(needs.flatMap(({ rows }) => rows.map(({ share }) => share))),
      nextKind: Int32Array.from(ways.map(({ kind }) => kind)),
      nextFrom: offsets(ways.map(({ to }) => to.length)),
      nextTo: Int32Array.from(ways.flatMap(({ to }) => to)),
      nextUpTo: Float64Array.from(ways.flatMap(({ upTo }) => upTo)),
      width: Math.max(1, ...needs.map(({ counts }) => counts.size)),
      ...blocks,
    }
  }

  private number(text: string, step: string): number {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (!Number.isFinite(value) || value < 0) this.faults.push({ code: 'not_a_number', step })
    return value
  }

  private target(id: string, step: string): number {
    if (id === END) return NOWHERE
    const place = this.places.get(id)
    if (place === undefined) this.faults.push({ code: 'unknown_step', step })
    return place ?? NOWHERE
  }

  private times(of: (step: SimulatedStep) => SimulatedTime): Times {
    const rows = this.model.steps.map((step) => {
      const time = of(step)
      if ('fixed' in time) {
        const minutes = this.number(time.fixed, step.id)
        return [minutes, minutes, minutes]
      }
      const [least, usual, most] = [time.least, time.usual, time.most].map((text) => this.number(text, step.id))
      if (least! > usual! || usual! > most!) this.faults.push({ code: 'not_a_number', step: step.id })
      return [least, usual, most]
    })
    const column = (i: number): Float64Array => Float64Array.from(rows.map((row) => row[i] ?? 0))
    return { least: column(0), usual: column(1), most: column(2) }
  }

  /** A role in two rows is two people; a share of 0 takes nobody. */
  private needs({ id, roles }: SimulatedStep) {
    const rows = roles.flatMap(({ role, share: text }) => {
      const share = this.number(text, id)
      const place = this.rolePlaces.get(role)
      if (place === undefined) this.faults.push({ code: 'unknown_role', step: id, role })
      if (share > 1) this.faults.push({ code: 'not_a_number', step: id })
      return place !== undefined && share > 0 ? [{ role: place, share }] : []
    })
    const counts = new Map<number, number>()
    for (const { role } of rows) counts.set(role, (counts.get(role) ?? 0) + 1)
    return { rows, counts }
  }

  private ways({ id, next }: SimulatedStep): { kind: number; to: number[]; upTo: number[] } {
    if (next === undefined) {
      this.faults.push({ code: 'endless', step: id })
      return { kind: NextKind.to, to: [NOWHERE], upTo: [1] }
    }
    if ('to' in next) return { kind: NextKind.to, to: [this.target(next.to, id)], upTo: [1] }
    if ('parallel' in next) {
      const entries = next.parallel.branches.map(([entry]) => this.target(entry ?? '', id))
      return { kind: NextKind.parallel, to: entries, upTo: entries.map(() => 1) }
    }
    let sum = 0
    // What can happen only: the last one takes what rounding leaves of 1.
    const possible = next.decision
      .map(({ to, p }) => ({ to: this.target(to, id), p: this.number(p, id) }))
      .filter(({ p }) => p > 0)
    if (possible.length === 0) this.faults.push({ code: 'endless', step: id })
    const upTo = possible.map(({ p }) => (sum += p))
    upTo[upTo.length - 1] = 1
    return { kind: NextKind.decision, to: possible.map(({ to }) => to), upTo: upTo.slice(0, possible.length) }
  }

  private blocks() {
    const { steps } = this.model
    const opened = steps.flatMap(({ id, next }, step) =>
      next && 'parallel' in next
        ? [{ step, branches: next.parallel.branches, join: this.target(next.parallel.join, id) }]
        : [],
    )
    // A branch names the steps of the blocks inside it too, so the shortest branch that names a step is the innermost.
    const scope = new Int32Array(steps.length).fill(NOWHERE)
    const shortest = new Map<number, number>()
    opened.forEach(({ step, branches }, block) => {
      for (const branch of branches)
        for (const id of branch) {
          const place = this.target(id, steps[step]?.id ?? '')
          if (place === NOWHERE || branch.length >= (shortest.get(place) ?? Infinity)) continue
          shortest.set(place, branch.length)
          scope[place] = block
        }
    })
    const blockOf = new Int32Array(steps.length).fill(NOWHERE)
    opened.forEach(({ step }, block) => (blockOf[step] = block))
    return {
      scope,
      blockOf,
      blockStep: Int32Array.from(opened.map(({ step }) => step)),
      blockJoin: Int32Array.from(opened.map(({ join }) => join)),
      blockScope: Int32Array.from(opened.map(({ step }) => scope[step] ?? NOWHERE)),
    }
  }
}

const offsets = (lengths: readonly number[]): Int32Array => {
  const from = new Int32Array(lengths.length + 1)
  lengths.forEach((length, i) => (from[i + 1] = (from[i] ?? 0) + length))
  return from
}

/** 32 bits of each id; two of a process never share them. */
function keysOf(ids: readonly string[]): Int32Array {
  const taken = new Set<number>()
  return Int32Array.from(ids, (id) => {
    let key = hashOf(id)
    while (taken.has(key)) key = (key + 1) | 0
    taken.add(key)
    return key
  })
}
