/** The table that says the same as a drawing. Pure. */
import { ZERO, add, divide, formatFraction, fraction, multiply, type Fraction, formatSmall } from '@/lib/core/fraction'
import { readMean } from './step-time'
import { shortTime } from './time-words'
import type { ProcessModel, StepTime } from './types'

/** What a run spends in each step, waiting and work, by row in minutes; a time that is not read yet takes none. */
export const spentByRow = ({
  model,
  visits,
}: {
  model: ProcessModel
  visits: readonly Fraction[] | null
}): Fraction[] =>
  model.steps.map(({ wait, work }, row) =>
    multiply(visits?.[row] ?? ZERO, add(readMean(wait) ?? ZERO, readMean(work) ?? ZERO)),
  )

export type StepLine = { number: number; name: string; wait: string; work: string; visits: string; spent: string }

export const stepColumns = {
  number: '№',
  name: 'Шаг',
  wait: 'Ожидание до',
  work: 'Работа',
  visits: 'Проходов',
  spent: 'За прогон, р. д.',
} as const satisfies Record<keyof StepLine, string>

export function stepLines(model: ProcessModel, visits: readonly Fraction[] | null, dayMinutes: string): StepLine[] {
  const spent = spentByRow({ model, visits })
  const time = (value: StepTime): string => {
    const mean = readMean(value)
    return mean ? shortTime(mean, dayMinutes) : 'не указано'
  }
  return model.steps.map((step, i): StepLine => ({
    number: i + 1,
    name: step.name,
    wait: time(step.wait),
    work: time(step.work),
    visits: visits?.[i] ? formatFraction(visits[i], 2) : '–',
    spent: spent[i] && visits ? formatSmall(divide(spent[i], fraction(BigInt(dayMinutes))), 1) : '–',
  }))
}

/** What the times in a step of the map are. */
export const timesWords = 'в шаге: ожидание + работа'
