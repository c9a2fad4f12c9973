/**
 * The step table that a file fills. It says more than `ProcessModel`: gateways keep their names, conditions stand
 * beside the probabilities that a person has yet to give, and an option may lead straight into a further decision or
 * block.
 */

/** Where a way leads. `loop`: back to a step already passed – may be offered as a return, is never set silently. */
export type Target =
  | { to: string; loop?: true }
  /** The name of the end event. */
  | { end: string | null }
  /** The branch of a block ends at its join. */
  | { join: string }
  | Decision
  | Parallel
  | Held
  /** The way ends where nothing follows and no end event stands. */
  | { nowhere: string }

export type Option = {
  flow: string
  name: string | null
  condition: string | null
  default: boolean
  /** A part of 1 as a decimal string; null until a person gives it: BPMN has none. */
  probability: string | null
  /** Marked as a return by a person. */
  return?: true
} & Target

type Decision = { kind: 'decision'; gateway: { id: string; name: string | null }; options: Option[] }
/** All branches at once, then `after` the join; without a join where the file has none. */
export type Parallel = {
  kind: 'parallel'
  split: string
  branches: Target[]
  /** All steps of each branch, its entry first. */
  inside: string[][]
  join: string | null
  after: Target | null
}
/** A gateway that a table has no word for («и/или», complex, event-based): said as it is, kept in the file. */
type Held = { kind: 'held'; gateway: { id: string; name: string | null }; type: string; options: Option[] }

export type Next =
  | { kind: 'one'; to: string; loop?: true; return?: true }
  | { kind: 'end'; end: string | null }
  | { kind: 'join'; gateway: string; return?: true }
  | Decision
  | Parallel
  | Held
  /** Several flows leave a step without a gateway: a person decides what they mean. */
  | { kind: 'split'; options: Option[] }

export type TableStep = {
  id: string
  name: string
  /** Type of BPMN; a catch event is a waiting, a throw event a step of no work. */
  kind: string
  /** Name of the innermost lane; a pool is no role. */
  role: string | null
  /** Names of the lanes around it, the outermost first. */
  lanes: string[]
  next: Next | null
}

export type TableStart = { event: string | null } & (
  | { kind: 'one'; to: string; loop?: true }
  | { kind: 'end'; end: string | null }
  | Decision
  | Parallel
  | Held
  | { kind: 'none' }
)

export type Unheld =
  | 'several-processes'
  | 'sub-process'
  | 'event-sub-process'
  | 'boundary-event'
  | 'inclusive-gateway'
  | 'complex-gateway'
  | 'event-based-gateway'
  | 'repeated-step'
  | 'compensation'
  | 'condition-on-step'

/** What a table has no place for: it stays in the file. `with` – what belongs to it and is named beside it. */
export type CannotHold = { code: Unheld; id: string; name: string; with: string[] }

type ProblemCode =
  | 'no-start'
  | 'no-end'
  | 'unreachable'
  | 'no-way-to-the-end'
  | 'no-way-on'
  | 'parallel-without-join'
  | 'join-without-split'
  | 'branch-into-parallel-block'
  | 'branch-out-of-parallel-block'
  | 'lost-reference'

/** A fault of the flow; reckoning is refused until it is mended, the steps stay. */
export type FlowProblem = {
  code: ProblemCode
  /** Ids at fault: a step, an event or a gateway; of a block its split and its join. */
  ids: string[]
  /** Names of what is at fault, for a person. */
  names: string[]
}

export type StepTable = {
  process: { id: string; name: string | null }
  start: TableStart[]
  steps: TableStep[]
  /** Nodes without a place in the table: kept in the file and named. */
  notInTable: { id: string; name: string; type: string }[]
  cannotHold: CannotHold[]
  problems: FlowProblem[]
  /** Decisions whose probabilities nobody gave yet. */
  asked: { id: string; name: string; after: string | null }[]
}
