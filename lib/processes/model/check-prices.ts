/** Faults of prices and of what is asked: missing prices, useful share, years without a calendar. */
import { ONE, compare, parseDecimalFraction, sign } from '@/lib/core/fraction'
import { workingDaysOf } from '@/lib/core/work-calendar'
import { amountFaults } from './check-values'
import type { Fault } from './faults'
import { materialsUsed, priceRowsByDay, priceRowsOf, rolesUsed, type Resource } from './prices'
import type { ProcessModel, ProcessQuestion, ProcessStep, ResourcePrices } from './types'

const NO_PRICES: ResourcePrices = { rates: {}, materials: {}, overhead: [] }

/** Faults of the question itself, whatever the process. */
export function questionFaults(question: ProcessQuestion): Fault[] {
  const { prices, year, runsPerYear, usefulShare, staffYears, oneOff } = question
  const found: Fault[] = prices === undefined ? [] : priceFaults(prices)
  if (runsPerYear !== undefined) found.push(...amountFaults({ number: 'runsPerYear' }, runsPerYear, []))
  if (oneOff !== undefined) found.push(...amountFaults({ number: 'oneOff' }, oneOff, []))
  if (usefulShare !== undefined) {
    const share = parseDecimalFraction(usefulShare)
    if (share === undefined)
      found.push({ code: 'not_a_number', rows: [], field: { number: 'usefulShare' }, text: usefulShare })
    else if (sign(share) <= 0 || compare(share, ONE) > 0) found.push({ code: 'bad_useful_share', rows: [] })
  }
  for (const one of new Set([...(year === undefined ? [] : [year]), ...(staffYears ?? [])]))
    if (workingDaysOf(one) === undefined) found.push({ code: 'no_calendar', rows: [], year: one })
  return found
}

function priceFaults(prices: ResourcePrices): Fault[] {
  const resources: Resource[] = [
    ...Object.keys(prices.rates).map((id): Resource => ({ kind: 'rate', id })),
    ...Object.keys(prices.materials).map((id): Resource => ({ kind: 'material', id })),
    { kind: 'overhead' },
  ]
  return resources.flatMap((resource) => {
    const rows = priceRowsOf(prices, resource)
    const days = rows.map(({ from }) => from)
    return [
      ...rows.flatMap(({ from, price }) => amountFaults({ number: 'price', resource, from }, price, [])),
      ...[...new Set(days.filter((day, i) => days.indexOf(day) < i))].map((day): Fault => ({
        code: 'two_prices_from_a_day',
        rows: [],
        resource,
        day,
      })),
    ]
  })
}

/** Prices that the steps need on the day or in the year that was asked and that nobody gave. */
export function missingPrices({ steps }: ProcessModel, question: ProcessQuestion): Fault[] {
  const { roles, prices = NO_PRICES, day, year } = question
  const known = new Set(roles.map(({ id }) => id))
  const working = [...rolesUsed(steps)].filter((role) => known.has(role))
  const resources: Resource[] = [
    ...working.map((id): Resource => ({ kind: 'rate', id })),
    ...[...materialsUsed(steps)].map((id): Resource => ({ kind: 'material', id })),
    ...(working.length > 0 ? [{ kind: 'overhead' } as const] : []),
  ]
  const ofYear = year === undefined ? [] : (workingDaysOf(year) ?? [])
  return resources.flatMap((resource) => {
    const rows = priceRowsOf(prices, resource)
    const isMissing = (one: string): boolean => priceRowsByDay(rows, [one])[0] === undefined
    const gap = priceRowsByDay(rows, ofYear).indexOf(undefined)
    const days = [day !== undefined && isMissing(day) ? [day] : [], ofYear[gap] ?? []].flat().toSorted()
    const [first = '', last = ''] = days
    // Two days are one gap, and one fault, when no row takes effect between them.
    const oneGap = rows.every(({ from }) => from <= first || from > last || isMissing(from))
    return days
      .slice(0, oneGap ? 1 : 2)
      .map((one): Fault => ({ code: 'missing_price', rows: rowsUsing(steps, resource), resource, day: one }))
  })
}

/** Overhead is used by no step of its own. */
function rowsUsing(steps: readonly ProcessStep[], resource: Resource): number[] {
  if (resource.kind === 'overhead') return []
  const uses = ({ roles, materials = [] }: ProcessStep): boolean =>
    resource.kind === 'rate'
      ? roles.some(({ role }) => role === resource.id)
      : materials.some(({ material }) => material === resource.id)
  return steps.flatMap((step, row) => (uses(step) ? [row] : []))
}
