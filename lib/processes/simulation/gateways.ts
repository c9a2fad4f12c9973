/** A way that leads from a decision straight to a block gets a gateway: a step without work that opens the block. Pure. */
import type { ProcessModel, ProcessStep } from '../model/types'
import type { SimulatedModel } from './schema'

type Simulated = SimulatedModel['steps'][number]

const plain = ({ id, roles, wait, work }: ProcessStep): Omit<Simulated, 'next'> => ({ id, roles, wait, work })

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
