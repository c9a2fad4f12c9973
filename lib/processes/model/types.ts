/**
 * A process is kept once, as a table of steps (exact.md P1); map, time, cost, simulation, value stream and standard are
 * views of it. Numbers are decimal strings with a point: minutes of working time, roubles, parts of 1; days are
 * YYYY-MM-DD.
 */
export type StepValue = 'adds' | 'needed' | 'waste'

export const wasteKinds = [
  'overproduction',
  'waiting',
  'transport',
  'overprocessing',
  'inventory',
  'motion',
  'defects',
  'talent',
] as const
export type WasteKind = (typeof wasteKinds)[number]

/**
 * One time, or least–usual–most (a ≤ m ≤ b) read as a triangular distribution. Minutes; what is no decimal (ten
 * calendar days) is a fraction: '24000/7'.
 */
export type StepTime = { fixed: string } | { least: string; usual: string; most: string }

/** A time has no more minutes than this. */
export const MOST_MINUTES = { top: 1_000_000n, bottom: 1n }

/** Stands for the end of the process as a target; no row has this id. */
export const END = 'end'

/** All branches begin at once; each names all its steps, its entry first; the run goes on at `join` or ends there. */
export type ParallelBlock = { branches: string[][]; join: string }

/** One way of several, to a step or straight to a block. */
export type DecisionOption = ({ to: string } | { parallel: ParallelBlock }) & { p: string; return?: boolean }

/** `return` marks a transition back for rework (возврат на доработку). */
export type StepNext = { to: string; return?: boolean } | { decision: DecisionOption[] } | { parallel: ParallelBlock }

export type ProcessStep = {
  id: string
  name: string
  agency: string
  unit: string
  /** Who works, each with a share (0…1) of the working time; nobody – a machine. */
  roles: { role: string; share: string }[]
  /** Before the work. */
  wait: StepTime
  work: StepTime
  value: StepValue
  materials?: { material: string; quantity: string }[]
  fixedCost?: string
  /** Minutes given to each kind of waste. */
  wastes?: Partial<Record<WasteKind, string>>
  /** Its numbers are the sum of another process: exact fractions, where a typed one is a decimal. */
  summed?: true
  /** Missing – the step leads nowhere, which is a fault. */
  next?: StepNext
}

export type ProcessModel = { name: string; start: string; steps: ProcessStep[] }

export type ProcessRole = { id: string; name: string }
/** In effect from a day on; the row with the latest `from` counts, and none after its `to`. */
export type DatedPrice = { from: string; to?: string; price: string }
export type ResourcePrices = {
  /** Roubles per hour by role. */
  rates: Record<string, DatedPrice[]>
  materials: Record<string, { name: string; prices: DatedPrice[] }>
  /** The share added to wages. */
  overhead: DatedPrice[]
}

/** What is asked of a process beside its times; what is not given is not reckoned. */
export type ProcessQuestion = {
  /** All roles there are: a step may name only these. */
  roles: ProcessRole[]
  prices?: ResourcePrices
  /** Cost of a run on this day. */
  day?: string
  /** Cost of this year; needs `runsPerYear`. */
  year?: number
  runsPerYear?: string
  /** Share of the working time that goes into work (above 0, at most 1), for staff. */
  usefulShare?: string
  /** Years whose staff is asked. */
  staffYears?: number[]
  /** Roubles that the change from before to after costs once, for payback. */
  oneOff?: string
}
