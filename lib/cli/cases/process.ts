// Cases of processes: a table of steps and what is asked of it → all figures, or all faults.
import { exactText, rootText, roundedText, type Fraction } from '@/lib/core/fraction'
import { processFaults, questionFaults } from '@/lib/processes/model/check'
import { paybackMonths, savingOf } from '@/lib/processes/model/compare'
import { costKinds, type RunCost } from '@/lib/processes/model/money'
import { printedCost, printedYear } from '@/lib/processes/model/printed'
import { processResults, type ProcessResults, type YearCost } from '@/lib/processes/model/results'
import type { ProcessModel, ProcessQuestion, ResourcePrices } from '@/lib/processes/model/types'
import { namedFaults, sameFaults, type ExpectedFaults, type NamedFault } from './process-faults'
import { compared, isRecord, recordsOf, trying } from './read'
import type { CaseResult, Runner } from './types'

type Input = ProcessQuestion & { process?: ProcessModel; asIs?: ProcessModel; toBe?: ProcessModel }
type Sides = ['process'] | ['asIs', 'toBe']

export const hasProcessCases = (data: unknown): boolean => recordsOf(data).some((one) => sidesOf(one) !== undefined)

export const processCases: Runner = function* (data) {
  for (const one of recordsOf(data)) {
    const id = String(one.id)
    const [sides, right] = [sidesOf(one), one.expected]
    if (sides === undefined || !isRecord(right)) yield { id, equal: false, understood: false }
    else yield trying(id, () => tried(id, inputOf(one.input), sides, right))
  }
}

/** A file leaves out the kinds of prices that it does not use. */
function inputOf(input: unknown): Input {
  const given = input as Input
  const { rates = {}, materials = {}, overhead = [] }: Partial<ResourcePrices> = given.prices ?? {}
  return given.prices ? { ...given, prices: { rates, materials, overhead } } : given
}

function sidesOf({ input }: Record<string, unknown>): Sides | undefined {
  if (!isRecord(input)) return undefined
  const isModel = (value: unknown): boolean => isRecord(value) && Array.isArray(value.steps)
  if (isModel(input.process)) return ['process']
  return isModel(input.asIs) && isModel(input.toBe) ? ['asIs', 'toBe'] : undefined
}

function tried(id: string, input: Input, sides: Sides, expected: Record<string, unknown>): CaseResult {
  const models = sides.map((side) => input[side] ?? { name: '', start: '', steps: [] })
  const faults: NamedFault[] = [
    ...namedFaults(questionFaults(input)),
    ...models.flatMap((model, i) => {
      const side = sides[i] === 'process' ? undefined : sides[i]
      return namedFaults(processFaults(model, input), model, side)
    }),
  ]
  if (expected.refused === true) {
    const right = expected as ExpectedFaults
    return sameFaults(faults, right) ? { id, equal: true } : { id, equal: false, got: faults, expected: right }
  }
  if (faults.length > 0) return { id, equal: false, got: faults, expected: 'no faults' }
  const [results, later] = models.map((model) => processResults(model, input))
  if (results === undefined) return { id, equal: false, understood: false }
  const [model, laterModel] = models
  const got =
    later === undefined
      ? resultsOf(results, input, model)
      : {
          asIs: resultsOf(results, input, model),
          toBe: resultsOf(later, input, laterModel),
          saving: savingFigures(results, later, input),
        }
  return compared(id, got, withSortedReasons(expected))
}

/** Why there is no lead time has no order. */
const withSortedReasons = (expected: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [
      name,
      name === 'leadReasons' && Array.isArray(value)
        ? value.toSorted()
        : (name === 'asIs' || name === 'toBe') && isRecord(value)
          ? withSortedReasons(value)
          : value,
    ]),
  )

const figure = (value: Fraction, digits = 2, shown = value) => ({
  exact: exactText(value),
  shown: roundedText(shown, digits),
})
const share = (value: Fraction) => figure(value, 1, { top: value.top * 100n, bottom: value.bottom })
const figures = (values: Iterable<readonly [string, Fraction]>) =>
  Object.fromEntries([...values].map(([name, value]) => [name, figure(value)]))
const nonZero = (values: Partial<Record<string, Fraction>>) =>
  figures(
    Object.entries(values).flatMap(([name, value]) => (value && value.top !== 0n ? [[name, value] as const] : [])),
  )

function resultsOf({ figures: run, cost, yearCost, staff }: ProcessResults, input: Input, model?: ProcessModel) {
  const ids = model?.steps.map(({ id }) => id) ?? []
  const { lead } = run
  return {
    visits: Object.fromEntries(run.visits.map((times, row) => [ids[row], exactText(times)])),
    work: figure(run.work),
    waiting: figure(run.waiting),
    ...(lead.exact
      ? {
          lead: figure(lead.mean),
          leadVariance: exactText(lead.variance),
          leadSd: rootText(lead.variance, 2),
        }
      : { lead: null, leadReasons: lead.reasons.toSorted() }),
    workByValue: figures(Object.entries(run.workByValue)),
    flowEfficiency: run.flowEfficiency && share(run.flowEfficiency),
    handoffs: figures(Object.entries(run.handoffs)),
    firstTimeRight: share(run.firstTimeRight),
    wastes: nonZero(run.wastes),
    roleMinutes: figures(run.roleMinutes),
    ...(cost && { cost: costOf(cost, input, ids) }),
    ...(yearCost && { yearCost: yearOf(yearCost, ids) }),
    ...(staff.length > 0 && {
      staff: Object.fromEntries(staff.map(({ year, normHours, need }) => [year, { normHours, ...figures(need) }])),
    }),
  }
}

const line = (name: string | undefined, value: Fraction | undefined, shown: string | undefined) => ({
  line: name,
  exact: value && exactText(value),
  shown,
})

function costOf(cost: RunCost, { day }: Input, ids: string[]) {
  const printed = printedCost(cost)
  return {
    day,
    run: { exact: exactText(cost.run), shown: printed.run },
    byStep: ids.map((id, row) => line(id, cost.byStep[row], printed.byStep[row])),
    byKind: costKinds.map((kind) => line(kind, cost.byKind[kind], printed.byKind[kind])),
    labour: { exact: exactText(cost.labour), shown: printed.labour },
    byRole: [...cost.byRole].map(([role, value]) => line(role, value, printed.byRole.get(role))),
  }
}

function yearOf(cost: YearCost, ids: string[]) {
  const printed = printedYear(cost)
  return {
    year: cost.year,
    workingDays: cost.workingDays,
    total: { exact: exactText(cost.total), shown: printed.total },
    byStep: ids.map((id, row) => line(id, cost.byStep[row], printed.byStep[row])),
  }
}

function savingFigures(before: ProcessResults, after: ProcessResults, { oneOff }: Input) {
  const saving = savingOf(before, after)
  const payback = oneOff === undefined || !saving.year ? null : paybackMonths(oneOff, saving.year.total)
  return {
    work: figure(saving.work),
    waiting: figure(saving.waiting),
    lead: saving.lead && figure(saving.lead),
    ...(saving.run && { run: figure(saving.run) }),
    ...(saving.year && { year: figure(saving.year.total) }),
    wastes: nonZero(saving.wastes),
    roleMinutes: figures(saving.roleMinutes),
    ...(saving.roleMoney && { roleMoneyRun: figures(saving.roleMoney) }),
    ...(saving.staff.length > 0 && {
      staff: Object.fromEntries(saving.staff.map(({ year, need }) => [year, figures(need)])),
    }),
    ...(oneOff !== undefined && saving.year && { paybackMonths: payback && figure(payback, 1) }),
  }
}
