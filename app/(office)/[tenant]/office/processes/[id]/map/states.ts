import type { MapState } from '@/lib/processes/model/states'
import type { CalculationView, Reckoned } from '@/lib/processes/money/calculation-queries'
import { changesOf } from '@/lib/processes/picture/picture'

/** What changed of a state against the other one, by step. */
export function changesIn({ states }: CalculationView, state: MapState) {
  const [asIs, toBe] = [states.AS_IS, states.TO_BE]
  if (!asIs || !toBe) return undefined
  const steps = ({ map }: Reckoned) =>
    map.rows.flatMap(({ id, data }, i) => {
      const step = map.model.steps[i]
      return step ? [{ id, fromId: data.fromId, step }] : []
    })
  const changes = changesOf(steps(asIs), steps(toBe))
  return state === 'AS_IS' ? changes.before : changes.after
}
