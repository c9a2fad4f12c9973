/**
 * What each step's way out is in a drawing: flows, gateways and blocks, each end named. Two plans of a step are
 * compared to tell whether its part of a drawing has to change.
 */
import { END, type ParallelBlock } from '../model/types'
import type { DraftModel, DraftStep } from './draft'

/** Where a flow ends: a step, the end, or the join of a block. */
export type Goal = { step: string } | { end: true } | { join: string }

export type BlockPlan = {
  /** Tells a block from others: its step and the number of the option. */
  id: string
  entries: Goal[]
  after: Goal
}
export type WayPlan = { goal: Goal | BlockPlan; p?: string; return?: boolean; label?: string }
export type StepPlan = { kind: 'one' | 'decision' | 'block'; ways: WayPlan[] }

export const isBlock = (goal: Goal | BlockPlan): goal is BlockPlan => 'entries' in goal

type Inside = { id: string; block: ParallelBlock; branch: ReadonlySet<string> }

/** For each step the blocks around it, the innermost first. */
function insides(steps: readonly DraftStep[]): (step: string) => Inside[] {
  const around = new Map<string, Inside[]>()
  const add = (id: string, block: ParallelBlock) => {
    for (const branch of block.branches)
      for (const step of branch) around.set(step, [...(around.get(step) ?? []), { id, block, branch: new Set(branch) }])
  }
  for (const { id, next } of steps) {
    if (next && 'parallel' in next) add(id, next.parallel)
    if (next && 'decision' in next)
      for (const [i, option] of next.decision.entries()) if ('parallel' in option) add(`${id}#${i}`, option.parallel)
  }
  return (step) => (around.get(step) ?? []).toSorted((a, b) => a.branch.size - b.branch.size)
}

/** Plans of all steps by their ids; a step without a way on has none. */
export function plansOf({ steps }: DraftModel): Map<string, StepPlan> {
  const inside = insides(steps)
  const goal = (to: string, from: readonly Inside[]): Goal => {
    const [own] = from
    if (own && to === own.block.join && !own.branch.has(to)) return { join: own.id }
    return to === END ? { end: true } : { step: to }
  }
  const block = (id: string, { branches, join }: ParallelBlock, from: readonly Inside[]): BlockPlan => ({
    id,
    entries: branches.flatMap(([entry]) => (entry === undefined ? [] : [{ step: entry }])),
    after: goal(join, from),
  })
  return new Map(
    steps.flatMap(({ id, next }): [string, StepPlan][] => {
      if (!next) return []
      const from = inside(id)
      if ('to' in next)
        return [[id, { kind: 'one', ways: [{ goal: goal(next.to, from), ...(next.return && { return: true }) }] }]]
      if ('parallel' in next) return [[id, { kind: 'block', ways: [{ goal: block(id, next.parallel, from) }] }]]
      const ways = next.decision.map((option, i): WayPlan => ({
        goal: 'parallel' in option ? block(`${id}#${i}`, option.parallel, from) : goal(option.to, from),
        p: option.p,
        ...(option.return && { return: true }),
        ...(option.label && { label: option.label }),
      }))
      return [[id, { kind: 'decision', ways }]]
    }),
  )
}

/** Blocks whose joins a plan leads to or makes. */
const joinsOf = ({ ways }: StepPlan): string[] =>
  ways.flatMap(({ goal }) => {
    if (!isBlock(goal)) return 'join' in goal ? [goal.join] : []
    return [goal.id, ...('join' in goal.after ? [goal.after.join] : [])]
  })

/** Blocks that a plan makes itself. */
export const blocksIn = ({ ways }: StepPlan): BlockPlan[] => ways.flatMap(({ goal }) => (isBlock(goal) ? [goal] : []))

/** Whether two plans lead the same ways, whatever their probabilities and words. */
function sameWays(one: StepPlan, other: StepPlan): boolean {
  const shape = ({ kind, ways }: StepPlan) => JSON.stringify([kind, ways.map(({ goal }) => goal)])
  return shape(one) === shape(other)
}

/**
 * Steps whose part of a drawing has to be made anew: their own ways changed, or they lead to a join that is made anew.
 */
export function changedSteps(before: ReadonlyMap<string, StepPlan>, after: ReadonlyMap<string, StepPlan>): Set<string> {
  const changed = new Set<string>()
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(id), after.get(id)]
    if (!one || !other || !sameWays(one, other)) changed.add(id)
  }
  for (let grown = true; grown;) {
    grown = false
    const anew = new Set(
      [...changed]
        .flatMap((id) => [before.get(id), after.get(id)].flatMap((plan) => (plan ? blocksIn(plan) : [])))
        .map(({ id }) => id),
    )
    for (const plans of [before, after])
      for (const [id, plan] of plans)
        if (!changed.has(id) && joinsOf(plan).some((join) => anew.has(join))) {
          changed.add(id)
          grown = true
        }
  }
  return changed
}
