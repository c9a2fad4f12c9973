/** Where a run divides, returns and joins, in the sentences of a standard. Pure. */
import { formatFraction, fraction, multiply, parseFraction } from '@/lib/core/fraction'
import { END, type DecisionOption, type ParallelBlock, type ProcessModel, type StepNext } from '../model/types'

type Labels = (step: string, option: number) => string

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} и ${words.at(-1) ?? ''}`

export function courseSentences(model: ProcessModel, labelOf: Labels): string[] {
  const numbers = new Map(model.steps.map(({ id }, i) => [id, i + 1]))
  const no = (id: string): string => String(numbers.get(id) ?? '–')
  const toText = (id: string): string => (id === END ? 'процесс завершён' : `шаг ${no(id)}`)
  const blockText = ({ branches, join }: ParallelBlock): string => {
    const heads = branches.map((branch) =>
      branch.length > 1 ? `${no(branch[0] ?? '')}–${no(branch.at(-1) ?? '')}` : no(branch[0] ?? ''),
    )
    return `шаги ${listed(heads)} выполняются одновременно, после всех – ${toText(join)}`
  }
  const optionText = (option: DecisionOption, label: string): string => {
    const p = parseFraction(option.p)
    const share = p ? `${formatFraction(multiply(p, fraction(100)), 0)} %` : ''
    const where =
      'to' in option
        ? option.return
          ? `возврат к шагу ${no(option.to)}`
          : toText(option.to)
        : blockText(option.parallel)
    return `${[label, share && `(${share})`].filter(Boolean).join(' ')} – ${where}`
  }
  const sentence = (next: StepNext, id: string, row: number): string | null => {
    if ('parallel' in next) return `После шага ${row + 1} ${blockText(next.parallel)}.`
    if ('decision' in next)
      return `После шага ${row + 1}: ${next.decision.map((option, i) => optionText(option, labelOf(id, i))).join('; ')}.`
    if (next.return) return `После шага ${row + 1} – возврат к шагу ${no(next.to)}.`
    const follows = model.steps[row + 1]?.id
    return next.to === END || next.to === follows ? null : `После шага ${row + 1} – ${toText(next.to)}.`
  }
  return model.steps.flatMap(({ id, next }, row) => {
    const text = next ? sentence(next, id, row) : null
    return text ? [text] : []
  })
}
