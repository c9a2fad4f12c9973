import { readFileSync } from 'node:fs'
import { cpuUsage } from 'node:process'
import { prepare, runSet } from '../../lib/processes/simulation/run-set'
import type { SimulationInput } from '../../lib/processes/simulation/schema'
import { reckonQueues, type QueueFile } from '@/lib/cli/cases/queues'

const file = JSON.parse(readFileSync(new URL('../cases/process/queues.json', import.meta.url), 'utf8')) as QueueFile

/** One window: what theory knows, with the least to do per event. */
const window: SimulationInput = {
  model: {
    start: 'window',
    steps: [
      {
        id: 'window',
        roles: [{ role: 'operator', share: '1' }],
        wait: { fixed: '0' },
        work: { fixed: '6' },
        next: { to: 'end' },
      },
    ],
  },
  staff: { operator: 1 },
  arrivals: { kind: 'poisson', perHour: '8' },
  hours: { kind: 'unbroken' },
  times: 'exponential',
  warmUpDays: 100,
  measuredDays: 1000,
  runs: 20,
  seed: 1,
}

const three = (least: string, usual: string, most: string) => ({ least, usual, most })
const one = (role: string, share = '1') => ({ role, share })

/** An office: three-point times, a way back, a parallel block, a step of two roles, the production calendar. */
const office: SimulationInput = {
  ...window,
  model: {
    start: 'take',
    steps: [
      {
        id: 'take',
        roles: [one('clerk')],
        wait: three('0', '5', '60'),
        work: three('5', '8', '20'),
        next: { parallel: { branches: [['ask', 'look'], ['read']], join: 'weigh' } },
      },
      { id: 'ask', roles: [one('clerk')], wait: { fixed: '0' }, work: { fixed: '5' }, next: { to: 'look' } },
      {
        id: 'look',
        roles: [one('expert')],
        wait: three('240', '480', '960'),
        work: three('10', '15', '40'),
        next: { to: 'weigh' },
      },
      {
        id: 'read',
        roles: [one('lawyer')],
        wait: { fixed: '60' },
        work: three('10', '20', '60'),
        next: { to: 'weigh' },
      },
      {
        id: 'weigh',
        roles: [one('expert'), one('lawyer', '0.5')],
        wait: { fixed: '30' },
        work: three('5', '10', '15'),
        next: {
          decision: [
            { to: 'sign', p: '0.85' },
            { to: 'take', p: '0.15' },
          ],
        },
      },
      { id: 'sign', roles: [one('head')], wait: { fixed: '120' }, work: { fixed: '3' }, next: { to: 'end' } },
    ],
  },
  staff: { clerk: 4, expert: 6, lawyer: 7, head: 1 },
  arrivals: { kind: 'hours', perHour: Array.from({ length: 24 }, (_, hour) => (hour > 7 && hour < 20 ? '6' : '0.5')) },
  hours: {
    kind: 'calendar',
    from: '2026-01-12',
    spans: [
      { from: 540, to: 780 },
      { from: 840, to: 1080 },
    ],
  },
  times: 'given',
  warmUpDays: 20,
  measuredDays: 240,
}

/** Events (arrivals, starts and ends of work) a second of one core, once the engine is warm. */
function speed(input: SimulationInput) {
  const prepared = prepare(input)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  const reckon = (first: number): number => {
    const runs = runSet(prepared.scenario, first, input.runs)
    for (;;) {
      const step = runs.next()
      if (step.done) return step.value?.reduce((sum, { events }) => sum + events, 0) ?? 0
    }
  }
  reckon(0)
  const [began, spent] = [performance.now(), cpuUsage()]
  const events = reckon(input.runs)
  const { user, system } = cpuUsage(spent)
  return {
    events,
    perSecond: Math.round(events / ((performance.now() - began) / 1000)),
    // On a busy machine steadier than by the clock.
    perCpuSecond: Math.round(events / ((user + system) / 1e6)),
  }
}

/** How fast the simulation is, and how many of the known queues it agrees with. */
export function measureSimulation() {
  const answers = [...reckonQueues(file)]
  const equal = answers.filter((answer) => answer.equal).length
  return {
    window: speed(window),
    office: speed(office),
    queues: `equal ${equal} of ${answers.length}`,
    unequal: answers.filter((answer) => !answer.equal).map(({ id }) => id),
    queueEvents: answers.reduce((sum, { events }) => sum + events, 0),
  }
}
