/** A way from a decision straight to a block gets a gateway: a step without work that opens the block. Pure. */
import { fractionOf, roundedText } from '@/lib/core/fraction'
import type { ProcessModel, ProcessStep, StepTime } from '../model/types'
import type { SimulatedModel } from './schema'

type Simulated = SimulatedModel['steps'][number]

/** The engine takes decimals alone; ten calendar days are '24000/7' minutes. */
const decimal = (exact: string): string => (exact.includes('/') ? roundedText(fractionOf(exact), 9) : exact)
const timeOf = (time: StepTime): StepTime =>
  'fixed' in time
    ? { fixed: decimal(time.fixed) }
    : { least: decimal(time.least), usual: decimal(time.usual), most: decimal(time.most) }

const plain = ({ id, roles, wait, work }: ProcessStep): Omit<Simulated, 'next'> => ({
  id,
  roles: roles.map(({ role, share }) => ({ role, share: decimal(share) })),
  wait: timeOf(wait),
  work: timeOf(work),
})

/** The table as the engine takes it; the added steps are no step of the table and take no time. */
export function withGateways({ start, steps }: ProcessModel): SimulatedModel {
  const gateways = new Map<string, Simulated[]>()
  const own = steps.map((step): Simulated => {
    const { next } = step
    if (!next) return plain(step)
    if (!('decision' in next)) return { ...plain(step), next: 'to' in next ? { to: next.to } : next }
    const decision = next.decision.map((option, i) => {
      if (!('parallel' in option)) return { to: option.to, p: option.p }
      const id = `${step.id} ${i + 1}`
      const gateway: Simulated = {
        id,
        roles: [],
        wait: { fixed: '0' },
        work: { fixed: '0' },
        next: { parallel: option.parallel },
      }
      gateways.set(step.id, [...(gateways.get(step.id) ?? []), gateway])
      return { to: id, p: option.p }
    })
    return { ...plain(step), next: { decision } }
  })
  // A gateway stands where its decision stands: in the same branches.
  const all = [...own, ...[...gateways.values()].flat()]
  return {
    start,
    steps: all.map((step): Simulated => {
      if (!step.next || !('parallel' in step.next)) return step
      const { branches, join } = step.next.parallel
      return {
        ...step,
        next: {
          parallel: {
            branches: branches.map((branch) => [
              ...branch,
              ...branch.flatMap((id) => (gateways.get(id) ?? []).map((gateway) => gateway.id)),
            ]),
            join,
          },
        },
      }
    }),
  }
}
