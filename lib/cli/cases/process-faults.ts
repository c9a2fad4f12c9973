// Faults as the cases name them: by code, steps, resource, day.
import type { Fault } from '@/lib/processes/model/faults'
import type { ProcessModel } from '@/lib/processes/model/types'

export type NamedFault = {
  code: string
  steps: (string | undefined)[]
  resource?: string
  day?: string
  role?: string
  year?: number
  process?: string
}

type ExpectedFault = Omit<NamedFault, 'code' | 'steps'> & {
  codes: string[]
  steps: string[]
  maySteps?: string[]
  mayDays?: string[]
}

export type ExpectedFaults = { faults: ExpectedFault[]; mayAlso?: string[] }

export const namedFaults = (faults: readonly Fault[], model?: ProcessModel, process?: string): NamedFault[] =>
  faults.map((fault) => ({
    code: fault.code,
    steps: [...new Set(fault.rows.map((row) => model?.steps[row]?.id))],
    ...('resource' in fault && { resource: fault.resource.kind === 'overhead' ? 'overhead' : fault.resource.id }),
    ...('day' in fault && { day: fault.day }),
    ...('role' in fault && { role: fault.role }),
    ...('year' in fault && { year: fault.year }),
    ...(process !== undefined && { process }),
  }))

/** All that are right and no others; every step at fault is named. */
export function sameFaults(got: readonly NamedFault[], { faults, mayAlso = [] }: ExpectedFaults): boolean {
  const allNamed = faults.every((one) => {
    const named = got.filter((fault) => means(fault, one)).map(({ steps }) => steps)
    return named.length > 0 && one.steps.every((step) => named.flat().includes(step))
  })
  return allNamed && got.every((fault) => mayAlso.includes(fault.code) || faults.some((one) => means(fault, one)))
}

function means(got: NamedFault, right: ExpectedFault): boolean {
  const { codes, steps, maySteps = [], mayDays = [], day, resource, role, year, process } = right
  const [from = '', to = ''] = [mayDays.toSorted().at(0), mayDays.toSorted().at(-1)]
  return (
    codes.includes(got.code) &&
    got.steps.every((step) => step !== undefined && [...steps, ...maySteps].includes(step)) &&
    (day === undefined || got.day === day || (got.day !== undefined && got.day >= from && got.day <= to)) &&
    (resource === undefined || got.resource === resource) &&
    (role === undefined || got.role === role) &&
    (year === undefined || got.year === year) &&
    (process === undefined || got.process === process)
  )
}
