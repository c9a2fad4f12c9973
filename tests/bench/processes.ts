import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { tryCases } from '../../lib/cli/cases/run'
import { exactText, roundedText } from '../../lib/core/fraction'
import { processFaults, questionFaults } from '../../lib/processes/model/check'
import { paybackMonths, savingOf } from '../../lib/processes/model/compare'
import { printedCost, printedYear } from '../../lib/processes/model/printed'
import { processResults, type ProcessResults } from '../../lib/processes/model/results'
import type { ProcessModel, ProcessQuestion, ProcessStep, StepNext } from '../../lib/processes/model/types'
import { round } from './measure'

const YEAR = 2026
const TIMES = 25
const WARM_MS = 1000
const ROLES = Array.from({ length: 12 }, (_, i) => ({ id: `role-${i}`, name: `Роль ${i + 1}` }))

const question: ProcessQuestion = {
  roles: ROLES,
  prices: {
    rates: Object.fromEntries(
      ROLES.map(({ id }, i) => [
        id,
        [
          { from: '2024-01-01', price: `${350 + 37 * i}.${10 + i}` },
          { from: `${YEAR}-0${1 + (i % 9)}-15`, price: `${380 + 41 * i}.${20 + i}` },
        ],
      ]),
    ),
    materials: {
      paper: { name: 'Бумага', prices: [{ from: '2024-01-01', price: '0.92' }] },
      fuel: {
        name: 'Топливо',
        prices: [
          { from: '2024-01-01', price: '62.18' },
          { from: `${YEAR}-06-01`, price: '64.9' },
        ],
      },
    },
    overhead: [
      { from: '2024-01-01', price: '0.302' },
      { from: `${YEAR}-07-01`, price: '0.3065' },
    ],
  },
  day: `${YEAR}-03-02`,
  year: YEAR,
  runsPerYear: '1200',
  usefulShare: '0.85',
  staffYears: [2025, 2026, 2027],
}

/** The same numbers every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/**
 * A chain of steps with returns: each of `loops` steps, spread evenly, leads back by up to `longest` steps. Loops cross
 * one another.
 */
export function processWithLoops(steps: number, loops: number, longest: number): ProcessModel {
  const random = seeded(20_261_130)
  const every = Math.floor(steps / loops)
  const nextOf = (i: number): StepNext => {
    const to = i === steps ? 'end' : String(i + 1)
    if (i % every !== 0) return { to }
    const p = 5 + random(45)
    const back = Math.max(1, i - 1 - random(longest - 1))
    const [share, rest] = [p, 100 - p].map((part) => (part / 100).toFixed(2))
    return {
      decision: [
        { to, p: rest ?? '' },
        { to: String(back), p: share ?? '', return: true },
      ],
    }
  }
  return {
    name: `${steps} шагов`,
    start: '1',
    steps: Array.from({ length: steps }, (_, at): ProcessStep => {
      const i = at + 1
      const least = 5 + random(40)
      return {
        id: String(i),
        name: `Шаг ${i}`,
        agency: `Ведомство ${random(3)}`,
        unit: `Отдел ${random(7)}`,
        roles: [
          { role: `role-${random(ROLES.length)}`, share: '1' },
          ...(i % 7 === 0 ? [{ role: `role-${random(ROLES.length)}`, share: '0.25' }] : []),
        ],
        work: { least: String(least), usual: String(least + random(20)), most: String(least + 20 + random(60)) },
        wait: { fixed: String(random(480)) },
        value: i % 3 === 0 ? 'adds' : 'needed',
        ...(i % 5 === 0 && { materials: [{ material: i % 10 ? 'paper' : 'fuel', quantity: '2.5' }] }),
        ...(i % 11 === 0 && { fixedCost: '17.35', wastes: { defects: '3.5', waiting: '10' } }),
        next: nextOf(i),
      }
    }),
  }
}

/** P3–P6 of one process: faults, figures of a run, cost of a day and of the year as printed, staff. */
function reckon(model: ProcessModel): ProcessResults {
  const faults = [...questionFaults(question), ...processFaults(model, question)]
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  const results = processResults(model, question)
  if (results.cost) printedCost(results.cost)
  if (results.yearCost) printedYear(results.yearCost)
  return results
}

/** P7 too: the process as it is against one with half of the returns. */
function reckonBoth([before, after]: [ProcessModel, ProcessModel]): string {
  const saving = savingOf(reckon(before), reckon(after))
  const payback = saving.year && paybackMonths('640000', saving.year.total)
  return `${saving.run ? roundedText(saving.run, 2) : '–'}, ${payback ? roundedText(payback, 1) : '–'}`
}

/** `cpu`: the mean of the process's own time, steadier on a busy machine. */
const timesOf = (work: () => unknown) => {
  const warmed = performance.now()
  for (let i = 0; i < 5 || performance.now() - warmed < WARM_MS; i += 1) work()
  const before = process.cpuUsage()
  const spent = Array.from({ length: TIMES }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  }).toSorted((a, b) => a - b)
  const { user, system } = process.cpuUsage(before)
  return {
    p50: round(spent[Math.floor(TIMES / 2)] ?? 0),
    max: round(spent.at(-1) ?? 0),
    cpu: round((user + system) / 1000 / TIMES),
  }
}

/** Warm milliseconds of the exact calculator, and how many of the given cases come out equal. */
export async function measureProcesses() {
  const sizes = { '30 steps, 4 loops': [30, 4, 10], '1000 steps, 50 loops': [1000, 50, 100] } as const
  const calculator = Object.fromEntries(
    Object.entries(sizes).map(([name, [steps, loops, longest]]) => {
      const before = processWithLoops(steps, loops, longest)
      const after = processWithLoops(steps, Math.ceil(loops / 2), longest)
      return [
        name,
        {
          oneProcess: timesOf(() => reckon(before)),
          beforeAndAfter: timesOf(() => reckonBoth([before, after])),
          digitsOfVariance: digitsOf(reckon(before)),
          saving: reckonBoth([before, after]),
        },
      ]
    }),
  )
  return { milliseconds: calculator, cases: await casesIn(join('tests', 'cases', 'process')) }
}

const digitsOf = ({ figures: { lead } }: ProcessResults): number => (lead.exact ? exactText(lead.variance).length : 0)

async function casesIn(folder: string): Promise<string> {
  let [equal, all] = [0, 0]
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json')))
    for await (const { outcome } of tryCases(JSON.parse(readFileSync(join(folder, name), 'utf8')), name)) {
      all += 1
      if (outcome === 'equal') equal += 1
    }
  return `equal ${equal} of ${all}`
}
