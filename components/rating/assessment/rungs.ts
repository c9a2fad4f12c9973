/** How a criterion's ladder looks for what is attested; pure. */
import type { RungState } from '@/components/rating/Ladder'
import { NBSP, count, upperFirst } from '@/lib/core/format'
import { normaliseAttested } from '@/lib/rating/assessment/answer-rules'
import type { EvidenceView } from '@/lib/rating/assessment/view'
import type { Criterion } from '@/lib/rating/methodology/types'
import { scoreCriterion } from '@/lib/rating/methodology/score'

export type RungView = {
  score: number
  text: string
  state: RungState
  checked: boolean
  note?: string
  wanted: boolean
}

const proofText = (items: readonly EvidenceView[]): string =>
  items.length === 1
    ? `Подтверждено: ${items[0]?.title ?? ''}`
    : `Подтверждено: ${count(items.length, 'документ', 'документа', 'документов')}`

/** `wanted` – rungs of this criterion on the shortest path to the next level. */
export function rungViews(
  criterion: Criterion,
  attested: readonly number[],
  evidence: readonly EvidenceView[],
  wanted: readonly number[],
): RungView[] {
  const { score, gaps } = scoreCriterion(criterion, attested)
  const highest = Math.max(0, ...attested)
  return criterion.options.map((option): RungView => {
    const checked = attested.includes(option.score)
    const proof = evidence.filter((item) => item.rung === option.score)
    const state = stateOf(criterion, option.score, {
      checked,
      answered: attested.length > 0,
      score,
      gap: gaps.includes(option.score),
    })
    const note =
      state === 'gap'
        ? `Не отмечена: без неё ступень${NBSP}${highest} не засчитывается. Отметьте её и приложите документ.`
        : state === 'blocked'
          ? `Пока не засчитана: не хватает ступени${NBSP}${gaps.join(', ')}.`
          : proof.length > 0
            ? proofText(proof)
            : undefined
    return {
      score: option.score,
      text: upperFirst(option.text),
      state,
      checked,
      note,
      wanted: wanted.includes(option.score),
    }
  })
}

function stateOf(
  criterion: Criterion,
  rung: number,
  now: { checked: boolean; answered: boolean; score: number; gap: boolean },
): RungState {
  if (now.gap) return 'gap'
  if (criterion.cumulative && rung === 0) return now.answered ? 'counted' : 'open'
  if (!now.checked) return 'open'
  return rung <= now.score ? 'counted' : 'blocked'
}

/** What is attested after a rung is ticked, unticked or chosen. */
export function toggled(criterion: Criterion, attested: readonly number[], rung: number, checked: boolean): number[] {
  const next =
    criterion.cumulative && rung > 0
      ? [...attested.filter((score) => score !== rung), ...(checked ? [rung] : [])]
      : checked
        ? [rung]
        : []
  return normaliseAttested(criterion, next) ?? [...attested]
}
