/**
 * A process of a file as the model that is reckoned with (`ProcessModel`), as far as it goes: what nobody gave yet is
 * empty and asked, never supposed.
 */
import {
  END,
  type DecisionOption,
  type ParallelBlock,
  type ProcessRole,
  type ProcessStep,
  type StepValue,
} from '../model/types'
import { stepData, type StepData } from './gemba'
import type { MapNode, MapScope } from './read'
import { stepsOf } from './steps'
import type { Next, Option, Parallel, StepTable, TableStep, Target } from './table'

/** `label` – the word on the line: «да», «нет». */
export type DraftOption = DecisionOption & { label?: string }
export type DraftNext = { to: string; return?: boolean } | { decision: DraftOption[] } | { parallel: ParallelBlock }
/** A step of which not everything is known. */
export type DraftStep = Omit<ProcessStep, 'value' | 'next'> & {
  value?: StepValue
  next?: DraftNext
  /** Further texts of its row by their key. */
  texts?: Record<string, string>
}
/** `start` is empty where the file has several beginnings, or none. */
export type DraftModel = { name: string; start: string; steps: DraftStep[] }

/** What a model has no word for though the file shows it: a person adds a step, or decides. */
type Unsaid = {
  step: string
  name: string
  why: 'start' | 'gateway' | 'several-ways' | 'block-in-branch' | 'after-block' | 'block-without-join'
}

export type Draft = {
  model: DraftModel
  roles: ProcessRole[]
  unsaid: Unsaid[]
  /** The key of each step in the file, by its id in the model. */
  keys: Map<string, string>
  /** The file's flows of a decision in the order of its options, by the step's id. */
  flows: Map<string, string[]>
  /** The join of each block, by the block's name in a plan. */
  joins: Map<string, string>
  table: StepTable
}

class Drafter {
  readonly unsaid: Unsaid[] = []
  readonly ids = new Map<string, string>()
  readonly flows = new Map<string, string[]>()
  readonly joins = new Map<string, string>()
  private readonly blocks = new Map<string, Parallel>()

  constructor(
    readonly table: StepTable,
    readonly data: ReadonlyMap<string, StepData>,
  ) {
    for (const { id } of table.steps) this.ids.set(id, data.get(id)?.step ?? id)
    const seek = (target: Next | Target): void => {
      if (!('kind' in target)) return
      if (target.kind === 'parallel') {
        if (target.join !== null && !this.blocks.has(target.join)) this.blocks.set(target.join, target)
        for (const one of [...target.branches, ...(target.after ? [target.after] : [])]) seek(one)
      } else if ('options' in target) for (const option of target.options) seek(option)
    }
    for (const { next } of table.steps) if (next) seek(next)
    for (const start of table.start) if (start.kind === 'parallel' || start.kind === 'decision') seek(start)
  }

  private id = (key: string): string => this.ids.get(key) ?? key

  /** The step or the end that a way leads to, through a join; null where neither does. */
  private place(target: Target, seen: readonly string[] = []): string | null {
    if ('end' in target) return END
    if ('to' in target) return this.id(target.to)
    if (!('join' in target) || typeof target.join !== 'string' || 'kind' in target) return null
    const after = seen.includes(target.join) ? null : this.blocks.get(target.join)?.after
    return after ? this.place(after, [...seen, target.join]) : null
  }

  private note(step: TableStep, why: Unsaid['why']): undefined {
    this.unsaid.push({ step: this.id(step.id), name: step.name, why })
    return undefined
  }

  next(step: TableStep): DraftNext | undefined {
    const { next } = step
    if (!next) return undefined
    switch (next.kind) {
      case 'one':
      case 'join': {
        const to = this.place(next.kind === 'one' ? { to: next.to } : { join: next.gateway })
        return to === null ? this.note(step, 'after-block') : { to, ...(next.return && { return: true }) }
      }
      case 'end':
        return { to: END }
      case 'decision': {
        const decision: DraftOption[] = []
        return this.options(step, next.options, decision) ? { decision } : undefined
      }
      case 'parallel': {
        const parallel = this.block(step, next, this.id(step.id))
        return parallel && { parallel }
      }
      case 'held':
        return this.note(step, 'gateway')
      case 'split':
        return this.note(step, 'several-ways')
    }
  }

  /** Adds the options of a decision and of those that follow it at once; false where one cannot be said. */
  private options(step: TableStep, options: readonly Option[], all: DraftOption[]): boolean {
    const id = this.id(step.id)
    for (const option of options) {
      if ('kind' in option && option.kind === 'decision') {
        if (!this.options(step, option.options, all)) return false
        continue
      }
      const way = {
        p: option.probability ?? '',
        ...(option.return && { return: true }),
        ...(option.name !== null && { label: option.name }),
      }
      if ('kind' in option && option.kind === 'parallel') {
        const parallel = this.block(step, option, `${id}#${all.length}`)
        if (!parallel) return false
        all.push({ parallel, ...way })
      } else {
        const to = this.place(option)
        if (to === null) {
          this.note(step, 'kind' in option ? 'gateway' : 'after-block')
          return false
        }
        all.push({ to, ...way })
      }
      this.flows.set(id, [...(this.flows.get(id) ?? []), option.flow])
    }
    return true
  }

  private block(step: TableStep, { branches, inside, join, after }: Parallel, name: string): ParallelBlock | undefined {
    if (join === null || !after) return this.note(step, 'block-without-join')
    const to = this.place(after)
    if (to === null) return this.note(step, 'after-block')
    const lists: string[][] = []
    for (const [i, branch] of branches.entries()) {
      // A branch without steps does nothing.
      if ('join' in branch && !('kind' in branch)) continue
      if (!('to' in branch)) return this.note(step, 'block-in-branch')
      lists.push((inside[i] ?? []).map(this.id))
    }
    this.joins.set(name, join)
    return { branches: lists, join: to }
  }
}

/** What is known of a step: what the file keeps for us, else the lane as its role. */
function draftStep(step: TableStep, data: StepData, next: DraftNext | undefined): DraftStep {
  const roles = data.roles?.map(({ role, share }) => ({ role, share }))
  return {
    id: data.step ?? step.id,
    name: step.name,
    agency: data.agency ?? '',
    unit: data.unit ?? step.lanes.at(-2) ?? '',
    roles: roles ?? (step.role === null ? [] : [{ role: step.role, share: '1' }]),
    wait: data.wait ?? { fixed: '' },
    work: data.work ?? { fixed: '' },
    ...(data.value && { value: data.value }),
    ...(data.materials && data.materials.length > 0 && { materials: data.materials }),
    ...(data.fixedCost !== undefined && { fixedCost: data.fixedCost }),
    ...(data.wastes && Object.keys(data.wastes).length > 0 && { wastes: data.wastes }),
    ...(data.texts && { texts: data.texts }),
    ...(next && { next }),
  }
}

/** A process of a file as a model, with what is still to be said. */
export function draftOf(scope: MapScope): Draft {
  const table = stepsOf(scope)
  const nodes = new Map(scope.nodes.map((node): [string, MapNode] => [node.key, node]))
  const data = new Map(
    table.steps.map(({ id }): [string, StepData] => {
      const node = nodes.get(id)
      return [id, node ? stepData(node.element) : {}]
    }),
  )
  const drafter = new Drafter(table, data)
  const steps = table.steps.map((step) => draftStep(step, data.get(step.id) ?? {}, drafter.next(step)))
  const [only, ...more] = table.start
  const start = only?.kind === 'one' && more.length === 0 ? (drafter.ids.get(only.to) ?? only.to) : ''
  if (start === '') drafter.unsaid.push({ step: '', name: '', why: 'start' })
  const roles = new Map<string, string>()
  for (const step of table.steps) {
    if (step.role !== null && !data.get(step.id)?.roles) roles.set(step.role, step.role)
    for (const { role, name } of data.get(step.id)?.roles ?? []) roles.set(role, name ?? roles.get(role) ?? role)
  }
  return {
    model: { name: table.process.name ?? '', start, steps },
    roles: [...roles].map(([id, name]) => ({ id, name })),
    unsaid: drafter.unsaid,
    flows: drafter.flows,
    joins: drafter.joins,
    keys: new Map(table.steps.map(({ id }) => [drafter.ids.get(id) ?? id, id])),
    table,
  }
}
