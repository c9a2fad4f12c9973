/** The table that says the same as a drawing. Pure. */
import { divide, formatFraction, fraction, type Fraction, formatSmall } from '@/lib/core/fraction'
import { readMean } from '../model/step-time'
import { shortTime } from '../model/time-words'
import type { ProcessModel, StepTime } from '../model/types'
import { spentByRow } from './picture'

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
