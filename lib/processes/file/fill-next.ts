/** Where a step of a file goes on, as the table keeps it. Pure. */
import type { DraftNext, DraftOption } from '../map/draft'
import { END, type ParallelBlock } from '../model/types'
import type { TypedNext } from '../steps/data'

type Option = Extract<TypedNext, { decision: unknown }>['decision'][number]
type Goal = { to: string } | { parallel: ParallelBlock }

/** Of a branch only its first step is written down: the others follow from there. */
const bare = ({ branches, join }: ParallelBlock): ParallelBlock => ({
  branches: branches.map(([entry]) => (entry === undefined ? [] : [entry])),
  join,
})
const goalText = (goal: Goal): string => ('to' in goal ? goal.to : JSON.stringify(bare(goal.parallel)))

/** `rowOf`: rows by the steps' ids in the file; shares, returns and words that a file leaves out stay as they were. */
export function nextFrom(
  next: DraftNext | undefined,
  rowOf: (id: string) => string,
  old: TypedNext | null,
): TypedNext | null {
  if (next === undefined) return old !== null && 'text' in old ? old : null
  const target = (id: string): string => (id === END ? END : rowOf(id))
  const block = ({ branches, join }: ParallelBlock): ParallelBlock => ({
    branches: branches.flatMap(([entry]) => (entry === undefined ? [] : [[target(entry)]])),
    join: target(join),
  })
  if ('parallel' in next) return { parallel: block(next.parallel) }
  if (!('decision' in next)) {
    const to = target(next.to)
    const wasReturn = old !== null && 'to' in old && old.to === to && old.return === true
    return { to, ...((next.return || wasReturn) && { return: true }) }
  }
  const known = old !== null && 'decision' in old ? [...old.decision] : []
  return { decision: next.decision.map((option) => optionFrom(option, goalOf(option, target, block), known)) }
}

const goalOf = (
  option: DraftOption,
  target: (id: string) => string,
  block: (one: ParallelBlock) => ParallelBlock,
): Goal => ('to' in option ? { to: target(option.to) } : { parallel: block(option.parallel) })

function optionFrom({ p, return: isReturn, label }: DraftOption, goal: Goal, known: Option[]): Option {
  const at = known.findIndex((one) => goalText(one) === goalText(goal))
  const [was] = at < 0 ? [] : known.splice(at, 1)
  const back = isReturn ?? (p === '' ? was?.return : undefined)
  const words = label ?? (p === '' ? was?.label : undefined)
  return { ...goal, p: p === '' ? (was?.p ?? '') : p, ...(back && { return: true }), ...(words && { label: words }) }
}

/** Whether two ways on mean the same, whatever of the branches is written down. */
export function sameNext(one: TypedNext | null, other: TypedNext | null): boolean {
  const text = (next: TypedNext | null): string => {
    if (next === null) return ''
    if ('text' in next) return `text ${next.text}`
    if ('parallel' in next) return goalText(next)
    if (!('decision' in next)) return `${next.to} ${next.return ?? false}`
    return JSON.stringify(
      next.decision.map((option) => [goalText(option), option.p, option.return ?? false, option.label ?? '']),
    )
  }
  return text(one) === text(other)
}
