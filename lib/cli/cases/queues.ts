/**
 * Reckons the rows of `queues.json` – steady states with a known answer – by the simulation. A figure is equal when the
 * exact value lies within two of its 95 % half-widths and that half-width is at most 3 % of the value (`pWait`,
 * `utilisation`: at most 0.01).
 */
import type { Runner } from './types'
import { figuresOf, type RunFigures } from '@/lib/processes/simulation/figures'
import { intervalOf, LEAST_RUNS, type Interval } from '@/lib/processes/simulation/interval'
import { prepare, runOnce, type Scenario } from '@/lib/processes/simulation/run-set'
import type { SimulationInput } from '@/lib/processes/simulation/schema'

type Figure = { exact: string; shown: string }
type Station = { id: string; servedPerHour: string; servers: string; next: Record<string, string> }
type QueueRow = {
  id: string
  model: string
  input: {
    arrivalsPerHour: string
    servers?: string
    servedPerHour?: string
    serviceMinutes?: string[]
    returnProbability?: string
    entry?: string
    stations?: Station[]
  }
  expected: Record<string, unknown>
}
export type QueueFile = { rows: QueueRow[] }

/** `got` has the mean and half-width of every figure of `expected`, by its path: «stations.priem.Wq». */
export type QueueAnswer = {
  id: string
  equal: boolean
  got: Record<string, Interval & { equal: boolean }>
  expected: Record<string, string>
  /** Arrivals, starts and ends of work that were simulated. */
  events: number
}

/** The fewest cases of a run that are left out and measured; events before wider intervals are taken as they are. */
const WARM_UP = 4_000
const MEASURED = 40_000
const MOST_EVENTS = 600_000_000
/** Half of a share's interval, and of any other figure's as a part of it. */
const SHARE_HALF = 0.01
const PART_HALF = 0.03
/** So much narrower than asked for, as a simulated half-width is itself a matter of chance. */
const MARGIN = 0.85

export function* reckonQueues({ rows }: QueueFile): Generator<QueueAnswer> {
  for (const row of rows) yield reckonRow(row)
}

function reckonRow(row: QueueRow): QueueAnswer {
  const scenario = scenarioOf(row)
  const wanted = figuresIn(row.expected)
  const runs: Map<string, number>[] = []
  let events = 0
  let found: Record<string, Interval> = {}
  while (events < MOST_EVENTS) {
    for (let i = 0; i < LEAST_RUNS; i += 1) {
      const figures = figuresOfRun(scenario, runs.length)
      events += figures.events
      runs.push(namedFigures(row, scenario, figures))
    }
    found = Object.fromEntries(
      Object.keys(wanted).map((path) => [path, intervalOf(runs.map((run) => run.get(path) ?? Number.NaN))]),
    )
    if (Object.entries(found).every(([path, interval]) => isNarrow(path, interval, MARGIN))) break
  }
  const got = Object.fromEntries(
    Object.entries(found).map(([path, interval]) => [
      path,
      { ...interval, equal: isEqual(path, interval, wanted[path]?.exact ?? '') },
    ]),
  )
  return {
    id: row.id,
    equal: Object.values(got).every(({ equal }) => equal),
    got,
    expected: Object.fromEntries(Object.entries(wanted).map(([path, { shown }]) => [path, shown])),
    events,
  }
}

const isShare = (path: string): boolean => /(^|\.)(pWait|utilisation)$/.test(path)

const isNarrow = (path: string, { mean, half }: Interval, margin = 1): boolean =>
  half <= margin * (isShare(path) ? SHARE_HALF : PART_HALF * mean)

const isEqual = (path: string, interval: Interval, exact: string): boolean =>
  isNarrow(path, interval) && Math.abs(interval.mean - valueOf(exact)) <= 2 * interval.half

/** 'p/q' or 'p' as a number. */
function valueOf(exact: string): number {
  const [top = '', bottom = '1'] = exact.split('/')
  return Number(top) / Number(bottom)
}

/** Every figure of what is expected, by its path. */
function figuresIn(expected: unknown, path = ''): Record<string, Figure> {
  if (typeof expected !== 'object' || expected === null) throw new Error(`${path}: no figure`)
  if ('exact' in expected && 'shown' in expected) return { [path]: expected as Figure }
  return Object.assign(
    {},
    ...Object.entries(expected).map(([name, part]) => figuresIn(part, path === '' ? name : `${path}.${name}`)),
  ) as Record<string, Figure>
}

/** One station where the row has no network: its id. */
const ALONE = 'station'

/** Left out is seven times what a queue of the busiest station needs to forget its beginning. */
function scenarioOf(row: QueueRow): Scenario {
  const { offered, people } = prepared(row, WARM_UP, MEASURED)
  const busiest = Math.max(...offered.map((load, r) => load / people[r]!))
  const memory = 1 / (1 - Math.sqrt(busiest)) ** 2
  return prepared(row, Math.max(WARM_UP, 7 * memory), Math.max(MEASURED, 28 * memory))
}

function prepared(row: QueueRow, warmUp: number, measured: number): Scenario {
  const found = prepare(inputOf(row, warmUp, measured))
  if (!found.ok) throw new Error(`${row.id}: ${JSON.stringify(found.faults)}`)
  return found.scenario
}

function inputOf({ model, input }: QueueRow, warmUp: number, measured: number): SimulationInput {
  const back = Number(input.returnProbability ?? 0)
  const stations = input.stations ?? [
    {
      id: ALONE,
      servers: input.servers ?? '1',
      servedPerHour: input.servedPerHour ?? '',
      next: back === 0 ? { end: '1' } : { end: String(1 - back), [ALONE]: String(back) },
    },
  ]
  const days = (cases: number): number => cases / Number(input.arrivalsPerHour) / 24
  const [least = '', usual = '', most = ''] = input.serviceMinutes ?? []
  return {
    model: {
      start: input.entry ?? ALONE,
      steps: stations.map(({ id, servedPerHour, next }) => ({
        id,
        roles: [{ role: id, share: '1' }],
        wait: { fixed: '0' },
        work: input.serviceMinutes ? { least, usual, most } : { fixed: String(60 / Number(servedPerHour)) },
        next: { decision: Object.entries(next).map(([to, p]) => ({ to, p })) },
      })),
    },
    staff: Object.fromEntries(stations.map(({ id, servers }) => [id, Number(servers)])),
    arrivals: { kind: 'poisson', perHour: input.arrivalsPerHour },
    hours: { kind: 'unbroken' },
    times: model.startsWith('M/D') || input.serviceMinutes ? 'given' : 'exponential',
    warmUpDays: days(warmUp),
    measuredDays: days(measured),
    runs: LEAST_RUNS,
    seed: 2026,
  }
}

function figuresOfRun(scenario: Scenario, run: number): RunFigures {
  const steps = runOnce(scenario, run)
  for (;;) {
    const step = steps.next()
    if (!step.done) continue
    const figures = step.value && figuresOf(step.value, scenario, undefined)
    if (!figures) throw new Error('no figures')
    return figures
  }
}

/** The run's figures by the paths that rows expect. */
function namedFigures(row: QueueRow, { plan, people, begin, end }: Scenario, run: RunFigures): Map<string, number> {
  const named = new Map<string, number>()
  const hours = (end - begin) / 60
  plan.steps.forEach((id, s) => {
    const { visits, queue, queued, queuePerCase, workPerCase, queueLength } = run.steps[s]!
    const busy = run.roles[s]!.busy
    const at = row.input.stations ? `stations.${id}.` : ''
    named.set(`${at}arrivalsPerHour`, (visits * run.cases) / hours)
    named.set(`${at}utilisation`, busy / people[s]!)
    named.set(`${at}pWait`, queued ?? Number.NaN)
    named.set(`${at}Lq`, queueLength)
    named.set(`${at}L`, queueLength + busy)
    named.set(`${at}Wq`, queue ?? Number.NaN)
    named.set(`${at}W`, (queuePerCase + workPerCase) / visits)
    named.set('perCase.visits', visits)
  })
  named.set('perCase.Wq', run.queuePerCase)
  named.set('perCase.W', run.lead)
  named.set('network.L', run.underWay)
  named.set('network.W', run.lead)
  named.set(
    'network.Lq',
    run.steps.reduce((sum, { queueLength }) => sum + queueLength, 0),
  )
  named.set('network.Wq', run.queuePerCase)
  return named
}

export const hasQueues = (data: unknown): boolean => {
  const rows: unknown = typeof data === 'object' && data !== null && 'rows' in data ? data.rows : undefined
  return (
    Array.isArray(rows) &&
    rows.length > 0 &&
    rows.every((row: unknown) => typeof row === 'object' && row !== null && 'model' in row && 'expected' in row)
  )
}

export const queueCases: Runner = (data) => reckonQueues(data as QueueFile)
